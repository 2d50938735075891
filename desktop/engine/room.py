"""How much disk and memory is free, and how many cores there are."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path


def cores() -> int:
    """Return the processor's cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def free_disk(folder: Path) -> int:
    """Return the free bytes of the disk a folder is on."""
    return shutil.disk_usage(folder).free


def read_meminfo(text: str) -> int | None:
    """Take the available bytes out of Linux's `/proc/meminfo`."""
    found = re.search(r"^MemAvailable:\s+(\d+) kB$", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else None


def read_vm_stat(text: str) -> int | None:
    """Take the available bytes out of what macOS's `vm_stat` prints.

    Counted are the pages that a new program would be given without another losing its own.
    """
    page = re.search(r"page size of (\d+) bytes", text)
    pages = re.findall(r"^Pages (?:free|inactive|speculative):\s+(\d+)\.$", text, re.MULTILINE)
    return int(page[1]) * sum(map(int, pages)) if page and pages else None


if sys.platform == "win32":
    import ctypes

    class _MemoryStatus(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total_physical", ctypes.c_ulonglong),
            ("available_physical", ctypes.c_ulonglong),
            ("total_page_file", ctypes.c_ulonglong),
            ("available_page_file", ctypes.c_ulonglong),
            ("total_virtual", ctypes.c_ulonglong),
            ("available_virtual", ctypes.c_ulonglong),
            ("available_extended_virtual", ctypes.c_ulonglong),
        )

    def free_memory() -> int | None:
        """Return the bytes of memory a new program can have; None where that is unknown."""
        status = _MemoryStatus()
        status.length = ctypes.sizeof(status)
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(status.available_physical)

elif sys.platform == "darwin":

    def free_memory() -> int | None:
        """Return the bytes of memory a new program can have; None where that is unknown."""
        try:
            printed = subprocess.run(
                ["/usr/bin/vm_stat"], capture_output=True, text=True, timeout=2, check=True
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return read_vm_stat(printed.stdout)

else:

    def free_memory() -> int | None:
        """Return the bytes of memory a new program can have; None where that is unknown."""
        try:
            return read_meminfo(Path("/proc/meminfo").read_text(encoding="ascii"))
        except OSError:
            return None
