"""Whole runs through the real SDK, store and loop against a scripted server."""

import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.app import App
from desktop.choice import EngineChoice
from desktop.events import (
    Asked,
    Cancelled,
    Delta,
    Event,
    Failed,
    Finished,
    Progressed,
    Rewound,
    Stage,
    Started,
)
from desktop.model import Outcome, Request
from desktop.paths import Paths
from desktop.store.records import RunRecord
from desktop.store.scope import EVERYONE
from tests.fakes import (
    Burst,
    Cut,
    Echo,
    Garbage,
    Html,
    MidError,
    Received,
    Reply,
    ScriptedServer,
    Silent,
    Status,
    Stream,
    dead_address,
)

TEXT = "Notre boutique ouvre lundi à neuf heures et vend de belles chaises faites à la main."
ANSWER = "Dès lundi neuf heures, la boutique vous propose ses chaises fabriquées avec soin."
ENGLISH = "From Monday at nine, our shop sells beautiful chairs that are made by hand with care."
LONG = 30.0


@dataclass
class Desk:
    """An open Calame and everything it has said."""

    app: App
    said: "queue.Queue[Event]"
    events: list[Event] = field(default_factory=list)

    def ask(self, text: str = TEXT, action: str = "rewrite", **more: object) -> int:
        self.events.clear()
        request = Request(action, text, engine=self.app.choice, **more)  # type: ignore[arg-type]
        return self.app.assistant.start(request)

    def until(self, *kinds: type[Event]) -> Event:
        while True:
            event = self.said.get(timeout=LONG)
            self.events.append(event)
            if isinstance(event, kinds):
                return event

    def end(self) -> Finished | Failed | Cancelled:
        event = self.until(Finished, Failed, Cancelled)
        assert isinstance(event, Finished | Failed | Cancelled)
        return event

    def shown(self) -> str:
        """Return what a window that follows the events shows of the first variant."""
        text = ""
        for event in self.events:
            match event:
                case Delta(variant=0):
                    text += event.text
                case Rewound(variant=0):
                    text = text[: event.length]
        return text

    def record(self, ended: Finished | Failed | Cancelled) -> RunRecord:
        assert ended.record is not None
        record = self.app.store.runs.get(ended.record, EVERYONE).result(LONG)
        assert record is not None
        return record


def opened(tmp_path: Path, base_url: str) -> Desk:
    said: queue.Queue[Event] = queue.Queue()
    choice = EngineChoice(base_url=base_url, model="test-model")
    return Desk(App.open(Paths(tmp_path / "home", tmp_path / "models"), said.put, choice), said)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as scripted:
        yield scripted


@pytest.fixture
def desk(tmp_path: Path, server: ScriptedServer) -> Iterator[Desk]:
    desk = opened(tmp_path, server.base_url)
    yield desk
    desk.app.close()


def test_a_run_ends_stored_before_it_is_said_to_be_done(desk: Desk, server: ScriptedServer) -> None:
    server.script(Stream([ANSWER[:20], ANSWER[20:]], cached=5))
    desk.ask()
    ended = desk.end()
    assert isinstance(ended, Finished)
    assert ended.answers[0].text == ANSWER == desk.shown()
    assert ended.answers[0].findings == ()
    assert ended.usage.cached == 5
    assert ended.seconds.first_token is not None
    record = desk.record(ended)
    assert record.outcome is Outcome.DONE
    assert record.source == TEXT
    assert [answer.text for answer in record.answers] == [ANSWER]
    assert record.language == "fr"


def test_the_language_of_the_text_is_named_in_the_prompt(
    desk: Desk, server: ScriptedServer
) -> None:
    server.script(Stream([ANSWER]))
    desk.ask()
    desk.end()
    system = server.requests[0].messages[0]["content"]
    assert "français" in system


