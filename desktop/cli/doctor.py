"""`calame doctor`: where things are, and whether what Calame needs is here."""

import argparse
import errno
import importlib.metadata
import importlib.util
import json
import os
import platform as machine
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from desktop import VERSION
from desktop.catalog.models import LocalModel, read_models
from desktop.catalog.providers import read_presets
from desktop.choice import EngineChoice
from desktop.cli.console import Console
from desktop.display import install_line, missing_libraries, platform
from desktop.engine.files import ModelFiles
from desktop.engine.room import free_memory
from desktop.engine.targets import Targets
from desktop.errors import SettingsError, UserError
from desktop.keys import Keys
from desktop.messages import gettext as _
from desktop.messages import interface_language, sentence
from desktop.model import Target
from desktop.paths import Paths, resources
from desktop.settings import load


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("doctor", help="say where things are and what is missing")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=run)


@dataclass(frozen=True, slots=True)
class Report:
    """What the doctor found; `problems` are sentences, empty where all is well."""

    version: str
    python: str
    paths: dict[str, str]
    keyring: dict[str, object]
    engine: dict[str, object]
    model: dict[str, object]
    qt: dict[str, object]
    free_memory: int | None
    problems: tuple[str, ...]


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """Print the report; 0 even with problems, which it names."""
    report = examine(paths)
    if arguments.json:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return 0
    print(f"Calame {report.version}, Python {report.python}")
    for name in ("paths", "keyring", "engine", "model", "qt"):
        print(name)
        for key, value in getattr(report, name).items():
            print(f"  {key:<12} {value}")
    for problem in report.problems:
        console.say(f"▲ {problem}")
    if not report.problems:
        console.say(_("All is well."))
    return 0


def examine(paths: Paths) -> Report:
    """Look at everything a run or a window needs, changing nothing."""
    problems: list[str] = []
    settings = load(paths.settings, aside=False).settings
    models = read_models(resources() / "models")
    targets = Targets(read_presets(resources() / "providers"), models, interface_language())
    target: Target | None = None
    try:
        target = targets.resolve(EngineChoice(), settings)
    except UserError as error:
        problems.append(sentence(error))
    if unusable := _unusable(paths):
        problems.append(sentence(unusable))
    keyring = Keys().status()
    if not keyring.safe:
        problems.append(_("No safe keyring is here: a key is kept in memory only, for one run."))
    shown_on = platform()
    missing = missing_libraries(shown_on)
    if not shown_on:
        problems.append(_("No display is here: the window cannot open, the commands work."))
    if missing:
        problems.append(
            _("System libraries are missing for the window:") + f" {install_line(missing)}"
        )
    return Report(
        version=VERSION,
        python=machine.python_version(),
        paths={
            "home": str(paths.home),
            "database": str(paths.database),
            "models": str(paths.models),
            "actions": str(paths.actions),
            "platforms": str(paths.platforms),
        },
        keyring={"backend": keyring.backend, "safe": keyring.safe},
        engine=_engine(target, problems),
        model=_model(target, models, ModelFiles(paths.models, models)),
        qt={
            "version": importlib.metadata.version("PySide6-Essentials"),
            "platform": shown_on,
            "missing": list(missing),
        },
        free_memory=free_memory(),
        problems=tuple(problems),
    )


def _unusable(paths: Paths) -> SettingsError | None:
    """Return what is wrong with the home folder, or with the one it would be made in."""
    home = paths.home
    there = next(place for place in (home, *home.parents) if place.exists())
    if not there.is_dir():
        reason = os.strerror(errno.ENOTDIR)
    elif not os.access(there, os.W_OK | os.X_OK):
        reason = os.strerror(errno.EACCES)
    else:
        return None
    return SettingsError("home_unusable", "home_choose", reason=reason)


def _engine(target: Target | None, problems: list[str]) -> dict[str, object]:
    installed = importlib.util.find_spec("xllamacpp") is not None
    if target is not None and target.is_child and not installed:
        problems.append(
            _("The local engine is not installed. Install it with: pip install calame[local]")
        )
    return {
        "id": target.engine if target else "",
        "base_url": target.base_url if target else "",
        "place": target.place.value if target else "",
        "local_engine": importlib.metadata.version("xllamacpp") if installed else "",
    }


def _model(
    target: Target | None, models: Mapping[str, LocalModel], files: ModelFiles
) -> dict[str, object]:
    if target is None:
        return {}
    known = models.get(target.model) if target.is_child else None
    if known is None:
        return {"id": target.model, "here": None, "sha256": ""}
    path = files.path_of(known.id)
    return {
        "id": known.id,
        "level": known.level,
        "here": path is not None,
        "file": str(path or files.folder / known.file),
        "size": known.size,
        "sha256": known.sha256,
    }
