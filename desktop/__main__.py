"""Entry point: the window, a headless command, or the engine child."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Calame with command-line arguments and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--engine-child"]:
        from desktop.engine.child import main as engine_child

        return engine_child(given[1:])
    from desktop.cli import is_headless

    if is_headless(given):
        from desktop.cli.commands import main as headless

        return headless(given)
    return _window(given)


def _window(given: list[str]) -> int:
    from desktop.cli.window import read_window_arguments

    arguments = read_window_arguments(given)
    from desktop.cli.first import claim_window
    from desktop.paths import locate

    paths = locate()
    claim = claim_window(paths, arguments)
    if isinstance(claim, int):
        return claim
    from desktop.display import install_line, missing_libraries, platform
    from desktop.messages import gettext as _

    shown_on = platform()
    if not shown_on:
        print(
            _("Calame finds no display to open its window on. Without one, use the commands:"),
            "  calame do ACTION [FILE]     calame history search QUERY     calame doctor",
            "  calame --help",
            sep="\n",
            file=sys.stderr,
        )
        return 1
    missing = missing_libraries(shown_on)
    if missing:
        print(
            _("Calame's window needs system libraries that are not here: {names}.").format(
                names=", ".join(missing)
            ),
            _("Install them with:") + " " + install_line(missing),
            sep="\n",
            file=sys.stderr,
        )
        return 1
    from ui.application import run

    return run(paths, arguments.choice, arguments.file, claim)


if __name__ == "__main__":
    sys.exit(main())
