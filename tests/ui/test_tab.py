"""Tab goes to every control in the order that the eye meets them, whenever it was made."""

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from tests.fakes import ScriptedServer, Stream
from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk
from tests.ui.settings_desk import core
from tests.ui.test_real_core import opened
from ui.history.page import HistoryPage
from ui.phase import Phase
from ui.settings.page import SettingsPage

Key = Callable[[QWidget], None]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with core(tmp_path / "home") as app:
        yield settings_desk(qtbot, app)


def settings_desk(qtbot: QtBot, app: App) -> Desk:
    made = open_desk(qtbot, attached=False)
    made.window.attach(app)
    made.window.resize(1200, 800)
    return made


def open_settings(desk: Desk) -> SettingsPage:
    desk.press(Qt.Key.Key_Comma, CONTROL)
    page = desk.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def tab(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    QApplication.processEvents()


def backtab(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Backtab, SHIFT)
    QApplication.processEvents()


def stops(zone: QWidget) -> list[QWidget]:
    """Return what Tab has to reach in a zone."""
    return [
        widget
        for widget in (zone, *zone.findChildren(QWidget))
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def area(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def comes_before(one: QWidget, other: QWidget) -> bool:
    """Tell whether a widget is above another one, or at its left on the same line."""
    here, there = area(one), area(other)
    if here.bottom() < there.top():
        return True
    return here.top() <= there.bottom() and here.right() < there.left()


def name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()!r}"


def within(zone: QWidget, widget: QWidget) -> bool:
    return zone is widget or zone.isAncestorOf(widget)


def walk(zones: list[QWidget], key: Key, end: QWidget | None = None) -> None:
    """Go round the whole window from where the focus is, and compare every step with the eyes.

    The zones are given in their order, and each is gone through at one go. The text keeps the key
    for itself: it is the `end`.
    """
    start = QApplication.focusWidget()
    assert start is not None
    visited = [start]
    while (at := visited[-1]) is not end:
        key(at)
        new = QApplication.focusWidget()
        assert new is not None
        one, other = (at, new) if key is tab else (new, at)
        for zone in zones:
            if within(zone, at) and within(zone, new):
                check_step(zone, one, other)
            if isinstance(zone, QScrollArea) and within(zone, new):
                assert area(zone).intersects(area(new)), f"{name(new)} is out of sight"
        if new is start:
            break
        assert new not in visited, f"{name(at)} leads back to {name(new)}"
        visited.append(new)
    missed = {widget for zone in zones for widget in stops(zone)} - set(visited)
    assert not missed, [name(widget) for widget in missed]
    places = [
        next(place for place, zone in enumerate(zones) if within(zone, widget))
        for widget in (visited if key is tab else reversed(visited))
    ]
    order = [place for place, _same in groupby(places)]
    low = order.index(min(order))
    assert order[low:] + order[:low] == sorted(order)


def check_step(zone: QWidget, one: QWidget, other: QWidget) -> None:
    assert comes_before(one, other), f"{name(other)} comes right after {name(one)}"
    between = [
        widget
        for widget in stops(zone)
        if widget not in (one, other) and comes_before(one, widget) and comes_before(widget, other)
    ]
    assert not between, f"{name(one)} to {name(other)} passes {[name(one) for one in between]}"


def settings_zones(desk: Desk, page: SettingsPage) -> list[QWidget]:
    window = desk.window
    return [window.rail, page.index, page.search, page.area, window.status]


@pytest.mark.parametrize("key", [tab, backtab])
def test_tab_goes_through_the_settings_as_soon_as_they_are_opened(desk: Desk, key: Key) -> None:
    page = open_settings(desk)
    assert page.search.hasFocus()
    walk(settings_zones(desk, page), key)


@pytest.mark.parametrize("key", [tab, backtab])
@pytest.mark.parametrize("width", [1200, 700])
def test_tab_goes_through_what_has_grown_since(
    qtbot: QtBot, desk: Desk, key: Key, width: int
) -> None:
    page = open_settings(desk)
    desk.window.resize(width, 700)
    app = page.models._app
    assert app is not None
    app.change_settings(engine="other", consents=("openai@api.openai.com",), text_size=20)
    page.fields["text_size"].choose(22)
    page.fields["history_days"].choose(30)
    page.about.seen()
    page.banner.say("Mended", "should", (("Close", page.banner.hide),))
    page.banner.show()
    qtbot.waitUntil(lambda: page.about.list.count() > 0, timeout=20_000)
    qtbot.waitUntil(lambda: "Saved" in page.fields["text_size"].note.text(), timeout=20_000)
    qtbot.waitUntil(lambda: bool(page.engine.consents.rows), timeout=20_000)
    page.about.list.setCurrentRow(0)
    qtbot.waitUntil(page.about.text.isVisible, timeout=20_000)
    page.search.setFocus()
    walk(settings_zones(desk, page), key)
    page.search.setText("size")
    walk(settings_zones(desk, page), key)


@pytest.mark.parametrize("key", [tab, backtab])
def test_tab_goes_through_the_history(qtbot: QtBot, tmp_path: Path, key: Key) -> None:
    with ScriptedServer() as server:
        server.script(Stream(["This sentence is too long."]))
        with opened(qtbot, tmp_path, server) as (desk, _):
            desk.window.resize(1200, 800)
            desk.press(Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(lambda: desk.companion.flow.phase is Phase.READY, timeout=20_000)
            desk.press(Qt.Key.Key_H, CONTROL | SHIFT)
            page = desk.window.pages.page("history")
            assert isinstance(page, HistoryPage)
            zones = [desk.window.rail, page.finding, page.detail, desk.window.status]
            page.finding.filters.chips[1].setFocus()
            qtbot.waitUntil(lambda: page.detail.record is not None, timeout=20_000)
            qtbot.waitUntil(page.detail.isVisible, timeout=20_000)
            page.finding.notice.tell("Copied")
            walk(zones, key)


@pytest.mark.parametrize("key", [tab, backtab])
@pytest.mark.parametrize("width", [1300, 800])
def test_tab_goes_round_the_text(qtbot: QtBot, key: Key, width: int) -> None:
    desk = open_desk(qtbot)
    window, editor = desk.window, desk.window.editor
    window.resize(width, 800)
    qtbot.waitUntil(lambda: hasattr(window, "tools"))
    desk.press(Qt.Key.Key_H, CONTROL)
    bar, strip = window.tools.bar, window.cabinet.strip
    window.commands["shelf"].trigger()
    strip.ask("Changed outside.", (("Load", str), ("Keep", str)))
    desk.select("Voici une phrase qui est beaucoup trop longue")
    desk.answer("Voici une phrase longue")
    panel, shelf = desk.companion.panel, window._shelf
    assert shelf is not None and bar.isVisible() and strip.isVisible()
    zones = [window.rail, shelf, window.writing.header, bar, strip, editor, panel, window.status]
    (stops(panel)[0] if key is tab else stops(strip)[-1]).setFocus()
    walk(zones, key, end=editor)
