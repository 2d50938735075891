"""What every test starts from: no screen, no settings of the person's own, no way out by accident.

`CALAME_TEST_X11=1` keeps the display and the session bus as they are: the X11 job sets it.
`CALAME_TEST_MODELS` is the folder in which tests keep the model files they fetch.
"""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# a busy machine is no fault of the code: no test asserts a time
settings.register_profile("calame", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calame")

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "ws_proxy", "wss_proxy", "no_proxy")


def pytest_configure(config: pytest.Config) -> None:
    """Set the environment before a test module is imported: Qt reads it only once."""
    for name in list(os.environ):
        if name.startswith("OPENAI_") or name.lower() in _PROXIES:
            del os.environ[name]
    if os.environ.get("CALAME_TEST_X11") != "1":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # without a bus no test can reach the keyring of whoever runs the tests
        os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
    os.environ["QT_STYLE_OVERRIDE"] = "Fusion"
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    os.environ.setdefault("CALAME_TEST_MODELS", str(Path(cache, "calame-tests", "models")))
    home = tempfile.TemporaryDirectory(prefix="calame-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    os.environ["CALAME_HOME"] = home.name
