"""A price as a person writes it: `0,06 €`, `$0.05`, `4 ct`."""

import re
from typing import Final

_PRICE: Final = re.compile(
    r"\s*(?P<before>[^\d\s.,-]{0,4}\s?)(?P<amount>\d{1,6}(?:[.,]\d{1,4})?)"
    r"(?P<behind>\s?[^\d\s.,-]{0,4})\s*"
)


def is_price(text: str) -> bool:
    """Tell whether a text is an amount, with or without a currency."""
    return _PRICE.fullmatch(text) is not None


def amount_of(text: str) -> float:
    """Return the amount of a price; 0 where there is none."""
    found = _PRICE.fullmatch(text)
    return float(found["amount"].replace(",", ".")) if found else 0.0


def like(text: str, amount: str) -> str:
    """Return another amount in the currency of a price, written as that is."""
    found = _PRICE.fullmatch(text)
    return f"{found['before']}{amount}{found['behind']}" if found else amount
