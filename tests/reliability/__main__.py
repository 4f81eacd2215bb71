"""How much of what was typed survives, by hand and at length.

    python -m tests.reliability kills [--count 2000] [--store ours ...] [--scene one ...]

Prints a line of JSON for each store in each scene; the exit code is 1 when our library lost something.
"""

from __future__ import annotations

import argparse
import json
import sys

from tests.reliability import kills


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    chosen = commands.add_parser("kills", help="kill writers at random moments")
    chosen.add_argument("--count", type=int, default=2000, help="kills for each store in each scene")
    chosen.add_argument("--store", action="append", choices=list(kills.STORES), help="all, unless given")
    chosen.add_argument("--scene", action="append", choices=kills.SCENES, help="all, unless given")
    options = parser.parse_args()
    is_clean = True
    for store in options.store or kills.STORES:
        for scene in options.scene or kills.SCENES:
            count = kills.run(store, scene, options.count)
            print(json.dumps(count.figures(), ensure_ascii=False), flush=True)
            is_clean = is_clean and (store != "ours" or count.is_clean)
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
