"""Texts as hypothesis draws them: what counts differently somewhere, mixed."""

from hypothesis import strategies as st

PIECES = (
    *"aéœ€’«»…–\u00a0\u202f^{}[~]|日語한ÿ🙂👋☺©™1#@./_-",
    *(
        "e\u0301",
        "👨\u200d👩\u200d👧\u200d👦",
        "👋🏽",
        "🇫🇷",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "👋\ufe0f",
    ),
    *("https://exemple.fr/a?b=c", "exemple.fr", "ann@exemple.fr", "@ann@exemple.social", "v1.2"),
    *(
        "mot",
        " ",
        " ",
        " et ",
        ". Puis ",
        "\U000e0067",
        "\u200d",
        "\ufe0f",
        "\u0301",
        "क्षि",
        "\ud800",
    ),
)
LINES = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
TEXTS = st.lists(LINES, max_size=6).map("\n".join)
LONG = st.builds(lambda line, times, other: line * times + other, LINES, st.integers(1, 15), LINES)
