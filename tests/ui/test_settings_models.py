"""Getting, using and removing model files on the page; downloads go on without it."""

import threading
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.engine.downloads import Stand
from tests.engine.pinned import payload, pin
from tests.engine.range_server import PATH, Script, serving
from tests.ui.settings_desk import core, open_settings

DATA = payload(400_000)


def test_a_model_is_got_with_progress_used_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    gate = threading.Event()
    script = Script(DATA, gate=gate)
    with (
        serving(script) as base,
        core(tmp_path / "home", pin(DATA, base + PATH)) as app,
    ):
        desk = open_settings(qtbot, app)
        row = desk.page.models.models["little"]
        desk.seen(row)
        qtbot.waitUntil(lambda: "recommended" in row.label.text())
        assert not row.use.isVisible() and not row.remove.isVisible()
        desk.click(row.get)
        assert script.waiting.wait(20)
        desk.wait_said(row, "of")
        assert row.bar.isVisible() and row.cancel.isVisible() and not row.get.isVisible()
        gate.set()
        desk.wait_said(row, "was checked")
        assert not row.bar.isVisible()
        desk.answer(row, "Use it")
        desk.wait_said(row, "Saved")
        assert desk.saved().local_model == "little"
        qtbot.waitUntil(lambda: "in use" in row.label.text())
        assert "on this computer" in row.label.text()
        desk.click(row.remove)
        desk.answer(row, "Keep")
        assert app.files.path_of("little") is not None
        desk.click(row.remove)
        desk.answer(row, "Remove")
        desk.wait_said(row, "are free again")
        assert app.files.path_of("little") is None
        qtbot.waitUntil(row.get.isVisible)


def test_a_download_is_cancelled_and_goes_on_from_there(qtbot: QtBot, tmp_path: Path) -> None:
    gate = threading.Event()
    script = Script(DATA, gate=gate)
    with (
        serving(script) as base,
        core(tmp_path / "home", pin(DATA, base + PATH)) as app,
    ):
        desk = open_settings(qtbot, app)
        row = desk.page.models.models["little"]
        desk.click(row.get)
        assert script.waiting.wait(20)
        qtbot.waitUntil(lambda: app.files.begun("little") > 0)
        desk.click(row.cancel)
        desk.wait_said(row, "Stopped")
        qtbot.waitUntil(lambda: row.get.text() == "Resume")
        script.gate = None
        gate.set()
        desk.click(row.get)
        desk.wait_said(row, "was checked")
        assert script.asked[-1].startswith("bytes=")


def test_what_came_earlier_is_told_when_the_page_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "models").mkdir(parents=True)
    (home / "models" / "little.gguf.part").write_bytes(DATA[:150_000])
    with core(home, pin(DATA, "https://nowhere.invalid/a")) as app:
        desk = open_settings(qtbot, app)
        row = desk.page.models.models["little"]
        desk.seen(row)
        desk.wait_said(row, "150 kB of 400 kB")
        assert row.get.text() == "Resume"


def test_several_wait_and_go_on_when_the_page_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    gate = threading.Event()
    slow = Script(DATA, gate=gate)
    with ExitStack() as stack:
        first = stack.enter_context(serving(slow))
        second = stack.enter_context(serving(Script(DATA)))
        models = (pin(DATA, first + PATH), pin(DATA, second + PATH, id="other"))
        app = stack.enter_context(core(tmp_path / "home", *models))
        desk = open_settings(qtbot, app)
        desk.click(desk.page.models.models["little"].get)
        assert slow.waiting.wait(20)
        desk.click(desk.page.models.models["other"].get)
        desk.wait_said(desk.page.models.models["other"], "Waiting for the other")
        desk.window.takeCentralWidget().deleteLater()
        qtbot.wait(10)
        gate.set()
        qtbot.waitUntil(
            lambda: (
                {now.stand for now in app.downloads.now().values()} == {Stand.DONE}
                and len(app.downloads.now()) == 2
            ),
            timeout=20_000,
        )
        again = open_settings(qtbot, app)
        again.seen(again.page.models.models["other"])
        qtbot.waitUntil(
            lambda: "on this computer" in again.page.models.models["other"].label.text()
        )


