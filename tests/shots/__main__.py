"""Writes the pictures of every scene: `python -m tests.shots [--out FOLDER] [--only SCENE]…`.

One process for each language and look at each scale; two of them at a time.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LANGUAGES = ("fr", "en")
LOOKS = ("light", "dark")
SIZES = {"1": ((1280, 800), (1024, 700)), "1.5": ((1280, 720),)}
"""The sizes of the window at each scale, in pixels before scaling."""


def main() -> int:
    """Read the command line; take the pictures, or let processes of their own take them."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--only", action="append", default=[], metavar="SCENE")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--look", choices=LOOKS, action="append")
    parser.add_argument("--scale", choices=tuple(SIZES), action="append")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.part:
        from tests.shots.taking import take

        scale, language, look = said.part.split(",")
        return take(said.out, language, look, SIZES[scale], scale, said.only)
    parts = [
        (scale, language, look)
        for scale in said.scale or SIZES
        for language in said.language or LANGUAGES
        for look in said.look or LOOKS
    ]
    began = time.monotonic()
    said.out.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(lambda part: _run(said.out.absolute(), part, said.only), parts))
    count = len(list(said.out.glob("*/*.png")))
    print(f"{count} pictures in {said.out}, {time.monotonic() - began:.0f} s")
    return max(codes)


def _run(out: Path, part: tuple[str, str, str], only: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="calame-shots-") as folder:
        screen = {"name": "shots", "x": 0, "y": 0, "width": 2560, "height": 1600, "logicalDpi": 96}
        config = Path(folder, "screen.json")
        config.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "QT_SCALE_FACTOR": part[0],
            "CALAME_HOME": folder,
            "TZ": "UTC",
        }
        # the pictures show no keyring of whoever takes them
        environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={folder}/none"
        command = [sys.executable, "-m", "tests.shots", "--out", str(out), "--part", ",".join(part)]
        for name in only:
            command += ["--only", name]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
