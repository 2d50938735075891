"""`python -m tests.tables [NAME…]`: writes `resources/counting`; without names, all of it."""

import sys
from importlib import import_module

from desktop.paths import resources

TABLES = ("tlds", "advances", "emoji")


def main(names: list[str]) -> int:
    """Write the tables of these names."""
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        print(f"unknown: {' '.join(unknown)}; known: {' '.join(TABLES)}", file=sys.stderr)
        return 2
    for name in names or TABLES:
        path = resources() / "counting" / f"{name}.txt"
        path.write_text(import_module(f"tests.tables.{name}").table(), encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
