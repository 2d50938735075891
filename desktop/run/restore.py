"""Put back what the tokens of `mask` stand for, and tell which were lost or doubled."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.run.mask import CLOSE, OPEN, TOKEN

_BEGUN = re.compile(r"(?:\[|\[\[\s?\d{0,3}\s?\]?|⟦\s?\d{0,3}\s?)\Z")


@dataclass(frozen=True, slots=True)
class Restored:
    """A text with everything put back; `lost` and `doubled` hold what the tokens stood for."""

    text: str
    lost: tuple[str, ...]
    doubled: tuple[str, ...]


def restore(text: str, tokens: Mapping[str, str]) -> Restored:
    """Replace each token by what it stands for; a token that never was is left out."""
    seen: Counter[str] = Counter()
    parts: list[str] = []
    end = 0
    for match in TOKEN.finditer(text):
        name = f"{OPEN}{match.group(1)}{CLOSE}"
        seen[name] += 1
        parts += [text[end : match.start()], tokens.get(name, "")]
        end = match.end()
    parts.append(text[end:])
    return Restored(
        "".join(parts),
        tuple(stood for name, stood in tokens.items() if not seen[name]),
        tuple(stood for name, stood in tokens.items() if seen[name] > 1),
    )


def restore_begun(text: str, tokens: Mapping[str, str]) -> str:
    """Restore a text that is still growing: a token that is only begun is held back."""
    return restore(_BEGUN.sub("", text), tokens).text
