"""The top-level domains that X knows, from twitter-text's own vectors (a folder of Apache-2.0)."""

import os
from pathlib import Path

import yaml


def table() -> str:
    """Return them one a line, sorted; `CALAME_CONFORMANCE` tells where the vectors are."""
    source = Path(os.environ["CALAME_CONFORMANCE"]) / "twitter-text" / "tlds.yml"
    cases = yaml.safe_load(source.read_text(encoding="utf-8"))["tests"]
    found = {
        case["expected"][0].rpartition(".")[2]
        for kind in ("country", "generic")
        for case in cases[kind]
    }
    return "\n".join(sorted(found)) + "\n"
