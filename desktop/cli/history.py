"""`calame history`: search what has been asked and answered, show it, star it, delete it."""

import argparse
import json
from collections.abc import Callable
from concurrent.futures import TimeoutError as NotYet
from datetime import date
from typing import Final

from desktop.cli.console import Console
from desktop.cli.entries import hit_as_json, print_hit, print_record, record_as_json
from desktop.errors import StoreError, UsageError
from desktop.messages import gettext as _
from desktop.messages import ngettext
from desktop.model import Outcome
from desktop.paths import Paths
from desktop.store.connection import Store
from desktop.store.marks import Filter, period
from desktop.store.scope import EVERYONE

_BLINK: Final = 0.1


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("history", help="search, show, star or delete past runs")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    search = verbs.add_parser("search", help="newest first; without a query, the newest")
    search.add_argument("query", metavar="QUERY", nargs="?", default="")
    search.add_argument("--action", default="", metavar="ID")
    search.add_argument("--engine", default="", metavar="ID")
    search.add_argument("--outcome", choices=[outcome.value for outcome in Outcome])
    search.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="from this day on")
    search.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="up to this day")
    search.add_argument("--starred", action="store_true")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    search.add_argument("--json", action="store_true")
    search.set_defaults(verb_function=_search)
    show = verbs.add_parser("show", help="print one entry whole")
    show.add_argument("entry", type=int, metavar="ID")
    show.add_argument("--json", action="store_true")
    show.set_defaults(verb_function=_show)
    star = verbs.add_parser("star", help="keep an entry for ever, however old it gets")
    star.add_argument("entry", type=int, metavar="ID")
    star.add_argument("--remove", action="store_true", help="take the star away")
    star.set_defaults(verb_function=_star)
    delete = verbs.add_parser("delete", help="delete entries for good")
    delete.add_argument("entries", type=int, nargs="*", metavar="ID")
    delete.add_argument("--all", action="store_true")
    delete.add_argument("--yes", action="store_true", help="agree to --all")
    delete.set_defaults(verb_function=_delete)
    parser.set_defaults(function=run)


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """Do what the verb says."""
    work: Callable[[argparse.Namespace, Store, Console], None] = arguments.verb_function
    store = Store.open(paths)
    try:
        work(arguments, store, console)
    finally:
        store.close()
    return 0


def _day(given: str) -> date:
    day = date.fromisoformat(given)
    if not 1970 < day.year < 9999:
        raise ValueError("not a day of this history")
    return day


def _search(arguments: argparse.Namespace, store: Store, console: Console) -> None:
    since, until = period(arguments.since, arguments.until)
    wanted = Filter(
        action=arguments.action,
        engine=arguments.engine,
        outcome=Outcome(arguments.outcome) if arguments.outcome else None,
        since=since,
        until=until,
        starred=arguments.starred,
    )
    hits = store.search(
        arguments.query, wanted, client=EVERYONE, limit=max(0, arguments.limit)
    ).result()
    if arguments.json:
        print(json.dumps([hit_as_json(hit) for hit in hits], ensure_ascii=False))
        return
    for hit in hits:
        print_hit(hit)


def _show(arguments: argparse.Namespace, store: Store, console: Console) -> None:
    record = store.runs.get(arguments.entry, EVERYONE).result()
    if record is None:
        raise _unknown(arguments.entry)
    if arguments.json:
        print(json.dumps(record_as_json(record), ensure_ascii=False))
    else:
        print_record(record)


def _star(arguments: argparse.Namespace, store: Store, console: Console) -> None:
    if store.runs.get(arguments.entry, EVERYONE).result() is None:
        raise _unknown(arguments.entry)
    store.runs.star(arguments.entry, not arguments.remove, EVERYONE).result()


def _delete(arguments: argparse.Namespace, store: Store, console: Console) -> None:
    if bool(arguments.entries) == arguments.all:
        raise UsageError("entries_none", "entries_name")
    if arguments.all:
        _delete_all(arguments, store, console)
        return
    # all are looked at before any is deleted: one wrong number deletes nothing
    for entry in arguments.entries:
        record = store.runs.get(entry, EVERYONE).result()
        if record is None:
            raise _unknown(entry)
        if record.outcome is Outcome.RUNNING:
            raise StoreError("entry_running", "entry_wait", run=entry)
    _tell(console, len(store.runs.delete(arguments.entries, EVERYONE).result()))


def _delete_all(arguments: argparse.Namespace, store: Store, console: Console) -> None:
    count = store.runs.count(EVERYONE).result().runs
    if not arguments.yes:
        raise UsageError("entries_all", "entries_agree", count=count)
    gone = 0

    def told(done: int) -> None:
        nonlocal gone
        gone = done

    work = store.runs.delete_all(EVERYONE, told)
    while not work.done():
        try:
            work.result(_BLINK)
        except NotYet:
            console.count(_("Deleted: {done} of {total}").format(done=gone, total=count))
        except KeyboardInterrupt:
            work.cancel()
            console.clear()
            _tell(console, gone)
            raise
    _tell(console, work.result())


def _tell(console: Console, gone: int) -> None:
    words = ngettext("{count} entry deleted.", "{count} entries deleted.", gone)
    console.say(words.format(count=gone))


def _unknown(entry: int) -> StoreError:
    return StoreError("entry_unknown", "entry_search", run=entry)
