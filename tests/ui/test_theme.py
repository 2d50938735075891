"""Every text stands out from its ground, light and dark; the theme follows the system."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.colors import DARK, LIGHT, Colors, mix
from ui.theme import Theme, palette, stylesheet


def luminance(color: str) -> float:
    made = QColor(color)
    parts = []
    for part in (made.redF(), made.greenF(), made.blueF()):
        parts.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_it_is_defined() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_ground_it_is_on(colors: Colors) -> None:
    pairs = {
        "ink on paper": (colors.ink, colors.paper),
        "ink on panel": (colors.ink, colors.panel),
        "ink on the selection": (colors.ink, colors.selection),
        "ink on the band": (colors.ink, colors.band),
        "ink on added words": (colors.ink, colors.added),
        "ink on the chosen row": (colors.ink, colors.chosen),
        "ink under the pointer": (colors.ink, colors.hover),
        "quiet on panel": (colors.quiet, colors.panel),
        "quiet on paper": (colors.quiet, colors.paper),
        "removed words": (colors.must, colors.removed),
        "must": (colors.must, colors.panel),
        "should": (colors.should, colors.panel),
        "the filled button": (colors.on_accent, colors.accent),
        "the filled button, pressed": (colors.on_accent, colors.pressed),
    }
    weak = {name: contrast(*pair) for name, pair in pairs.items() if contrast(*pair) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_the_palette_holds_the_same_contrasts(colors: Colors) -> None:
    made = palette(colors)
    for text, ground in (
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
        (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
    ):
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
            pair = made.color(group, text).name(), made.color(group, ground).name()
            assert contrast(*pair) >= 4.5, (text, group)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#102030", "#FFFFFF", 0) == "#102030"
    assert mix("#102030", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_the_stylesheet_names_no_colour_of_its_own() -> None:
    light, dark = stylesheet(LIGHT), stylesheet(DARK)
    assert light != dark
    for line_light, line_dark in zip(light.splitlines(), dark.splitlines(), strict=True):
        assert ("#FAF8F4" in line_light) == ("#1B1A18" in line_dark)


def test_a_preference_wins_and_the_widgets_hear_of_the_change(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application, "light")
    with qtbot.waitSignal(theme.changed):
        theme.prefer("dark")
    assert theme.colors is DARK
    assert application.palette().color(QPalette.ColorRole.Base) == QColor(DARK.paper)
    theme.prefer("light")
    assert application.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.paper)


def test_the_systems_scheme_is_followed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    hints = QGuiApplication.styleHints()
    scheme = Qt.ColorScheme.Dark
    monkeypatch.setattr(type(hints), "colorScheme", lambda _hints: scheme)
    theme = Theme(application, "system")
    theme.follow()
    assert theme.colors is DARK
    scheme = Qt.ColorScheme.Light
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(scheme)
    assert theme.colors is LIGHT
