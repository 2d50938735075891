"""The history page: what was found at left, the run that is read at right."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from desktop.errors import UserError
from desktop.messages import advice, sentence
from desktop.messages import gettext as _
from desktop.store.records import RunRecord
from desktop.store.scope import Scope
from ui.figures import Figures
from ui.history.blank import Blank
from ui.history.courier import Courier
from ui.history.detail import Detail
from ui.history.erasure import Erasure
from ui.history.finding import Finding
from ui.history.found import Found
from ui.history.wording import Wording
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App
    from desktop.store.connection import Store

NARROW: Final = 700
"""Pixels below which list and run are shown one at a time."""
_LIST: Final = 448
_SHARE: Final = 0.46
"""How much of the page the list takes until a person drags the line beside it."""


class HistoryPage(QWidget):
    """Past runs: found by words and filters, read, taken up again, starred or erased."""

    reuse = Signal(object)
    """A RunRecord whose action, options and instruction are wanted again."""
    restore = Signal(str)
    """A text that is wanted as a new document."""
    left = Signal()
    """The person wants back to the text."""

    def __init__(self, theme: Theme, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._figures = figures
        self._store: Store | None = None
        self._client: Scope = None
        self._reading: Future[RunRecord | None] | None = None
        self._wanted: int | None = None
        self._row = 0
        self._is_deep = False
        self._reuses_next = False
        self._is_dragged = False
        self.courier = Courier(self)
        self.found = Found(self.courier, self)
        self.finding = Finding(theme, figures, self.found, self)
        self.rows = self.finding.rows
        self.detail = Detail(theme, figures, self.courier, self)
        self.erasure = Erasure(self.finding.notice, figures, self.courier, self)
        self._blank = Blank(self)
        self._blank.setObjectName("history_detail")
        self._blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side = QStackedWidget(self)
        self._side.addWidget(self._blank)
        self._side.addWidget(self.detail)
        self._splitter = QSplitter(self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.finding)
        self._splitter.addWidget(self._side)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._let_be)
        self.finding.setMinimumWidth(320)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self.setFocusProxy(self.finding.field)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        self.finding.settled.connect(self._keep_place)
        self.finding.write.connect(self.left)
        self.rows.selectionModel().currentChanged.connect(lambda _new, _old: self._read())
        self.rows.used.connect(self._use)
        self.rows.copied.connect(self._copy)
        for source in (self.rows.starred, self.detail.star):
            source.connect(self._star)
        for source in (self.rows.erased, self.detail.erase):
            source.connect(self._erase)
        self.detail.reuse.connect(self._reuse)
        self.detail.copy.connect(self._put_on_clipboard)
        self.detail.restore.connect(self.restore)
        self.detail.erase_all.connect(self.erasure.ask_for_all)
        self.detail.back.connect(self._go_back)
        self.detail.reading.escaped.connect(self._escape)
        self.erasure.erased.connect(self._drop)
        self.erasure.restored.connect(self._show_again)
        self.erasure.emptied.connect(self.finding.search)
        self.courier.failed.connect(self._tell)

    def attach(self, app: "App") -> None:
        """Give the page its core and show the newest runs."""
        self._store = app.store
        wording = Wording(app, self._figures)
        self.found.attach(app.store, self._client)
        self.erasure.attach(app.store, self._client)
        self.detail.attach(app, wording)
        self.finding.attach(app, wording)

    @property
    def is_narrow(self) -> bool:
        """Whether list and run are shown one at a time."""
        return self.width() < NARROW

    def _arrange(self) -> None:
        """Show list and run beside each other, or the one that is looked at."""
        narrow = self.is_narrow
        self.finding.setVisible(not (narrow and self._is_deep))
        self._side.setVisible(not narrow or self._is_deep)
        self.detail.back_button.setVisible(narrow)
        if not (narrow or self._is_dragged):
            width = min(_LIST, round(self.width() * _SHARE))
            self._splitter.setSizes([width, self.width() - width])

    def _let_be(self) -> None:
        self._is_dragged = True

    def _keep_place(self) -> None:
        """Stay on the run that was read, else on its row, once another search has come."""
        row = self.found.row_of(self._wanted) if self._wanted is not None else -1
        self.rows.go_to(row if row >= 0 else self._row)
        self._row = 0
        self._read()

    def _read(self) -> None:
        hit = self.rows.current()
        if hit is None or self._store is None:
            self._wanted = None
            self._show_nothing()
            return
        if self._wanted != hit.id:
            self._reuses_next = False
        self._wanted = hit.id
        if self._reading is not None:
            self._reading.cancel()
        reading = self._reading = self._store.runs.get(hit.id, self._client)

        def receive(record: RunRecord | None) -> None:
            if self._reading is reading and record is not None:
                self.detail.show_record(record, self.found.query)
                self._side.setCurrentWidget(self.detail)
                if self._reuses_next:
                    self._reuse()

        self.courier.bring(reading, receive)

    def _show_nothing(self) -> None:
        self._blank.say("", _("Choose a run to read it here.") if self.found.rowCount() else "")
        self._side.setCurrentWidget(self._blank)
        if self._is_deep:
            self._go_back()

    def _record(self) -> RunRecord | None:
        """Return the run that is read, once it stands there."""
        record = self.detail.record
        return record if record is not None and record.id == self._wanted else None

    def _use(self) -> None:
        if self.is_narrow and not self._is_deep:
            self._is_deep = True
            self._arrange()
            self.detail.reuse_button.setFocus()
        else:
            self._reuse()

    def _reuse(self) -> None:
        record = self._record()
        # a key may be quicker than the store: what it means then waits for the run
        self._reuses_next = record is None and self.rows.current() is not None
        if record is not None:
            self.reuse.emit(record)

    def _copy(self) -> None:
        if self._record() is not None:
            self._put_on_clipboard(self.detail.answer())

    def _put_on_clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.finding.notice.tell(_("Copied"))

    def _star(self) -> None:
        hit, store = self.rows.current(), self._store
        if hit is None or store is None:
            return
        starred = not hit.starred

        def show(_nothing: None) -> None:
            self.found.show_star(hit.id, starred)
            if self._wanted == hit.id:
                self.detail.show_star(starred)

        self.courier.bring(store.runs.star(hit.id, starred, self._client), show)

    def _erase(self) -> None:
        hit = self.rows.current()
        if hit is not None:
            self.erasure.erase(hit.id)

    def _drop(self, run: int) -> None:
        row = self.found.row_of(run)
        self.found.drop(run)
        if row >= 0:
            self.rows.go_to(row)
        self._read()

    def _show_again(self, run: int) -> None:
        self._wanted = run
        self.found.search_again()

    def _go_back(self) -> None:
        self._is_deep = False
        self._arrange()
        self.rows.setFocus()

    def _tell(self, error: UserError) -> None:
        self.finding.notice.tell(
            " ".join(part for part in (sentence(error), advice(error)) if part)
        )

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Z if control:
                return self.erasure.undo
            case Qt.Key.Key_S | Qt.Key.Key_Asterisk if not control:
                return self._star
            case Qt.Key.Key_Delete:
                return self._erase
            case Qt.Key.Key_Escape if not event.modifiers().value:
                return self._escape
        return None

    def _escape(self) -> None:
        if self._is_deep and self.is_narrow:
            self._go_back()
        else:
            self.left.emit()

    def start_search(self) -> None:
        """Let a person type what is looked for."""
        if self._is_deep:
            self._go_back()
        self.finding.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finding.field.selectAll()

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        # the window's own shortcut would undo in the text behind this page
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._meant(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        act = self._meant(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's
        super().showEvent(event)
        if self._store is not None and not event.spontaneous():
            self.found.search_again()
