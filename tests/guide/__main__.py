"""Writes into the guide what is made from the program: its pictures and its table of shortcuts."""

from tests.guide import LANGUAGES, pictures, shortcuts

for language in LANGUAGES:
    shortcuts.write(language)
    pictures.write(language)
