"""The form of one platform: what it takes as rows, each saved as soon as it is settled."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.catalog.fields import Field
from desktop.catalog.own_platforms import new_id
from desktop.catalog.platforms import Platform
from desktop.catalog.wording import Wording
from desktop.messages import gettext as _
from ui.figures import Figures
from ui.meter.chips import FieldChip
from ui.panel.buttons import TextButton
from ui.platforms.about import platform_entries
from ui.platforms.controls import Prose, Several
from ui.platforms.entry import Entry, Kind, Record, RefusedError
from ui.platforms.limits import field_entries
from ui.settings.controls import Line, Pick
from ui.settings.rows import Row, words
from ui.theme import Theme

_NUMBER: Final = 96
_LINE: Final = 240

Control = Line | Pick | Prose | Several


class Form(QWidget):
    """Shows a platform; what is changed is told as a whole platform."""

    changed = Signal(object, object)
    """A platform as it is to be, and the row that says what came of it."""

    def __init__(self, theme: Theme, figures: Figures) -> None:
        super().__init__()
        self._theme = theme
        self._figures = figures
        self._platform: Platform | None = None
        self._field = ""
        self._shows: list[Callable[[], None]] = []
        self.rows: dict[str, Row] = {}
        self.controls: dict[str, Control] = {}
        self.sources = words("", "caption")
        self.field = FieldChip(theme, figures.language, self)
        self.field.activated.connect(lambda: self._choose(self.field.value()))
        self.add = TextButton(_("Add a part"))
        self.add.clicked.connect(self._add)
        self.drop = TextButton(_("Remove this part"))
        self.drop.clicked.connect(self._drop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for platform_entry in platform_entries(figures.language):
            self._put("platform", platform_entry, self._get_platform, self._set_platform)
        self._layout.addSpacing(24)
        self._layout.addWidget(words(_("What it takes"), "title"))
        head = QHBoxLayout()
        head.setContentsMargins(0, 8, 0, 8)
        head.setSpacing(8)
        for widget in (self.field, self.add, self.drop):
            head.addWidget(widget)
        head.addStretch(1)
        self._layout.addLayout(head)
        for field_entry in field_entries(figures.language):
            self._put("field", field_entry, self._get_field, self._set_field)
        self._layout.addSpacing(12)
        self._layout.addWidget(self.sources)
        self._layout.addStretch(1)

    def show_platform(self, platform: Platform) -> None:
        """Show a platform; the chosen part stays where it is there too."""
        other = self._platform is None or self._platform.id != platform.id
        self._platform = platform
        if self._field not in platform.fields:
            self._field = platform.main.id
        if other:
            for row in self.rows.values():
                row.say("")
        self._show()

    def _show(self) -> None:
        platform = self._platform
        assert platform is not None
        self.field.offer(platform.fields.values(), self._field)
        self.drop.setVisible(len(platform.fields) > 1)
        for show in self._shows:
            show()
        sources = platform.fields[self._field].sources
        told = [
            _("Checked on {day}").format(day=self._figures.date(platform.checked_on)),
            *([_("Sources: {sources}").format(sources=", ".join(sources))] if sources else []),
        ]
        self.sources.setText("\n".join(told))

    def _choose(self, field: str) -> None:
        self._field = field
        self._show()

    def _get_platform(self) -> Platform:
        assert self._platform is not None
        return self._platform

    def _set_platform(self, platform: Platform) -> Platform:
        return platform

    def _get_field(self) -> Field:
        return self._get_platform().fields[self._field]

    def _set_field(self, field: Field) -> Platform:
        platform = self._get_platform()
        return replace(platform, fields={**platform.fields, field.id: field})

    def _put(
        self,
        scope: str,
        entry: Entry[Record],
        get: Callable[[], Record],
        put: Callable[[Record], Platform],
    ) -> None:
        """Add the row of an entry."""
        row = Row(entry.label, entry.help)
        control = self._control(entry.kind, entry.options)
        if isinstance(control, Prose):
            row.put_below(control)
        else:
            row.put(control)
        control.setAccessibleName(entry.label)
        control.setAccessibleDescription(entry.help)

        def settle(value: str) -> None:
            before = get()
            if value == entry.read(before):
                row.say("")
                return
            try:
                changed = put(entry.write(before, str(value)))
            except RefusedError as refusal:
                row.say(str(refusal), "must")
                return
            row.say("")
            self.changed.emit(changed, row)

        control.settled.connect(settle)
        self._shows.append(lambda: control.show_value(entry.read(get())))
        name = f"{scope}.{entry.id}"
        self.rows[name], self.controls[name] = row, control
        self._layout.addWidget(row)

    def _control(self, kind: Kind, options: tuple[tuple[str, str], ...]) -> Control:
        match kind:
            case Kind.LINE:
                return Line("", _LINE)
            case Kind.NUMBER:
                line = Line("", _NUMBER)
                line.setAlignment(Qt.AlignmentFlag.AlignRight)
                return line
            case Kind.PICK:
                return Pick(self._theme, options)
            case Kind.SEVERAL:
                return Several(self._theme, options)
            case Kind.PROSE:
                return Prose()

    def _add(self) -> None:
        platform = self._get_platform()
        number = len(platform.fields) + 1
        label = _("Part {number}").format(number=number)
        field = Field(new_id("part", platform.fields), Wording(label, label), "code_points")
        self._field = field.id
        fields = {**platform.fields, field.id: field}
        self.changed.emit(replace(platform, fields=fields), self.rows["field.label"])

    def _drop(self) -> None:
        platform = self._get_platform()
        gone = self._field
        fields = {
            id: replace(field, adds=tuple(other for other in field.adds if other != gone))
            for id, field in platform.fields.items()
            if id != gone
        }
        kept: Mapping[str, Field] = fields
        self._field = next(iter(kept))
        examples = replace(
            platform.examples,
            fitting={id: texts for id, texts in platform.examples.fitting.items() if id in kept},
            failing={id: texts for id, texts in platform.examples.failing.items() if id in kept},
        )
        changed = replace(platform, fields=kept, examples=examples)
        self.changed.emit(changed, self.rows["field.label"])
