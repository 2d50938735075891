"""Put tokens in the place of what a model must not touch: links, code, fields, handles."""

import re
from collections.abc import Mapping
from typing import Final

OPEN: Final = "[["
CLOSE: Final = "]]"

TOKEN: Final = re.compile(r"(?:\[\[|⟦)\s?(\d{1,3})\s?(?:\]\]|⟧)")
"""A token as a model may give it back: a space inside, or other brackets of the same meaning.

Of six forms tried on the starter model the doubled square brackets survived best. A text has none
of its own where tokens are: `hide` takes them for a field.
"""

_URL_BODY = r"""[^\s<>«»"“”]*[^\s<>«»"“”.,;:!?…'’)\]}*_]"""
_DOMAINS = r"com|org|net|fr|be|ch|ca|eu|uk|de|es|it|pt|nl|io|co|app|dev|shop|info|me|tv"
_KEPT = re.compile(
    rf"""
      (?P<code>`+[^`\n]+`+)
    | (?P<target>(?<=\]\()[^()\s]+(?:\([^()\s]*\))?[^()\s]*(?=[\s)]))
    | (?P<mail>[\w.+%-]+@[\w-]+(?:\.[\w-]+)+)
    | (?P<url>(?:https?://|ftp://|www\.){_URL_BODY}
        | (?<![\w@.])(?:[a-z0-9-]+\.)+(?:{_DOMAINS})(?![\w-])(?:/{_URL_BODY})?)
    | (?P<merge>\{{\{{[^{{}}\n]+\}}\}} | \$\{{[^{{}}\n]+\}} | \{{%[^%\n]+%\}}
        | \{{[A-Za-z_][\w.]*\}} | \*\|[A-Z0-9_:]+\|\* | %[A-Za-z_]{{2,}}% | \[\[[^\[\]\n]+\]\])
    | (?P<tag></?[A-Za-z][^<>\n]*>)
    | (?P<handle>(?<![\w@])@[A-Za-z0-9_](?:[\w.-]*\w)?)
    | (?P<token>⟦[^⟦⟧\n]*⟧|[⟦⟧]|\[\[|\]\])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def hide(text: str) -> tuple[str, Mapping[str, str]]:
    """Return a text with tokens and what each token stands for.

    What looks like a token in the text itself is hidden too, so that restoring cannot mistake it.
    """
    tokens: dict[str, str] = {}

    def token(match: re.Match[str]) -> str:
        name = f"{OPEN}{len(tokens) + 1}{CLOSE}"
        tokens[name] = match.group()
        return name

    return _KEPT.sub(token, text), tokens
