"""Takes the pictures of one language, one look and one scale, in this process."""

import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.shots.scenes import SCENES, Scene
from tests.shots.stage import Stage, over, staged
from ui.application import use_qt_words


def take(
    out: Path,
    language: str,
    look: str,
    sizes: Sequence[tuple[int, int]],
    scale: str,
    only: Sequence[str],
) -> int:
    """Write a picture of every scene at every size; return how many scenes failed."""
    qInstallMessageHandler(_say)
    application = QApplication(sys.argv[:1])
    use_qt_words(application, language)
    QLocale.setDefault(QLocale(language))
    failed = 0
    bugs: list[BaseException] = []

    def tell(kind: object, bug: BaseException, trace: object) -> None:
        bugs.append(bug)
        traceback.print_exception(bug)

    sys.excepthook = tell
    for unknown in set(only) - set(SCENES):
        print(f"No scene is called {unknown}: {', '.join(SCENES)}", file=sys.stderr)
        failed += 1
    for scene in SCENES.values():
        if only and scene.name not in only:
            continue
        left = sizes
        while left:
            with tempfile.TemporaryDirectory(prefix="calame-") as home:
                try:
                    with staged(Path(home, "home"), language, look, left[0]) as stage:
                        left = _take(stage, scene, out, left, scale)
                except Exception:
                    failed += 1
                    left = ()
                    print(f"{scene.name} ({language}, {look}):", file=sys.stderr)
                    traceback.print_exc()
    return failed + len(bugs)


def _say(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    if "plugin does not support" not in words:
        print(words, file=sys.stderr)


def _take(
    stage: Stage, scene: Scene, out: Path, sizes: Sequence[tuple[int, int]], scale: str
) -> Sequence[tuple[int, int]]:
    """Take a scene at every size; return those that it has to be played anew for.

    A menu stays where it was opened when the window changes its size.
    """
    if scene.width:
        stage.size = (scene.width, stage.size[1])
        sizes = sizes[:1]
    scene.play(stage)
    stage.settle()
    for size in sizes:
        shown = (scene.width or size[0], size[1])
        if (stage.window.width(), stage.window.height()) != shown:
            stage.window.resize(*shown)
            stage.pump(0.15)
        mark = "150" if scale != "1" else "x".join(map(str, size))
        folder = out / f"{stage.language}-{stage.look}-{mark}"
        folder.mkdir(parents=True, exist_ok=True)
        stage.picture().save(str(folder / f"{scene.name}.png"))
        if any(widget.inherits("QMenu") for widget in over(stage.window)):
            return sizes[sizes.index(size) + 1 :]
    return ()