def test_line_breaks_links_and_marks_survive(desk: Desk, server: ScriptedServer) -> None:
    def improve(messages: list[dict[str, str]]) -> str:
        lines = messages[-1]["content"].splitlines()
        asked = next(line for line in lines if "nos chaises" in line)
        return asked.replace("nos chaises", "toutes nos belles chaises").replace("prix", "tarif")

    server.script(Echo(improve))
    text = (
        "# Voici nos chaises en bois\n\n"
        "- Découvrez **nos chaises** à petit prix sur https://exemple.fr/a?b=1 dès lundi\n"
        "- Écrivez à contact@exemple.fr pour nos chaises et leur prix\n\n"
        "```\nprix = 12\n```\n"
    )
    desk.ask(text)
    ended = desk.end()
    assert isinstance(ended, Finished)
    assert ended.answers[0].text == (
        "# Voici toutes nos belles chaises en bois\n\n"
        "- Découvrez **toutes nos belles chaises** à petit tarif sur https://exemple.fr/a?b=1"
        " dès lundi\n"
        "- Écrivez à contact@exemple.fr pour toutes nos belles chaises et leur tarif\n\n"
        "```\nprix = 12\n```\n"
    )
    assert all("exemple.fr" not in request.raw.decode() for request in server.requests)


@pytest.mark.parametrize(
    ("reply", "id", "partial"),
    [
        (Status(401), "key_refused", ""),
        (Status(404), "model_unknown", ""),
        (Status(429, "insufficient_quota"), "quota_spent", ""),
        (Html(), "not_completion", ""),
        (Garbage(), "not_completion", ""),
        (Cut([ANSWER[:30], ANSWER[30:60]]), "stream_cut", ANSWER[:60].rstrip()),
        (MidError([ANSWER[:30]], "boom"), "engine_gave_up", ANSWER[:30].rstrip()),
        (Stream([""]), "answer_empty", ""),
    ],
)
def test_a_fault_keeps_what_had_come(
    desk: Desk, server: ScriptedServer, reply: Reply, id: str, partial: str
) -> None:
    server.script(reply)
    desk.ask()
    ended = desk.end()
    assert isinstance(ended, Failed)
    assert ended.error.id == id
    assert ended.partial == partial == desk.shown()
    record = desk.record(ended)
    assert record.outcome is Outcome.FAILED
    assert record.error_id == id
    assert record.partial == partial
    assert record.source == TEXT


def test_a_server_that_is_down(tmp_path: Path) -> None:
    desk = opened(tmp_path, dead_address())
    try:
        desk.ask()
        ended = desk.end()
    finally:
        desk.app.close()
    assert isinstance(ended, Failed)
    assert ended.error.id == "engine_unreachable"


def test_two_faults_of_the_server_are_waited_out(desk: Desk, server: ScriptedServer) -> None:
    server.script(
        Status(500, headers={"Retry-After": "0"}),
        Status(500, headers={"Retry-After": "0"}),
        Stream([ANSWER]),
    )
    desk.ask()
    ended = desk.end()
    assert isinstance(ended, Finished)
    assert len(server.requests) == 3


def test_a_wait_is_counted_down_and_can_be_cancelled(desk: Desk, server: ScriptedServer) -> None:
    server.script(Status(429, "rate_limit_exceeded", headers={"Retry-After": "60"}))
    run = desk.ask()
    while True:
        told = desk.until(Progressed)
        assert isinstance(told, Progressed)
        if told.stage is Stage.WAITING:
            break
    assert told.reason is not None
    assert told.reason.id == "rate_limited"
    assert 50 < (told.remaining or 0) <= 60
    desk.app.assistant.cancel(run)
    assert isinstance(desk.end(), Cancelled)
    assert len(server.requests) == 1


def test_cancelling_keeps_the_partial_text(desk: Desk, server: ScriptedServer) -> None:
    server.script(Stream([ANSWER[:30], ANSWER[30:]], gate=threading.Event()))
    run = desk.ask()
    desk.until(Delta)
    desk.app.assistant.cancel(run)
    ended = desk.end()
    assert isinstance(ended, Cancelled)
    assert ended.partial == ANSWER[:30].rstrip()
    record = desk.record(ended)
    assert record.outcome is Outcome.CANCELLED
    assert record.partial == ended.partial
    server.wait_until_client_left()


def test_cancelling_before_the_first_word(desk: Desk, server: ScriptedServer) -> None:
    server.script(Silent())
    run = desk.ask()
    server.wait_for_requests(1)
    desk.app.assistant.cancel(run)
    assert isinstance(desk.end(), Cancelled)
    server.script(Stream([ANSWER]))
    desk.ask()
    assert isinstance(desk.end(), Finished)


