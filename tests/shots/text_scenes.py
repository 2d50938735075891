"""Scenes of the text and of what stands around it."""

from PySide6.QtCore import QPoint, Qt

from desktop.app import App
from tests.shots.registry import scene
from tests.shots.stage import CONTROL, SHIFT, Stage
from ui.documents.shelf import Shelf

LETTER = "letter.md"


@scene()
def first_run(stage: Stage) -> None:
    """Nothing was ever written: the sample, a sentence selected, Run ready."""
    stage.open(None)


@scene()
def writing(stage: Stage) -> None:
    """An article, and the cursor in it."""
    stage.open(stage.words.article)


@scene()
def writing_alone(stage: Stage) -> None:
    """Only the text remains."""
    stage.open(stage.words.article)
    stage.command("panel")


@scene()
def blank(stage: Stage) -> None:
    """An empty page."""
    stage.open(None)
    stage.command("new")


@scene(dense=True)
def find_bar(stage: Stage) -> None:
    """Find and replace, something found."""
    stage.open(stage.words.article)
    stage.command("replace")
    bar = stage.window.tools.bar
    bar.words.setText(stage.words.wanted)
    bar.put.setText("cette" if stage.language == "fr" else "this")
    stage.wait(lambda: any(letter.isdigit() for letter in bar.told.text()))


@scene()
def find_nothing(stage: Stage) -> None:
    """Nothing found."""
    stage.open(stage.words.article)
    stage.command("find")
    stage.window.tools.bar.words.setText(stage.words.unknown)
    stage.pump(0.3)


@scene(dense=True)
def palette(stage: Stage) -> None:
    """The command palette."""
    stage.open(stage.words.article)
    stage.command("palette")


@scene()
def palette_nothing(stage: Stage) -> None:
    """The command palette without an answer."""
    stage.open(stage.words.article)
    stage.command("palette")
    stage.type("xyzw")


@scene(dense=True)
def shelf(stage: Stage) -> None:
    """Several documents."""

    def keep(app: App) -> None:
        for number, title in enumerate(stage.words.titles):
            path = str(stage.home / LETTER) if number == 1 else ""
            document = app.store.documents.create(None, path)
            app.store.drafts.save(f"# {title}\n\n{stage.words.article}", 0, document).result()

    stage.data |= {LETTER, stage.home.name}
    stage.seed(keep)
    stage.open()
    stage.command("shelf")
    stage.wait(lambda: _rows(stage) >= len(stage.words.titles))


def _rows(stage: Stage) -> int:
    shelf = stage.window.findChild(Shelf)
    return shelf.list.model().rowCount() if shelf is not None else 0


@scene()
def shelf_empty(stage: Stage) -> None:
    """No document yet."""
    stage.open(None)
    stage.command("shelf")
    stage.pump(0.5)


@scene()
def shelf_nothing(stage: Stage) -> None:
    """No document with these words."""
    stage.open(stage.words.article)
    stage.command("shelf")
    stage.type(stage.words.unknown)
    stage.pump(0.5)


@scene(dense=True)
def long_name(stage: Stage) -> None:
    """A document with a long name, beside shelf and panel."""
    stage.open(f"# {stage.words.titles[-1]}\n\n{stage.words.article}")
    stage.window.editor.setFocus()
    stage.press(Qt.Key.Key_End, CONTROL)
    stage.type(".")
    stage.command("shelf")
    stage.wait(lambda: _rows(stage) >= 1)


@scene()
def strip_error(stage: Stage) -> None:
    """A file that cannot be opened."""
    stage.open(stage.words.article)
    path = stage.home / "missing.md"
    stage.data.add(path.name)
    stage.window.cabinet.opener.open_file(path)
    stage.wait(lambda: stage.window.cabinet.strip.isVisible() and not _opening(stage))


def _opening(stage: Stage) -> bool:
    return stage.window.cabinet.strip.words.text().endswith("…")


@scene()
def file_menu(stage: Stage) -> None:
    """A menu of the window."""
    stage.open(stage.words.article)
    menu = stage.window.menus["file"]
    bar = stage.window.menuBar()
    place = bar.actionGeometry(menu.menuAction()).bottomLeft()
    menu.popup(bar.mapToGlobal(place))
    stage.pump(0.1)


@scene(dense=True)
def answer_menu(stage: Stage) -> None:
    """The longest menu."""
    stage.open(stage.words.article)
    stage.window.menus["rewrite"].popup(stage.window.mapToGlobal(QPoint(200, 24)))
    stage.pump(0.1)


@scene()
def engine_menu(stage: Stage) -> None:
    """The engines, over the status line."""
    stage.open(stage.words.article)
    stage.click(stage.window.status.engine)
    stage.pump(0.1)


@scene()
def text_menu(stage: Stage) -> None:
    """The menu of the text."""
    stage.write()
    menu = stage.window.tools.menu()
    menu.popup(stage.window.mapToGlobal(QPoint(360, 300)))
    stage.pump(0.1)


@scene(width=880)
def narrow(stage: Stage) -> None:
    """The panel lies over the text."""
    stage.write()


@scene(width=880)
def narrow_alone(stage: Stage) -> None:
    """A narrow window without the panel, with the documents."""
    stage.open(stage.words.article)
    stage.command("panel")
    stage.command("shelf")
    stage.wait(lambda: _rows(stage) >= 0)
    stage.pump(0.4)


@scene()
def zoomed(stage: Stage) -> None:
    """Larger text."""
    stage.open(stage.words.article)
    for _ in range(4):
        stage.command("zoom_in")
    stage.press(Qt.Key.Key_Home, CONTROL | SHIFT)
