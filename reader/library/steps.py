"""What can be undone in an article, kept on this machine: the person's last steps, so that a new window can take them back.

It is no part of the library: a damaged or missing file is an empty one, and nothing is lost with it but the way back.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from reader.annotation import Record
from reader.library import durable
from reader.library.layout import Layout, checked

MOST = 200
"""So many of an article's last steps are kept."""


class Steps:
    """One file an article in this machine's state folder."""

    def __init__(self, layout: Layout) -> None:
        self._folder = layout.state / f"undo-{layout.key}"

    def read(self, article_id: str) -> list[Record]:
        """Return an article's steps, the oldest first."""
        file: object = None
        with suppress(OSError, ValueError, RecursionError):
            file = json.loads(self._path(article_id).read_text("utf-8"))
        steps = file.get("steps") if isinstance(file, dict) else None
        return [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []

    def keep(self, article_id: str, steps: list[Record]) -> None:
        """Keep an article's last steps in the place of those that were kept before; none takes the file away."""
        path = self._path(article_id)
        if not steps:
            path.unlink(missing_ok=True)
            return
        durable.make_folder(self._folder)
        content = json.dumps({"steps": steps[-MOST:]}, ensure_ascii=False) + "\n"
        durable.write(path, content.encode("utf-8", "replace"))

    def _path(self, article_id: str) -> Path:
        return self._folder / f"{checked(article_id)}.json"
