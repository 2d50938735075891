"""The arguments of the window itself: a file to open, and which engine it uses for this run."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.choice import EngineChoice
from desktop.errors import EngineError


@dataclass(frozen=True, slots=True)
class WindowArguments:
    """What the command line says of the window."""

    choice: EngineChoice
    file: Path | None


def add_engine_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that name an engine."""
    parser.add_argument("--engine", metavar="ID", default="", help="an engine of `calame engines`")
    parser.add_argument(
        "--base-url",
        metavar="URL",
        default="",
        type=_address,
        help="an OpenAI-compatible address",
    )
    parser.add_argument("--model", metavar="NAME", default="", help="the model's name or file")


def _address(given: str) -> str:
    """Take an address; refuse one that is none, as a command that is used wrongly."""
    if given:
        from desktop.engine.address import host_of  # a start without an address does not need it

        try:
            host_of(given)
        except EngineError as error:
            from desktop.messages import advice, sentence

            raise argparse.ArgumentTypeError(f"{sentence(error)} {advice(error)}") from error
    return given


def engine_choice(arguments: argparse.Namespace) -> EngineChoice:
    """Return the engine that was named."""
    return EngineChoice(arguments.engine, arguments.base_url, arguments.model)


def read_window_arguments(given: Sequence[str]) -> WindowArguments:
    """Read the window's arguments; leave with exit code 2 where they are wrong."""
    parser = argparse.ArgumentParser(prog="calame")
    parser.add_argument("file", metavar="FILE", nargs="?", help="a text file to open")
    add_engine_arguments(parser)
    arguments = parser.parse_args(given)
    file = Path(arguments.file) if arguments.file else None
    return WindowArguments(engine_choice(arguments), file)
