"""Take away what a model wraps around its answer: thoughts, an introduction, quotes, a fence."""

import re
from typing import Final

from desktop.store.texts import storable

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_THOUGHT = re.compile(
    r"<(think|thinking|thought|reasoning)>.*?(?:</\1>\s*|\Z)", re.DOTALL | re.IGNORECASE
)
_THOUGHT_END = re.compile(
    r"\A.*?</(?:think|thinking|thought|reasoning)>\s*", re.DOTALL | re.IGNORECASE
)
_BEGUN_TAG = re.compile(r"<(?:/?[a-z]{0,9})?\Z", re.IGNORECASE)

_POLITE = (
    r"(?:(?:sure|certainly|of\ course|absolutely|bien\ s[ûu]r|certainement|d['’]accord"
    r"|volontiers|avec\ plaisir)(?:\s?[!,.]\s*|\s+))?"
)
_ENGLISH_TITLE = (
    r"(?:the\ )?(?:re(?:written|vised)|corrected|improved|translated|shortened|formal|updated)"
    r"\ (?:text|version|sentence|passage|paragraph)"
    r"|translation|rewrite|answer|output|result|summary"
)
_FRENCH_TITLE = (
    r"(?:(?:le\ )?texte|(?:la\ )?(?:phrase|version))"
    r"\ (?:réécrit|corrigé|amélioré|traduit|raccourci|reformulé|révisé)e?s?"
    r"|traduction|réécriture|réponse|résultat|résumé|correction"
)
_PREAMBLE = re.compile(
    rf"""\A\s*(?:\*\*)?{_POLITE}
    (?:(?:here(?:\ is|['’]s|\ are)|below\ is|this\ is|voici|voilà|ci-dessous|ci-après)\b
        [^\n:.!?]{{0,110}}\s?:
      |(?:{_ENGLISH_TITLE}|{_FRENCH_TITLE})(?:\ (?:in|en)\ \w+|\ \(\w+\))?\s?:)
    (?:\*\*)?[ \t\u00a0\u202f]*(?:\n\s*)*""",
    re.VERBOSE | re.IGNORECASE,
)
_COULD_BE_PREAMBLE = re.compile(
    r"""\A\s*(?:\*\*)?
    (?:sure|certainly|of\ course|absolutely|here|below|this\ is
      |the\ (?:rewr|revi|corr|impr|tran|shor|form|upd)
      |rewr|revi|corrected|improved|translat|shortened|updated|answer|output|result|summary
      |bien\ s|certainement|d['’]accord|volontiers|avec\ plaisir|voici|voilà|ci-
      |le\ texte|texte|la\ phrase|la\ version|version|phrase
      |traduction|réécriture|réponse|résultat|résumé|correction)
    [^\n:]{0,130}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENERS: Final = (
    "<think>",
    "sure",
    "certainly",
    "of course",
    "absolutely",
    "here",
    "below",
    "this is",
    "the ",
    "rewritten",
    "translation",
    "bien sûr",
    "certainement",
    "d'accord",
    "volontiers",
    "voici",
    "voilà",
    "ci-",
    "le texte",
    "traduction",
    "réécriture",
    "réponse",
)
_FENCE = re.compile(r"\A```[\w-]*[ \t]*\n(.*?)(?:\n```[ \t]*\s*)?\Z", re.DOTALL)
_BEGUN_FENCE = re.compile(r"\A`{1,3}[\w-]*\Z")
_CLOSING = re.compile(
    r"\n\s*\n\s*\(?(?:note|remarque|explanation|explication|changes\ made|modifications)\s?[:(]"
    r"[^\n]*(?:\n.*)*\Z",
    re.IGNORECASE,
)

QUOTES: Final = {'"': '"', "“": "”", "«": "»", "'": "'", "‘": "’", "„": "“"}


def legible(text: str) -> str:
    """Return a text without controls, which drive a terminal, but tabs and the ends of lines."""
    return _CONTROLS.sub("", storable(text))


def _without_thoughts(text: str) -> str:
    text = _THOUGHT.sub("", text)
    return _THOUGHT_END.sub("", text)


def _unquoted(text: str, source: str, *, whole: bool) -> str:
    first = text[:1]
    closing = QUOTES.get(first)
    if closing is None or source.lstrip()[:1] in QUOTES:
        return text
    inner = text[1:]
    if closing not in inner:
        return text if whole else inner.lstrip("\u00a0\u202f ")
    if inner.endswith(closing) and closing not in inner[:-1] and first not in inner[:-1]:
        return inner[:-1].strip("\u00a0\u202f ")
    return text


def clean(text: str, source: str) -> str:
    """Return a whole answer without its wrapping; what the source itself has is left alone."""
    text = _without_thoughts(text).strip()
    if not _PREAMBLE.match(source):
        stripped = _PREAMBLE.sub("", text, count=1)
        text = stripped if stripped.strip() else text
    if not source.lstrip().startswith("```"):
        fenced = _FENCE.match(text.strip())
        text = fenced.group(1) if fenced else text
    if not _CLOSING.search(source):
        text = _CLOSING.sub("", text)
    return _unquoted(text.strip(), source, whole=True).strip()


def clean_begun(text: str, source: str, *, patient: bool = True) -> str:
    """Return what may be shown of an answer that is still growing.

    While `patient`, a beginning that may turn out to be an introduction or a thought is held back.
    """
    text = _BEGUN_TAG.sub("", _without_thoughts(text).lstrip())
    if not _PREAMBLE.match(source):
        if patient and _may_introduce(text) and not _COULD_BE_PREAMBLE.match(source):
            return ""
        text = _PREAMBLE.sub("", text, count=1)
    if not source.lstrip().startswith("```"):
        if _BEGUN_FENCE.match(text):
            return ""
        fenced = _FENCE.match(text)
        text = fenced.group(1) if fenced else text
    return _unquoted(text, source, whole=False).rstrip()


def _may_introduce(text: str) -> bool:
    begun = text.lower()
    return bool(_COULD_BE_PREAMBLE.match(text)) or any(
        opener.startswith(begun) for opener in _OPENERS
    )
