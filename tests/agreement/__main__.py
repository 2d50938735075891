"""`python -m tests.agreement [NUMBER [SEED]]`: reports every difference with the references.

Wants node and npm, which fetches them once into `build/agreement`.
"""

import json
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from desktop.counting import sms
from desktop.counting.links import links
from desktop.counting.methods import count
from tests.agreement.texts import draw

HERE = Path(__file__).resolve().parent
PLACE = HERE.parent.parent / "build" / "agreement"
Told = dict[str, object]


def install() -> None:
    """Fetch the references once."""
    wanted = (HERE / "package.json").read_text(encoding="utf-8")
    kept = PLACE / "package.json"
    if kept.is_file() and kept.read_text(encoding="utf-8") == wanted:
        return
    PLACE.mkdir(parents=True, exist_ok=True)
    kept.write_text(wanted, encoding="utf-8")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=PLACE, check=True, stdout=subprocess.DEVNULL)


def ask(texts: list[str]) -> list[Told]:
    """Return what the references say of texts."""
    told = subprocess.run(
        ["node", str(HERE / "count.js"), str(PLACE)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(told.stdout)
    print(f"node's Unicode: {answer['unicode']}")
    return answer["told"]


def segments_explained(text: str, told: Told) -> str:
    """Tell why segments may differ: the reference never parts a cluster, carriers do."""
    counted = count("sms", text)
    import regex

    room, segments = sms.MULTI[counted.encoding], 1
    for cluster in regex.findall(r"\X", text):
        size = sms.load(cluster)
        units = len(cluster) + (size.pairs if counted.encoding == "ucs2" else size.extensions)
        if units > room:
            segments, room = segments + 1, sms.MULTI[counted.encoding]
        room -= units
    return "the reference keeps a cluster in one segment" if segments == told["segments"] else ""


def found_links(text: str) -> list[str]:
    """Return the links of a composed text."""
    return [text[start:end] for start, end in links(text)]


def nothing(text: str, told: Told) -> str:
    """Explain nothing."""
    return ""


CHECKS: dict[str, tuple[Callable[[str], object], Callable[[Told], object], Callable[..., str]]] = {
    "X: weight, twitter-text 3.1.0 with twemoji 14": (
        lambda text: count("x_weighted", text).count,
        lambda told: told["x"],
        nothing,
    ),
    "X: links, twitter-text 3.1.0": (
        lambda text: found_links(unicodedata.normalize("NFC", text)),
        lambda told: told["links"],
        nothing,
    ),
    "graphemes, Intl.Segmenter": (
        lambda text: count("graphemes", text).count,
        lambda told: told["graphemes"],
        nothing,
    ),
    "UTF-16, String.length": (
        lambda text: count("utf16", text).count,
        lambda told: told["utf16"],
        nothing,
    ),
    "UTF-8, Buffer.byteLength": (
        lambda text: count("bytes", text).count,
        lambda told: told["bytes"],
        nothing,
    ),
    "SMS: encoding, sms-segments-calculator 1.3.0": (
        lambda text: {"gsm7": "GSM-7", "ucs2": "UCS-2"}[count("sms", text).encoding],
        lambda told: told["encoding"],
        nothing,
    ),
    "SMS: segments, sms-segments-calculator 1.3.0": (
        lambda text: count("sms", text).segments,
        lambda told: told["segments"],
        segments_explained,
    ),
    "SMS: segments, split-sms 0.1.7": (
        lambda text: count("sms", text).segments,
        lambda told: told["split"],
        nothing,
    ),
}


def main(arguments: list[str]) -> int:
    """Compare and report; 1 where a difference has no explanation."""
    if not (shutil.which("node") and shutil.which("npm")):
        print("node and npm are missing", file=sys.stderr)
        return 2
    number, seed = [*map(int, arguments), *(2_000, 1)[len(arguments) :]]
    install()
    texts = draw(number, seed)
    answers = ask(texts)
    bare = 0
    for name, (ours, theirs, explained) in CHECKS.items():
        reasons: Counter[str] = Counter()
        shown = []
        for text, told in zip(texts, answers, strict=True):
            mine, other = ours(text), theirs(told)
            if mine == other:
                continue
            reason = explained(text, told)
            reasons[reason] += 1
            if not reason:
                shown.append(f"    {mine!r} here, {other!r} there: {text!r}")
        bare += reasons[""]
        same = number - reasons.total()
        print(f"{name}: {same} of {number} the same")
        for reason, times in reasons.items():
            print(f"  {times} differ: {reason or 'not explained'}")
        print(*shown[:20], sep="\n" if shown else "", end="\n" if shown else "")
    return 1 if bare else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
