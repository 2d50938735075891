"""The section of the models: the catalogue, a file of one's own, the mirror, what is free."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.engine.downloads import UNDER_WAY, Download
from desktop.engine.room import free_disk, free_memory
from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.settings import Settings
from ui.figures import Figures
from ui.panel.buttons import TextButton
from ui.post import Post
from ui.settings.fields import Fields
from ui.settings.model_row import ModelLine, Shelf
from ui.settings.rows import Row, Section
from ui.settings.saving import Saving
from ui.settings.work import Work

if TYPE_CHECKING:
    from desktop.app import App


class ModelsSection(Section):
    """Gets, uses and removes model files; downloads go on whatever page is open."""

    def __init__(self, fields: Fields, saving: Saving, figures: Figures) -> None:
        super().__init__("models", _("Models"), "…")
        self._saving = saving
        self._figures = figures
        self._work = Work(self)
        self._post = Post(self)
        self._app: App | None = None
        self._shelf: Shelf | None = None
        self._looked = False
        self.models: dict[str, ModelLine] = {}
        self.own = Row(
            _("A file of your own"),
            _("Any GGUF file on this computer; it goes before the models above."),
            _("model GGUF custom"),
        )
        self.choose = QPushButton(_("Use a file of my own…"))
        self.choose.clicked.connect(self._open)
        self.without = TextButton(_("No longer use it"))
        self.without.clicked.connect(lambda: self._save(self.own, own_model=""))
        self.own.put(self.without, self.choose)
        self.add(self.own)
        fields.add_to(self)
        saving.changed.connect(self._show)

    def attach(self, app: "App") -> None:
        """Fill it; the disk is not looked at before the section is seen."""
        self._app = app
        for model in app.models.values():
            line = self.models[model.id] = ModelLine(model, self._figures)
            line.got.connect(app.downloads.get)
            line.stopped.connect(app.downloads.cancel)
            line.used.connect(self._use)
            line.removed.connect(self._remove)
            self.add(line, before=self.own)
        stop = app.downloads.watch(self._hear)
        self.destroyed.connect(lambda: stop())
        for download in app.downloads.now().values():
            self._take(download)
        self._show(app.settings)

    def seen(self) -> None:  # noqa: D102 - a section's
        if self._app is not None and not self._looked:
            self._looked = True
            self.look()

    def look(self) -> None:
        """Look at the disk and the memory, in a thread."""
        app = self._app
        assert app is not None

        def read() -> Shelf:
            folder = app.paths.models
            while not folder.exists():
                folder = folder.parent
            return Shelf(
                frozenset(model.id for model in app.files.installed()),
                {id: app.files.begun(id) for id in app.models},
                app.recommended_model().id,
                free_memory(),
                free_disk(folder),
            )

        self._work.do(read, self._place)

    def _place(self, shelf: Shelf) -> None:
        self._shelf = shelf
        free = _("{size} of disk are free.").format(size=self._figures.size(shelf.disk))
        if shelf.memory is not None:
            free = _("{size} of memory and {disk} of disk are free.").format(
                size=self._figures.size(shelf.memory), disk=self._figures.size(shelf.disk)
            )
        self.describe(
            _("The models that run on this computer.")
            + " "
            + free
            + " "
            + _("Files are fetched once and checked against their published hash.")
        )
        self._show(self._saving.now)

    def _show(self, settings: Settings) -> None:
        own = settings.own_model
        self.own.describe(
            own or _("Any GGUF file on this computer; it goes before the models above.")
        )
        self.without.setVisible(bool(own))
        if self._app is None:
            return
        try:
            in_use = self._app.reach("local").model if settings.engine == "local" else ""
        except UserError:
            in_use = ""
        shelf = self._shelf or Shelf(frozenset(), {}, "", None, 0)
        for line in self.models.values():
            line.show_shelf(shelf, in_use)

    def _use(self, id: str) -> None:
        self._save(self.models[id], engine="local", local_model=id, own_model="")

    def _save(self, row: Row, **values: object) -> None:
        before = {name: getattr(self._saving.now, name) for name in values}

        def undo() -> None:
            self._saving.save(before, lambda: row.say(""), row.say_error)

        def done() -> None:
            self._saving.offer_undo(row, _("Saved"), values, undo)

        self._saving.save(values, done, row.say_error)

    def _remove(self, id: str) -> None:
        app, line = self._app, self.models[id]
        assert app is not None

        def done(freed: int) -> None:
            words = _("Removed: {size} are free again.")
            line.say(words.format(size=self._figures.size(freed)), "done")
            self.look()

        self._work.do(lambda: app.files.remove(id), done, line.say_error)

    def _open(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a model file"), "", _("Model files") + " (*.gguf)"
        )
        if chosen:
            self.take_own(chosen)

    def take_own(self, path: str) -> None:
        """Use a file of the person's own, if it is a model file."""
        app = self._app
        assert app is not None

        def done(own: Path) -> None:
            self._save(self.own, engine="local", own_model=str(own))

        self._work.do(lambda: app.files.own_file(Path(path)), done, self.own.say_error)

    def _hear(self, now: Download) -> None:
        self._post.call(lambda: self._take(now))

    def _take(self, now: Download) -> None:
        line = self.models.get(now.model)
        if line is not None:
            line.show_download(now)
            if now.stand not in UNDER_WAY and self._looked:
                self.look()
