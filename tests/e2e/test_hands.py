"""Calame as a person has it: a process, its window on the X server, real keys and a real mouse."""

import os
from pathlib import Path

import pytest

from tests import model_cache
from tests.e2e.hands import Desk, is_asked, rests, until
from tests.fakes import ScriptedServer, Silent, Stream

pytestmark = pytest.mark.skipif(
    os.environ.get("CALAME_TEST_X11") != "1", reason="needs the X11 job's display"
)

SENTENCE = "Our shop opens on Monday at nine and sells handmade chairs."
BEFORE, AFTER = "Before it, another sentence. ", " After it, yet another one.\n\nA last paragraph."
ANSWER = "From nine on Monday you find handmade chairs in our shop."
LINES = [f"Line {number} tells of the chairs in our shop." for number in range(10, 30)]


def select_by_keys(desk: Desk, sentence: str) -> None:
    desk.press("ctrl+Home", *["Right"] * len(BEFORE))
    desk.press(*["shift+Right"] * len(sentence))
    desk.wait_for_selection(sentence)


def wait_for_outcomes(desk: Desk, *outcomes: str) -> None:
    until(lambda: desk.outcomes() == list(outcomes), f"the outcomes {outcomes}")


def undo(desk: Desk, text: str) -> None:
    desk.press("ctrl+z")
    desk.wait_for_draft(text)
    assert desk.whole_text() == text


def test_stop_before_the_first_byte_run_again_accept_undo(tmp_path: Path) -> None:
    text = BEFORE + SENTENCE + AFTER
    with ScriptedServer() as server:
        server.script(Silent(), Stream([ANSWER[:20], ANSWER[20:]]))
        with Desk(tmp_path, "--base-url", server.base_url, "--model", "test-model") as desk:
            desk.type(text)
            desk.wait_for_draft(text)
            select_by_keys(desk, SENTENCE)

            desk.press("ctrl+Return")
            server.wait_for_requests(1, timeout=60)
            desk.press("Escape")
            server.wait_until_client_left(timeout=60)
            wait_for_outcomes(desk, "cancelled")
            assert desk.whole_text() == text

            select_by_keys(desk, SENTENCE)
            desk.press("ctrl+Return")
            wait_for_outcomes(desk, "cancelled", "done")
            assert desk.draft() == text
            desk.accept(BEFORE + ANSWER + AFTER)
            undo(desk, text)
        assert desk.process.returncode == 0
        assert desk.draft() == text
        assert "Traceback" not in desk.errors


def test_a_line_selected_with_the_mouse_is_rewritten_and_comes_back(tmp_path: Path) -> None:
    text = "\n".join(LINES)
    with ScriptedServer() as server:
        server.script(Stream([ANSWER]))
        with Desk(tmp_path, "--base-url", server.base_url, "--model", "test-model") as desk:
            desk.type(text)
            desk.wait_for_draft(text)
            desk.press("ctrl+Home")
            desk.drag((0.06, 0.45), (0.6, 0.45))
            line = until(lambda: desk.selected() if desk.selected() in LINES else None, "a line")
            desk.press("ctrl+Return")
            wait_for_outcomes(desk, "done")
            assert line in server.requests[0].messages[-1]["content"]
            desk.accept(text.replace(line, ANSWER))
            undo(desk, text)
        assert desk.process.returncode == 0


def test_a_model_on_this_machine_is_stopped_before_its_first_token_and_asked_again(
    tmp_path: Path,
) -> None:
    model_cache.smollm2()
    passage = " ".join([SENTENCE] * 3)
    text = BEFORE + passage + AFTER
    with Desk(tmp_path, "--engine", "local", "--model", model_cache.SMOLLM2) as desk:
        desk.type(text)
        desk.wait_for_draft(text)
        select_by_keys(desk, passage)

        desk.press("ctrl+Return")
        engine = until(desk.engine, "the engine")
        desk.press("Escape")
        wait_for_outcomes(desk, "cancelled")

        desk.press("ctrl+Return")
        engine = until(desk.engine, "the engine again")
        until(lambda: is_asked(engine), "the request")
        desk.press("Escape")
        wait_for_outcomes(desk, "cancelled", "cancelled")
        until(lambda: not is_asked(engine) and rests(engine), "the engine to rest")
        assert desk.first_tokens() == [None, None]
        assert desk.whole_text() == text

        select_by_keys(desk, passage)
        desk.press("ctrl+Return")
        wait_for_outcomes(desk, "cancelled", "cancelled", "done")
        assert desk.draft() == text
        desk.accept(BEFORE + desk.answer() + AFTER)
        undo(desk, text)
    assert desk.process.returncode == 0
    assert not Path("/proc", str(engine)).exists()
