"""The store: everything Calame remembers, in one SQLite file that several processes may write."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from desktop.bugs import Tell, nobody
from desktop.paths import Paths
from desktop.store.documents import Documents
from desktop.store.drafts import Drafts
from desktop.store.failures import unusable
from desktop.store.interrupted import mark_interrupted
from desktop.store.marks import ALL, Filter
from desktop.store.opening import connect
from desktop.store.records import Hit
from desktop.store.runs import Runs
from desktop.store.scope import Scope
from desktop.store.search import find
from desktop.store.sessions import Session, Turn, living, sweep
from desktop.store.worker import Worker

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")


class Store:
    """The open database; its methods return futures, and the work is done in the store's thread.

    The futures raise StoreError where the database is busy for too long, full, damaged or closed.
    """

    def __init__(self, worker: Worker, session: Session) -> None:
        self._worker = worker
        self._session = session
        self.runs = Runs(worker, session.name)
        self.documents = Documents(worker)
        self.drafts = Drafts(worker)

    @classmethod
    def open(cls, paths: Paths, tell: Tell = nobody) -> "Store":
        """Open the database, making or updating it, and mark the runs that a dead process left.

        Blocks until that is done; `tell` hears of bugs in the store's thread from then on. Raises
        StoreError, and SettingsError where the home folder cannot be made; the database is then as
        it was.
        """
        paths.make_home()
        folder = paths.home / "sessions"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            with Turn(folder):
                worker = Worker(lambda: connect(paths), tell)
                try:
                    sweep(folder)
                    alive = living(folder)
                    worker.submit(lambda database: mark_interrupted(database, alive)).result()
                    session = Session(folder)
                except BaseException:
                    worker.close()
                    raise
        except OSError as error:
            raise unusable(error.strerror or "") from error
        return cls(worker, session)

    def submit(self, function: "Callable[[Connection], T]") -> "Future[T]":
        """Have a function run over the database in the store's thread."""
        return self._worker.submit(function)

    def search(
        self,
        query: str,
        wanted: Filter = ALL,
        *,
        client: Scope,
        limit: int = 50,
        before: int | None = None,
    ) -> "Future[list[Hit]]":
        """Find wanted runs that hold every word of the query, or words so beginning, newest first.

        A query without a word lists the newest runs. `before` is the id of the last hit of the page
        above, to go on from there.
        """
        return self._worker.submit(
            lambda database: find(
                database, query, wanted, client=client, limit=limit, before=before
            )
        )

    def close(self) -> None:
        """Wait for the pending work and close; a second call does nothing."""
        self._worker.close()
        self._session.close()
