"""What is told of an exception: its place in the code, never its message or a value."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.bugs import MOST_EVENTS, MOST_FRAMES, Trail, kind, report, trace
from desktop.crashes import CrashWatch, clean
from desktop.errors import EngineError, UserError
from desktop.rescue import Rescue, copies, read


def raised(work: Callable[[], object]) -> Exception:
    try:
        work()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


@given(st.text(min_size=8))
def test_no_message_is_told(words: str) -> None:
    marker = f"<{words}>"

    def fail() -> None:
        try:
            raise ValueError(marker)
        except ValueError as error:
            raise ExceptionGroup(marker, [OSError(0, marker, marker), KeyError(marker)]) from error

    told = trace(raised(fail))
    assert marker not in told
    for name in ("ValueError", "ExceptionGroup", "OSError", "KeyError", "fail"):
        assert name in told


def test_an_error_of_calames_own_is_told_by_its_id_and_not_its_parameters() -> None:
    error = EngineError("silent", "later", label="client-name", seconds=20)
    assert kind(error) == "desktop.errors.EngineError silent"
    assert "client-name" not in trace(error)


def test_an_exception_without_end_is_cut() -> None:
    def fall() -> None:
        fall()

    told = trace(raised(fall))
    assert len(told.splitlines()) == MOST_FRAMES + 2
    assert "more)" in told


def test_exceptions_that_refer_to_each_other_are_told_once() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert trace(first).splitlines() == ["KeyError", "which led to", "ValueError"]


def test_the_trail_keeps_the_last_kinds_and_counts_what_repeats() -> None:
    trail = Trail()
    for event in (1, "a", "b", "c", 2.0):
        trail.add(event)
    assert str(trail) == "int, 3 str, float"
    for _ in range(MOST_EVENTS):
        trail.add(1)
        trail.add("a")
    assert str(trail).count(",") == MOST_EVENTS - 1
    assert "Last events: " in report("x", trail)


def test_a_dump_is_told_without_paths_and_without_what_is_not_known() -> None:
    root = Path(__file__).resolve().parent.parent
    dump = (
        "Fatal Python error: Segmentation fault\n\n"
        "Current thread 0x00007f0 [client] (most recent call first):\n"
        f'  File "{root}/ui/editor/editor.py", line 12 in paintEvent\n'
        '  File "/home/anna/v/lib/python3.11/site-packages/openai/_base.py", line 3 in <module>\n'
        '  File "C:\\Users\\anna\\client\\x.py", line 4 in main\n'
        '  File "/home/anna/client/y.py", line 5 in main\n'
        "a line of the client's\n"
    )
    assert clean(dump).splitlines() == [
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007f0",
        "  ui/editor/editor.py:12 paintEvent",
        "  openai/_base.py:3 <module>",
        "  x.py:4 main",
        "  y.py:5 main",
    ]


def test_a_program_that_still_runs_has_not_crashed(tmp_path: Path) -> None:
    first, second = CrashWatch(tmp_path), CrashWatch(tmp_path)
    first.start()
    assert second.crashed() is None
    second.start()
    assert first.crashed() is None
    first.stop()
    second.stop()
    assert list((tmp_path / "running").iterdir()) == []


@given(st.text(st.characters()))
def test_a_copy_is_read_back_as_it_was_written(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        rescue = Rescue(Path(folder))
        rescue.write("before")
        rescue.write(text)
        (copy,) = copies(Path(folder))
        assert copy.name == rescue.name
        assert read(copy) == text
        assert copy.stat().st_mode & 0o077 == 0
        rescue.discard()
        assert copies(Path(folder)) == []


def test_a_copy_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("in the way")
    error = raised(lambda: Rescue(place).write("text"))
    assert isinstance(error, UserError)
    assert error.id == "rescue_failed"
