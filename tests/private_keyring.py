"""A Secret Service of a test's own: a private bus and a keyring daemon, away from the person's."""

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from jeepney import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

NEEDED = ("dbus-daemon", "gnome-keyring-daemon", "secret-tool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

# Without folders of services nothing is started by the bus, above all no window that asks for a
# password on the screen of whoever runs the tests.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True)
class Session:
    """A private bus with a keyring daemon on it, and the environment that leads there."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str, input: str = "") -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            input=input,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        return done.stdout

    def lock(self) -> None:
        script = """
            import secretstorage
            collection = secretstorage.get_default_collection(secretstorage.dbus_init())
            collection.lock()
            print(collection.is_locked())
        """
        assert self.run(sys.executable, "-c", textwrap.dedent(script)) == "True\n"


def _started(stack: ExitStack, *command: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )

    def end() -> None:
        process.terminate()
        process.communicate(timeout=10)

    stack.callback(end)
    return process


@contextmanager
def serve(password: str | None) -> Iterator[Session]:
    """Start both; the login keyring is made and open if there is a password."""
    # A short path of its own: a socket's may have a hundred characters.
    with tempfile.TemporaryDirectory(prefix="calame-") as folder:
        yield from _serve(Path(folder), password)


def _serve(folder: Path, password: str | None) -> Iterator[Session]:
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    for name in ("XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"):
        place = folder / name.lower()
        place.mkdir(mode=0o700)
        environment[name] = str(place)
    configuration = folder / "bus.xml"
    configuration.write_text(BUS.format(folder=folder), encoding="utf-8")
    with ExitStack() as stack:
        bus = _started(
            stack,
            *("dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"),
            environment=environment,
        )
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        how = "--start" if password is None else "--unlock"
        daemon = _started(
            stack,
            *("gnome-keyring-daemon", "--foreground", "--components=secrets", how),
            environment=environment,
        )
        assert daemon.stdin is not None
        daemon.stdin.write(f"{password}\n" if password else "")
        daemon.stdin.close()
        daemon.stdin = None  # else communicate() would flush what is closed
        _wait_for_service(environment["DBUS_SESSION_BUS_ADDRESS"])
        yield Session(folder, environment)


def _wait_for_service(address: str) -> None:
    with open_dbus_connection(address) as connection:
        bus = Proxy(message_bus, connection)
        for _ in range(500):
            if bus.NameHasOwner("org.freedesktop.secrets")[0]:
                return
            time.sleep(0.02)
    raise AssertionError("the keyring daemon did not come up")
