"""`calame history`: search what has been asked and answered."""

import argparse
import json

from desktop.cli.console import Console
from desktop.paths import Paths
from desktop.store.connection import Store
from desktop.store.search import EVERYONE


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("history", help="search the history")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    search = verbs.add_parser("search", help="newest first; an empty query lists the newest")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    search.add_argument("--json", action="store_true")
    parser.set_defaults(function=run)
