"""`calame keys`: API keys in the operating system's keyring."""

import argparse
import getpass
import sys

from desktop.catalog.providers import read_presets
from desktop.cli.console import Console
from desktop.errors import KeyringError, UsageError
from desktop.keys import Keys
from desktop.messages import gettext as _
from desktop.paths import Paths, resources


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("keys", help="list, set or delete API keys")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    verbs.add_parser("list", help="name the engines that have a key")
    for verb, help_text in (("set", "read a key from standard input"), ("delete", "delete a key")):
        below = verbs.add_parser(verb, help=help_text)
        below.add_argument("engine", metavar="ENGINE")
    parser.set_defaults(function=run, verb="list")


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """List, set or delete; a key is never printed."""
    engines = tuple(read_presets(resources() / "providers"))
    keys = Keys()
    if arguments.verb in (None, "list"):
        for engine in keys.stored(engines):
            print(engine, keys.mask(keys.get(engine) or ""))
        return 0
    if arguments.engine not in engines:
        raise UsageError(
            "engine_unknown", "engine_list", engine=arguments.engine, engines=", ".join(engines)
        )
    if arguments.verb == "delete":
        keys.delete(arguments.engine)
        console.say(_("The key of {engine} is deleted.").format(engine=arguments.engine))
        return 0
    key = (getpass.getpass(_("Key: ")) if sys.stdin.isatty() else sys.stdin.readline()).strip()
    if not key:
        raise UsageError("key_empty", "key_pipe", engine=arguments.engine)
    if not keys.set(arguments.engine, key):
        raise KeyringError("keyring_unsafe", "keyring_install")
    console.say(_("The key of {engine} is in the keyring.").format(engine=arguments.engine))
    return 0
