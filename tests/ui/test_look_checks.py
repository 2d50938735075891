"""The checks of the looks find what is planted, and nothing where all is well."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.shots.clipped import clipped
from tests.shots.contrast import pale
from tests.shots.naming import unnamed, unreached
from tests.shots.overlap import overlapping
from tests.shots.pseudo import untranslated, wrapped
from tests.shots.walk import painted_by

LONG = "Words that need a good deal of room"
NOBODY: frozenset[str] = frozenset()
Plant = Callable[[QWidget], object]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.setStyleSheet("QWidget { background: #ffffff; color: #000000; }")
    return made


def shown(window: QWidget) -> QWidget:
    window.show()
    window.grab()
    return window


def at(widget: QWidget, x: int, y: int, width: int, height: int) -> QWidget:
    widget.setGeometry(x, y, width, height)
    return widget


def label(parent: QWidget, width: int, height: int) -> QLabel:
    made = QLabel(LONG, parent)
    made.setGeometry(10, 10, width, height)
    return made


def wrapping(parent: QWidget, height: int) -> QLabel:
    made = label(parent, 120, height)
    made.setWordWrap(True)
    return made


def combo(parent: QWidget, width: int) -> QComboBox:
    made = QComboBox(parent)
    made.addItem(LONG)
    made.setGeometry(10, 10, width, 30)
    return made


def field(parent: QWidget, width: int) -> QLineEdit:
    made = QLineEdit(parent)
    made.setPlaceholderText(LONG)
    made.setGeometry(10, 10, width, 30)
    return made


@pytest.mark.parametrize(
    ("tight", "roomy"),
    [
        (
            lambda w: at(QLabel(LONG, w), 10, 10, 60, 20),
            lambda w: at(QLabel(LONG, w), 0, 0, 380, 20),
        ),
        (
            lambda w: at(QLabel(LONG, w), 10, 10, 380, 6),
            lambda w: at(QLabel("W", w), 0, 0, 380, 20),
        ),
        (lambda w: wrapping(w, 20), lambda w: wrapping(w, 90)),
        (
            lambda w: at(QPushButton(LONG, w), 10, 10, 90, 30),
            lambda w: at(QPushButton(LONG, w), 10, 10, 380, 30),
        ),
        (lambda w: combo(w, 90), lambda w: combo(w, 380)),
        (lambda w: field(w, 90), lambda w: field(w, 380)),
    ],
    ids=["label", "low label", "wrapped label", "button", "combo box", "placeholder"],
)
def test_words_without_room_are_found(window: QWidget, tight: Plant, roomy: Plant) -> None:
    planted = tight(window)
    assert any(LONG in said for said in clipped(shown(window), painted_by(window), NOBODY))
    assert isinstance(planted, QWidget)
    planted.setParent(None)
    well = roomy(window)
    assert isinstance(well, QWidget)
    well.show()
    assert list(clipped(window, painted_by(window), NOBODY)) == []


class Rows(QStyledItemDelegate):
    """Paints rows by hand, cut where `cuts`, in a colour."""

    def __init__(self, parent: QWidget, color: str, *, cuts: bool) -> None:
        super().__init__(parent)
        self._color = color
        self._cuts = cuts

    def sizeHint(  # noqa: N802 - Qt's
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(50, 30)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area: QRect = option.rect
        words = str(index.data())
        if self._cuts:
            words = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, area.width()
            )
        painter.setPen(QColor(self._color))
        painter.drawText(area, 0, words)


def rows(parent: QWidget, width: int, color: str = "#000000", *, cuts: bool = True) -> QListView:
    view = QListView(parent)
    view.setAccessibleName("Rows")
    model = QStandardItemModel(view)
    model.appendRow(QStandardItem(LONG))
    view.setModel(model)
    view.setItemDelegate(Rows(view, color, cuts=cuts))
    view.setGeometry(10, 10, width, 100)
    return view


@pytest.mark.parametrize("cuts", [True, False])
def test_words_that_are_painted_by_hand_and_cut_are_found(window: QWidget, cuts: bool) -> None:
    view = rows(window, 100, cuts=cuts)
    shown(window)
    assert any(LONG in said for said in clipped(window, painted_by(window), NOBODY))
    # a person's own words may be cut
    assert list(clipped(window, painted_by(window), frozenset({LONG}))) == []
    view.resize(380, 100)
    assert list(clipped(window, painted_by(window), NOBODY)) == []


def test_a_menu_that_is_not_in_its_bar_is_found(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    for number in range(6):
        window.menuBar().addMenu(f"Menu {number}")
    window.resize(700, 100)
    shown(window)
    assert list(clipped(window, painted_by(window), NOBODY)) == []
    window.resize(160, 100)
    window.grab()
    assert any("is not in the bar" in said for said in clipped(window, painted_by(window), NOBODY))


def test_widgets_on_the_same_place_are_found(window: QWidget) -> None:
    first = at(QLabel("First", window), 10, 10, 100, 20)
    at(QPushButton("Second", window), 60, 15, 100, 30)
    assert any("share" in said for said in overlapping(shown(window)))
    first.move(200, 10)
    assert list(overlapping(window)) == []


def test_a_widget_beyond_its_parent_is_found_unless_it_is_scrolled(window: QWidget) -> None:
    inner = QWidget(window)
    inner.setGeometry(10, 10, 100, 40)
    out = at(QPushButton("Beyond", inner), 60, 0, 90, 30)
    assert any("stands out of its parent" in said for said in overlapping(shown(window)))
    out.setGeometry(0, 0, 90, 30)
    area = QScrollArea(window)
    area.setGeometry(10, 100, 100, 60)
    area.setWidget(at(QLabel(LONG), 0, 0, 380, 200))
    area.show()
    window.grab()
    assert list(overlapping(window)) == []


@pytest.mark.parametrize(
    ("color", "is_pale"), [("#767676", False), ("#7d7d7d", True), ("#e0e0e0", True)]
)
def test_pale_words_are_found(window: QWidget, color: str, is_pale: bool) -> None:
    words = at(QLabel(LONG, window), 10, 10, 380, 20)
    words.setStyleSheet(f"color: {color}")
    button = at(QPushButton(LONG, window), 10, 40, 380, 30)
    button.setStyleSheet(f"color: {color}; border: 1px solid #000000")
    line = field(window, 380)
    line.move(10, 80)
    line.setStyleSheet(f"color: #000000; placeholder-text-color: {color}")
    view = rows(window, 380, color)
    view.move(10, 120)
    text = QPlainTextEdit(window)
    text.setGeometry(10, 230, 380, 60)
    text.setPlaceholderText(LONG)
    text.setStyleSheet(f"color: #000000; placeholder-text-color: {color}")
    said = list(pale(shown(window), painted_by(window)))
    kinds = ("QLabel", "QPushButton", "QLineEdit", "“Words", "QPlainTextEdit")
    assert [kind for kind in kinds if any(one.startswith(kind) for one in said)] == (
        list(kinds) if is_pale else []
    )


def test_the_ground_is_the_one_that_is_painted(window: QWidget) -> None:
    ground = QWidget(window)
    ground.setObjectName("ground")
    ground.setGeometry(0, 0, 400, 60)
    ground.setStyleSheet("#ground { background: #4a4a4a; } QLabel { background: transparent; }")
    at(QLabel(LONG, ground), 10, 10, 380, 20)
    assert any("#4a4a4a" in said for said in pale(shown(window), painted_by(window)))


def test_a_control_without_a_name_is_found(window: QWidget) -> None:
    tool = QToolButton(window)
    line = QLineEdit(window)
    line.setGeometry(100, 10, 100, 30)
    sign = at(QPushButton("⋯", window), 10, 100, 60, 30)
    said = list(unnamed(shown(window)))
    assert [one.split()[0] for one in said] == ["QToolButton", "QLineEdit", "QPushButton"]
    for widget, name in ((tool, "Open"), (line, "Find"), (sign, "More")):
        widget.setAccessibleName(name)
    assert list(unnamed(window)) == []


def test_a_control_that_tab_does_not_reach_is_found(qtbot: QtBot, window: QWidget) -> None:
    layout = QVBoxLayout(window)
    buttons = [QPushButton(words) for words in ("First", "Second", "Third")]
    for button in buttons:
        layout.addWidget(button)
    with qtbot.waitActive(window):
        shown(window).activateWindow()
    buttons[0].setFocus()
    assert list(unreached(window, NOBODY)) == []
    buttons[1].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert ["Second" in said for said in unreached(window, NOBODY)] == [True]
    buttons[1].setObjectName("by_arrows")
    assert list(unreached(window, frozenset({"by_arrows"}))) == []


def test_words_that_nobody_translated_are_found(window: QWidget) -> None:
    words = at(QLabel("Forgotten words", window), 10, 10, 380, 20)
    button = at(QPushButton(wrapped("Run"), window), 10, 40, 380, 30)
    button.setToolTip("Explained")
    view = rows(window, 380)
    view.move(10, 120)

    def said() -> set[str]:
        return set(untranslated(window, painted_by(window), ("Mistral", "Ctrl+K")))

    shown(window)
    assert said() == {
        "QLabel: “Forgotten words”",
        "QPushButton: “Explained”",
        f"painted: “{LONG}”",
        f"row: “{LONG}”",
        "QListView: “Rows”",
    }
    words.setText(f"{wrapped('Sent to {engine}').format(engine='Mistral')} · Mistral · 12,5 %")
    button.setToolTip(f"{wrapped(wrapped('Find') + ' now')}  Ctrl+K")
    view.deleteLater()
    view.setParent(None)
    assert said() == set()
    words.setText(f"{wrapped('Sent')} today")
    assert said() == {f"QLabel: “{words.text()}”"}
