"""The parser of every headless command and the way to its function."""

import argparse
import io
import sys
from collections.abc import Sequence

from desktop import VERSION
from desktop.bugs import kind, report, trace
from desktop.cli import (
    actions,
    count,
    do,
    doctor,
    engines,
    history,
    keys,
    models,
    platforms,
    typography,
)
from desktop.cli.console import Console
from desktop.errors import UsageError, UserError
from desktop.logs import Log
from desktop.messages import system_language, use
from desktop.paths import locate
from desktop.settings import load


def build_parser() -> argparse.ArgumentParser:
    """Build the parser; each command's module adds its own part and names its function."""
    parser = argparse.ArgumentParser(
        prog="calame",
        description="Without a command, Calame opens its window.",
    )
    parser.add_argument("--version", action="version", version=f"Calame {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (
        do,
        count,
        actions,
        platforms,
        typography,
        history,
        engines,
        models,
        keys,
        doctor,
    ):
        module.add_to(commands)
    return parser


def parse(given: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; leave with exit code 2 where they are wrong.

    argparse binds an optional FILE before the options that stand in front of it, so that the
    command's own FILE is what is left over.
    """
    parser = build_parser()
    arguments, left = parser.parse_known_args(given)
    if len(left) == 1 and hasattr(arguments, "file") and (left == ["-"] or left[0][:1] != "-"):
        arguments.file = left[0]
    elif left:
        parser.error("unrecognized arguments: " + " ".join(left))
    return arguments


def main(given: Sequence[str]) -> int:
    """Run one headless command; 0 done, 1 failed, 2 used wrongly."""
    if sys.stderr is None:  # print would take standard output in its place
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    console = Console()
    paths = locate()
    Log(paths.home).install()
    use(load(paths.settings, aside=False).settings.language or system_language())
    arguments = parse(given)
    try:
        code: int = arguments.function(arguments, paths, console)
    except UserError as error:
        console.error(error)
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        console.clear()
        return 130
    except BrokenPipeError:
        # Whoever read the output has gone; the interpreter must not complain of it at exit.
        sys.stderr.close()
        return 1
    except Exception as bug:
        console.error(UserError("bug", "bug_report", kind=kind(bug)))
        console.say(report(trace(bug)))
        return 1
    return code