def test_the_first_piece_is_said_before_the_second_is_sent(
    desk: Desk, server: ScriptedServer
) -> None:
    gate = threading.Event()
    server.script(Stream(["Dès lundi", ANSWER[9:]], gate=gate))
    desk.ask()
    first = desk.until(Delta)
    assert isinstance(first, Delta)
    assert first.text == "Dès lundi"
    assert not gate.is_set()
    gate.set()
    assert isinstance(desk.end(), Finished)


def test_a_wrong_language_is_asked_for_once_more(desk: Desk, server: ScriptedServer) -> None:
    server.script(Stream([ENGLISH]), Stream([ANSWER]))
    desk.ask()
    ended = desk.end()
    assert isinstance(ended, Finished)
    assert ended.answers[0].text == ANSWER == desk.shown()
    assert ended.answers[0].findings == ()
    assert len(server.requests) == 2
    assert "français" in server.requests[1].messages[-1]["content"]


def test_a_language_that_stays_wrong_is_marked(desk: Desk, server: ScriptedServer) -> None:
    server.script(Stream([ENGLISH]))
    desk.ask()
    ended = desk.end()
    assert isinstance(ended, Finished)
    assert [found.id for found in ended.answers[0].findings] == ["language_wrong"]
    assert len(server.requests) == 2


def test_an_answer_almost_like_its_source_is_marked(desk: Desk, server: ScriptedServer) -> None:
    server.script(Stream([TEXT]))
    desk.ask()
    ended = desk.end()
    assert isinstance(ended, Finished)
    assert [found.id for found in ended.answers[0].findings] == ["almost_unchanged"]
    assert len(server.requests) == 2


def test_a_lost_link_is_asked_for_once_and_then_marked(desk: Desk, server: ScriptedServer) -> None:
    server.script(Stream([ANSWER]))
    desk.ask(TEXT + " Voir https://exemple.fr.")
    ended = desk.end()
    assert isinstance(ended, Finished)
    found = ended.answers[0].findings
    assert [(one.id, one.parameters) for one in found] == [
        ("element_lost", {"element": "https://exemple.fr"})
    ]
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "raw",
    [f"<think>Voyons… {ENGLISH}</think>\n\n{ANSWER}", f"Voici le texte réécrit :\n\n« {ANSWER} »"],
)
def test_nothing_wrapped_around_an_answer_is_ever_shown(
    desk: Desk, server: ScriptedServer, raw: str
) -> None:
    server.script(Stream([raw[at : at + 7] for at in range(0, len(raw), 7)], pause=0.01))
    desk.ask()
    ended = desk.end()
    assert isinstance(ended, Finished)
    assert ended.answers[0].text == ANSWER == desk.shown()
    grown = "".join(event.text for event in desk.events if isinstance(event, Delta))
    assert "Voici" not in grown
    assert "Voyons" not in grown


def test_ten_thousand_tokens_come_in_few_events(desk: Desk, server: ScriptedServer) -> None:
    burst = Burst(10_000, 10_000)
    server.script(burst)
    desk.ask(action="instruct", instruction="Compte.", language="en")
    ended = desk.end()
    assert isinstance(ended, Finished)
    assert desk.shown() == ended.answers[0].text == "".join(burst.chunks).strip()
    assert sum(isinstance(event, Delta) for event in desk.events) < 1_000


def test_variants_are_asked_for_one_by_one(desk: Desk, server: ScriptedServer) -> None:
    server.script(
        Stream([ANSWER]), Stream(["Venez lundi : des chaises faites main vous attendent."])
    )
    desk.ask(variants=2)
    ended = desk.end()
    assert isinstance(ended, Finished)
    assert [answer.text[:9] for answer in ended.answers] == ["Dès lundi", "Venez lun"]
    assert server.requests[0].body.get("seed") != server.requests[1].body.get("seed")


