"""How an article in Markdown is built: one title, headings in order, pictures described."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.checks.box import Box
from desktop.counting.methods import count
from desktop.model import Finding, Severity

OPENING: Final = 100
"""Words that an opening has at most."""

_HEADING: Final = re.compile(r"^(#{1,6})[ \t]+\S[^\n]*", re.MULTILINE)
_UNDESCRIBED: Final = re.compile(
    r"!\[\s{0,20}\]\([^()\n]{0,500}\)|<img\b(?![^<>]{0,500}\balt\s?=\s?[\"'][^\"'<>]{1,300}[\"'])[^<>]{0,500}>",
    re.IGNORECASE,
)


def article(box: Box) -> Iterator[Finding]:
    """Yield what is not as the field asks for it."""
    musts = box.field.musts
    headings = list(_HEADING.finditer(box.text))
    if "one_title" in musts:
        titles = [found.span() for found in headings if len(found[1]) == 1]
        if len(titles) != 1:
            yield box.found("musts", Severity.MUST, "missing_one_title", titles[1:])
    if "heading_order" in musts:
        level = 1
        for found in headings:
            if len(found[1]) > level + 1:
                span = [found.span()]
                yield box.found("musts", Severity.SHOULD, "missing_heading_order", span)
            level = len(found[1])
    if "short_opening" in musts:
        start, end = _opening(box.text, headings)
        words = count("words", box.text[start:end]).count
        if words > OPENING:
            yield box.found(
                "musts",
                Severity.SHOULD,
                "missing_short_opening",
                [(start, end)],
                count=words,
                limit=OPENING,
            )
    if "alt_text" in musts:
        for found in _UNDESCRIBED.finditer(box.text):
            yield box.found("musts", Severity.MUST, "missing_alt_text", [found.span()])


def _opening(text: str, headings: list[re.Match[str]]) -> tuple[int, int]:
    """Return what stands between the title and the next heading, else the first paragraph."""
    start = 0
    if headings and not text[: headings[0].start()].strip():
        start = headings[0].end()
        headings = headings[1:]
    while start < len(text) and text[start].isspace():
        start += 1
    paragraph = text.find("\n\n", start)
    end = headings[0].start() if headings else paragraph if paragraph >= 0 else len(text)
    return start, start + len(text[start:end].rstrip())
