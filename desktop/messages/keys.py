"""Sentences about keys and the keyring."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {}
