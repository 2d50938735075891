"""Reports of a transfer: not too many, never behind, never nonsense."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.transfer import INTERVAL, Meter, Source, Transfer

TOTAL = 10_000

steps = st.lists(st.tuples(st.floats(0.001, 3.0), st.integers(1, 2_000)), max_size=60)


class Clock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@given(steps)
def test_reports_keep_their_distance_and_end_with_the_whole(steps: list[tuple[float, int]]) -> None:
    clock = Clock()
    seen: list[tuple[float, Transfer]] = []
    meter = Meter(TOTAL, lambda transfer: seen.append((clock.now, transfer)), clock)
    meter.begin(Source.CARRIER, 0)
    done = 0
    for seconds, amount in steps:
        clock.now += seconds
        done = min(done + amount, TOTAL - 1)
        meter.reach(done)
    clock.now += 0.01
    meter.reach(TOTAL)
    times = [time for time, _ in seen[:-1]]
    assert all(later - sooner >= INTERVAL for sooner, later in pairwise(times))
    assert seen[-1][1].done == TOTAL
    for _, transfer in seen:
        assert transfer.rate >= 0
        assert transfer.remaining is None or transfer.remaining >= 0
        assert (transfer.total, transfer.source) == (TOTAL, Source.CARRIER)


def test_a_steady_transfer_tells_its_rate_and_what_remains() -> None:
    clock = Clock()
    seen: list[Transfer] = []
    meter = Meter(TOTAL, seen.append, clock)
    meter.begin(Source.PUBLISHER, 1_000)
    for second in range(1, 9):
        clock.now += 1
        meter.reach(1_000 + 1_000 * second)
    assert seen[-1] == Transfer(9_000, TOTAL, 1_000.0, 1.0, Source.PUBLISHER)


def test_a_transfer_that_starts_over_has_no_negative_rate() -> None:
    clock = Clock()
    seen: list[Transfer] = []
    meter = Meter(TOTAL, seen.append, clock)
    meter.begin(Source.PUBLISHER, 9_000)
    clock.now += 1
    meter.reach(500)
    clock.now += 1
    meter.reach(1_500)
    assert (seen[-2].rate, seen[-2].remaining) == (0.0, None)
    assert (seen[-1].rate, seen[-1].remaining) == (1_000.0, 8.5)
