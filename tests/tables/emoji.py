"""The emoji of several code points, from the package `emoji`, which has Unicode's own list.

Wants it: `pip install emoji`.
"""

TONES = [chr(code) for code in range(0x1F3FB, 0x1F400)]
BOTH_FORMS = (
    "\u231a\u231b\u25fd\u25fe\u2614\u2615\u2648\u2649\u264a\u264b\u264c\u264d\u264e\u264f\u2650"
    "\u2651\u2652\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26d4\u26ea\u26f2"
    "\u26f3\u26f5\u26fa\u26fd\u2757\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f21a\U0001f22f"
)
"""Pictures by themselves that X still takes as one with U+FE0F behind them."""


def table() -> str:
    """Return lines of a name and what bears it.

    `flags` are pairs of letters; `tagged` regions of a black flag; `toned` takes a skin tone;
    `varied` is a picture with U+FE0F behind it; `joined` are the sequences with joiners, without
    their tones.
    """
    from emoji import EMOJI_DATA

    qualified = [text for text, told in EMOJI_DATA.items() if told["status"] == 2]
    flags = [text for text in qualified if "\U0001f1e6" <= text[0] <= "\U0001f1ff"]
    tagged = [text for text in qualified if text.endswith("\U000e007f")]
    pairs = [text for text in qualified if len(text) == 2]
    varied = {text[0] for text in pairs if text[1] == "\ufe0f"} | set(BOTH_FORMS)
    found = {
        "flags": {"".join(chr(ord(one) - 0x1F1E6 + ord("A")) for one in text) for text in flags},
        "tagged": {"".join(chr(ord(one) - 0xE0000) for one in text[1:-1]) for text in tagged},
        "toned": {text[0] for text in pairs if text[1] in TONES},
        "varied": varied,
        "joined": {toneless(text, varied) for text in qualified if "\u200d" in text},
    }
    return "".join(f"{name} {' '.join(sorted(some))}\n" for name, some in found.items())


def toneless(text: str, varied: set[str]) -> str:
    """Return a sequence as it is written where nobody chose a tone."""
    for tone in TONES:
        for base in varied:
            text = text.replace(base + tone, base + "\ufe0f")
        text = text.replace(tone, "")
    return text
