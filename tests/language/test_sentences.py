import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.sentences import sentences

# A bar stands where one sentence ends and the next begins.
MARKED = """
M. Dupont est arrivé.| Mme Martin l'attendait.
M.\u00a0Dupont vend des thés, du café, etc.| Venez.
Le Dr. Martin et Mlle Durand, p. ex. demain.| Voilà.
The price is 20 € excl. VAT per month.| It includes support.
M. Roy vit dans l'av. Foch.| Il dort.
Voir l'art. 5 et le n° 12 du code.| C'est clair.
Prix : 1\u202f234,56 €.| Fin.
Il coûte 3.50 € env. et dure 2.5 h.| Le reste est offert.
It costs $3.50.| Really?!| Yes.
Go to https://example.com/a.b?c=d.| Then click.
See https://example.com/a?(b).c!d and read on.| Then buy.
Visit example.com.| It works.
Écrivez à bonjour@exemple.fr.| Nous répondons.
« Bonjour. » dit-il.| « Ça va ? » demanda-t-elle.
Elle a dit : « Venez ! » et elle est partie.| « Non. »| Il resta.
“Hello.”| He left.| "Why?" she asked.
Wait... what?| Yes!| No.
Super…| Enfin, peut-être… ou pas.
See you next week.| Thanks.| We make great fish.| It works.
Prof. Smith vs. Mr. Jones, e.g. Acme Inc. and Co. Ltd.| They won.
U.S. sales grew.| J. K. Rowling wrote it.
Meet at 5 p.m.| The show starts.
Nous serons là le 12 mars.| 24 places restent.
Call No. 5.| No.| We don't.
Le prix est de 30 € HT.| On a dit 10 h 30.| À demain !
Tél. : 01 23 45 67 89.| Venez vite !
Try it (it's free!).| You'll love it.
**Gras.**| Ensuite *italique.*| Fin.
1. Ouvrez l'app.| 2. Cliquez.
Bravo ! 🎉
"""


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize("marked", [line for line in MARKED.splitlines() if line])
def test_french_and_english_sentences_are_found(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert cut(marked.replace("|", "")) == expected


def test_a_line_ends_a_sentence_without_a_full_stop() -> None:
    text = "# Notre maison\n\nBonjour à tous\n- un thé\n- un café. Et voilà"
    assert cut(text) == ["# Notre maison", "Bonjour à tous", "- un thé", "- un café.", "Et voilà"]


def test_a_sentence_that_was_wrapped_by_hand_stays_whole() -> None:
    assert cut("Our workshop has made\nbags by hand.\nSince 1962.") == [
        "Our workshop has made\nbags by hand.",
        "Since 1962.",
    ]


def test_line_ends_of_windows_are_not_part_of_a_sentence() -> None:
    assert cut("Un.\r\nDeux. Trois.\r\n") == ["Un.", "Deux.", "Trois."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\t"])
def test_nothing_has_no_sentence(text: str) -> None:
    assert sentences(text) == []


PIECES = (
    *("M.", "Mme", "excl.", "VAT", "3.50", "12", "Le", "the", "Oui", "n°", "a", "É", "e\u0301"),
    *("…", "...", ".", "!", "?", "«", "»", "(", ")", "-", '."', "https://a.b/c?d.e", "🎉"),
    *(" ", "  ", "\u00a0", "\u202f", "\n", "\r\n", "\u2028", "\x1c"),
)
pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.one_of(st.text(), pieces))
def test_every_character_but_space_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    ends = [0]
    for start, end in spans:
        assert ends[-1] <= start < end <= len(text)
        assert text[ends[-1] : start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        ends.append(end)
    assert text[ends[-1] :].strip() == ""


@given(pieces, pieces)
def test_an_address_is_never_broken(before: str, after: str) -> None:
    address = "https://exemple.fr/a.b?c=Un!d.E&f=(g).H"
    text = f"{before} {address} {after}"
    place = len(before) + 1
    assert any(start <= place and place + len(address) <= end for start, end in sentences(text))
