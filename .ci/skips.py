"""Fails when a test was skipped that `tests/allowed_skips.txt` does not name, or that ran nowhere.

Usage: python .ci/skips.py HEADLESS.xml X11.xml
"""

import sys
from pathlib import Path
from xml.etree import ElementTree

ALLOWED = Path(__file__).resolve().parent.parent / "tests" / "allowed_skips.txt"


def node(case: ElementTree.Element) -> str:
    """Return pytest's node id of a case in a report of the family xunit1."""
    file = case.get("file", "")
    module = file.removesuffix(".py").replace("/", ".").replace("\\", ".")
    inner = case.get("classname", "").removeprefix(module).strip(".")
    parts = [file, *filter(None, inner.split(".")), case.get("name", "")]
    return "::".join(filter(None, parts))


def read(report: Path) -> dict[str, str | None]:
    """Map each test of a report to the reason it was skipped for, None where it ran."""
    outcome: dict[str, str | None] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        skipped = case.find("skipped")
        outcome[node(case)] = None if skipped is None else skipped.get("message", "")
    return outcome


def names() -> set[str]:
    """Read the tests that may be skipped; each line has to give a reason."""
    allowed = set()
    for number, line in enumerate(ALLOWED.read_text(encoding="utf-8").splitlines(), 1):
        name, _, reason = line.partition("#")
        if name.strip() and not reason.strip():
            raise SystemExit(f"{ALLOWED.name}, line {number}: the reason is missing")
        if name.strip():
            allowed.add(name.strip())
    return allowed


def main(reports: list[str]) -> int:
    """Compare the reports with the list and print each disagreement on a line."""
    runs = [read(Path(report)) for report in reports]
    if not all(runs):
        print("A report holds no test at all.")
        return 1
    ran = {test for run in runs for test, reason in run.items() if reason is None}
    skipped = {test: reason for run in runs for test, reason in run.items() if reason is not None}
    known = {test.partition("[")[0] for test in ran | set(skipped)} | ran | set(skipped)
    allowed = names()
    wrong = [f"gone, take it off the list: {name}" for name in sorted(allowed - known)]
    for test, reason in sorted(skipped.items()):
        if test not in allowed and test.partition("[")[0] not in allowed:
            wrong.append(f"skipped and not on the list: {test} ({reason})")
        if test not in ran:
            wrong.append(f"skipped in every run: {test} ({reason})")
    print(f"Tests skipped in any of {len(runs)} runs: {len(skipped)}", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
