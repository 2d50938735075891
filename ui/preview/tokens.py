"""What a platform colours in a text: links, hashtags, mentions."""

import re
from collections.abc import Iterator
from typing import Final

_TOKEN: Final = re.compile(
    r"(?P<link>https?://[^\s<>«»“”]+[^\s<>«»“”.,;:!?…)\]'’])"
    r"|(?<![\w/&])(?P<tag>#(?=\w*[^\W\d])\w+)"
    r"|(?<![\w/.])(?P<mention>@\w+(?:[.-]\w+)*(?:@\w+(?:[.-]\w+)+)?)"
)


def tokens(text: str) -> Iterator[tuple[int, int]]:
    """Return where each link, hashtag and mention stands, in code points."""
    for found in _TOKEN.finditer(text):
        yield found.span()
