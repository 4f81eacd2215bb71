"""A process of its own that finds a regular expression in a text: it reads one question, answers it and ends.

It is run by its path and imports nothing of the program, so it starts quickly. The question is a line of JSON ("pattern", "flags",
"most" hits, "seconds") and then the text in UTF-8; the answer are the hits' starts and ends, eight bytes each.
"""

import faulthandler
import json
import re
import sys
from array import array


def main() -> None:
    """Answer the question on standard input."""
    question = json.loads(sys.stdin.buffer.readline())
    faulthandler.dump_traceback_later(question["seconds"], exit=True)  # also when whoever asked is gone
    text = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    pairs = array("q")
    for match in re.compile(question["pattern"], question["flags"]).finditer(text):
        if match.end() > match.start():
            pairs.extend(match.span())
            if len(pairs) >= 2 * question["most"]:
                break
    sys.stdout.buffer.write(pairs.tobytes())


if __name__ == "__main__":
    main()
