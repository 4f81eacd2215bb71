"""The process that tags: `python -m reader.tagger.apart.worker`. It takes articles and gives taggings, one after another.

A question is an article and corrections. It is answered by any number of shares (float), then by 1.0 and a tagging, or by the words
of what went wrong.
"""

from __future__ import annotations

import os
import time
import traceback
from typing import IO

from reader.tagger.apart.messages import read_article, read_message, write_message, write_tagging
from reader.tagger.pipeline import tag

PERIOD = 0.05
"""Seconds between two messages of progress."""


def main() -> None:
    """Tag until nobody asks any more."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    while True:
        try:
            article, corrections = read_article(questions), read_message(questions)
        except EOFError:
            return
        try:
            tagging = tag(article, _Teller(answers), corrections)
        except Exception:  # noqa: BLE001 - the outermost door of this process: the other side words it
            write_message(answers, traceback.format_exc())
        else:
            write_message(answers, 1.0)
            write_tagging(answers, tagging)


class _Teller:
    """Sends the share that is done, now and then."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._last = 0.0

    def __call__(self, share: float) -> None:
        now = time.monotonic()
        if share < 1 and now - self._last >= PERIOD:
            self._last = now
            write_message(self._answers, float(share))


if __name__ == "__main__":
    main()
