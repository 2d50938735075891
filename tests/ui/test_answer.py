"""The answer: grows cheaply, never takes the scrolling away, marks what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.review import compare
from ui.panel.answer import AnswerView
from ui.panel.changes import Mark, Stretch, share_kept, stretches
from ui.theme import Theme

texts = st.text(alphabet="ab é😀\n", max_size=40)


@pytest.fixture
def view(qtbot: QtBot) -> AnswerView:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = AnswerView(Theme(application, "light"))
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def paragraphs(count: int) -> str:
    return "".join(f"Ligne {number} de la réponse.\n" for number in range(count))


def test_it_follows_the_words_that_come(view: AnswerView) -> None:
    for _ in range(10):
        view.append(paragraphs(10))
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0 and bar.value() == bar.maximum()


def test_scrolling_by_hand_stops_it_from_following(view: AnswerView) -> None:
    view.append(paragraphs(60))
    bar = view.verticalScrollBar()
    bar.setValue(5)
    view.append(paragraphs(60))
    QApplication.processEvents()
    assert bar.value() == 5
    bar.setValue(bar.maximum())
    view.append(paragraphs(5))
    assert bar.value() == bar.maximum()


def test_a_selection_survives_the_words_that_come(view: AnswerView) -> None:
    view.append("Bonjour le monde")
    cursor = view.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.append(" et la suite")
    assert view.textCursor().selectedText() == "Bonjour"


@pytest.mark.parametrize("piece", ["mot ", "des mots 😀 sans fin " * 60])
def test_a_paragraph_without_an_end_is_cut_for_the_eye_alone(
    qtbot: QtBot, view: AnswerView, piece: str
) -> None:
    whole = piece * (30_000 // len(piece))
    for start in range(0, len(whole), len(piece)):
        view.append(whole[start : start + len(piece)])
    assert view.text() == whole
    view.show_text(whole)
    blocks = view.document().blockCount()
    assert 4 <= blocks <= 7
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == whole
    QGuiApplication.clipboard().clear()
    view.rewind(15_001)
    assert view.text() == whole[:15_001]
    assert view.toPlainText().replace("\n", "") == whole[:15_001]
    assert view.document().blockCount() < blocks
    view.append("fin")
    view.show_text(whole[:15_001] + "fin")
    assert view.toPlainText().replace("\n", "") == whole[:15_001] + "fin"


@pytest.mark.parametrize("piece", ["abcdefghij", "é😀", "des mots\u00a0! "])
@pytest.mark.parametrize("step", [700, 300_000])
def test_whatever_comes_no_paragraph_is_laid_out_that_would_stop_the_window(
    qtbot: QtBot, view: AnswerView, piece: str, step: int
) -> None:
    def longest() -> int:
        document = view.document()
        blocks = range(document.blockCount())
        return max(document.findBlockByNumber(number).length() for number in blocks)

    whole = piece * (300_000 // len(piece))
    for start in range(0, len(whole), step):
        view.append(whole[start : start + step])
    view.show_text(whole)
    assert view.text() == whole
    assert longest() < 15_000
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == whole
    view.begin_editing(whole)
    assert longest() < 15_000
    assert view.text() == whole
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == whole
    QGuiApplication.clipboard().clear()
    assert view.end_editing() == whole


@given(st.lists(st.text(alphabet="a \n😀", max_size=30), max_size=12))
def test_what_came_in_pieces_is_the_answer(pieces: list[str]) -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    view = AnswerView(Theme(application, "light"))
    for piece in pieces:
        view.append(piece)
    whole = "".join(pieces)
    assert view.text() == whole
    view.show_text(whole)
    assert view.toPlainText() == whole


def test_markup_is_shown_as_it_is_written(view: AnswerView) -> None:
    view.append("<b>gras</b> &amp; <img src=x>")
    assert view.toPlainText() == "<b>gras</b> &amp; <img src=x>"


@given(source=texts, answer=texts)
def test_stretches_give_both_texts_back(source: str, answer: str) -> None:
    merged = stretches(source, answer, compare(source, answer))
    assert "".join(s.text for s in merged if s.mark is not Mark.REMOVED) == answer
    assert "".join(s.text for s in merged if s.mark is not Mark.ADDED) == source
    assert 0.0 <= share_kept(merged) <= 1.0
    assert (share_kept(merged) == 1.0) == (source == answer)


def test_added_and_removed_words_differ_by_more_than_colour(view: AnswerView) -> None:
    source, answer = "un mot long ici", "un terme ici"
    view.show_changes(stretches(source, answer, compare(source, answer)))
    formats = {}
    block = view.document().begin()
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        formats[fragment.text()] = fragment.charFormat()
        iterator += 1
    for removed in ("mot lon", "g"):
        assert formats[removed].fontStrikeOut() and not formats[removed].fontUnderline()
    assert formats["g"].fontLetterSpacing() > 0  # keeps "long" and "terme" apart
    assert formats["terme"].fontUnderline() and not formats["terme"].fontStrikeOut()
    assert not formats["un "].fontStrikeOut() and not formats["un "].fontUnderline()
    assert view.text() == answer


def test_copying_marked_words_leaves_out_what_was_removed(view: AnswerView) -> None:
    source, answer = "un 😀 mot long ici", "un 😀 terme\u00a0! ici"
    view.show_changes(stretches(source, answer, compare(source, answer)))
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == answer
    QGuiApplication.clipboard().clear()


def test_plain_text_after_changes_bears_no_marks(view: AnswerView) -> None:
    source, answer = "un mot", "un terme"
    view.show_changes(stretches(source, answer, compare(source, answer)))
    view.show_text(answer)
    assert view.toPlainText() == answer
    cursor = QTextCursor(view.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert not cursor.charFormat().fontUnderline()
    view.append(" !")
    assert view.text() == "un terme !"


@pytest.mark.parametrize("last", ["un deux", "un deux trois", "un deux trois quatre", "autre", ""])
def test_the_whole_answer_takes_the_place_of_what_came(view: AnswerView, last: str) -> None:
    view.append("un deux ")
    view.append("trois")
    view.show_text(last)
    assert view.text() == view.toPlainText() == last


def test_cutting_back_counts_what_has_come_and_is_not_shown_yet(view: AnswerView) -> None:
    view.append("😀 un ")
    view.append("deux")
    view.rewind(4)
    view.append(" trois")
    assert view.text() == "😀 un trois"


@pytest.mark.parametrize("look", ["marked", "plain"])
def test_an_answer_for_which_there_is_room_is_seen_whole_at_any_width(
    qtbot: QtBot, look: str
) -> None:
    source = "Nous avons le plaisir de vous annoncer que notre atelier, qui a été rénové, ouvrira."
    answer = "Notre nouvel atelier, entièrement rénové, ouvre ses portes le lundi 12 mai."
    around = QWidget()
    qtbot.addWidget(around)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    view = AnswerView(Theme(application, "light"))
    layout = QVBoxLayout(around)
    layout.addWidget(view)
    layout.addStretch(1)
    around.resize(640, 600)
    around.show()
    qtbot.waitExposed(around)
    if look == "marked":
        view.show_changes(stretches(source, answer, compare(source, answer)))
    else:
        view.append(answer)
    for width in (640, 300, 200, 420, 250):
        around.resize(width, 600)
        for _ in range(5):
            QApplication.processEvents()
        assert view.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("end", ["", "\nUn mot.\n"])
@pytest.mark.parametrize(
    "other", ["terme", "une phrase\n" + "phrase " * 3_000 + "fin", "x" * 20_000]
)
def test_changes_in_a_very_long_paragraph_are_cut_for_the_eye_alone(
    view: AnswerView, other: str, end: str
) -> None:
    source = "un mot long ici " * 2_000 + "dernier" + end
    answer = source.replace("long", other, 1) + " !"
    hunks = compare(source, answer)
    for _ in range(2):
        view.show_changes(stretches(source, answer, hunks))
        document = view.document()
        blocks = [document.findBlockByNumber(n) for n in range(document.blockCount())]
        assert max(block.length() for block in blocks) < 8_000
        assert view.text() == answer
        view.selectAll()
        view.copy()
        assert QGuiApplication.clipboard().text() == answer
    first = next(hunk.index for hunk in hunks if hunk.kind != "equal")
    view.show_change(first, [Stretch("tout autre", Mark.TAKEN, first)])
    assert view.text() == answer.replace(other, "tout autre", 1)
    QGuiApplication.clipboard().clear()
