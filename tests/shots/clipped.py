"""Finds words that need more room than they have."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from tests.shots.painted import Painted
from tests.shots.visible import label_of, seen

_PARTS = {
    QPushButton: QStyle.SubElement.SE_PushButtonContents,
    QCheckBox: QStyle.SubElement.SE_CheckBoxContents,
    QRadioButton: QStyle.SubElement.SE_RadioButtonContents,
}
_LINE_MARGIN = 2
"""Pixels that a QLineEdit keeps free at each side of its words."""


def clipped(window: QWidget, painted: Painted, user_words: frozenset[str]) -> Iterator[str]:
    """Name every text of a window that does not fit; a person's own words may be cut short."""
    drawn = {one.widget for one in painted.drawn}
    for widget in seen(window):
        for words, room, needs in _texts(widget, by_hand=widget in drawn):
            if needs.width() > room.width() + 1 or needs.height() > room.height() + 1:
                yield (
                    f"{label_of(widget)}: “{words[:60]}” needs {needs.width()} x {needs.height()} "
                    f"and has {room.width()} x {room.height()}"
                )
        if isinstance(widget, QMenuBar):
            yield from _menus(widget)
    for whole, left in painted.cut.items():
        if not is_user(whole, user_words):
            yield f"“{whole}” is cut to “{left}”"
    for one in painted.drawn:
        if one.needs > one.area.width() + 1 and not is_user(one.text, user_words):
            yield f"“{one.text}” is drawn on {one.area.width()} pixels and needs {one.needs}"


def is_user(text: str, user_words: frozenset[str]) -> bool:
    """Return whether a text begins as one of a person's own."""
    plain = " ".join(text.split()).rstrip("…")
    return any(
        words.startswith(plain) or plain in words or (len(words) > 12 and words in plain)
        for words in user_words
    )


def _texts(widget: QWidget, *, by_hand: bool) -> Iterator[tuple[str, QSize, QSize]]:
    """Yield the words of a widget with the room that is there and the room that they need."""
    metrics = widget.fontMetrics()
    flag = int(Qt.TextFlag.TextShowMnemonic.value)
    if isinstance(widget, QLabel) and widget.text():
        yield widget.text(), *_label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text() and not by_hand:
        room = _inside(widget)
        needs = metrics.size(flag, widget.text())
        if not widget.icon().isNull():
            needs = QSize(needs.width() + widget.iconSize().width() + 4, needs.height())
        yield widget.text(), room.size(), needs
    elif isinstance(widget, QComboBox) and not by_hand:
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        room = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            widget,
        )
        yield widget.currentText(), room.size(), metrics.size(0, widget.currentText())
    elif isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
        frame = QStyleOptionFrame()
        widget.initStyleOption(frame)
        room = (
            widget.style()
            .subElementRect(QStyle.SubElement.SE_LineEditContents, frame, widget)
            .marginsRemoved(widget.textMargins())
        )
        room.adjust(_LINE_MARGIN, 0, -_LINE_MARGIN, 0)
        words = widget.placeholderText()
        yield words, room.size(), metrics.size(0, words)
    elif isinstance(widget, QAbstractItemView) and _is_plain(widget):
        yield from _rows(widget)


def _label(label: QLabel) -> tuple[QSize, QSize]:
    margins = label.contentsMargins()
    room = label.contentsRect().size() - QSize(2 * label.margin(), 2 * label.margin())
    metrics = label.fontMetrics()
    if not label.wordWrap():
        return room, metrics.size(0, label.text())
    height = label.heightForWidth(label.width()) - margins.top() - margins.bottom()
    # no-break spaces hold words together
    widest = max(
        (metrics.horizontalAdvance(word) for word in label.text().replace("-", "- ").split(" ")),
        default=0,
    )
    is_path = "/" in label.text() or "\\" in label.text()
    return room, QSize(0 if is_path else widest, height)


def _inside(button: QAbstractButton) -> QRect:
    for kind, part in _PARTS.items():
        if isinstance(button, kind):
            option = QStyleOptionButton()
            button.initStyleOption(option)
            return button.style().subElementRect(part, option, button)
    if isinstance(button, QToolButton):
        tool = QStyleOptionToolButton()
        button.initStyleOption(tool)
        return button.style().subControlRect(
            QStyle.ComplexControl.CC_ToolButton, tool, QStyle.SubControl.SC_ToolButton, button
        )
    return button.rect()


def _is_plain(view: QAbstractItemView) -> bool:
    return type(view.itemDelegate()) is QStyledItemDelegate


def _rows(view: QAbstractItemView) -> Iterator[tuple[str, QSize, QSize]]:
    model = view.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        area = view.visualRect(index)
        if area.isValid() and area.intersects(view.viewport().rect()):
            yield str(index.data() or ""), area.size(), view.sizeHintForIndex(index)


def _menus(bar: QMenuBar) -> Iterator[str]:
    for action in bar.actions():
        area = bar.actionGeometry(action)
        if action.isVisible() and not bar.rect().contains(area):
            yield f"the menu “{action.text()}” is not in the bar"
