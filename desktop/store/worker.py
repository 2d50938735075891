"""The store's one thread: it alone holds the connection, and does one piece of work at a time."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from desktop.bugs import Tell, is_bug, nobody
from desktop.errors import StoreError
from desktop.store.failures import worded

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")


@contextmanager
def writing(database: "Connection") -> Iterator[None]:
    """Hold a write transaction: all of it is stored, or none.

    It is immediate: a transaction that reads first and then writes fails at once, without waiting,
    when another process has written in between.
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.commit()
    except BaseException:
        database.rollback()
        raise


class Worker:
    """Runs functions over the database, one after the other, in the thread that owns it.

    `tell` takes what a function raises and nobody expected: few of those who submit look for it.
    """

    def __init__(self, connect: "Callable[[], Connection]", tell: Tell = nobody) -> None:
        self._tell = tell
        self._executor = ThreadPoolExecutor(1, "calame-store")
        try:
            self._database = self._executor.submit(connect).result()
        except BaseException:
            self._executor.shutdown(wait=False)
            raise

    def submit(self, function: "Callable[[Connection], T]") -> "Future[T]":
        """Have a function run; its future raises StoreError for what a person can mend."""

        def work() -> T:
            try:
                return function(self._database)
            except sqlite3.Error as error:
                told = worded(error)
                if told is None:
                    self._tell(error)
                    raise
                raise told from error
            except Exception as error:
                if is_bug(error):
                    self._tell(error)
                raise

        try:
            return self._executor.submit(work)
        except RuntimeError:
            refused: Future[T] = Future()
            refused.set_exception(StoreError("store_closed", "store_closed_kept"))
            return refused

    def steps(
        self, begin: "Callable[[Connection], Iterator[int]]", told: Callable[[int], None]
    ) -> "Future[int]":
        """Have long work done a step at a time, with other work in between.

        The future's result is the last count; `told` hears the count after each step, in the
        store's thread. Cancelling the future ends the work with the step it is at.
        """
        outcome: Future[int] = Future()
        count = 0
        under_way: list[Iterator[int]] = []

        def step(database: "Connection") -> int | None:
            if not under_way:
                under_way.append(begin(database))
            return next(under_way[0], None)

        def submit() -> None:
            if not outcome.cancelled():
                self.submit(step).add_done_callback(go_on)

        def go_on(done: "Future[int | None]") -> None:
            nonlocal count
            failure = done.exception()
            reached = None if failure else done.result()
            if reached is not None:
                count = reached
                told(count)
                submit()
            elif outcome.set_running_or_notify_cancel():
                if failure:
                    outcome.set_exception(failure)
                else:
                    outcome.set_result(count)

        submit()
        return outcome

    def close(self) -> None:
        """Wait for the pending work, then close the database; a second call does nothing."""
        try:
            self._executor.submit(self._database.close)
        except RuntimeError:
            return
        self._executor.shutdown(wait=True)
