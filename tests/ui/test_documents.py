"""Documents in the real window over a real store and real files: none is lost, none mistaken."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.store.connection import Store
from desktop.store.last_draft import read_last_draft
from tests.store.opened import WAIT, opened, places
from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk
from ui.documents.shelf import Shelf
from ui.main_window import MainWindow

DATA = Path(__file__).resolve().parents[1] / "data"
Show = Callable[..., Desk]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as open_store:
        yield open_store


@pytest.fixture
def show(qtbot: QtBot, store: Store, tmp_path: Path) -> Iterator[Show]:
    """Open a window as the program does: with the last draft, then with the store."""
    desks: list[Desk] = []

    def show_window() -> Desk:
        desk = open_desk(qtbot, "", attached=False)
        last = read_last_draft(places(tmp_path).database)
        if last is not None:
            desk.window.open_last(last)
        desk.window.cabinet.attach(store)
        desks.append(desk)
        return desk

    yield show_window
    for desk in desks:
        desk.window.cabinet.finish()


def strip(desk: Desk) -> str:
    bar = desk.window.cabinet.strip
    return bar.words.text() if bar.isVisible() else ""


def answer(desk: Desk, label: str) -> None:
    (button,) = [one for one in desk.window.cabinet.strip.buttons() if one.text() == label]
    desk.click(button)


def title(desk: Desk) -> str:
    return desk.window.writing.header.title.text()


def open_file(qtbot: QtBot, desk: Desk, path: Path, text: str | None = None) -> None:
    """Open a file by the dialog."""
    desk.press(Qt.Key.Key_O, CONTROL)
    choose(qtbot, path)
    if text is not None:
        qtbot.waitUntil(lambda: desk.text == text)


def choose(qtbot: QtBot, path: Path) -> None:
    """Write a path into the file dialog that is open and press Enter."""

    def shown() -> QFileDialog:
        (dialog,) = [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QFileDialog) and widget.isVisible()
        ]
        return dialog

    qtbot.waitUntil(lambda: shown().isVisible())
    dialog = shown()
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def save(qtbot: QtBot, desk: Desk) -> None:
    desk.press(Qt.Key.Key_S, CONTROL, desk.window.editor)


def shelf_of(desk: Desk) -> Shelf:
    """Show the list of documents by its keys."""
    desk.press(Qt.Key.Key_B, CONTROL, desk.window.editor)
    shelf = desk.window.findChild(Shelf)
    assert isinstance(shelf, Shelf)
    return shelf


def names(shelf: Shelf) -> list[str]:
    model = shelf.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def write(desk: Desk, qtbot: QtBot, store: Store, *texts: str) -> None:
    """Write one document after the other."""
    listing = desk.window.cabinet.listing

    def are(count: int) -> Callable[[], bool]:
        return lambda: len(listing.documents) >= count

    for number, text in enumerate(texts):
        if number:
            desk.press(Qt.Key.Key_N, CONTROL, desk.window.editor)
        desk.window.editor.insertPlainText(text)
        desk.window.journal.flush()
        qtbot.waitUntil(are(number + 1))


def test_what_is_typed_becomes_a_document_named_by_its_first_words(
    qtbot: QtBot, show: Show, store: Store
) -> None:
    desk = show()
    write(desk, qtbot, store, "# Un marché couvert")
    assert title(desk) == "Un marché couvert"
    shelf = shelf_of(desk)
    assert names(shelf) == ["Un marché couvert"]
    (document,) = store.documents.list(client=None).result(WAIT)
    assert desk.window.cabinet.desk.current.id == document.id


def test_each_document_keeps_its_undo_its_cursor_and_its_text(
    qtbot: QtBot, show: Show, store: Store
) -> None:
    desk = show()
    write(desk, qtbot, store, "Un deux", "Trois")
    editor = desk.window.editor
    assert desk.text == "Trois"
    desk.press(Qt.Key.Key_PageDown, CONTROL, editor)
    assert desk.text == "Un deux"
    assert editor.textCursor().position() == 7
    desk.press(Qt.Key.Key_Home, CONTROL, editor)
    desk.press(Qt.Key.Key_PageUp, CONTROL, editor)
    assert desk.text == "Trois"
    desk.press(Qt.Key.Key_Z, CONTROL, editor)
    assert desk.text == ""
    desk.press(Qt.Key.Key_Z, CONTROL | SHIFT, editor)
    assert desk.text == "Trois"
    desk.press(Qt.Key.Key_PageDown, CONTROL, editor)
    assert (desk.text, editor.textCursor().position()) == ("Un deux", 0)
    desk.press(Qt.Key.Key_Z, CONTROL, editor)
    assert desk.text == ""


def test_switching_stores_what_was_typed_at_once(
    qtbot: QtBot, show: Show, store: Store, tmp_path: Path
) -> None:
    desk = show()
    write(desk, qtbot, store, "Un")
    desk.type(" deux")
    desk.press(Qt.Key.Key_N, CONTROL, desk.window.editor)
    store.submit(lambda database: None).result(WAIT)
    last = read_last_draft(places(tmp_path).database)
    assert last is not None and last.text == "Un deux"


def test_the_document_shown_last_is_the_one_that_comes_back(
    qtbot: QtBot, show: Show, store: Store
) -> None:
    desk = show()
    write(desk, qtbot, store, "Un deux", "Trois")
    desk.press(Qt.Key.Key_PageDown, CONTROL, desk.window.editor)
    desk.press(Qt.Key.Key_Home, CONTROL, desk.window.editor)
    desk.window.cabinet.finish()
    again = show()
    assert (again.text, title(again)) == ("Un deux", "Un deux")
    qtbot.waitUntil(lambda: len(again.window.cabinet.listing.documents) == 2)
    assert again.window.editor.place() == 0
    again.type("Ici ")
    again.window.journal.flush()
    drafts = [d.opening for d in store.documents.list(client=None).result(WAIT)]
    assert drafts == ["Ici Un deux", "Trois"]


def test_the_draft_of_an_older_version_becomes_a_document(qtbot: QtBot, tmp_path: Path) -> None:
    places(tmp_path).home.mkdir()
    shutil.copy(DATA / "schema-1.db", places(tmp_path).database)
    desk = open_desk(qtbot, "", attached=False)
    last = read_last_draft(places(tmp_path).database)
    assert last is not None and last.document_id is None
    desk.window.open_last(last)
    assert (desk.text, desk.window.editor.place()) == ("Un brouillon.", 3)
    with opened(tmp_path) as store:
        desk.window.cabinet.attach(store)
        desk.type("x")
        desk.window.cabinet.finish()
        (document,) = store.documents.list(client=None).result(WAIT)
        assert document.opening == "Un xbrouillon."


def test_closing_asks_nothing_and_the_text_stays_in_the_list(
    qtbot: QtBot, show: Show, store: Store
) -> None:
    desk = show()
    write(desk, qtbot, store, "Un", "Deux")
    desk.press(Qt.Key.Key_W, CONTROL, desk.window.editor)
    assert desk.text == "Un"
    desk.press(Qt.Key.Key_W, CONTROL, desk.window.editor)
    assert (desk.text, title(desk)) == ("", "Untitled")
    assert strip(desk) == ""
    assert names(shelf_of(desk)) == ["Deux", "Un"]


@pytest.mark.parametrize(
    ("content", "typed", "saved"),
    [
        (b"Bonjour\r\n\r\nmonde\r\n", "A\n", b"A\r\nBonjour\r\n\r\nmonde\r\n"),
        ("déjà 5 €".encode("cp1252"), "œ", "œdéjà 5 €".encode("cp1252")),
        ("\ufeffnoté".encode("utf-16-le"), "x", "\ufeffxnoté".encode("utf-16-le")),
        (b"", "neuf", b"neuf"),
    ],
)
def test_a_file_is_saved_in_the_form_it_had(
    qtbot: QtBot, show: Show, tmp_path: Path, content: bytes, typed: str, saved: bytes
) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(content)
    desk = show()
    open_file(qtbot, desk, path)
    qtbot.waitUntil(lambda: title(desk) == "notes.md")
    save(qtbot, desk)
    qtbot.wait(50)
    assert path.read_bytes() == content
    desk.press(Qt.Key.Key_Home, CONTROL, desk.window.editor)
    desk.window.editor.insertPlainText(typed)
    assert title(desk) == "notes.md · edited since it was saved"
    save(qtbot, desk)
    qtbot.waitUntil(lambda: title(desk) == "notes.md")
    assert path.read_bytes() == saved


def test_undoing_to_what_the_file_holds_is_no_longer_a_change(
    qtbot: QtBot, show: Show, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Un")
    desk = show()
    open_file(qtbot, desk, path, "Un")
    desk.type("x")
    assert "edited" in title(desk)
    desk.press(Qt.Key.Key_Z, CONTROL, desk.window.editor)
    assert title(desk) == "a.md"


def test_a_text_without_a_file_is_saved_where_the_dialog_says(
    qtbot: QtBot, show: Show, store: Store, tmp_path: Path
) -> None:
    desk = show()
    write(desk, qtbot, store, "Le marché")
    save(qtbot, desk)
    choose(qtbot, tmp_path / "marché")
    path = tmp_path / "marché.md"
    qtbot.waitUntil(lambda: title(desk) == "marché.md")
    assert path.read_text(encoding="utf-8") == "Le marché"
    (document,) = store.documents.list(client=None).result(WAIT)
    assert (document.path, document.unsaved) == (str(path), False)
    (version,) = store.documents.versions(document.id, client=None).result(WAIT)
    assert version.opening == "Le marché"


def test_unsaved_changes_of_a_file_come_back_and_are_still_unsaved(
    qtbot: QtBot, show: Show, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Un")
    desk = show()
    open_file(qtbot, desk, path, "Un")
    desk.type("x")
    desk.window.cabinet.finish()
    again = show()
    assert again.text == "xUn"
    assert title(again) == "a.md · edited since it was saved"
    assert path.read_text() == "Un"
    save(qtbot, again)
    qtbot.waitUntil(lambda: title(again) == "a.md")
    assert path.read_text() == "xUn"


def test_a_file_changed_elsewhere_can_be_reloaded_and_that_be_undone(
    qtbot: QtBot, show: Show, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Un")
    desk = show()
    open_file(qtbot, desk, path, "Un")
    path.write_text("Autre chose")
    qtbot.waitUntil(lambda: "changed by another program" in strip(desk))
    assert desk.text == "Un"
    answer(desk, "Reload")
    qtbot.waitUntil(lambda: desk.text == "Autre chose")
    assert title(desk) == "a.md"
    answer(desk, "Undo")
    assert desk.text == "Un"
    assert "edited" in title(desk)


def test_keeping_mine_lets_the_next_save_replace_what_is_there(
    qtbot: QtBot, show: Show, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Un")
    desk = show()
    open_file(qtbot, desk, path, "Un")
    path.write_text("Autre")
    qtbot.waitUntil(lambda: "changed by another program" in strip(desk))
    answer(desk, "Keep mine")
    assert "edited" in title(desk)
    save(qtbot, desk)
    qtbot.waitUntil(lambda: title(desk) == "a.md")
    assert path.read_text() == "Un"


def test_saving_over_a_newer_file_asks_first(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Un")
    desk = show()
    open_file(qtbot, desk, path, "Un")
    desk.type("Mon ")
    path.write_text("Autre")
    save(qtbot, desk)
    qtbot.waitUntil(lambda: "Nothing was written yet" in strip(desk))
    assert path.read_text() == "Autre"
    answer(desk, "Save over it")
    qtbot.waitUntil(lambda: title(desk) == "a.md")
    assert path.read_text() == "Mon Un"


def test_a_file_that_vanished_is_told_and_can_be_saved_again(
    qtbot: QtBot, show: Show, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Un")
    desk = show()
    open_file(qtbot, desk, path, "Un")
    path.unlink()
    qtbot.waitUntil(lambda: "no longer in its folder" in strip(desk))
    assert "edited" in title(desk)
    answer(desk, "Save it there again")
    qtbot.waitUntil(path.exists)
    assert path.read_text() == "Un"


def test_a_character_that_the_file_cannot_hold_is_never_lost(
    qtbot: QtBot, show: Show, tmp_path: Path
) -> None:
    path = tmp_path / "vieux.txt"
    path.write_bytes("Été\r\n".encode("cp1252"))
    desk = show()
    open_file(qtbot, desk, path, "Été\n")
    assert "Windows-1252" in strip(desk)
    desk.window.editor.textCursor().insertText("😀")
    save(qtbot, desk)
    qtbot.waitUntil(lambda: "cannot be written in Windows-1252" in strip(desk))
    assert path.read_bytes() == "Été\r\n".encode("cp1252")
    answer(desk, "Save as UTF-8")
    qtbot.waitUntil(lambda: title(desk) == "vieux.txt")
    assert path.read_bytes() == "😀Été\r\n".encode()


def test_a_file_that_is_no_text_is_refused_and_the_text_stays(
    qtbot: QtBot, show: Show, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    desk = show()
    write(desk, qtbot, store, "Un")
    open_file(qtbot, desk, tmp_path / "a.md")
    qtbot.waitUntil(lambda: "does not hold plain text" in strip(desk))
    assert desk.text == "Un"


def test_a_file_that_is_open_already_is_shown_and_not_opened_twice(
    qtbot: QtBot, show: Show, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Un")
    desk = show()
    open_file(qtbot, desk, path, "Un")
    desk.type("x")
    desk.press(Qt.Key.Key_N, CONTROL, desk.window.editor)
    open_file(qtbot, desk, path, "xUn")
    desk.window.cabinet.finish()
    assert len(store.documents.list(client=None).result(WAIT)) == 1


@pytest.mark.parametrize("where", ["window", "text"])
def test_a_dropped_file_is_opened(qtbot: QtBot, show: Show, tmp_path: Path, where: str) -> None:
    path = tmp_path / "été.md"
    path.write_text("Un")
    desk = show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    target = desk.window if where == "window" else desk.window.editor.viewport()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copied = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(30, 30), copied, data, buttons, keys)
    QApplication.sendEvent(target, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(30, 30), copied, data, buttons, keys))
    qtbot.waitUntil(lambda: desk.text == "Un")
    assert title(desk) == "été.md"


def test_the_list_is_worked_by_keys(qtbot: QtBot, show: Show, store: Store) -> None:
    desk = show()
    write(desk, qtbot, store, "Une lettre", "Deux pommes", "Trois poires")
    shelf = shelf_of(desk)
    assert shelf.field.hasFocus()
    desk.press(Qt.Key.Key_Down)
    assert shelf.list.hasFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.text == "Deux pommes"
    assert desk.window.editor.hasFocus()


def test_a_document_is_renamed_in_place_and_the_name_is_kept(
    qtbot: QtBot, show: Show, store: Store
) -> None:
    desk = show()
    write(desk, qtbot, store, "Une lettre")
    shelf = shelf_of(desk)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and field is not shelf.field
    QTest.keyClicks(field, "A relire")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(shelf) == ["A relire"])
    assert title(desk) == "A relire"
    assert shelf.list.hasFocus()
    assert store.documents.list(client=None).result(WAIT)[0].title == "A relire"


def test_a_removed_document_comes_back_with_undo(qtbot: QtBot, show: Show, store: Store) -> None:
    desk = show()
    write(desk, qtbot, store, "Une lettre", "Deux pommes")
    shelf = shelf_of(desk)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(shelf) == ["Une lettre"])
    assert desk.text == "Une lettre"
    assert "“Deux pommes” was removed" in strip(desk)
    answer(desk, "Undo")
    qtbot.waitUntil(lambda: names(shelf) == ["Deux pommes", "Une lettre"])
    qtbot.waitUntil(lambda: desk.text == "Deux pommes")


def test_documents_are_removed_one_after_the_other_by_the_same_key(
    qtbot: QtBot, show: Show, store: Store
) -> None:
    desk = show()
    write(desk, qtbot, store, "Un", "Deux", "Trois", "Quatre")
    shelf = shelf_of(desk)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    for left in (["Quatre", "Deux", "Un"], ["Quatre", "Un"], ["Quatre"]):
        desk.press(Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda left=left: names(shelf) == left)
        assert shelf.list.hasFocus() and shelf.list.currentIndex().isValid()
    desk.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(shelf) == [])
    assert shelf.field.hasFocus() and desk.text == ""


def test_documents_are_found_by_words_of_their_text_whatever_the_accents(
    qtbot: QtBot, show: Show, store: Store
) -> None:
    desk = show()
    write(desk, qtbot, store, "Une lettre " * 30 + "à l’hôtel", "Deux pommes")
    shelf = shelf_of(desk)
    QTest.keyClicks(shelf.field, "HOTEL lettre")
    qtbot.waitUntil(lambda: len(names(shelf)) == 1)
    assert names(shelf)[0].startswith("Une lettre")
    QTest.keyClicks(shelf.field, "zzz")
    qtbot.waitUntil(lambda: names(shelf) == [])
    assert shelf.empty.text() == "No document holds these words."
    desk.click(shelf.act)
    qtbot.waitUntil(lambda: len(names(shelf)) == 2)


def test_an_empty_list_says_what_to_do(qtbot: QtBot, show: Show) -> None:
    desk = show()
    shelf = shelf_of(desk)
    assert shelf.empty.isVisible() and shelf.act.isVisible()
    desk.click(shelf.act)
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert any(dialog.isVisible() for dialog in dialogs)
    for dialog in dialogs:
        dialog.reject()


def test_recent_files_stand_in_the_menu(
    qtbot: QtBot, show: Show, store: Store, tmp_path: Path
) -> None:
    desk = show()
    for name in ("a.md", "b & c.txt"):
        (tmp_path / name).write_text(name)
        open_file(qtbot, desk, tmp_path / name, name)
    recent = desk.window.cabinet.recent
    qtbot.waitUntil(lambda: len(recent.actions()) == 2)
    assert [action.text() for action in recent.actions()] == ["b && c.txt", "a.md"]
    recent.actions()[1].trigger()
    qtbot.waitUntil(lambda: desk.text == "a.md")


def test_an_answer_is_put_into_the_document_it_was_asked_for(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Une phrase trop longue.")
    desk.put_cursor("phrase")
    run = desk.run()
    desk.stream(run, "Une phrase.")
    desk.press(Qt.Key.Key_N, CONTROL, desk.window.editor)
    desk.type("Autre texte")
    assert desk.text == "Autre texte"
    desk.finish(run, "Une phrase.")
    assert desk.text == "Autre texte"
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT, desk.window.editor)
    assert desk.text == "Une phrase."
    assert desk.app.documents.kept == ["Une phrase."]
    desk.press(Qt.Key.Key_Z, CONTROL, desk.window.editor)
    assert desk.text == "Une phrase trop longue."


def test_an_answer_to_a_closed_document_brings_it_back(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Une phrase trop longue.")
    desk.put_cursor("phrase")
    run = desk.run()
    desk.press(Qt.Key.Key_W, CONTROL, desk.window.editor)
    assert desk.text == ""
    desk.finish(run, "Une phrase.")
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT, desk.window.editor)
    assert desk.text == "Une phrase."


def test_a_request_names_its_document(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "")
    desk.type("Une phrase.")
    desk.window.journal.flush()
    QApplication.processEvents()
    desk.run()
    assert desk.request.document_id == 7


def test_ten_megabytes_are_opened_and_take_a_key(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    path = tmp_path / "roman.md"
    text = "Une phrase de dix mots qui dit ce qu'elle dit.\n" * 220_000
    path.write_text(text)
    desk = show()
    open_file(qtbot, desk, path)
    qtbot.waitUntil(lambda: title(desk) == "roman.md", timeout=30_000)
    desk.type("x")
    assert desk.window.editor.document().begin().text().startswith("xUne")


def test_without_a_store_a_text_is_not_left_before_it_is_in_a_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, "", attached=False)
    assert desk.window.cabinet.desk.store is None
    desk.type("Un")
    desk.press(Qt.Key.Key_N, CONTROL, desk.window.editor)
    assert desk.text == "Un"
    assert "save this text in a file first" in strip(desk)
    save(qtbot, desk)
    choose(qtbot, tmp_path / "a.md")
    qtbot.waitUntil(lambda: title(desk) == "a.md")
    desk.press(Qt.Key.Key_N, CONTROL, desk.window.editor)
    assert desk.text == ""
    assert (tmp_path / "a.md").read_text() == "Un"
