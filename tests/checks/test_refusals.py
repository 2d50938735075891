"""Kinds of things that a field refuses, each with what is one and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.fields import REFUSALS
from desktop.checks.refusals import refusals
from desktop.model import Severity
from tests.checks.boxes import box, evidence, findings, ids

FOUND = {
    "url": [("Voir exemple.fr et https://a.org/b", ["exemple.fr", "https://a.org/b"])],
    "email": [("À anne.morel+x@exemple.fr.", ["anne.morel+x@exemple.fr"])],
    "phone": [
        ("Au 02 99 00 00 00 ou +33 (0)2 99 00 00 00", ["02 99 00 00 00", "+33 (0)2 99 00 00 00"]),
        ("02.99.00.00.00, 020 7946 0018", ["02.99.00.00.00", "020 7946 0018"]),
        ("Call (415) 555-0123", ["(415) 555-0123"]),
    ],
    "price": [
        ("Dès 49 €, puis $1,299.00", ["49 €", "$1,299.00"]),
        ("1\u00a0299,00\u00a0€ ou 20 euros", ["1\u00a0299,00\u00a0€", "20 euros"]),
        ("−20 % et 15 % de remise", ["−20 %", "15 % de remise"]),
    ],
    "emoji": [("Fête 🎉 et 👩‍🍳", ["🎉", "👩‍🍳"])],
    "markup": [
        ("*gras* _ital_ ~barré~ `code` **x**", ["*gras*", "_ital_", "~barré~", "`code`", "**x**"])
    ],
    "html": [("<b>oui</b> &nbsp;", ["<b>", "</b>", "&nbsp;"])],
    "capitals": [
        ("Une offre EXCEPTIONNELLE pour VOUS SEULS.", ["EXCEPTIONNELLE", "VOUS SEULS"]),
        ("L’ATELIER LUNE", ["ATELIER LUNE"]),
    ],
    "repeated_punctuation": [("Oui !! Non ?! ,, ....", ["!!", "?!", ",,", "...."])],
    "promotion": [
        (
            "Livraison gratuite, free shipping, promo",
            ["Livraison gratuite", "free shipping", "promo"],
        )
    ],
    "superlative": [
        ("La meilleure lampe, n° 1, #1, the best", ["La meilleure", "n° 1", "#1", "the best"])
    ],
    "promise": [("Nous vous garantissons que plus jamais", ["vous garantissons", "plus jamais"])],
    "personal": [
        ("FR76 3000 6000 0112 3456 7890 189", ["FR76 3000 6000 0112 3456 7890 189"]),
        ("carte 4970 1000 0000 0055", ["4970 1000 0000 0055"]),
    ],
}
NOTHING = {
    "url": "fin.Le début, v1.2, M. Dupont",
    "email": "@anne, a @ b",
    "phone": "En 2026, 12 500 exemplaires, n° 1234567, 10.12.2026, 1 214 étiquettes",
    "price": "20 % des lecteurs, 10-25 %, 12 500 pages, page 3",
    "emoji": "Été ™ → 1 # *",
    "markup": "a * b * c, nom_de_fichier, 2*3*4, l’an ~ 1900",
    "html": "a < b > c, R&D, AT&T;",
    "capitals": "La TVA, le RGPD, M. Dupont, Maison Lune, A B, COVID-19, ISO9001, EU/EEA, NIH,NIH",
    "repeated_punctuation": "Ah… oui ! Non ? Suite...",
    "promotion": "Un écrivain promu, une réductrice, le soldat",
    "superlative": "a noun, n° 12, une meilleure idée, bestiaire, best before 2027",
    "promise": "Un garant, jamais vu",
    "personal": "12 500 exemplaires, 2026, 1 214",
}


def test_every_kind_is_shown_here() -> None:
    assert set(FOUND) == set(NOTHING) == set(REFUSALS)


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [(kind, text, found) for kind, cases in FOUND.items() for text, found in cases],
)
def test_what_is_refused_is_found(kind: str, text: str, found: list[str]) -> None:
    assert ids(text, format="rich", refuses=(kind,)) == [f"refused_{kind}"]
    assert evidence(text, format="rich", refuses=(kind,)) == found


@pytest.mark.parametrize("kind", REFUSALS)
def test_what_is_not_meant_is_left_alone(kind: str) -> None:
    assert evidence(NOTHING[kind], format="rich", refuses=(kind,)) == []


def test_what_words_alone_decide_is_advice() -> None:
    (sure,) = findings("à anne@exemple.fr", refuses=("email",))
    (likely,) = findings("La meilleure lampe", refuses=("superlative",))
    assert sure.severity is Severity.MUST
    assert likely.severity is Severity.SHOULD


def test_what_the_source_says_itself_is_no_new_promise() -> None:
    text = "La lampe est garantie cinq ans, écrivez à anne@exemple.fr"
    kinds = ("promise", "personal")
    assert len(ids(text, refuses=kinds)) == 2
    source = "Garantie 5 ans. Contact : anne@exemple.fr"
    assert ids(text, refuses=kinds, source=source) == []


@given(st.text(alphabet="aB 0.#*_~`<&[](@€+-!é\n", max_size=200))
def test_spans_are_in_order_and_inside(text: str) -> None:
    for found in refusals(box(text, refuses=REFUSALS)):
        places = list(found.answer_spans)
        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end in places)
