"""How long files that were made to do harm are looked at, how much memory that takes, and what comes of it.

    python tests/bench/hostile.py [PART OF A NAME ...]       (default: all of them, in full size)

Prints a table: seconds, the most memory (MB) of this process and of the one that reads, and the beginning of what is answered.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.loading.hostile import CASES, special_files
from tests.loading.measuring import Measured, measured


def words(found: Measured) -> str:
    """What came of it, in short."""
    if found.article is None:
        return f"refused: {found.sentence}"
    return f"{len(found.article.text):,} characters in {len(found.article.blocks):,} blocks. {found.notice}"


def main(names: list[str]) -> None:
    """Measure every case whose name holds one of the words."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rows = [(case.name, folder / case.file, case) for case in CASES]
        rows += [(f"file: {path.name}", path, None) for path in special_files(folder)]
        for name, path, case in rows:
            if names and not any(word in name for word in names):
                continue
            if case:
                path.write_bytes(case.content(1))
            found = measured(path)
            lost = " LOST" if case and case.keeps not in (found.article.text if found.article else "") else ""
            sys.stdout.write(
                f"{found.seconds:6.2f} s {found.here:5d} {found.there:5d} MB  {name:42s} {words(found)[:110]}{lost}\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
