"""A second start: it hands its wish to the window that is open, or becomes the window itself."""

import time
from pathlib import Path
from typing import Final

from desktop.errors import UserError
from desktop.quick.address import Address
from desktop.quick.claim import Claim
from desktop.quick.wish import DONE, REFUSED, Wish

PATIENCE: Final = 2.0
"""Seconds in which a window that works answers."""
STARTING: Final = 20.0
"""Seconds in which a window that opens, or closes, comes to listen, or lets go."""
_AGAIN: Final = 0.03


def call(home: Path, wish: Wish) -> Claim | None:
    """Have the open window of a home fulfil a wish; a claim where that window has gone meanwhile.

    Raises UserError if it does not answer.
    """
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        if _hand_over(home, wish):
            return None
        claim = Claim.take(home)
        if claim is not None:
            return claim
        time.sleep(_AGAIN)
    raise UserError("window_silent", "window_silent_wait")


def _hand_over(home: Path, wish: Wish) -> bool:
    """Tell whether the wish was fulfilled; not so where nobody listens, or hangs up."""
    address = Address.read(home)
    if address is None:
        return False
    try:
        with address.connect(PATIENCE) as caller:
            caller.sendall(wish.encoded(address.secret))
            answer = caller.makefile("rb").readline(len(REFUSED) + 1)
    except TimeoutError as error:
        raise UserError("window_silent", "window_silent_wait") from error
    except OSError:
        return False
    if answer == REFUSED:
        raise UserError("window_other", "window_other_close")
    return answer == DONE
