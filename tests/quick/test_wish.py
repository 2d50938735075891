"""A line between two processes is read as it was meant, or refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.quick.wish import OtherVersionError, Wish

ANY = st.text(st.characters().filter(lambda sign: sign != "\0"))


@given(ANY, ANY)
def test_a_wish_comes_out_as_it_went_in_and_is_one_line(file: str, activation: str) -> None:
    wish = Wish(file, activation)
    line = wish.encoded("secret")
    assert line.index(b"\n") == len(line) - 1
    assert Wish.decoded(line, "secret") == wish


@given(st.binary())
def test_what_is_no_wish_is_refused_and_nothing_else_happens(line: bytes) -> None:
    with suppress(ValueError):
        Wish.decoded(line, "secret")
        pytest.fail("no line without the secret is a wish")


def test_a_wish_without_the_secret_or_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="home"):
        Wish.decoded(Wish("/a").encoded("other"), "secret")
    with pytest.raises(OtherVersionError):
        Wish.decoded(Wish("/a").encoded("secret").replace(b'"calame": 1', b'"calame": 2'), "secret")
    with pytest.raises(ValueError, match="wish"):
        Wish.decoded(b"[" * 100_000, "secret")
