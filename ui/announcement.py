"""What screen readers are told though the focus is elsewhere."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, *sentences: str) -> None:
    """Have sentences read aloud, in the name of the widget that shows them."""
    words = " ".join(filter(None, sentences))
    if words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
