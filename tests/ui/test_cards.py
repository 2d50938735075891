"""What is told and asked where the answer would be."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.errors import EngineError, ModelFileError, UserError
from desktop.events import Asked, Failed, Progressed, Stage
from desktop.messages import advice, sentence
from desktop.model import Consent, Finding, Place, Severity, Target
from tests.ui.desk import CONTROL, TEXT, Desk, open_desk
from tests.ui.fakes import HOSTED, LOCAL

SENTENCE = "Voici une phrase qui est beaucoup trop longue"
ANSWER = "Voici une phrase longue"


def choose_engine(desk: Desk, engine: str) -> None:
    """Choose an engine in the menu."""
    actions = desk.window.menus["engine"].actions()
    next(action for action in actions if action.data() == engine).trigger()


def test_nothing_is_sent_before_consent(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    consent = Consent("openai", "OpenAI", "api.openai.com", "gpt", 1204, Place.INTERNET)
    desk.companion.flow.receive(Asked(run, consent))
    card = desk.companion.panel.card
    told = card.title.text() + card.body.text()
    for named in ("OpenAI", "api.openai.com", "gpt", "1,204"):
        assert named in told
    assert desk.app.assistant.consents == []
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert desk.app.assistant.consents == []
    desk.click(card.buttons()[0])
    assert desk.app.assistant.consents == [(run, True)]


def test_consent_can_be_refused(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    consent = Consent("ollama", "Ollama", "10.0.0.2", "m", 5, Place.NETWORK)
    desk.companion.flow.receive(Asked(run, consent))
    assert "your network" in desk.companion.panel.card.body.text()
    desk.click(desk.companion.panel.card.buttons()[1])
    assert desk.app.assistant.consents == [(run, False)]


def test_a_change_of_engine_while_consent_is_asked_stops_the_run_and_says_so(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.app.values["engine"] = "openai"
    desk.select(SENTENCE)
    run = desk.run()
    consent = Consent("openai", "OpenAI", "api.openai.com", "gpt", 1204, Place.INTERNET)
    desk.companion.flow.receive(Asked(run, consent))
    panel = desk.companion.panel
    desk.companion.engines.changed.emit()
    assert panel.card.isVisible()
    choose_engine(desk, "mistral")
    assert not panel.card.isVisible()
    assert desk.app.assistant.cancelled == [run]
    assert desk.app.assistant.consents == []
    assert "nothing was sent" in panel.stage.words.text()
    assert panel.stage.words.isVisible()
    assert desk.window.editor.hasFocus()
    again = desk.run()
    desk.companion.flow.receive(Asked(again, consent))
    desk.click(panel.card.buttons()[0])
    choose_engine(desk, "local")
    assert desk.app.assistant.cancelled == [run]


def test_an_error_stands_where_the_answer_would(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.stream(run, "Voi")
    error = EngineError("key_missing", "later", label="OpenAI", engine="openai")
    desk.companion.flow.receive(Failed(run, run, error, "Voi"))
    card = desk.companion.panel.card
    assert card.title.text() == sentence(error)
    assert card.body.text() == advice(error)
    assert len(card.buttons()) == 1
    assert desk.text == TEXT
    desk.click(card.buttons()[0])
    assert len(desk.app.assistant.requests) == 2


@pytest.mark.parametrize(
    ("error", "place", "section"),
    [
        (EngineError("key_missing", "key_give", label="OpenAI", engine="openai"), 0, "keys"),
        (EngineError("model_unknown", "engine_check", label="Ollama", model="m"), 1, "engine"),
        (ModelFileError("model_absent", "model_get", model="m"), 0, "models"),
    ],
)
def test_what_the_settings_can_mend_leads_to_their_section(
    qtbot: QtBot, error: UserError, place: int, section: str
) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.stream(run, "Voi")
    desk.companion.flow.receive(Failed(run, run, error, "Voi"))
    card = desk.companion.panel.card
    opened: list[str] = []
    card.settings_wanted.disconnect()  # the page itself wants a whole core: see its own tests
    card.settings_wanted.connect(opened.append)
    assert len(card.buttons()) == 2
    desk.click(card.buttons()[place])
    assert opened == [section]
    assert desk.text == TEXT


def test_an_error_in_the_window_tells_of_no_command_of_the_terminal(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    error = EngineError("key_missing", "key_give", label="OpenAI", engine="openai")
    desk.companion.flow.receive(Failed(run, run, error, ""))
    card = desk.companion.panel.card
    assert card.body.text() == "Set it under “Keys” in the settings."


def test_a_single_rare_command_is_a_button_of_its_own(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    error = EngineError("engine_unreachable", "engine_start", label="Ollama")
    desk.companion.flow.receive(Failed(run, run, error, ""))
    panel = desk.companion.panel
    assert (panel.more.text(), panel.more.accessibleName()) == ("Discard", "Discard")
    desk.click(panel.more)
    assert panel.is_choosing and not panel.card.isVisible()
    desk.select(SENTENCE)
    desk.answer(ANSWER)
    assert (panel.more.text(), panel.more.accessibleName()) == ("⋯", "More")


def test_what_is_kept_is_said_once(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.stream(run, "Voi")
    error = EngineError("key_missing", "key_give", label="OpenAI", engine="openai")
    desk.companion.flow.receive(Failed(run, run, error, "Voi"))
    card = desk.companion.panel.card
    assert "unchanged" in card.quiet.text() and "history" in card.quiet.text()


def test_an_error_at_the_start_is_told_too(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)

    def refuse(_request: object) -> int:
        raise UserError("bug", "bug_kept", kind="X")

    desk.app.assistant.start = refuse  # type: ignore[method-assign, assignment]
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert desk.companion.panel.card.isVisible()
    assert desk.window.commands["run"].isEnabled()


def test_a_model_on_its_way_can_be_stopped_while_the_text_takes_keys(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.companion.flow.receive(
        Progressed(run, Stage.FETCHING, 312_000_000, 1_117_000_000, 35.0, 24_000_000)
    )
    panel = desk.companion.panel
    assert panel.primary.text() == "Stop"
    assert panel.stage.bar.isVisible()
    desk.put_cursor("Et la fin")
    desk.type("Bon. ")
    assert "Bon. Et la fin" in desk.text
    desk.click(panel.primary)
    assert desk.app.assistant.cancelled == [run]
    assert panel.primary.text() == "Run"


def test_the_answer_names_its_model_and_a_basic_one_is_told_of_quietly(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(ANSWER, (Finding("model", Severity.HINT, "basic_model"),))
    panel = desk.companion.panel
    assert panel.stage.words.text() == "Qwen2.5-Coder 1.5B · on this computer · 4 s"
    assert panel.caution.words.text() == "Basic model: read its answer closely."
    assert (panel.caution.shape.text(), panel.caution.shape.accessibleName()) == ("○", "Hint")
    assert panel.caution.words.property("severity") == "hint"
    assert panel.caution.better.isVisible()


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (HOSTED, "OpenAI, gpt · text was sent · 4 s"),
        (replace(HOSTED, place=Place.NETWORK), "OpenAI, gpt · on your network · 4 s"),
        (replace(HOSTED, place=Place.HERE), "OpenAI, gpt · on this computer · 4 s"),
        (replace(LOCAL, model="/a/folder/own.gguf"), "own.gguf · on this computer · 4 s"),
    ],
)
def test_the_answer_says_who_wrote_it_and_where(qtbot: QtBot, target: Target, told: str) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.finish(run, ANSWER, target=replace(target, label="OpenAI"))
    words = desk.companion.panel.stage.words.text()
    assert words == told.replace("gpt", target.model)


def test_a_summary_without_a_model_is_not_said_to_be_a_model_s(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(ANSWER, (Finding("fallback", Severity.SHOULD, "extractive_summary"),))
    assert desk.companion.panel.stage.words.text() == "Without a model · 4 s"


def test_a_basic_model_is_warned_of_and_a_better_one_offered(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    caution = Finding("model", Severity.SHOULD, "basic_model_french")
    desk.answer(ANSWER, (caution,))
    panel = desk.companion.panel
    assert panel.caution.words.text() == "Basic model: check this translation."
    assert panel.caution.shape.text() == "▲"
    assert not panel.findings.isVisible()
    desk.click(panel.caution.better)
    assert "2.7 GB" in panel.card.quiet.text()
    desk.click(panel.card.buttons()[0])
    assert desk.app.values["local_model"] == "qwen3.5-4b"
    assert len(desk.app.assistant.requests) == 2
