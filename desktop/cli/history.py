"""`calame history`: search what has been asked and answered."""

import argparse
import json
from typing import Final

from desktop.cli.console import Console
from desktop.paths import Paths
from desktop.store.connection import Store
from desktop.store.scope import EVERYONE

WIDTH: Final = 80
"""Characters shown of a text."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("history", help="search the history")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    search = verbs.add_parser("search", help="newest first; an empty query lists the newest")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    search.add_argument("--json", action="store_true")
    parser.set_defaults(function=run)


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """Print the runs that hold every word of the query."""
    store = Store.open(paths)
    try:
        hits = store.search(arguments.query, client=EVERYONE, limit=arguments.limit).result()
    finally:
        store.close()
    if arguments.json:
        print(
            json.dumps(
                [
                    {
                        "run": hit.id,
                        "started_at": hit.started_at.isoformat(),
                        "action": hit.action,
                        "engine": hit.engine,
                        "model": hit.model,
                        "outcome": hit.outcome.value,
                        "source": hit.source,
                        "answer": hit.answer,
                    }
                    for hit in hits
                ],
                ensure_ascii=False,
            )
        )
        return 0
    for hit in hits:
        when = hit.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
        print(f"{hit.id:>6}  {when}  {hit.action:<10} {hit.outcome:<11} {_line(hit.source)}")
        if hit.answer:
            print(f"{'':>6}  {'':16}  {'→':>10} {'':<11} {_line(hit.answer)}")
    return 0


def _line(text: str) -> str:
    return " ".join(text.split())[:WIDTH]
