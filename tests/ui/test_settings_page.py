"""One page for all settings: searched, saved at once, undone, and honest about what fails."""

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import messages
from desktop.app import App
from desktop.settings import Settings
from tests.ui.settings_desk import SettingsDesk, core, open_settings
from ui.colors import DARK
from ui.settings.table import ELSEWHERE, ENTRIES, label_of

NAMES = {entry.name for entry in fields(Settings)}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with core(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def desk(qtbot: QtBot, app: App) -> SettingsDesk:
    return open_settings(qtbot, app)


def shown(desk: SettingsDesk) -> list[str]:
    return [section.id for section in desk.page.sections if section.isVisible()]


def test_every_setting_is_on_the_page_once(
    desk: SettingsDesk,
) -> None:
    listed = Counter([entry.field for entry in ENTRIES] + list(ELSEWHERE))
    assert set(listed) == NAMES
    assert set(listed.values()) == {1}
    sections = {section.id for section in desk.page.sections}
    assert {entry.section for entry in ENTRIES} | set(ELSEWHERE.values()) <= sections
    assert set(desk.page.fields) == {entry.field for entry in ENTRIES}
    assert all(label_of(name) != name for name in NAMES)


@pytest.mark.parametrize(
    ("query", "sections"),
    [
        (
            "",
            [
                *("engine", "keys", "models", "look", "typography", "platforms"),
                *("shortcuts", "history", "places", "about"),
            ],
        ),
        ("sms", ["platforms"]),
        ("lgpl", ["about"]),
        ("THEME dark", ["look"]),
        ("ctrl+q", ["shortcuts"]),
        ("ollama", ["engine", "keys"]),
        ("retention", ["history"]),
    ],
)
def test_a_search_leaves_the_rows_that_answer(
    desk: SettingsDesk, query: str, sections: list[str]
) -> None:
    desk.qtbot.keyClicks(desk.page.search, query)
    assert shown(desk) == sections
    assert not desk.page.nothing.isVisible()


def test_a_search_does_without_accents_and_capitals(qtbot: QtBot, app: App) -> None:
    messages.use("fr")
    try:
        desk = open_settings(qtbot, app, language="fr")
        desk.qtbot.keyClicks(desk.page.search, "theme")
        assert shown(desk) == ["look"]
        assert desk.page.fields["theme"].label.text() == "Thème"
        assert desk.page.fields["theme"].isVisible()
        assert not desk.page.fields["language"].isVisible()
    finally:
        messages.use("en")


def test_a_search_without_a_result_says_so_and_is_cleared(desk: SettingsDesk) -> None:
    desk.qtbot.keyClicks(desk.page.search, "quetzal")
    assert shown(desk) == []
    assert "quetzal" in desk.page.nothing.text()
    desk.click(desk.page.clear)
    assert len(shown(desk)) == 10
    desk.qtbot.keyClicks(desk.page.search, "zzz")
    desk.press(desk.page.search, Qt.Key.Key_Escape)
    assert desk.page.search.text() == ""
    assert not desk.page.nothing.isVisible()


def test_rows_that_are_of_no_use_now_are_not_found_either(desk: SettingsDesk) -> None:
    desk.qtbot.keyClicks(desk.page.search, "address")
    assert not desk.page.engine.address.isVisible()


def test_a_choice_by_keyboard_is_saved_shown_and_undone(desk: SettingsDesk) -> None:
    row = desk.page.fields["theme"]
    row.control.setFocus()
    assert isinstance(row.control, QComboBox)
    desk.qtbot.keyClicks(row.control, "D")
    desk.wait_said(row, "Saved")
    assert desk.saved().theme == "dark"
    assert desk.theme.colors is DARK
    desk.answer(row, "Undo")
    desk.qtbot.waitUntil(lambda: desk.saved().theme == "system")
    desk.qtbot.waitUntil(lambda: row.control.currentData() == "system")


def test_a_change_from_elsewhere_takes_undo_away_where_it_would_put_back_the_same_setting(
    desk: SettingsDesk, app: App
) -> None:
    theme, face = desk.page.fields["theme"], desk.page.fields["text_face"]
    for row, value in ((theme, "dark"), (face, "sans")):
        row.choose(value)
        desk.wait_said(row, "Saved")
    app.change_settings(theme="light")
    desk.qtbot.waitUntil(lambda: theme.choices() == [])
    assert theme.note.text() == ""
    desk.answer(face, "Undo")
    desk.qtbot.waitUntil(lambda: desk.saved().text_face == "serif")
    assert desk.saved().theme == "light"


def test_the_sample_shows_face_and_size_at_once(desk: SettingsDesk) -> None:
    before = desk.page.appearance.sample.line.sizeHint().height()
    row = desk.page.fields["text_size"]
    row.choose(28)
    desk.wait_said(row, "Saved")
    assert desk.saved().text_size == 28
    assert desk.page.appearance.sample.line.sizeHint().height() > before


def test_a_value_that_cannot_be_used_says_why_and_goes_back(desk: SettingsDesk) -> None:
    row = desk.page.fields["mirror"]
    assert isinstance(row.control, QLineEdit)
    desk.seen(row)
    desk.qtbot.keyClicks(row.control, "ftp://here")
    desk.press(row.control, Qt.Key.Key_Return)
    desk.wait_said(row, "as before")
    assert row.control.text() == ""
    assert desk.saved() == Settings()


def test_esc_takes_back_what_was_typed(desk: SettingsDesk) -> None:
    row = desk.page.fields["mirror"]
    assert isinstance(row.control, QLineEdit)
    desk.qtbot.keyClicks(row.control, "https://a.example")
    desk.press(row.control, Qt.Key.Key_Escape)
    assert row.control.text() == ""
    assert row.note.text() == ""


def test_a_disk_that_cannot_be_written_is_told_and_nothing_changes(
    desk: SettingsDesk, app: App
) -> None:
    (app.paths.home / f"settings.json.{os.getpid()}.new").mkdir()
    row = desk.page.fields["offline"]
    desk.seen(row)
    row.control.setFocus()
    desk.press(row.control, Qt.Key.Key_Space)
    desk.wait_said(row, "could not be saved")
    assert isinstance(row.control, QAbstractButton)
    assert not row.control.isChecked()
    assert not app.settings.offline


def test_a_change_made_elsewhere_is_shown(desk: SettingsDesk, app: App) -> None:
    app.change_settings(offline=True, engine="ollama", text_face="sans")
    control = desk.page.fields["offline"].control
    assert isinstance(control, QAbstractButton)
    desk.qtbot.waitUntil(control.isChecked)
    chosen = [row.preset.id for row in desk.page.engine.engines if row.button.isChecked()]
    assert chosen == ["ollama"]


def test_the_language_offers_a_start_anew(desk: SettingsDesk) -> None:
    row = desk.page.fields["language"]
    row.choose("fr")
    desk.wait_said(row, "next start")
    with desk.qtbot.waitSignal(desk.page.restart):
        desk.answer(row, "Restart now")
    assert desk.saved().language == "fr"


def test_a_shorter_history_is_asked_about_first(desk: SettingsDesk) -> None:
    row = desk.page.fields["history_days"]
    row.choose(30)
    assert "30 days" in row.note.text()
    desk.answer(row, "Keep them")
    assert desk.saved().history_days == 0
    row.choose(30)
    desk.answer(row, "Remove them")
    desk.qtbot.waitUntil(lambda: desk.saved().history_days == 30)
    row.choose(90)
    desk.qtbot.waitUntil(lambda: desk.saved().history_days == 90)


def test_the_last_choice_wins_while_an_earlier_one_is_being_saved(desk: SettingsDesk) -> None:
    theme = desk.page.fields["theme"]
    before = str(theme.value)
    theme.choose("dark")
    theme.choose(before)
    size = desk.page.fields["text_size"]
    for pixels in (20, 21, 22):
        size.choose(pixels)
    desk.qtbot.waitUntil(lambda: desk.saved().text_size == 22)
    desk.wait_said(size, "Saved")
    assert desk.saved().theme == before
    assert theme.control.currentData() == before
    desk.answer(size, "Undo")
    desk.qtbot.waitUntil(lambda: desk.saved().text_size == 21)


def test_a_shorter_history_is_chosen_again_before_the_first_choice_is_saved(
    desk: SettingsDesk,
) -> None:
    row = desk.page.fields["history_days"]
    row.choose(30)
    desk.choice(row, "Remove them").click()
    row.choose(90)
    desk.wait_said(row, "Saved")
    desk.qtbot.waitUntil(lambda: desk.saved().history_days == 90)
    assert row.control.currentData() == 90


def test_a_question_stands_while_an_earlier_choice_is_being_saved(desk: SettingsDesk) -> None:
    row = desk.page.fields["history_days"]
    row.choose(90)
    desk.choice(row, "Remove them").click()
    row.choose(30)
    desk.qtbot.waitUntil(lambda: desk.saved().history_days == 90)
    size = desk.page.fields["text_size"]
    size.choose(22)
    desk.wait_said(size, "Saved")
    assert "30 days" in row.note.text()
    desk.answer(row, "Remove them")
    desk.qtbot.waitUntil(lambda: desk.saved().history_days == 30)


def test_a_question_goes_where_another_choice_makes_it_needless(desk: SettingsDesk) -> None:
    row = desk.page.fields["history_days"]
    row.choose(30)
    row.choose(0)
    assert not row.note.isVisible()
    assert desk.saved().history_days == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (json.dumps({"theme": "pink", "engine_urls": {"other": "x"}}), "Address, Theme"),
        ("{", "settings.json.bad"),
    ],
)
def test_what_was_mended_when_the_settings_were_read_is_told(
    qtbot: QtBot, tmp_path: Path, content: str, words: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.json").write_text(content, encoding="utf-8")
    with core(home) as app:
        desk = open_settings(qtbot, app)
        assert desk.page.banner.isVisible()
        assert words in desk.page.banner.note.text()
        desk.answer(desk.page.banner, "Close")
        assert not desk.page.banner.isVisible()


def test_the_index_leads_to_a_section_and_makes_way_in_a_narrow_window(
    desk: SettingsDesk,
) -> None:
    page = desk.page
    desk.click(page.index.buttons["history"])
    desk.qtbot.waitUntil(lambda: not page.history.visibleRegion().isEmpty())
    desk.window.resize(700, 700)
    QApplication.processEvents()
    assert not page.index.isVisible()
    assert page.column.width() <= page.area.viewport().width()


def focusable(desk: SettingsDesk) -> list[QWidget]:
    return [
        widget
        for widget in desk.page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(
            widget, QAbstractButton | QComboBox | QLineEdit | QListWidget | QPlainTextEdit
        )
    ]


def test_every_control_has_a_name(desk: SettingsDesk) -> None:
    nameless = [
        widget
        for widget in focusable(desk)
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_a_folder_is_made_and_opened(desk: SettingsDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "ui.settings.places.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()) or True,
    )
    row = desk.page.places.places["actions"]
    assert not desk.app.paths.actions.exists()
    desk.click(row.open)
    desk.qtbot.waitUntil(lambda: bool(opened))
    assert opened == [str(desk.app.paths.actions)]
    assert desk.app.paths.actions.is_dir()
    assert row.path.text() == opened[0]


def test_a_folder_that_cannot_be_made_is_told(desk: SettingsDesk) -> None:
    shutil.rmtree(desk.app.paths.actions, ignore_errors=True)
    desk.app.paths.actions.write_text("a file", encoding="utf-8")
    row = desk.page.places.places["actions"]
    desk.click(row.open)
    desk.wait_said(row, "cannot be made")


def test_licences_are_listed_and_read_on_demand(desk: SettingsDesk) -> None:
    about = desk.page.about
    assert about.list.count() == 0
    desk.seen(about.list)
    desk.qtbot.waitUntil(lambda: about.list.count() > 30)
    assert "Python" in about.versions.help.text() and "OpenAI SDK" in about.versions.help.text()
    assert "Lesser General Public License" in about.qt.help.text()
    names = [about.list.item(place).text() for place in range(about.list.count())]
    place = next(number for number, name in enumerate(names) if name.startswith("PySide6"))
    about.list.setFocus()
    about.list.setCurrentRow(place)
    desk.qtbot.waitUntil(lambda: "GNU LESSER GENERAL PUBLIC LICENSE" in about.text.toPlainText())
    assert about.text.isVisible()
