"""How what was chosen in an answer comes into the text."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk import CONTROL, SHIFT, TEXT, open_desk
from tests.ui.reviewing import ANSWER, SENTENCE, line, reviewed


def test_only_the_words_that_changed_are_lit_and_not_for_long(qtbot: QtBot) -> None:
    desk = reviewed(qtbot, "😀 " + TEXT)
    desk.press(Qt.Key.Key_J)
    desk.press(Qt.Key.Key_R)
    lit: list[tuple[tuple[int, int], ...]] = []
    editor = desk.window.editor
    light = editor.light
    editor.light = lambda *spans: (lit.append(spans), light(*spans))[1]  # type: ignore[method-assign]
    before = editor.viewport().grab().toImage()
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    raw = editor.document().toRawText().encode("utf-16-le")
    words = [raw[2 * start : 2 * end].decode("utf-16-le") for start, end in lit[0]]
    assert words == ["Voilà", ", oui"]
    cursor = editor.textCursor()
    cursor.setPosition(0)
    editor.setTextCursor(cursor)
    glowing = editor.viewport().grab().toImage()
    assert glowing != before
    qtbot.waitUntil(lambda: editor.viewport().grab().toImage() != glowing, timeout=3_000)


def test_inserting_below_leaves_the_passage_and_is_one_step(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    desk.press(Qt.Key.Key_R)
    desk.press(Qt.Key.Key_I, CONTROL | SHIFT)
    composed = "Voici une phrase vraiment trop longue, oui"
    paragraph = TEXT.split("\n\n")[1]
    assert f"{paragraph}\n\n{composed}\n\n" in desk.text
    assert desk.app.assistant.accepted == [(1, 0, composed, "partly")]
    assert desk.companion.panel.notice.words.text() == "Inserted below"
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == TEXT


def test_an_answer_to_another_document_asks_for_that_document(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    asked = []
    desk.companion.flow.elsewhere.connect(asked.append)
    passages = desk.window.editor.document()
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert asked == []
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.select(SENTENCE)
    desk.answer(ANSWER)
    desk.window.editor.show_document(type(passages)())
    desk.window.commands["accept"].trigger()
    assert asked == [passages]


def test_refusing_everything_leaves_the_text_and_says_so(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    for _ in range(3):
        desk.press(Qt.Key.Key_R)
    assert "3 refused" in line(desk)
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert desk.text == TEXT
    assert desk.app.assistant.accepted == [(1, 0, SENTENCE, "rejected")]
    notice = desk.companion.panel.notice
    assert notice.words.text() == "The text stays as it was."
    assert not notice.undo.isVisible()


def test_an_answer_equal_to_the_text_is_told(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(SENTENCE)
    assert line(desk) == "The answer is the same as your text."
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert desk.app.assistant.accepted == [(1, 0, SENTENCE, "accepted")]
    assert desk.text == TEXT
