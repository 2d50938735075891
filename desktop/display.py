"""Whether a window can be shown here at all, found out before Qt is asked, which would abort."""

import ctypes
import os
import sys
from typing import Final

LIBRARIES: Final = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
}
"""What Qt needs on Linux, with the packages of Debian and of Fedora that hold it."""

X11_LIBRARIES: Final = {
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
}
"""What Qt needs beside those to show a window on X11."""


def platform(environment: dict[str, str] | None = None) -> str:
    """Return the Qt platform that a window would use; empty where there is no display."""
    variables = os.environ if environment is None else environment
    named = variables.get("QT_QPA_PLATFORM", "")
    if named:
        return named.split(";")[0].split(":")[0]
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "cocoa"
    if variables.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if variables.get("DISPLAY") else ""


def missing_libraries(platform_name: str) -> tuple[str, ...]:
    """Return the system libraries that Qt would miss on this platform."""
    if not sys.platform.startswith("linux"):
        return ()
    wanted = LIBRARIES | (X11_LIBRARIES if platform_name == "xcb" else {})
    return tuple(name for name in wanted if not _loads(name))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_line(libraries: tuple[str, ...]) -> str:
    """Return the one command that installs the packages of missing libraries."""
    known = LIBRARIES | X11_LIBRARIES
    debian = " ".join(dict.fromkeys(known[name][0] for name in libraries))
    fedora = " ".join(dict.fromkeys(known[name][1] for name in libraries))
    return f"sudo apt install {debian}   |   sudo dnf install {fedora}"
