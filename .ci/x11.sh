#!/usr/bin/env bash
# Runs a command under a real window manager and an unlocked keyring, in folders of its own. To be started as
#   dbus-run-session -- xvfb-run -a -s "-screen 0 1280x800x24" bash .ci/x11.sh COMMAND…
set -euo pipefail
place=$(mktemp -d)
mkdir -m 700 "$place/run" "$place/data" "$place/config"
export XDG_RUNTIME_DIR="$place/run" XDG_DATA_HOME="$place/data" XDG_CONFIG_HOME="$place/config"
export NO_AT_BRIDGE=1 QT_QPA_PLATFORM=xcb CALAME_TEST_X11=1
printf 'ci\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
openbox &
manager=$!
trap 'kill "$manager" 2>/dev/null || true; rm -rf "$place" || true' EXIT
for _ in $(seq 100); do
  if xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; then
    "$@"
    exit
  fi
  sleep 0.1
done
echo "The window manager did not start within 10 s." >&2
exit 1
