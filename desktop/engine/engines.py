"""Every engine of the program, made when the first of them is needed."""

from typing import TYPE_CHECKING

from desktop.engine.files import ModelFiles
from desktop.engine.targets import Targets
from desktop.keys import Keys

if TYPE_CHECKING:
    from desktop.engine.local import LocalEngine
    from desktop.engine.runner import Runner


class Engines:
    """Makes the runner and the local engine on the engine's thread, and ends them there."""

    def __init__(self, keys: Keys, files: ModelFiles, targets: Targets) -> None:
        self._keys = keys
        self._files = files
        self._targets = targets
        self._runner: Runner | None = None
        self._local: LocalEngine | None = None

    @property
    def local(self) -> "LocalEngine | None":
        """Return the local engine; None until a run or a download has asked for one."""
        return self._local

    def runner(self) -> "Runner":
        """Return what brings engines to where they answer."""
        if self._runner is None:
            from desktop.engine.local import LocalEngine
            from desktop.engine.runner import Runner

            self._local = LocalEngine()
            self._runner = Runner(self._keys, self._files, self._targets, self._local)
        return self._runner

    async def close(self) -> None:
        """Close every client and end the local engine."""
        if self._runner is not None:
            await self._runner.close()
