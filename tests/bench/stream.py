"""Ten thousand tokens at a thousand a second into the answer pane: processor time and stalls."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import windows
from tests.bench.figure import Figure
from tests.bench.serving import serving
from tests.bench.start import prepared

TOKENS = 10_000
ANSWER = "Une phrase de tous les jours, et une autre, qui remplit la page."

STALLS = """
    class Stalls:
        def __init__(self):
            self.longest, self.last = 0.0, time.monotonic()
            self.timer = QTimer()
            self.timer.timeout.connect(self.beat)
            self.timer.start(5)
            self.cpu = time.process_time()
        def beat(self):
            now = time.monotonic()
            self.longest, self.last = max(self.longest, now - self.last), now
        def tell(self):
            print(time.process_time() - self.cpu, self.longest, flush=True)
            QApplication.instance().quit()
"""

CALAME_AFTER = """
    def after(window):
        accept = window.commands["accept"]
        def ended(then):
            if accept.isEnabled():
                then()
            else:
                QTimer.singleShot(20, lambda: ended(then))
        def first():
            if idle(window):
                window.stalls = Stalls()
                window.commands["run"].trigger()
                ended(second)
            else:
                QTimer.singleShot(50, first)
        def second():
            print(window.stalls.longest, flush=True)
            window.commands["discard"].trigger()
            QTimer.singleShot(500, measured)
        def measured():
            window.stalls = Stalls()
            window.commands["run"].trigger()
            ended(window.stalls.tell)
        first()
"""
"""A first run, which loads the libraries that every run needs, then the one that is measured."""

FLOOR_AFTER = """
    def after(window):
        import json, queue, socket, threading
        from urllib.parse import urlsplit
        window.stalls = stalls = Stalls()
        came, shown = queue.Queue(), QPlainTextEdit()
        window.setCentralWidget(shown)
        def read():
            address = urlsplit(sys.argv[2])
            link = socket.create_connection((address.hostname, address.port))
            body = json.dumps({"stream": True, "messages": []}).encode()
            link.sendall(b"POST /v1/chat/completions HTTP/1.1\\r\\nHost: x\\r\\n"
                + b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body)
            for line in link.makefile("rb"):
                if line.startswith(b"data: {"):
                    delta = json.loads(line[6:])["choices"][0]["delta"].get("content")
                    if delta:
                        came.put(delta)
                elif line.startswith(b"data: [DONE]"):
                    break
            came.put(None)
        def drain():
            parts = []
            while not came.empty():
                parts.append(came.get())
            ended = parts and parts[-1] is None
            cursor = shown.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            cursor.insertText("".join(part for part in parts if part))
            if ended:
                stalls.tell()
        stalls.drain = QTimer()
        stalls.drain.timeout.connect(drain)
        stalls.drain.start(33)
        threading.Thread(target=read, daemon=True).start()
"""


def figures() -> Iterator[Figure]:
    """Measure both, and the longest stall of the first run, each beside the floor."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        home = prepared(folder)

        def measure(answer: str, *parts: str) -> list[float]:
            program = windows.source(*parts)
            with serving(tokens=TOKENS, answer=answer) as server:
                return windows.run(program, home, str(folder / "text"), server.base_url)

        floor = measure("", windows.BARE, windows.WATCH, STALLS, FLOOR_AFTER, windows.RUN_BARE)
        value = measure(
            ANSWER, windows.CALAME, windows.WATCH, STALLS, CALAME_AFTER, windows.RUN_CALAME
        )
    each = 1e6 / TOKENS
    yield Figure("stream_cpu", value[-2] * each, "µs/token", floor[-2] * each, 200.0, "value")
    yield Figure("stream_stall", value[-1] * 1000, "ms", floor[-1] * 1000, 40.0, "value")
    yield Figure("first_run_stall", value[-3] * 1000, "ms", floor[-1] * 1000, 40.0, "value")
