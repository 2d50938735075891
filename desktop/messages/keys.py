"""Sentences about keys and the keyring."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {
    "key_malformed": N_("This is not a key: it has spaces or characters that no key has."),
    "key_copy": N_("Copy the key again from the page of your account, without anything around it."),
    "keyring_unsafe": N_(
        "There is no safe keyring here. The key stays in memory until Calame closes, and is "
        "written nowhere."
    ),
    "keyring_absent": N_("No keyring is running. The key was not read or changed."),
    "keyring_install": N_(
        "Install and start a keyring (GNOME Keyring or KWallet on Linux), then give the key again."
    ),
    "keyring_locked": N_("The keyring is locked. The key was not read or changed."),
    "keyring_unlock": N_("Unlock the keyring with your session's password, then try again."),
    "keyring_unready": N_("The keyring is not set up yet. The key was not read or changed."),
    "keyring_set_up": N_("Open your system's password manager once to create it, then try again."),
    "keyring_failed": N_("The keyring did not answer as it should ({reason})."),
    "keyring_retry": N_("Try again; if it stays so, sign out of your session and in again."),
}
