"""The arguments of the window itself: which engine it uses for this run."""

import argparse
from collections.abc import Sequence

from desktop.model import EngineChoice


def add_engine_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that name an engine."""
    parser.add_argument("--engine", metavar="ID", default="", help="an engine of `calame engines`")
    parser.add_argument(
        "--base-url", metavar="URL", default="", help="an OpenAI-compatible address"
    )
    parser.add_argument("--model", metavar="NAME", default="", help="the model's name or file")


def engine_choice(arguments: argparse.Namespace) -> EngineChoice:
    """Return the engine that was named."""
    return EngineChoice(arguments.engine, arguments.base_url, arguments.model)


def read_window_arguments(given: Sequence[str]) -> EngineChoice:
    """Read the window's arguments; leave with exit code 2 where they are wrong."""
    parser = argparse.ArgumentParser(prog="calame")
    add_engine_arguments(parser)
    return engine_choice(parser.parse_args(given))
