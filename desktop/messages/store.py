"""Sentences about the database and the drafts."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {}
