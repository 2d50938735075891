"""Scenes of the panel: from the choice of an action to the accepted text."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.fakes import Cut, Reply, Silent, Status, Stream, dead_address
from tests.shots.registry import scene
from tests.shots.stage import Stage
from ui.phase import Phase


def pieces(text: str) -> Stream:
    """Stream a text word by word."""
    return Stream([word + " " for word in text.split(" ")])


def answered(stage: Stage, *texts: str) -> None:
    """Open the article and let the passage be answered with these versions."""
    stage.write()
    stage.run(*(pieces(text) for text in texts), versions=len(texts))
    stage.ready()


@scene(dense=True)
def choosing(stage: Stage) -> None:
    """The passage selected, the keys in the field."""
    stage.write()
    stage.window.panel.take_focus()


@scene()
def choosing_found(stage: Stage) -> None:
    """An action found by typing."""
    stage.write()
    stage.window.panel.take_focus()
    stage.type("tra")


@scene()
def choosing_own_words(stage: Stage) -> None:
    """What is typed is no action: it is the instruction."""
    stage.write()
    stage.window.panel.take_focus()
    stage.window.panel.chooser.field.setText(stage.words.instruction)


@scene()
def translating(stage: Stage) -> None:
    """An action with options."""
    stage.write()
    stage.window.panel.prepare("translate", {}, "")


@scene(dense=True)
def toning(stage: Stage) -> None:
    """An action with many options."""
    stage.write()
    stage.window.panel.prepare("tone", {}, "")


@scene()
def waiting(stage: Stage) -> None:
    """Before the first word."""
    stage.write()
    stage.run(Silent())
    stage.wait(lambda: stage.server.requests)
    stage.pump(1.2)


@scene(dense=True)
def streaming(stage: Stage) -> None:
    """Words come."""
    stage.write()
    half = len(stage.words.better) * 2 // 3
    first, rest = stage.words.better[:half], stage.words.better[half:]
    gate = threading.Event()
    stage.closing.callback(gate.set)
    stage.run(Stream([first, rest], gate=gate))
    stage.wait(lambda: len(stage.window.panel.answer.text()) > half // 2)
    stage.pump(0.1)


@scene(dense=True)
def changes(stage: Stage) -> None:
    """An answer with its changes, one of them refused."""
    answered(stage, stage.words.better)
    stage.window.panel.answer.setFocus(Qt.FocusReason.ShortcutFocusReason)
    stage.press(Qt.Key.Key_J)
    stage.press(Qt.Key.Key_A)
    stage.press(Qt.Key.Key_R)
    stage.pump(0.1)


@scene(dense=True)
def variants(stage: Stage) -> None:
    """Three versions."""
    answered(stage, *stage.words.variants)


@scene()
def findings(stage: Stage) -> None:
    """What there is to verify, opened."""
    answered(stage, stage.words.lost)
    stage.click(stage.window.panel.findings.summary)


@scene()
def wrong_language(stage: Stage) -> None:
    """A whole answer in another language."""
    answered(stage, stage.words.other_language)
    stage.click(stage.window.panel.findings.summary)


@scene()
def editing(stage: Stage) -> None:
    """The answer is written in."""
    answered(stage, stage.words.better)
    stage.command("edit_answer")


@scene()
def more_menu(stage: Stage) -> None:
    """What is done to an answer less often."""
    answered(stage, stage.words.better)
    stage.click(stage.window.panel.more)
    stage.pump(0.1)


@scene()
def replaced(stage: Stage) -> None:
    """Accepted."""
    answered(stage, stage.words.better)
    stage.command("accept")
    stage.pump(0.1)


@scene()
def changed_meanwhile(stage: Stage) -> None:
    """The passage was written in while the run went on."""
    answered(stage, stage.words.better)
    cursor = stage.window.editor.textCursor()
    cursor.setPosition(cursor.selectionStart() + 5)
    cursor.insertText("xxx ")
    stage.command("accept")
    stage.pump(0.1)


def failed(stage: Stage, reply: Reply | None) -> None:
    stage.run(*([reply] if reply else []))
    stage.wait(
        lambda: stage.window.flow.phase is Phase.STOPPED and stage.window.panel.card.isVisible()
    )


@scene(dense=True)
def error_down(stage: Stage) -> None:
    """Nobody answers at the address."""
    stage.write()
    stage.app.change_settings(engine_urls={"ollama": dead_address()})
    failed(stage, None)


@scene()
def error_key(stage: Stage) -> None:
    """The key is refused."""
    stage.write()
    stage.app.keys.set("mistral", "sk-0000-not-a-key")
    stage.app.change_settings(engine="mistral", engine_urls={"mistral": stage.server.base_url})
    failed(stage, Status(401, "invalid_api_key"))


@scene()
def error_key_missing(stage: Stage) -> None:
    """No key was given yet."""
    stage.write()
    stage.app.change_settings(engine="openai", engine_urls={"openai": stage.server.base_url})
    failed(stage, None)


@scene()
def error_cut(stage: Stage) -> None:
    """The connection broke off: what had come stands there."""
    stage.write()
    failed(stage, Cut([stage.words.better[:40], stage.words.better[40:90]]))


@scene(dense=True)
def consent(stage: Stage) -> None:
    """Before a text leaves the machine for the first time."""
    stage.write()
    stage.app.keys.set("mistral", "sk-0000-not-a-key")
    stage.app.change_settings(engine="mistral")
    stage.run()
    stage.wait(stage.window.panel.card.isVisible)


@scene()
def stopped(stage: Stage) -> None:
    """Stopped by hand: what had come is kept."""
    streaming(stage)
    stage.command("stop")
    stage.pump(0.2)


@scene()
def own_words_missing(stage: Stage) -> None:
    """Run without the instruction that it needs."""
    stage.write()
    stage.window.panel.prepare("instruct", {}, "")
    stage.command("run")


@scene(width=880)
def narrow_changes(stage: Stage) -> None:
    """An answer over the text."""
    changes(stage)
    assert QApplication.focusWidget() is not None
