"""The history page in the window: opened, used and left by keys, the text behind it untouched."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.fakes import ScriptedServer, Stream
from tests.ui.desk import CONTROL, SHIFT
from tests.ui.test_real_core import PASSAGE, opened
from ui.history.page import HistoryPage
from ui.phase import Phase


def test_a_past_run_is_taken_up_again_on_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.script(Stream(["This sentence is too long."]))
        with opened(qtbot, tmp_path, server) as (desk, _):
            used = desk.companion.panel.action
            assert used is not None
            desk.press(Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(lambda: desk.companion.flow.phase is Phase.READY, timeout=20_000)
            desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
            text = desk.text

            desk.press(Qt.Key.Key_H, CONTROL | SHIFT)
            page = desk.window.pages.page("history")
            assert isinstance(page, HistoryPage)
            qtbot.waitUntil(lambda: page.detail.record is not None, timeout=20_000)
            assert page.detail.record is not None
            assert page.detail.record.source == PASSAGE
            shown = [
                b.text() for b in desk.window.status.findChildren(QPushButton) if b.isVisible()
            ]
            assert shown == [desk.window.status.engine.text()]
            desk.press(Qt.Key.Key_Down)
            assert page.rows.hasFocus()

            desk.press(Qt.Key.Key_Delete)
            qtbot.waitUntil(lambda: page.found.rowCount() == 0, timeout=20_000)
            page.setFocus()
            desk.press(Qt.Key.Key_Z, CONTROL, page)
            qtbot.waitUntil(lambda: page.found.rowCount() == 1, timeout=20_000)
            assert desk.text == text

            qtbot.waitUntil(lambda: page.rows.current() is not None, timeout=20_000)
            page.rows.setFocus()
            qtbot.waitUntil(lambda: page.detail.isVisible(), timeout=20_000)
            desk.press(Qt.Key.Key_Return)
            assert desk.window.pages.now == "write"
            assert desk.companion.panel.action is used
            assert desk.text == text


def test_a_past_answer_becomes_a_document_that_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.script(Stream(["This sentence is too long."]))
        with opened(qtbot, tmp_path, server) as (desk, _):
            desk.put_cursor("The end.", behind=True)
            desk.type(" Fin.")
            desk.put_cursor("sentence")
            desk.press(Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(lambda: desk.companion.flow.phase is Phase.READY, timeout=20_000)
            text = desk.text
            desk.press(Qt.Key.Key_H, CONTROL | SHIFT)
            page = desk.window.pages.page("history")
            assert isinstance(page, HistoryPage)
            qtbot.waitUntil(page.detail.open_button.isVisible, timeout=20_000)
            qtbot.waitUntil(lambda: page.detail.record is not None, timeout=20_000)
            desk.click(page.detail.open_button)
            assert desk.window.pages.now == "write"
            assert desk.text == "This sentence is too long."
            store = desk.window.cabinet.desk.store
            assert store is not None

            def kept() -> set[str]:
                desk.window.journal.flush()
                documents = store.documents.list(client=None).result(20)
                drafts = (store.drafts.read(one.id, client=None).result(20) for one in documents)
                return {draft.text for draft in drafts if draft is not None}

            qtbot.waitUntil(lambda: {text, desk.text} <= kept(), timeout=20_000)


def test_escape_leads_back_to_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    with ScriptedServer() as server, opened(qtbot, tmp_path, server) as (desk, _):
        desk.press(Qt.Key.Key_H, CONTROL | SHIFT)
        page = desk.window.pages.page("history")
        assert isinstance(page, HistoryPage)
        assert QApplication.focusWidget() is page.finding.field
        desk.press(Qt.Key.Key_Escape)
        assert desk.window.pages.now == "write"
        assert desk.window.editor.hasFocus()
