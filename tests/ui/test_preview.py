"""What readers will see, live beside the text: folds, pieces, several boxes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk
from tests.ui.test_meter import choose
from ui.preview.pane import PreviewPane
from ui.preview.prose import Prose
from ui.preview.tokens import tokens


def opened(qtbot: QtBot, desk: Desk, platform: str) -> PreviewPane:
    choose(qtbot, desk, platform)
    desk.press(Qt.Key.Key_V, CONTROL | SHIFT)
    pane = desk.window.findChild(PreviewPane)
    assert isinstance(pane, PreviewPane)
    qtbot.waitUntil(pane.isVisible)
    return pane


def shown(pane: PreviewPane) -> list[str]:
    return [prose.text() for prose in pane.findChildren(Prose) if prose.isVisible()]


def button(pane: PreviewPane, words: str) -> QWidget:
    from PySide6.QtWidgets import QPushButton

    return next(one for one in pane.findChildren(QPushButton) if one.text() == words)


def test_a_post_is_folded_and_opened(qtbot: QtBot) -> None:
    text = "Un mot. " * 60
    desk = open_desk(qtbot, text)
    pane = opened(qtbot, desk, "LinkedIn")
    assert not desk.window.panel.isVisible()
    (folded,) = shown(pane)
    assert folded.endswith("…") and len(folded) <= 141
    desk.click(button(pane, "See more"))
    assert shown(pane) == [text]
    desk.click(button(pane, "See less"))
    assert shown(pane) == [folded]


def test_the_preview_follows_what_is_typed_and_selected(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Bonjour")
    pane = opened(qtbot, desk, "X")
    assert desk.window.editor.hasFocus()
    desk.type("x")
    qtbot.waitUntil(lambda: shown(pane) == ["xBonjour"])
    desk.select("jour")
    qtbot.waitUntil(lambda: shown(pane) == ["jour"])


def test_the_screen_is_chosen(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Un mot. " * 60)
    pane = opened(qtbot, desk, "LinkedIn")
    (phone,) = shown(pane)
    pane.preview.screen_choice.setFocus()
    desk.press(Qt.Key.Key_Down)
    (computer,) = shown(pane)
    assert len(computer) > len(phone)


def test_each_sms_has_its_bubble(qtbot: QtBot) -> None:
    text = "é" * 150 + "ê" * 20
    desk = open_desk(qtbot, text)
    pane = opened(qtbot, desk, "SMS")
    assert "".join(shown(pane)) == text
    assert [len(piece) for piece in shown(pane)] == [67, 67, 36]


def test_the_boxes_of_an_advertisement_are_laid_out(qtbot: QtBot) -> None:
    text = "headlines: Un\nDeux\nTrois\nQuatre\ndescriptions: Une phrase.\nUne autre."
    desk = open_desk(qtbot, text)
    pane = opened(qtbot, desk, "Google Ads")
    assert shown(pane)[1:] == ["Un | Deux | Trois", "Une phrase. Une autre."]


def test_a_title_that_is_too_wide_is_cut(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "title: " + "Mot " * 40 + "\ndescription: Court.")
    pane = opened(qtbot, desk, "search engines")
    title, description = shown(pane)[1:]
    assert title.endswith("…") and 40 < len(title) < 100
    assert description == "Court."


@pytest.mark.parametrize("way", ["escape", "command", "run", "none"])
def test_the_panel_comes_back(qtbot: QtBot, way: str) -> None:
    desk = open_desk(qtbot, "Bonjour")
    pane = opened(qtbot, desk, "X")
    if way == "escape":
        desk.press(Qt.Key.Key_F6)
        qtbot.waitUntil(lambda: pane.isAncestorOf(QApplication.focusWidget()))
        desk.press(Qt.Key.Key_Escape)
        assert desk.window.editor.hasFocus()
    elif way == "command":
        desk.press(Qt.Key.Key_V, CONTROL | SHIFT)
    elif way == "run":
        desk.run()
    else:
        desk.window.measuring.count_for("")
    assert desk.window.panel.isVisible() and not pane.isVisible()
    assert not desk.window.commands["preview"].isChecked()


def test_f6_leads_there_and_back(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Bonjour")
    pane = opened(qtbot, desk, "X")
    desk.press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: pane.isAncestorOf(QApplication.focusWidget()))
    desk.press(Qt.Key.Key_F6)
    assert desk.window.editor.hasFocus()


def test_a_hidden_panel_makes_room_for_the_preview(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Bonjour")
    desk.window.commands["panel"].trigger()
    pane = opened(qtbot, desk, "X")
    assert pane.isVisible() and desk.window.commands["preview"].isChecked()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voir https://exemple.fr/a, vite", ["https://exemple.fr/a"]),
        ("Le #jardin2 et #2 et a#b", ["#jardin2"]),
        ("Merci @lena@kunst.example et @bob.", ["@lena@kunst.example", "@bob"]),
        ("ecrire@exemple.fr", []),
    ],
)
def test_links_hashtags_and_mentions_are_found(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in tokens(text)] == found
