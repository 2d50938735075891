"""A text written for a platform: it fits, or it says so; never more than three requests."""

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app import App
from desktop.choice import EngineChoice
from desktop.counting.measure import measure
from desktop.events import Event, Failed, Finished
from desktop.model import Answer, Request, Severity
from desktop.paths import Paths
from tests.fakes import Echo, ScriptedServer, Stream

TEXT = (
    "Notre librairie de quartier ouvre le dimanche dès le 6 septembre, de 10 h à 18 h. Le premier "
    "café est offert. Toutes les informations sont sur https://exemple.fr/dimanche?de=lettre"
)
SHORT = (
    "Dès le 6\u00a0septembre, notre librairie ouvre aussi le dimanche, "
    "de 10\u00a0h à 18\u00a0h\u00a0: [[1]]"
)
LONG = "Dès le 6 septembre, notre librairie de quartier ouvre aussi le dimanche. " * 5 + "[[1]]"


class Desk:
    """An open Calame with a scripted engine."""

    def __init__(self, folder: Path, server: ScriptedServer) -> None:
        self.server = server
        self._said: queue.Queue[Event] = queue.Queue()
        choice = EngineChoice(base_url=server.base_url, model="test-model")
        self.app = App.open(Paths(folder / "home", folder / "models"), self._said.put, choice)

    def end(self, platform: str, text: str = TEXT) -> Finished | Failed:
        request = Request("adapt", text, {"platform": platform}, engine=self.app.choice)
        self.app.assistant.start(request)
        while not isinstance(event := self._said.get(timeout=30), Finished | Failed):
            pass
        return event

    def adapt(self, platform: str, text: str = TEXT) -> Answer:
        ended = self.end(platform, text)
        assert isinstance(ended, Finished), ended
        return ended.answers[0]

    def asked(self, place: int) -> str:
        return self.server.requests[place].messages[-1]["content"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ScriptedServer() as server:
        desk = Desk(tmp_path, server)
        yield desk
        desk.app.close()


def over(answer: Answer) -> list[str]:
    return [found.id for found in answer.findings if found.severity is Severity.MUST]


def test_an_answer_that_fits_is_asked_for_once(desk: Desk) -> None:
    desk.server.script(Stream([SHORT]))
    answer = desk.adapt("x")
    assert answer.text == SHORT.replace("[[1]]", "https://exemple.fr/dimanche?de=lettre")
    assert len(desk.server.requests) == 1
    assert not over(answer)
    assert "exemple.fr" not in desk.asked(0)
    assert "mots au plus" in desk.asked(0)


def test_the_text_stands_before_what_differs_between_platforms(desk: Desk) -> None:
    desk.server.script(Stream([SHORT]), Stream([SHORT * 4]))
    desk.adapt("x")
    desk.adapt("linkedin")
    first, second = desk.asked(0), desk.asked(1)
    same = next(at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b)
    assert "Le premier café est offert" in first[:same]
    assert desk.server.requests[0].messages[0] == desk.server.requests[1].messages[0]


def test_what_is_too_long_is_asked_for_in_fewer_words_with_the_answer_to_be_shortened(
    desk: Desk,
) -> None:
    desk.server.script(Stream([LONG]), Stream([SHORT]))
    answer = desk.adapt("x")
    assert answer.text.startswith(SHORT[:40])
    assert not over(answer)
    assert LONG[:60] in desk.asked(1)
    assert "trop longue" in desk.asked(1)


def test_a_model_that_is_always_too_long_is_marked_after_three_requests(desk: Desk) -> None:
    desk.server.script(Echo(lambda _: LONG))
    answer = desk.adapt("x")
    assert len(desk.server.requests) == 3
    assert over(answer) == ["over_limit"]
    found = next(found for found in answer.findings if found.id == "over_limit")
    assert found.severity is Severity.MUST
    field = desk.app.platforms["x"].main
    assert found.parameters["over"] == -measure(field, answer.text).left
    assert answer.text.endswith("https://exemple.fr/dimanche?de=lettre")


def test_the_shortest_of_three_that_are_over_is_kept(desk: Desk) -> None:
    less = LONG.replace(" [[1]]", "")[:-30] + " [[1]]"
    desk.server.script(Stream([LONG]), Stream([less]), Stream([LONG * 2]))
    answer = desk.adapt("x")
    assert answer.text.startswith(less[:-5])
    assert over(answer) == ["over_limit"]


def test_hashtags_at_the_end_are_dropped_before_it_is_marked(desk: Desk) -> None:
    words = "Notre librairie ouvre aussi le dimanche dès dix heures, avec un café offert. "
    long = (words * 3).strip() + " [[1]] #librairie #dimanche #lecture #quartier #livres"
    desk.server.script(Echo(lambda _: long))
    answer = desk.adapt("x")
    assert not over(answer)
    assert answer.text.startswith(words)
    assert "#livres" not in answer.text


def test_a_link_that_the_model_left_out_is_put_at_the_end(desk: Desk) -> None:
    desk.server.script(Stream(["Notre librairie ouvre aussi le dimanche dès le 6 septembre."]))
    answer = desk.adapt("x")
    assert answer.text.endswith("\nhttps://exemple.fr/dimanche?de=lettre")


@pytest.mark.parametrize("said", ["", "   \n"])
def test_nothing_is_told_as_nothing(desk: Desk, said: str) -> None:
    desk.server.script(Echo(lambda _: said))
    assert isinstance(desk.end("x"), Failed)
    assert len(desk.server.requests) <= 3


def test_a_platform_of_several_boxes_is_not_offered_for_one_text(desk: Desk) -> None:
    offered = desk.app.actions["adapt"].options["platform"].values
    assert {"x", "sms", "email_subject", "newsletter"} <= set(offered)
    assert not {"google_ads", "seo", "youtube", "amazon"} & set(offered)
