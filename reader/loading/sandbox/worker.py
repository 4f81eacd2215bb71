"""The process that reads: `python -m reader.loading.sandbox.worker`. It takes originals and gives articles, one after another.

Both streams carry frames (`frames.py`). A request names the function that reads, as "module:function", and what is known of the
original, whose bytes follow. It is answered by any number of {"progress": share}, and one of {"article", "id", "pictures", "memory"}
with the pictures' bytes, {"unreadable": sentence}, {"exhausted": true}, {"failed": words, "traceback"}.
"""

from __future__ import annotations

import os
import time
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from reader.article import Article
from reader.article.record import Record, to_record
from reader.errors import ReaderError
from reader.loading.original import Original
from reader.loading.sandbox.confinement import allow_seconds, confine, peak_memory
from reader.loading.sandbox.frames import Frame, read_frame, write_frame

if TYPE_CHECKING:
    from reader.progress import Progress

PERIOD = 0.05
"""Seconds between two messages of progress."""


def main() -> None:
    """Read until nobody asks any more."""
    requests, answers = _own_streams()
    confine()
    while (frame := read_frame(requests)) is not None:
        allow_seconds(frame.record["seconds"])
        write_frame(answers, _answer(frame, _teller(answers)))
    os._exit(0)  # at once: there is nothing here to put in order


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """The two streams of the protocol; what a library prints goes nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return requests, answers


def _teller(answers: BinaryIO) -> Progress:
    last = 0.0

    def tell(share: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PERIOD:
            last = now
            write_frame(answers, Frame({"progress": share}))

    return tell


def _answer(request: Frame, progress: Progress) -> Frame:
    try:
        return _of_article(_read(request, progress))
    except ReaderError as error:
        return Frame({"unreadable": str(error)})
    except MemoryError:
        return Frame({"exhausted": True})
    except Exception as error:  # noqa: BLE001 - the outermost door of this process: the other side words it
        import traceback

        return Frame({"failed": f"{type(error).__name__}: {error}"[:200], "traceback": traceback.format_exc()[-4000:]})


def _read(request: Frame, progress: Progress) -> Article:
    module, _, function = request.record["read"].partition(":")
    article = getattr(import_module(module), function)(Original(request.data, **request.record["original"]), progress)
    assert isinstance(article, Article)
    return article


def _of_article(article: Article) -> Frame:
    record: Record = {
        "article": to_record(article),
        "id": article.id,
        "pictures": [[picture.name, len(picture.data)] for picture in article.pictures],
        "memory": peak_memory(),
    }
    return Frame(record, b"".join(picture.data for picture in article.pictures))


if __name__ == "__main__":
    main()
