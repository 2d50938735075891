"""The local model through Calame against the bare server, and what the prefix cache spares."""

import queue
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.app import App
from desktop.choice import EngineChoice
from desktop.events import Event, Failed, Finished
from desktop.model import Request
from desktop.paths import Paths
from tests import model_cache
from tests.bench import bare_server
from tests.bench.figure import Figure, in_turn
from tests.fakes import ScriptedServer, Stream

FIRST = "Our shop opens on Monday at nine and sells beautiful chairs that are made by hand."
SECOND = "The bakery on the corner gives away its last loaves every evening after seven."
STORY = "Write a very long story about this shop."


def figures() -> Iterator[Figure]:
    """Measure tokens a second between the first and the last token, and the prompt tokens read."""
    model = model_cache.smollm2()
    with tempfile.TemporaryDirectory() as place:
        said: queue.Queue[Event] = queue.Queue()
        paths = Paths(Path(place, "home"), model_cache.folder())
        app = App.open(paths, said.put, EngineChoice("local", "", model_cache.SMOLLM2))

        def run(
            text: str,
            action: str = "rewrite",
            instruction: str = "",
            engine: EngineChoice = app.choice,
        ) -> Finished:
            request = Request(action, text, instruction=instruction, engine=engine)
            app.assistant.start(request)
            while not isinstance(event := said.get(timeout=300), Finished | Failed):
                pass
            assert isinstance(event, Finished), event
            return event

        cold = run(FIRST).usage
        warm = run(SECOND).usage
        yield Figure("prefix", warm.prompt - warm.cached, "tokens", cold.prompt - cold.cached, 0.5)

        def calame() -> float:
            ended = run(FIRST, "instruct", STORY)
            writing = ended.seconds.total - (ended.seconds.first_token or 0.0)
            return (ended.usage.completion - 1) / writing

        tokens = run(FIRST, "instruct", STORY).usage.completion
        with ScriptedServer() as scripted, bare_server.serving(model) as bare:
            scripted.script(Stream(["Once upon a time."]))
            elsewhere = EngineChoice(base_url=scripted.base_url, model="m")
            run(FIRST, "instruct", STORY, elsewhere)
            messages = scripted.requests[-1].body["messages"]
            value, floor = in_turn(5, calame, lambda: bare.speed(messages, tokens))
        app.close()
    yield Figure("generation", value, "tokens/s", floor, 0.95, more=True)
