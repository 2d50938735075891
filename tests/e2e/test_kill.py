"""Killed at any moment of typing and accepting, Calame loses at most the last second."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.store.last_draft import read_last_draft
from tests.e2e.typist import BEAT
from tests.fakes import ScriptedServer, Stream

ROOT = Path(__file__).resolve().parents[2]
LIVES = 20
AT_ONCE = 4
"""Processes that write side by side: their start, not their writing, takes the time."""
PROMISED = 1.0
MARGIN = 0.5
"""Seconds granted beyond the promise for a commit on a busy disk.

To it comes the longest gap between two beats of the killed program in its last three seconds: the
time in which the machine gave it no turn.
"""


@dataclass(frozen=True)
class Life:
    """What one program wrote, and what was left of it."""

    seed: int
    killed: float
    notes: list[dict[str, object]]
    database: Path

    def of(self, kind: str) -> list[dict[str, object]]:
        return [note for note in self.notes if note["kind"] == kind]

    @property
    def allowed(self) -> float:
        """How old the draft may be, in seconds."""
        beats = [float(str(note["at"])) for note in self.of("beat")]
        ends = [*beats[1:], self.killed]
        gaps = [
            end - start for start, end in zip(beats, ends, strict=True) if end > self.killed - 3
        ]
        return PROMISED + MARGIN + max(gaps) - BEAT

    def loss(self) -> str:
        """Say what was lost; empty if nothing was that may not be."""
        since = self.killed - self.allowed
        draft = read_last_draft(self.database)
        texts = self.of("text")
        if draft is None:
            early = [note for note in texts if float(str(note["at"])) < since]
            return f"seed {self.seed}: no draft, though {len(early)} were due" if early else ""
        ends = [float(str(note["at"])) for note in texts[1:]] + [self.killed]
        stood = [end for note, end in zip(texts, ends, strict=True) if note["text"] == draft.text]
        if not stood:
            return f"seed {self.seed}: the draft never stood in the editor"
        if max(stood) < since:
            return f"seed {self.seed}: {self.killed - max(stood):.2f} s behind"
        return self._loss_elsewhere(draft.document_id)

    def _loss_elsewhere(self, shown: int | None) -> str:
        """Say which document, left before, is not as it was left."""
        left = {note["document"]: note["text"] for note in self.of("left")}
        with closing(sqlite3.connect(self.database)) as connection:
            kept = dict(connection.execute("SELECT document_id, text FROM drafts").fetchall())
        wrong = [id for id, text in left.items() if id != shown and kept.get(id) != text]
        # the one left last may have been left, or come back to, in the moment of the kill
        newest = self.of("left")[-1:]
        if newest and float(str(newest[0]["at"])) > self.killed - self.allowed:
            wrong = [id for id in wrong if id != newest[0]["document"]]
        return f"seed {self.seed}: documents {wrong} are not as they were left" if wrong else ""


def live(seed: int, folder: Path, address: str) -> Life:
    """Let a program write and kill it at a random moment."""
    home, log = folder / f"home-{seed}", folder / f"log-{seed}"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.typist", str(seed), str(log), address],
        cwd=ROOT,
        env={**os.environ, "CALAME_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(random.Random(seed).uniform(0.3, 3.0))
        killed = time.monotonic()
        process.kill()
    lines = log.read_text(encoding="utf-8").split("\n")[:-1]
    notes = [note for line in lines if (note := json.loads(line))["at"] <= killed]
    return Life(seed, killed, notes, home / "calame.db")


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_after_a_kill_the_draft_is_at_most_a_second_behind(tmp_path: Path) -> None:
    with ScriptedServer() as server, ThreadPoolExecutor(AT_ONCE) as together:
        server.script(Stream(["A short ", "sentence ", "says it."], pause=0.02))
        lives = list(together.map(lambda seed: live(seed, tmp_path, server.base_url), range(LIVES)))
    assert [loss for life in lives if (loss := life.loss())] == []
    kinds = ("text", "left", "accepted")
    done = {kind: sum(len(life.of(kind)) for life in lives) for kind in kinds}
    assert min(done.values()) > LIVES // 4, done
