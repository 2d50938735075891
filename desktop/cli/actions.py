"""`calame actions`: what can be done to a text."""

import argparse
import json

from desktop.catalog.actions import read_actions
from desktop.catalog.platforms import read_platforms
from desktop.cli.console import Console
from desktop.messages import interface_language
from desktop.paths import Paths, resources


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("actions", help="list the actions and their options")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=run)


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """Print the actions, the person's own among them."""
    platforms, unread = read_platforms(resources() / "platforms", paths.platforms)
    actions, mistakes = read_actions(resources() / "actions", paths.actions, platforms)
    language = interface_language()
    listed = [
        {
            "id": action.id,
            "label": action.label.to(language),
            "options": {name: list(option.values) for name, option in action.options.items()},
        }
        for action in actions.values()
    ]
    if arguments.json:
        print(json.dumps(listed, ensure_ascii=False))
    else:
        for action in actions.values():
            options = "  ".join(
                f"{name}: {' '.join(option.values)}" for name, option in action.options.items()
            )
            print(f"{action.id:<12} {action.label.to(language):<32} {options}".rstrip())
    for mistake in (*unread, *mistakes):
        console.error(mistake)
    return 1 if unread or mistakes else 0
