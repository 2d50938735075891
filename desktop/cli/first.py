"""Whether this start opens the window or hands its arguments to the one that is open already."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.choice import EngineChoice
from desktop.errors import UserError
from desktop.quick.claim import Claim

if TYPE_CHECKING:
    from desktop.cli.window import WindowArguments
    from desktop.paths import Paths


def claim_window(paths: "Paths", arguments: "WindowArguments") -> Claim | int | None:
    """Claim the home for this start's window; return an exit code where another one has it.

    None where the home cannot be used: the window opens and says so. An engine that is named is
    not handed over: the open window's holds for a whole session, and may not change under
    somebody's hands by a command elsewhere.
    """
    with suppress(OSError, UserError):
        paths.make_home()
        return Claim.take(paths.home) or _hand_over(paths, arguments)
    return None


def _hand_over(paths: "Paths", arguments: "WindowArguments") -> Claim | int:
    from desktop.quick.calling import call  # only a second start calls
    from desktop.quick.wish import Wish

    file = os.fspath(arguments.file.expanduser().absolute()) if arguments.file else ""
    try:
        claim = call(paths.home, Wish(file, os.environ.get("XDG_ACTIVATION_TOKEN", "")))
    except UserError as error:
        _tell(paths, error)
        return 1
    if claim is not None:
        return claim
    if arguments.choice != EngineChoice():
        _tell(paths, UserError("window_engine", "window_engine_choose"))
    return 0


def _tell(paths: "Paths", error: UserError) -> None:
    from desktop.messages import advice, sentence, system_language, use
    from desktop.settings import load

    use(load(paths.settings, aside=False).settings.language or system_language())
    if sys.stderr is not None:
        print(sentence(error), advice(error), file=sys.stderr)
