"""Where an address is: this machine, the person's own network, or the internet."""

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

from desktop.errors import EngineError
from desktop.model import Place

OWN_NETWORK_SUFFIXES: Final = (".local", ".lan", ".home.arpa", ".internal")
"""Names that resolve inside a private network only (RFC 6762, RFC 8375, ICANN's `.internal`)."""

CLOUD_MODEL_SUFFIXES: Final = ("-cloud", ":cloud")
"""Ollama passes a model with such a name on to its own servers."""


_HOST: Final = re.compile(r"[\w.:%-]+")
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f]")


def host_of(base_url: str) -> str:
    """Return the host of an address in lower case; raise EngineError when it is no web address."""
    try:
        # urlsplit passes over tabs and the ends of lines, and takes a host with spaces
        parts = urlsplit("" if _UNSEEN.search(base_url) else base_url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host) or parts.scheme not in ("http", "https"):
        raise EngineError("address_invalid", "address_example", address=base_url)
    return host


def place_of(base_url: str, model: str) -> Place:
    """Tell where text goes when it is sent to a model at an address."""
    host = host_of(base_url)
    if host == "localhost" or host.endswith(".localhost"):
        place = Place.HERE
    else:
        try:
            address = ipaddress.ip_address(host.split("%")[0])
        except ValueError:
            own = "." not in host or host.endswith(OWN_NETWORK_SUFFIXES)
            place = Place.NETWORK if own else Place.INTERNET
        else:
            if address.is_loopback:
                place = Place.HERE
            elif address.is_private or address.is_link_local:
                place = Place.NETWORK
            else:
                place = Place.INTERNET
    if model.lower().endswith(CLOUD_MODEL_SUFFIXES):
        return Place.INTERNET
    return place


def is_loopback(base_url: str) -> bool:
    """Tell whether a connection to an address stays on this machine, whatever lies behind it."""
    return place_of(base_url, "") is Place.HERE


def is_plain(base_url: str) -> bool:
    """Tell whether an address is unencrypted and outside this machine."""
    return urlsplit(base_url).scheme == "http" and not is_loopback(base_url)
