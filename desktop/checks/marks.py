"""Marks of formatting that a platform would show as they stand."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.checks.box import Box
from desktop.checks.passages import spans
from desktop.model import Finding, Severity

_STRONG: Final = r"\*\*(?=\S)[^*\n]{1,500}(?<=\S)\*\*|(?<!\w)__(?=\S)[^_\n]{1,500}(?<=\S)__(?!\w)"
_LINK: Final = r"!?\[[^\[\]\n]{0,300}\]\([^()\s]{1,500}\)"
_HEADING: Final = r"^#{1,6}[ \t]+\S[^\n]{0,200}"
_FENCE: Final = r"^```"
_SINGLE: Final = (
    r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,500}(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_/])_(?=[^\s_])[^_\n]{1,500}(?<=[^\s_])_(?![\w_])"
)
_MARKDOWN: Final = re.compile(f"{_STRONG}|{_LINK}|{_HEADING}|{_FENCE}", re.MULTILINE)
_ANY: Final = re.compile(
    f"{_STRONG}|{_LINK}|{_HEADING}|{_FENCE}|{_SINGLE}|`[^`\\n]{{1,500}}`", re.MULTILINE
)
FORMATTING: Final = re.compile(
    f"{_ANY.pattern}|(?<!\\w)~(?=\\S)[^~\\n]{{1,500}}(?<=\\S)~(?!\\w)", re.MULTILINE
)
"""Marks of any kind, for a field that takes none."""
_SHOWN: Final = {"plain": _ANY, "whatsapp": _MARKDOWN, "slack": _MARKDOWN}
"""What is shown as it stands, by the format of a field."""


def marks(box: Box) -> Iterator[Finding]:
    """Yield the marks of Markdown that the format of a field has no use for."""
    refused = "markup" in box.field.refuses  # and said already
    pattern = None if refused else _SHOWN.get(box.field.format)
    places = list(spans(pattern, box.text)) if pattern else []
    if places:
        yield box.found("markup", Severity.SHOULD, "markup_shown", places)