@pytest.mark.parametrize(
    ("change", "id"),
    [
        ({"text": "  \n"}, "text_empty"),
        ({"action": "dance"}, "action_unknown"),
        ({"action": "instruct"}, "instruction_missing"),
        ({"options": {"to": "fr"}}, "option_unknown"),
        ({"action": "translate", "options": {"to": "tlh"}}, "option_value"),
    ],
)
def test_a_request_that_makes_no_sense_sends_nothing(
    desk: Desk, server: ScriptedServer, change: dict[str, object], id: str
) -> None:
    desk.ask(**change)  # type: ignore[arg-type]
    ended = desk.end()
    assert isinstance(ended, Failed)
    assert ended.error.id == id
    assert server.requests == []


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose engine lies beyond this machine, at an address nobody has (RFC 5737)."""
    desk = opened(tmp_path, "https://192.0.2.1/v1")
    yield desk
    desk.app.close()


def test_the_offline_switch_refuses_before_anything_is_asked(far: Desk) -> None:
    far.app.change_settings(offline=True)
    far.ask()
    ended = far.end()
    assert isinstance(ended, Failed)
    assert ended.error.id == "offline_refused"
    assert not any(isinstance(event, Asked) for event in far.events)


def test_the_first_send_asks_and_a_no_sends_nothing(far: Desk) -> None:
    run = far.ask()
    asked = far.until(Asked)
    assert isinstance(asked, Asked)
    assert asked.consent.host == "192.0.2.1"
    assert asked.consent.characters == len(TEXT)
    far.app.assistant.consent(run, False)
    ended = far.end()
    assert isinstance(ended, Failed)
    assert ended.error.id == "consent_refused"
    assert far.app.settings.consents == ()


def test_an_agreement_is_remembered(far: Desk) -> None:
    run = far.ask()
    far.until(Asked)
    far.app.assistant.consent(run, True)
    while not far.app.settings.consents:
        far.until(Progressed, Failed)
    far.app.assistant.cancel(run)
    far.end()
    assert far.app.settings.consents == ("other@192.0.2.1",)


def test_a_summary_without_a_model_is_extracted_and_said_so(tmp_path: Path) -> None:
    said: queue.Queue[Event] = queue.Queue()
    paths = Paths(tmp_path / "home", tmp_path / "models")
    app = App.open(paths, said.put)
    desk = Desk(app, said)
    try:
        app.change_settings(offline=True)
        desk.ask(f"{TEXT} {ANSWER} Merci de votre visite.", action="summarise")
        ended = desk.end()
        assert isinstance(ended, Finished)
        assert ended.answers[0].text in f"{TEXT} {ANSWER}"
        assert [found.id for found in ended.answers[0].findings] == ["extractive_summary"]
        desk.ask()
        refused = desk.end()
    finally:
        app.close()
    assert isinstance(refused, Failed)
    assert refused.error.id == "model_offline"


def test_a_verdict_is_kept(desk: Desk, server: ScriptedServer) -> None:
    server.script(Stream([ANSWER]))
    run = desk.ask()
    ended = desk.end()
    desk.app.assistant.accept(run, 0, ANSWER, "accepted")
    answer = desk.record(ended).answers[0]
    assert answer.verdict == "accepted"
    assert answer.accepted_text == ANSWER


def test_closing_in_the_middle_keeps_what_had_come(tmp_path: Path, server: ScriptedServer) -> None:
    server.script(Stream([ANSWER[:30], ANSWER[30:]], gate=threading.Event()))
    desk = opened(tmp_path, server.base_url)
    desk.ask()
    started = desk.until(Started)
    desk.until(Delta)
    desk.app.close()
    again = opened(tmp_path, server.base_url)
    try:
        assert isinstance(started, Started)
        record = again.app.store.runs.get(started.record, EVERYONE).result(LONG)
    finally:
        again.app.close()
    assert record is not None
    assert record.outcome is Outcome.CANCELLED
    assert record.partial == ANSWER[:30].rstrip()


def test_two_runs_at_once_do_not_mix(desk: Desk, server: ScriptedServer) -> None:
    def reply(request: Received) -> Reply:
        name = "Lenoir" if "Lenoir" in request.messages[-1]["content"] else "Durand"
        return Stream([f"La maison {name} ", "ouvre ses portes dès lundi prochain à neuf heures."])

    server.by(reply)
    first = desk.app.assistant.start(
        Request("rewrite", f"Chez Lenoir, {TEXT}", engine=desk.app.choice)
    )
    second = desk.app.assistant.start(
        Request("rewrite", f"Chez Durand, {TEXT}", engine=desk.app.choice)
    )
    ended = {}
    for _ in range(2):
        event = desk.end()
        assert isinstance(event, Finished)
        ended[event.run] = event.answers[0].text
    assert "Lenoir" in ended[first]
    assert "Durand" in ended[second]
