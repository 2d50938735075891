"""What a field has to hold, of any kind of text: a sender, a signature, a way to stop."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.checks.articles import article
from desktop.checks.box import Box
from desktop.checks.passages import WHEN, addresses
from desktop.checks.releases import release
from desktop.model import Finding, Severity

BY_EYE: Final = frozenset({"lead"})
"""What no rule can see: a model is asked for it, and a person looks."""
_FIRST: Final = 200
"""Characters in which a greeting stands."""
_LAST: Final = 6
"""Lines at the end among which a signature stands."""
_LONGEST_NAME: Final = 90

_STOP: Final = re.compile(r"\bSTOP\b")
_OPENED: Final = re.compile(
    r"\s*(?!(?:rappel|infos?|offre|soldes|promo|nouveau|alerte|attention|bonjour|urgent|important"
    r"|reminder|sale|new|offer|hello|alert)\b)(?-i:[A-ZÀ-ÖØ-Þ0-9])[^\s:!?.,]{0,20}"
    r"(?:[ \u00a0&][^\s:!?.,]{1,20}){0,3}[ \u00a0\u202f]?(?::|[ \u00a0][\-\u2013\u2014] )",
    re.IGNORECASE,
)
"""A text that begins with a name, as SMS do: `Maison Lune : …`."""
_ACTION: Final = re.compile(
    r"(?:^|[.!?:;\u2026\n]\s*|,\s|\bet\s)(?:vous\s)?[^\W\d_]{3,14}ez(?:-vous|-nous|-moi)?\b"
    r"|\b(?:merci de|pouvez-vous|pourriez-vous|souhaitez-vous|je vous propose|inscription)\b"
    r"|(?:^|[.!?:\n]\s*)(?:please\s)?(?:click|tap|reply|answer|book|register|sign up|order|call"
    r"|join|download|read|see|watch|try|get|choose|come|write|send|let|tell|meet|discover|start"
    r"|visit)\b"
    r"|\b(?:could you|can you|would you|please)\b",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING: Final = re.compile(
    r"\b(?:cordialement|salutations|bien à (?:vous|toi)|à bientôt|amicalement|respectueusement"
    r"|(?:kind|best|warm) regards|regards|sincerely|faithfully|yours|cheers|best wishes)\b",
    re.IGNORECASE,
)
_LEAVE: Final = re.compile(
    r"désabonn|désinscri|ne (?:plus|souhaitez plus) recevoir|me retirer|unsubscribe|opt[ -]?out",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"\W*(?:bonjour|bonsoir|madame|monsieur|mesdames|chère?s?\b|salut|coucou|hello|hi\b|hey\b|dear"
    r"|good (?:morning|afternoon|evening)|to whom)",
    re.IGNORECASE,
)
_UNDERSTOOD: Final = re.compile(
    r"compren|compris|désol|navr|regrett|excus|merci|pris note|noté|bien reçu|sorry|understand"
    r"|apologi|thank|regret|received your",
    re.IGNORECASE,
)


def musts(box: Box) -> Iterator[Finding]:
    """Yield what the field has to hold and does not; nothing for an empty box."""
    if not box.text.strip():
        return
    for id in box.field.musts:
        if id in _HERE:
            there, severity = _HERE[id]
            if not there(box):
                yield box.found("musts", severity, f"missing_{id}")
    yield from article(box)
    yield from release(box)


def _sender(box: Box) -> bool:
    if box.sender:
        return box.sender.casefold() in box.text.casefold()
    return bool(_OPENED.match(box.text)) or _signature(box)


def _signature(box: Box) -> bool:
    """Tell whether one of the last lines is a name: short, begun by a capital, no sentence."""
    lines = [line.strip(" \t*_") for line in box.text.splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    ends = lines[max(1, len(lines) - _LAST) :]
    if any(_CLOSING.search(line) for line in ends[:-1]):
        return True
    return any(
        len(line) <= _LONGEST_NAME
        and line[:1].isupper()
        and line[-1] not in ".?!:;,\u2026"
        and not addresses(line)
        for line in ends
    )


def _action(box: Box) -> bool:
    return bool(_ACTION.search(box.text)) or bool(addresses(box.text))


def _stop(box: Box) -> bool:
    return bool(_STOP.search(box.text))


def _leave(box: Box) -> bool:
    return bool(_LEAVE.search(box.text))


def _greeting(box: Box) -> bool:
    return bool(_GREETING.match(box.text[:_FIRST]))


def _understood(box: Box) -> bool:
    return bool(_UNDERSTOOD.search(box.text))


def _next_step(box: Box) -> bool:
    return bool(WHEN.search(box.text))


_HERE: Final = {
    "stop": (_stop, Severity.MUST),
    "sender": (_sender, Severity.SHOULD),
    "call_to_action": (_action, Severity.SHOULD),
    "signature": (_signature, Severity.SHOULD),
    "unsubscribe": (_leave, Severity.MUST),
    "greeting": (_greeting, Severity.SHOULD),
    "acknowledgement": (_understood, Severity.HINT),
    "next_step": (_next_step, Severity.SHOULD),
}
