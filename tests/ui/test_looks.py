"""Every scene of the pictures, walked: nothing clipped, covered, pale, nameless or untranslated."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import messages
from tests.shots import pseudo
from tests.shots.allowed import allowed
from tests.shots.scenes import SCENES
from tests.shots.stage import staged
from tests.shots.walk import complaints, forgotten, paleness

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1024, 700)
DENSE = [name for name, scene in SCENES.items() if scene.dense]
LARGE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.shots.scenes import SCENES
from tests.shots.stage import staged
from tests.shots.walk import complaints

application = QApplication([])
assert application.devicePixelRatio() == 1.5
for name in sys.argv[2:]:
    with staged(Path(sys.argv[1], name), "fr", "light", (1024, 700)) as stage:
        SCENES[name].play(stage)
        stage.settle()
        for said in complaints(stage):
            print(f"{name}: {said}")
print("walked")
"""

pytestmark = pytest.mark.skipif(
    os.environ.get("CALAME_TEST_X11") == "1", reason="looks the same there, and takes its time"
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    messages.use("en")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", SCENES)
def test_a_scene_looks_as_it_should(
    qapp: QApplication, tmp_path: Path, name: str, language: str
) -> None:
    scene = SCENES[name]
    with staged(tmp_path / "home", language, "light", (scene.width or SIZE[0], SIZE[1])) as stage:
        scene.play(stage)
        stage.settle()
        said = [f"light: {complaint}" for complaint in complaints(stage)]
        stage.theme.prefer("dark")
        stage.settle()
        said += [f"dark: {complaint}" for complaint in paleness(stage)]
    assert said == []


@pytest.fixture(scope="module")
def pseudo_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("program")
    pseudo.make_resources(folder)
    return folder


@pytest.mark.parametrize("name", SCENES)
def test_every_word_of_a_scene_can_be_translated(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pseudo_program: Path,
    name: str,
) -> None:
    # the frozen program finds its resources so
    monkeypatch.setattr(sys, "_MEIPASS", str(pseudo_program), raising=False)
    scene = SCENES[name]
    size = (scene.width or SIZE[0], SIZE[1])
    with staged(tmp_path / "home", pseudo.LANGUAGE, "light", size) as stage:
        scene.play(stage)
        stage.settle()
        said = forgotten(stage, allowed(stage))
    assert said == []


def test_dense_scenes_look_as_they_should_at_one_and_a_half_times_the_size(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LARGE, str(tmp_path), *DENSE],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.stdout == "walked\n", done.stderr[-2000:]
