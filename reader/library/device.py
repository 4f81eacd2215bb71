"""The id of this machine: it names the file of reading places and stands in every stamp."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

from reader.library import durable

DEVICE = re.compile("[0-9a-f]{8}")
MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def device_id(state: Path) -> str:
    """Return this machine's id, 8 hex digits, kept in its state folder; hold the library's lock.

    A copy of the folder on another machine gets a new id: two machines must never write under one name.
    """
    path, machine = state / "device.json", _machine()
    known = _known(path, machine)
    if known is None:
        known = os.urandom(4).hex()
        durable.make_folder(path.parent)
        durable.write(path, json.dumps({"device": known, "machine": machine}, indent=1).encode() + b"\n")
    return known


def _known(path: Path, machine: str) -> str | None:
    try:
        kept = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    if not isinstance(kept, dict) or kept.get("machine") != machine:
        return None
    device = str(kept.get("device"))
    return device if DEVICE.fullmatch(device) else None


def _machine() -> str:
    """Return what tells this machine from a copy of its disk, as far as the system says."""
    for path in MACHINE_IDS:
        try:
            return _digest(path.read_text("ascii"))
        except (OSError, UnicodeDecodeError):
            continue
    import platform

    return _digest(platform.node())


def _digest(words: str) -> str:
    return hashlib.sha256(words.strip().encode("utf-8", "surrogateescape")).hexdigest()[:16]
