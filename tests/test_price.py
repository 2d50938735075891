"""Prices as people write them."""

import pytest

from desktop.price import amount_of, is_price, like


@pytest.mark.parametrize(
    ("text", "amount"),
    [("0,06 €", 0.06), ("$0.05", 0.05), ("4 ct", 4.0), ("0.1", 0.1), ("CHF 1", 1.0)],
)
def test_an_amount_is_read_with_its_currency(text: str, amount: float) -> None:
    assert is_price(text)
    assert amount_of(text) == amount


@pytest.mark.parametrize("text", ["", "cheap", "0,06,1 €", "-1", "1 2"])
def test_anything_else_is_no_price(text: str) -> None:
    assert not is_price(text)
    assert amount_of(text) == 0


def test_another_amount_is_written_alike() -> None:
    assert like("0,06 €", "0,12") == "0,12 €"
    assert like("$0.06", "0.12") == "$0.12"