def test_undo_is_offered_while_its_own_change_holds_and_no_longer(
    qtbot: QtBot, tmp_path: Path
) -> None:
    models = tmp_path / "home" / "models"
    models.mkdir(parents=True)
    for name in ("little", "other"):
        (models / f"{name}.gguf").write_bytes(DATA)
    nowhere = "https://nowhere.invalid/a"
    known = (pin(DATA, nowhere), pin(DATA, nowhere, id="other"))
    with core(tmp_path / "home", *known) as app:
        app.change_settings(engine="openai")
        desk = open_settings(qtbot, app)
        first, second = (desk.page.models.models[id] for id in ("little", "other"))
        desk.seen(first)
        for row in (first, second):
            qtbot.waitUntil(lambda row=row: row.use.isVisible() and row.use.settled)
            desk.click(row.use)
            desk.wait_said(row, "Saved")
        assert [button.text() for button in second.choices()] == ["Undo"]
        assert first.choices() == [] and first.note.text() == ""
        desk.answer(second, "Undo")
        qtbot.waitUntil(lambda: desk.saved().local_model == "little")
        assert desk.saved().engine == "local"
        assert second.choices() == []


def test_the_focus_stays_in_the_row_whose_button_goes(qtbot: QtBot, tmp_path: Path) -> None:
    gate = threading.Event()
    script = Script(DATA, gate=gate)
    home = tmp_path / "home"
    (home / "models").mkdir(parents=True)
    (home / "models" / "other.gguf").write_bytes(DATA)
    with serving(script) as base:
        known = (pin(DATA, base + PATH), pin(DATA, base + PATH, id="other"))
        with core(home, *known) as app:
            app.change_settings(engine="openai")
            desk = open_settings(qtbot, app)
            row, other = (desk.page.models.models[id] for id in ("little", "other"))
            desk.seen(row)
            qtbot.waitUntil(other.use.isVisible)
            row.get.setFocus()
            desk.press(row.get, Qt.Key.Key_Space)
            assert script.waiting.wait(20)
            qtbot.waitUntil(row.cancel.hasFocus)
            gate.set()
            qtbot.waitUntil(lambda: not row.cancel.isVisible() and bool(row.choices()))
            late = QApplication.focusWidget()
            assert late is not None and row.isAncestorOf(late)
            desk.press(late, Qt.Key.Key_Space)
            qtbot.waitUntil(row.use.isVisible)
            QTest.mouseClick(row.use, Qt.MouseButton.LeftButton)
            QApplication.processEvents()
            assert desk.saved().engine == "openai"

            def used() -> bool:
                if row.use.isVisible():
                    row.use.setFocus()
                    desk.press(row.use, Qt.Key.Key_Space)
                return "Saved" in row.note.text()

            qtbot.waitUntil(used, timeout=20_000)
            qtbot.waitUntil(row.remove.hasFocus)
            assert desk.saved().local_model == "little"


def test_a_download_that_fails_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    with (
        serving(Script(DATA, status=503)) as base,
        core(tmp_path / "home", pin(DATA, base + PATH)) as app,
    ):
        desk = open_settings(qtbot, app)
        row = desk.page.models.models["little"]
        desk.click(row.get)
        desk.wait_said(row, "error 503")
        assert row.get.isVisible() and not row.bar.isVisible()


def test_a_file_of_ones_own_is_used_if_it_is_a_model(qtbot: QtBot, tmp_path: Path) -> None:
    own = tmp_path / "mine.gguf"
    own.write_bytes(DATA[:100])
    wrong = tmp_path / "letter.txt"
    wrong.write_text("Dear all,", encoding="utf-8")
    with core(tmp_path / "home") as app:
        desk = open_settings(qtbot, app)
        row = desk.page.models.own
        desk.page.models.take_own(str(wrong))
        desk.wait_said(row, "not a model file")
        assert desk.saved().own_model == ""
        desk.page.models.take_own(str(own))
        desk.wait_said(row, "Saved")
        assert desk.saved().own_model == str(own)
        qtbot.waitUntil(lambda: row.help.text() == str(own))
        desk.click(desk.page.models.without)
        qtbot.waitUntil(lambda: desk.saved().own_model == "")


def test_all_models_of_the_catalogue_are_there_with_what_one_should_know(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with core(tmp_path / "home") as app:
        desk = open_settings(qtbot, app)
        assert len(desk.page.models.models) == len(app.models) == 9
        facts = desk.page.models.models["qwen2.5-coder-1.5b"].help.text()
        for words in ("Basic", "1.1 GB", "2.0 GB", "Apache-2.0", "French"):
            assert words in facts
