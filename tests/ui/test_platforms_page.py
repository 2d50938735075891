"""The page of the platforms: changed, made, duplicated, removed, and all of it taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import App
from tests.ui.desk import CONTROL, Desk, open_desk
from tests.ui.settings_desk import core
from tests.ui.test_meter import choose, shown
from ui.platforms.page import PlatformsPage
from ui.settings.controls import Line


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with core(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def desk(qtbot: QtBot, app: App) -> Desk:
    made = open_desk(qtbot, "a" * 281, attached=False)
    made.window.attach(app)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PlatformsPage:
    desk.window.commands["platforms"].trigger()
    found = desk.window.pages.page("platforms")
    assert isinstance(found, PlatformsPage)
    qtbot.waitUntil(lambda: found.platform is not None)
    return found


def write(qtbot: QtBot, page: PlatformsPage, entry: str, words: str) -> None:
    """Type a value and leave it with Enter."""
    line = page.form.controls[entry]
    assert isinstance(line, Line)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def files(app: App) -> list[str]:
    return sorted(path.name for path in app.paths.platforms.glob("*.toml"))


def said(page: PlatformsPage, entry: str) -> str:
    return page.form.rows[entry].note.text()


def test_a_platform_is_found_by_typing(desk: Desk, page: PlatformsPage) -> None:
    assert QApplication.focusWidget() is page.listing.search
    page.listing.search.setText("mastodon")
    assert page.platform is not None and page.platform.id == "mastodon"
    page.listing.search.setText("hippopotame")
    assert page.listing.none.isVisible() and page.empty.isVisible()


def test_a_changed_limit_is_counted_at_once_and_taken_back(
    qtbot: QtBot, desk: Desk, page: PlatformsPage, app: App
) -> None:
    page.left.emit()
    choose(qtbot, desk, "X")
    qtbot.waitUntil(lambda: shown(desk) == "1 over")
    desk.window.commands["platforms"].trigger()
    write(qtbot, page, "field.hard", "300")
    qtbot.waitUntil(lambda: shown(desk) == "281 / 300")
    assert files(app) == ["x.toml"]
    assert page.back.isVisible()
    desk.press(Qt.Key.Key_Z, CONTROL, widget=page.listing.list)
    qtbot.waitUntil(lambda: shown(desk) == "1 over")
    assert files(app) == []


def test_what_cannot_be_used_is_said_beside_it(qtbot: QtBot, page: PlatformsPage, app: App) -> None:
    write(qtbot, page, "field.hard", "many")
    assert "whole number" in said(page, "field.hard")
    write(qtbot, page, "field.high", "900")
    assert "above the limit" in said(page, "field.high")
    write(qtbot, page, "platform.label", " ")
    assert files(app) == []


def test_back_to_calames_own_and_again(qtbot: QtBot, page: PlatformsPage, app: App) -> None:
    write(qtbot, page, "field.hard", "300")
    qtbot.waitUntil(lambda: page.back.isVisible())
    page.back.click()
    qtbot.waitUntil(lambda: files(app) == [] and not page.back.isVisible())
    undo = next(one for one in page.head.choices() if one.text() == "Undo")
    undo.click()
    qtbot.waitUntil(lambda: files(app) == ["x.toml"] and page.back.isVisible())
    assert page.platform is not None and page.platform.main.hard == 300


def test_a_platform_is_made_named_and_removed(
    qtbot: QtBot, desk: Desk, page: PlatformsPage, app: App
) -> None:
    page.listing.new.click()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.form.controls["platform.label"])
    write(qtbot, page, "platform.label", "Le bulletin")
    qtbot.waitUntil(lambda: page.head.label.text() == "Le bulletin")
    write(qtbot, page, "field.hard", "40")
    qtbot.waitUntil(lambda: page.platform is not None and page.platform.main.hard == 40)
    page.gone.click()
    qtbot.waitUntil(lambda: files(app) == [])
    qtbot.waitUntil(lambda: page.head.note.text() == "✓ Removed: Le bulletin")
    desk.press(Qt.Key.Key_Z, CONTROL, widget=page.listing.list)
    qtbot.waitUntil(lambda: page.head.label.text() == "Le bulletin")
    assert len(files(app)) == 1


def test_a_platform_is_duplicated_with_all_its_parts(
    qtbot: QtBot, page: PlatformsPage, app: App
) -> None:
    page.listing.search.setText("google ads")
    page.copy.click()
    qtbot.waitUntil(lambda: files(app) == ["google_ads_2.toml"])
    qtbot.waitUntil(lambda: page.platform is not None and page.platform.id == "google_ads_2")
    platform = page.platform
    assert platform is not None and set(platform.fields) == {"headlines", "descriptions", "paths"}
    page.form.drop.click()
    qtbot.waitUntil(lambda: page.platform is not None and len(page.platform.fields) == 2)
    page.form.add.click()
    qtbot.waitUntil(lambda: page.platform is not None and len(page.platform.fields) == 3)


def test_what_a_part_has_to_hold_is_ticked(qtbot: QtBot, page: PlatformsPage) -> None:
    several = page.form.controls["field.musts"]
    assert isinstance(several, QPushButton)
    several.show_value("greeting")
    several.settled.emit(several.value())
    qtbot.waitUntil(lambda: page.platform is not None and page.platform.own)
    assert page.platform is not None and page.platform.main.musts == ("greeting",)
    assert several.text() == "A greeting"


def test_escape_leads_back_to_the_text(desk: Desk, page: PlatformsPage) -> None:
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.pages.now == "write"
