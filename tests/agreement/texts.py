"""Random texts of what is counted differently somewhere: French, English, emoji, CJK, links.

The emoji are those that twemoji 14 knows, the last one that twitter-text can be given: it counts
newer ones in pieces, and so it does, by mistake, the eye in a speech bubble and infinity.
"""

from random import Random

FRENCH = (
    "L’été commence aujourd’hui à 9 h",
    "Découvrez notre offre « Rentrée » dès 12 500 €",
    "Prix : 49,90 € – livraison offerte",
    "Êtes-vous prêt ? Dépêchez-vous…",
    "Un cœur d’œuf, ça se déguste",
    "À très bientôt chez nous, Maïté !",
    "Le n° 1 du marché → c’est ici",
    "Noël approche : −30 % sur tout",
)
ENGLISH = (
    "We are open from Monday to Friday",
    "It's 20% off until midnight - don't wait",
    "“Never again,” she said … but why?",
    "Read more at the end of the page.",
    "Prices from $12 {per month} [tax included]",
    "A naïve café owner’s résumé",
    "Terms & conditions apply ~ see #offer @brand",
    "Win™ a prize © 2026 | no purchase necessary",
)
CJK = (
    "故人西辞黄鹤楼",
    "烟花三月下扬州。",
    "東京タワーへようこそ",
    "안녕하세요 여러분",
    "\uff11\uff12",
    "ﾊﾝｶｸ",
)
EMOJI = (
    *("🙂", "👋", "🎉", "❤️", "☀️", "☺", "✈", "™️", "©️", "1️⃣", "#️⃣", "⌚️", "👋️", "✅", "➡️"),
    *("👋🏽", "🙋🏿", "☝🏻", "🧑🏾", "👍🏼"),
    *("👨‍👩‍👧‍👦", "🧑‍🎤", "👩🏽‍🚀", "🏳️‍🌈", "❤️‍🔥", "🕵🏽‍♀️", "🕵️‍♂️", "👩‍❤️‍💋‍👨", "🐻‍❄️", "🐱‍👓"),
    *("🇫🇷", "🇬🇧", "🇽🇽", "🇫", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴‍☠️", "🥹", "🫱🏻‍🫲🏿", "🫡"),
)
LINKS = (
    *("https://exemple.fr", "http://www.exemple.com/page", "exemple.fr", "www.exemple.co.uk/a/b"),
    *("https://exemple.fr/très/long?utm_source=x&utm_medium=y#haut", "exemple.paris"),
    *("https://t.co/abcDEF123", "https://t.co/abc?x=1", "EXEMPLE.COM", "https://Exemple.Fr/A"),
    *("https://exemple.fr:8080/a", "exemple.fr:80/a", "exemple.fr?q=1", "exemple.fr/?q=1."),
    *("https://fr.wikipedia.org/wiki/Calame_(roseau)", "https://exemple.fr/a_(b_(c))_d"),
    *("ann@exemple.fr", "@ann.fr", "#fin.fr", "$exemple.com", "v1.2", "fin.Le", "index.html"),
    *("https://éléphant.fr/été", "éléphant.fr", "https://日本.jp", "日本exemple.com", "пример.рф"),
    *("exemple.fr-", "-exemple.fr", "_exemple.fr", "foo_bar.exemple.fr", "foo.exemple_b.fr"),
    *("https://foo_bar.exemple.fr", "ftp://exemple.fr", "https://localhost/a", "https://1.2.3.4"),
    *(
        "https://exemple.invalid",
        "xn--exmple-cua.fr",
        "https://exemple.xn--p1ai",
        "exemple.fr/@ann/",
    ),
    *(f"{'a' * 63}.fr", f"{'a' * 64}.fr", f"https://{'é' * 60}.fr", "a.b.c.d.exemple.museum"),
    *(
        "exemple.comé",
        "exemple.com日",
        "http://exemple.com。",
        "exemple.fr.exemple.de",
        "aéb日c.fr",
    ),
)
SPACES = (
    " ",
    " ",
    " ",
    " ",
    "\u00a0",
    "\u202f",
    "\n",
    "\u2009",
    "",
    ", ",
    ". ",
    "!",
    "(",
    ")",
    "“",
)
OTHER = (
    "e\u0301",
    "a\u030a",
    "œ",
    "ÿ",
    "Ÿ",
    "^",
    "€",
    "\\",
    "क्षि",
    "שּׁ",
    "\u200b",
    "–",
    "•",
    "İ",
    "“",
)


def draw(number: int, seed: int) -> list[str]:
    """Return texts of up to a few SMS; each has one kind above all and some of the others."""
    random = Random(seed)
    kinds = (FRENCH, ENGLISH, CJK, EMOJI, LINKS, OTHER)
    texts = []
    for _ in range(number):
        kind = random.choice(kinds)
        parts = []
        for _ in range(random.randint(1, 14)):
            some = kind if random.random() < 0.7 else random.choice(kinds)
            part = random.choice(some)
            if some in (FRENCH, ENGLISH) and random.random() < 0.3:
                part = part[: random.randint(1, len(part))]
            parts += [part, random.choice(SPACES)]
        texts.append("".join(parts))
    return texts
