"""What a text has to hold: seen where it is, missed where it is not."""

import pytest

from desktop.catalog.fields import MUSTS
from desktop.checks.musts import BY_EYE
from desktop.model import Severity
from tests.checks.boxes import findings, ids

LETTER = "Bonjour,\n\nVoici le devis.\n\nBien à vous,\nAnne Morel"
RELEASE = """# Un fournil école à Rennes

Rennes, le 3 septembre 2026 – La boulangerie ouvrira le 5 octobre.

« Un fournil qui dort la nuit, c’est possible », explique Yann Le Goff, fondateur.

## À propos

Fondée en 2004.

## Contact presse

Anne Morel, 02 99 00 00 00"""
ARTICLE = "# Titre\n\nUne ouverture.\n\n## Une partie\n\n![Un câble](a.jpg)\n\n### Un détail"

THERE = {
    "stop": ["Lune: -20 %. STOP au 36111", "Reply STOP to end"],
    "sender": ["Maison Lune : -20 %", "Café & Co – samedi", LETTER],
    "call_to_action": [
        "Répondez avant lundi.",
        "Nouveau. Réservez-le !",
        "Please reply.",
        "Voir exemple.fr",
    ],
    "signature": [LETTER, "Hello,\n\nDone.\n\nBest,\nAnne"],
    "unsubscribe": ["Se désabonner", "Unsubscribe here"],
    "one_title": [ARTICLE],
    "heading_order": [ARTICLE, "## Une partie\n\n### Un détail", "pas de titre"],
    "short_opening": [ARTICLE, "# T\n\n" + "mot " * 100 + "\n\n## S\n\n" + "mot " * 300],
    "alt_text": [ARTICLE, "rien", '<img src="a.jpg" alt="Un câble">'],
    "headline": [RELEASE, "Un fournil école à Rennes\n\nLa suite."],
    "dateline": [RELEASE, "T\n\nLONDON, 3 September 2026 – A bakery opens."],
    "lead": ["n’importe quoi"],
    "quotation": [RELEASE, 'He said: "An oven that sleeps at night is possible."'],
    "boilerplate": [RELEASE, "About the bakery\n\nFounded in 2004."],
    "contact": [RELEASE, "Press contact: anne@exemple.fr"],
    "greeting": [LETTER, "Dear Ms Ferrand,", "Madame, Monsieur,", "Chère Anne,"],
    "acknowledgement": ["Je comprends votre déception.", "We are sorry about the lamp."],
    "next_step": ["Il part demain.", "Within 48 hours.", "Sous 48 h.", "By 12 May.", "lundi"],
}
MISSING = {
    "stop": ["Un arrêt, stop à la rouille", "-20 % samedi"],
    "sender": [
        "profitez : -20 % samedi",
        "Bonjour, -20 % samedi",
        "Soldes : -20 %",
        "Venez ce samedi matin dès 9 h : -20 %",
        "Profitez de la remise de samedi sur toutes les lampes.",
    ],
    "call_to_action": ["Le devis est prêt.", "Un chez-soi, un nez."],
    "signature": ["Bonjour, voici le devis.", "Bonjour,\n\nVoici le devis, il est prêt."],
    "unsubscribe": ["Bonne lecture"],
    "one_title": ["Du texte", "# Un\n\n# Deux"],
    "heading_order": ["# T\n\n### Trop bas"],
    "short_opening": ["# T\n\n" + "mot " * 101 + "\n\n## S"],
    "alt_text": ["![](a.jpg)", '<img src="a.jpg">', '<img src="a.jpg" alt="">'],
    "headline": [
        "Nous sommes heureux. Venez.\nNombreux.",
        "Une phrase qui finit par un point.\n\nEt.",
    ],
    "dateline": ["# Titre\n\nNous ouvrons bientôt."],
    "quotation": ["« Courte »", "Le projet « Fournil école de Rennes » ouvre."],
    "boilerplate": ["Il en parle à propos du pain."],
    "contact": ["Contact : Anne", "02 99 00 00 00"],
    "greeting": ["Le devis est prêt.", "Hippocampe"],
    "acknowledgement": ["La lampe part."],
    "next_step": ["La lampe part bientôt."],
}


def test_every_must_is_seen_or_left_to_the_eye() -> None:
    assert set(THERE) == set(MUSTS)
    assert set(MISSING) == set(MUSTS) - BY_EYE


@pytest.mark.parametrize(("id", "text"), [(id, text) for id in THERE for text in THERE[id]])
def test_what_is_there_is_seen(id: str, text: str) -> None:
    assert ids(text, format="rich", musts=(id,)) == []


@pytest.mark.parametrize(("id", "text"), [(id, text) for id in MISSING for text in MISSING[id]])
def test_what_is_missing_is_told(id: str, text: str) -> None:
    assert ids(text, format="rich", musts=(id,)) == [f"missing_{id}"]


def test_a_sender_that_is_known_has_to_be_the_one_that_is_named() -> None:
    text = "Maison Lune : -20 % samedi"
    assert ids(text, sender="maison lune", musts=("sender",)) == []
    assert ids(text, sender="Atelier Sol", musts=("sender",)) == ["missing_sender"]


def test_the_law_weighs_more_than_custom() -> None:
    law, custom = findings("Une lampe.", musts=("stop", "greeting"))
    assert (law.severity, custom.severity) == (Severity.MUST, Severity.SHOULD)


def test_the_heading_that_skips_and_the_picture_without_words_are_shown() -> None:
    text = "# T\n\n### Trop bas\n\n![](a.jpg)"
    told = findings(text, format="markdown", musts=("heading_order", "alt_text"))
    assert [found.parameters["evidence"] for found in told] == ["![](a.jpg)", "### Trop bas"]
