"""From the trigger to the request at the server, once warm."""

import queue
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import openai

from desktop.app import App
from desktop.choice import EngineChoice
from desktop.events import Event, Failed, Finished
from desktop.model import Request
from desktop.paths import Paths
from tests.bench.figure import Figure, in_turn
from tests.bench.serving import serving

TEXT = "Notre boutique ouvre lundi à neuf heures et vend de belles chaises faites à la main."
ANSWER = "Dès lundi neuf heures, la boutique vous propose ses chaises fabriquées avec soin."


def figures() -> Iterator[Figure]:
    """Measure Calame's way against a bare client's."""
    with tempfile.TemporaryDirectory() as place, serving(answer=ANSWER) as server:
        said: queue.Queue[Event] = queue.Queue()
        paths = Paths(Path(place, "home"), Path(place, "models"))
        app = App.open(paths, said.put, EngineChoice(base_url=server.base_url, model="m"))
        client = openai.OpenAI(api_key="k", base_url=server.base_url, max_retries=0)

        def calame() -> float:
            began = time.perf_counter()
            app.assistant.start(Request("rewrite", TEXT, engine=app.choice))
            while not isinstance(said.get(timeout=30), Finished | Failed):
                pass
            return 1000 * (server.last_request() - began)

        def bare() -> float:
            began = time.perf_counter()
            messages = [{"role": "user", "content": TEXT}]
            for _ in client.chat.completions.create(model="m", messages=messages, stream=True):  # type: ignore[call-overload]
                pass
            return 1000 * (server.last_request() - began)

        calame(), bare()
        value, floor = in_turn(30, calame, bare)
        app.close()
    yield Figure("trigger", value, "ms", floor, 15.0, "excess")
