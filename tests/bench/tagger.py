"""How fast the tagger is: the sample articles over and over as one long text, stage by stage, on one core.

    python tests/bench/tagger.py [CHARACTERS] [ROUNDS]        (default 1,000,000 and 5)

Prints one JSON line: characters a second of CPU time, the best of the rounds, for every stage and for `whole`; `start_ms`
is what the first tagging of one sentence costs: the rules imported and a language's words read. Run by hand; nothing
here is a test. The text repeats itself, so what a rule remembers of a word helps more than it does in a real book.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from reader.paths import resources


def main(characters: int = 1_000_000, rounds: int = 5) -> None:
    """Measure and print."""
    start = _milliseconds(_tag_a_sentence)
    text = _long_text(characters)
    best: dict[str, float] = {}
    for _ in range(rounds):
        for stage, seconds in _round(text).items():
            best[stage] = min(seconds, best.get(stage, seconds))
    speeds = {stage: round(len(text) / seconds) for stage, seconds in best.items()}
    print(json.dumps({"characters": len(text), "start_ms": round(start), "characters_per_second": speeds}))


def _tag_a_sentence() -> None:
    from reader.tagger import tag_text

    tag_text("“Five ships sailed on Monday,” Ann Lee said.")


def _long_text(characters: int) -> str:
    samples = [path.read_text("utf-8") for path in sorted((resources() / "samples").glob("*.txt"))]
    whole = "\n\n".join(samples) + "\n\n"
    return (whole * (characters // len(whole) + 1))[:characters]


def _round(text: str) -> dict[str, float]:
    """Seconds of CPU time by stage, and of the whole tagger in one call."""
    from reader.tagger.draft import Draft
    from reader.tagger.language import load_language
    from reader.tagger.pipeline import PIPELINE, paragraphs_of, tag_text
    from reader.tagger.resolve import resolve

    draft = Draft(text, paragraphs_of(text), load_language("en"))
    seconds = {stage.__name__.removeprefix("tag_"): _seconds(stage, draft) for stage in PIPELINE}
    seconds["resolve"] = _seconds(resolve, draft.numbers + draft.times + draft.names + draft.quotes)
    seconds["whole"] = _seconds(tag_text, text)
    return seconds


def _seconds(work: Callable[..., Any], *arguments: Any) -> float:
    gc.collect()
    begun = time.process_time()
    work(*arguments)
    return time.process_time() - begun


def _milliseconds(work: Callable[[], None]) -> float:
    return _seconds(work) * 1000


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
