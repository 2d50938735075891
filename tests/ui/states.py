"""The panel in each of its states, and what may be wrong to the eye there."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from desktop.errors import EngineError, UserError
from desktop.events import Asked, Checked, Delta, Failed, Finished, Progressed, Stage
from desktop.model import Answer, Consent, Finding, Place, Seconds, Severity, Usage
from tests.ui.desk import Desk
from tests.ui.fakes import LOCAL
from ui.panel.fold import FoldButton

SENTENCE = "Voici une phrase qui est beaucoup trop longue"


def progress(stage: Stage, **values: object) -> Progressed:
    return Progressed(1, stage, **values)  # type: ignore[arg-type]  # tests name known fields


def every_state(desk: Desk) -> Iterator[str]:
    """Bring the panel into each of its states."""
    flow, panel = desk.companion.flow, desk.companion.panel
    for action in desk.app.actions:
        panel.chooser.list.choose(action)
        yield f"chosen {action}"
    panel.chooser.list.choose("tone")
    desk.select(SENTENCE)
    run = desk.run()
    flow.receive(progress(Stage.FETCHING, done=10**8, total=10**9, remaining=200.0, rate=24e6))
    yield "fetching"
    for stage in (Stage.STARTING, Stage.QUEUED, Stage.READING):
        flow.receive(progress(stage))
        yield stage
    reason = EngineError("rate_limited", label="OpenAI")
    flow.receive(progress(Stage.WAITING, remaining=12.0, reason=reason))
    yield "waiting"
    consent = Consent("openai", "OpenAI", "api.openai.com", "gpt", 1204, Place.INTERNET)
    flow.receive(Asked(run, consent))
    yield "consent"
    desk.stream(run, "Voici une phrase longue")
    yield "streaming"
    cautions = (
        Finding("model", Severity.HINT, "basic_model_tone"),
        Finding("numbers", Severity.MUST, "x"),
    )
    desk.finish(run, "Voici une phrase longue", cautions)
    panel.findings.summary.click()
    yield "answer"
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_R)
    yield "refused"
    panel.answer.pressed.emit(1)
    assert panel.popover.isVisible()
    yield "popover"
    desk.window.commands["edit_answer"].trigger()
    yield "editing"
    desk.window.commands["edit_answer"].trigger()
    panel.chosen.click()
    yield "opened again"
    panel.back.click()
    panel.caution.better.click()
    yield "better"
    cursor = desk.window.editor.document().find("phrase qui")
    cursor.insertText("phrase belle qui")
    desk.window.commands["accept"].trigger()
    yield "changed"
    panel.card.buttons()[0].click()
    yield "accepted"
    desk.select("Et la fin")
    run = desk.run()
    flow.receive(Failed(run, run, UserError("bug", "bug_kept", kind="X"), "Et"))
    yield "failed"
    panel.chooser.options.versions.want(3)
    run = desk.run()
    desk.stream(run, "Fin.")
    flow.receive(Checked(run, 0, ()))
    flow.receive(Delta(run, 1, "Et"))
    yield "second version"
    answers = (Answer("Fin."), Answer("Ouf\u00a0!"), Answer("Fin."))
    flow.receive(Finished(run, run, LOCAL, answers, Usage(), Seconds(0.5, 4.0)))
    yield "versions"
    desk.window.commands["discard"].trigger()
    desk.window.commands["own_actions"].trigger()
    yield "own actions"
    panel.chooser.field.setText("une consigne bien trop longue pour tenir sur une ligne du panneau")
    yield "instruction"


def clipped(root: QWidget) -> list[str]:
    """Return the words that do not fit into their buttons and labels."""
    short = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        needed = (
            label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        )
        wide = not label.wordWrap() and label.sizeHint().width() > label.width()
        if wide or needed > label.height() + 1:
            short.append(label.text())
    worded: list[tuple[QWidget, str]] = [
        *((button, button.text()) for button in root.findChildren(QAbstractButton)),
        *((choice, choice.currentText()) for choice in root.findChildren(QComboBox)),
    ]
    for control, words in worded:
        above = control.parentWidget()
        if not control.isVisible() or above is None:
            continue
        if isinstance(control, FoldButton):
            narrow = control.needs() > control.height()
        else:
            narrow = control.fontMetrics().horizontalAdvance(words) > control.width()
        if narrow or control.geometry().right() > above.width():
            short.append(words)
    return short
