"""How wide each character of Arial is, read from Liberation Sans, whose advances are the same.

Wants fonttools, and the font: `apt-get install fonts-liberation2`, or `LIBERATION_SANS` names it.
"""

import os
from collections import defaultdict
from itertools import groupby

FONT = "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf"


def table() -> str:
    """Return a line a width in 2048ths of the size, with the ranges of characters that have it."""
    from fontTools.ttLib import TTFont

    font = TTFont(os.environ.get("LIBERATION_SANS", FONT))
    assert font["head"].unitsPerEm == 2048
    metrics = font["hmtx"].metrics
    of_width = defaultdict(list)
    for code, glyph in sorted(font.getBestCmap().items()):
        if code >= 0x20 and not 0xE000 <= code <= 0xF8FF:
            of_width[metrics[glyph][0]].append(code)
    lines = []
    for width, codes in sorted(of_width.items()):
        ranges = []
        for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]):
            found = [code for _, code in run]
            ranges.append(f"{found[0]:x}" if len(found) == 1 else f"{found[0]:x}-{found[-1]:x}")
        lines.append(f"{width}: {' '.join(ranges)}")
    return "\n".join(lines) + "\n"
