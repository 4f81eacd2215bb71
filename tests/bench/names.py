"""What each source of evidence is worth to the names: the tagger on texts with gold names, each source off in turn.

    python tests/bench/names.py GOLD.jsonl [--as misc=group,event,work,product,law] [--split dev] [--only person,place]

A line of the file is {"text": ..., "gold": [{"start", "end", "label", "entity"?}, ...], "split"?, "ignore"?: [[s, e], ...]}. `--as`
says which of our types one label of the file stands for. Prints, in percent, precision, recall and F1 of exact spans and
types for the whole tagger and by type, then F1 without each source, and of pairs of names in different words that are one
thing where the file says so. Run by hand; nothing here is a test.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from reader.tagger import tag_text
from reader.tagger.names import collect, coreference, evidence, forms, stage, works
from reader.tagger.names.lexicon import ANY_FIRST, ANY_HEAD, MODIFIER, ORG, SUFFIX, TITLE, Lexicon, load_lexicon
from reader.tagger.vocabulary import ENTITY, family

LEAD = re.compile(r"^(?:[\s\"“”'‘’(\[.,;:–—-]+|(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at))\s+)")
TAIL = re.compile(r"(?:['’]s|['’]|[\s\"“”.,;:!?)\]–—-]+)$")
ABBREVIATED = re.compile(r"(?:\b[A-Z]|Inc|Co|Corp|Ltd|Jr|Sr)\.$")
NEVER = re.compile(r"(?!)")

Span = tuple[int, int, str]
Change = Callable[[Lexicon], Lexicon]


def _same(lexicon: Lexicon) -> Lexicon:
    """The same words in another lexicon: what is remembered of a lexicon was found with all sources."""
    return replace(lexicon)


def _without_bits(bits: int) -> Change:
    return lambda lexicon: replace(lexicon, flags={word: flags & ~bits for word, flags in lexicon.flags.items()})


def _without_fields(*names: str) -> Change:
    return lambda lexicon: replace(lexicon, **{name: type(getattr(lexicon, name))() for name in names})


def _without_kind(kind: int) -> Change:
    def change(lexicon: Lexicon) -> Lexicon:
        kinds = {name: tuple(k for k in held if k != kind) for name, held in lexicon.kinds.items()}
        kinds = {name: held for name, held in kinds.items() if held}
        return replace(lexicon, kinds=kinds, known={name: held[-1] for name, held in kinds.items()})

    return change


def _nothing(*_: Any) -> None:
    """A step that is left out."""


def _no_vote(*_: Any) -> float:
    return 0.0


def _unlinked(found: dict[str, forms.Form], *_: Any) -> list[coreference.Thing]:
    """Every form is a thing of its own."""
    return [
        coreference.Thing(form.kind, [form], [(m, form) for m in form.mentions])
        for form in found.values()
        if form.kind is not None and form.mentions
    ]


SOURCES: dict[str, tuple[Change, tuple[tuple[Any, str, Any], ...]]] = {
    "known names": (_without_fields("known", "kinds", "starts", "tails"), ()),
    "known organizations and teams": (_without_kind(ORG), ()),
    "cities": (_without_fields("major_cities", "cities"), ()),
    "given names and surnames": (_without_fields("male", "female", "surnames"), ()),
    "common words": (_without_fields("common"), ()),
    "head words": (_without_bits(ANY_HEAD | ANY_FIRST | SUFFIX), ()),
    "titles and offices": (_without_bits(TITLE | MODIFIER), ()),
    "the shape of a person's name": (_same, ((evidence, "shape_of_person", _no_vote),)),
    "all neighbours": (_same, ((stage, "neighbour_votes", _nothing),)),
    "words before": (_without_fields("before"), ()),
    "words after": (_without_fields("after"), ()),
    "appositions and roles": (_without_fields("appositions", "roles"), ()),
    "datelines": (_same, ((evidence, "DATELINE", NEVER),)),
    "citations": (_same, ((evidence, "CITED", NEVER), (collect, "CITED", NEVER))),
    "headlines": (_same, ((stage, "read_headlines", _nothing),)),
    "titles in quotation marks": (_same, ((stage, "read_works", _nothing),)),
    "titles in quotation marks without a word for them": (_same, ((works, "PHRASE", NEVER),)),
    "results and scorecards": (_same, ((stage, "read_results", _nothing),)),
    "seats of power and cities that play": (_same, ((stage, "weigh_by_sentence", _nothing),)),
    "links": (_same, ((stage, "link", _unlinked),)),
    "the text's subject": (_same, ((coreference, "_subject", _nothing),)),
}
"""Each source of evidence: what the lexicon is without it, and what stands in for the steps that use it."""


@dataclass(slots=True)
class Score:
    """Counts of names by type, and of pairs of one thing in different words."""

    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)

    def figures(self, label: str = "") -> tuple[float, float, float]:
        """Precision, recall and F1 in percent, of one type or of all."""
        counts = [c[label] if label else c.total() for c in (self.right, self.given, self.gold)]
        return _figures(*counts)

    def linked(self) -> float:
        """F1 in percent of the pairs."""
        return _figures(self.pairs["both"], self.pairs["given"], self.pairs["gold"])[2]


def _figures(right: int, given: int, gold: int) -> tuple[float, float, float]:
    precision, recall = right / max(1, given), right / max(1, gold)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return 100 * precision, 100 * recall, 100 * both


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--as", dest="labels", action="append", default=[])
    parser.add_argument("--split", default="")
    parser.add_argument("--only", default="", help="labels of the file that count; all that it has")
    chosen = parser.parse_args()
    stands_for = {
        ours: theirs for pair in chosen.labels for theirs, _, many in [pair.partition("=")] for ours in many.split(",")
    }
    texts = [
        line
        for line in map(json.loads, chosen.gold.open(encoding="utf-8"))
        if not chosen.split or line["split"] == chosen.split
    ]
    labels = set(chosen.only.split(",")) if chosen.only else {g["label"] for line in texts for g in line["gold"]}
    whole = _measure(texts, labels, stands_for)
    print(f"{'all':52}" + "  ".join(f"{n:5.1f}" for n in (*whole.figures(), whole.linked())))
    for label in sorted(whole.gold):
        print(f"  {label:50}" + "  ".join(f"{n:5.1f}" for n in whole.figures(label)))
    for name, (change, steps) in SOURCES.items():
        with _off(change, steps):
            score = _measure(texts, labels, stands_for)
        drop = whole.figures()[2] - score.figures()[2]
        print(f"without {name:44}{score.figures()[2]:19.1f}  {score.linked():5.1f}   {-drop:+.1f}", flush=True)


@contextmanager
def _off(change: Change, steps: tuple[tuple[Any, str, Any], ...]) -> Iterator[None]:
    """One source is off inside."""
    changed = change(load_lexicon("en"))
    with ExitStack() as stack:
        stack.enter_context(patch.object(stage, "load_lexicon", lambda _: changed))
        for module, name, stand_in in steps:
            stack.enter_context(patch.object(module, name, stand_in))
        yield


def _measure(texts: list[dict[str, Any]], labels: set[str], stands_for: dict[str, str]) -> Score:
    score = Score()
    for line in texts:
        text = line["text"]
        gold = {
            _trimmed(text, g["start"], g["end"], g["label"]): g.get("entity")
            for g in line["gold"]
            if g["label"] in labels
        }
        given: dict[Span, Any] = {}
        for tag in tag_text(text).tags:
            label = str(tag.type).rpartition(".")[2].lower()
            label = stands_for.get(label, label)
            if family(tag.type) is ENTITY and label in labels:
                given[_trimmed(text, tag.span.start, tag.span.end, label)] = tag.entity
        for start, end in line.get("ignore", ()):
            inside = [
                s for s in given if s[0] < end and start < s[1] and not any(s[0] < g[1] and g[0] < s[1] for g in gold)
            ]
            for span in inside:
                del given[span]
        _count(score, text, gold, given)
    return score


def _count(score: Score, text: str, gold: dict[Span, Any], given: dict[Span, Any]) -> None:
    score.gold.update(span[2] for span in gold)
    score.given.update(span[2] for span in given)
    both = [span for span in gold if span in given]
    score.right.update(span[2] for span in both)
    both = [span for span in both if gold[span] is not None and given[span] is not None]
    for i, one in enumerate(both):
        for other in both[:i]:
            if text[one[0] : one[1]].lower() != text[other[0] : other[1]].lower():
                wanted, got = gold[one] == gold[other], given[one] == given[other]
                score.pairs.update({"gold": wanted, "given": got, "both": wanted and got})


def _trimmed(text: str, start: int, end: int, label: str) -> Span:
    """The span without articles, a person's titles, quotation marks, possessives and edge punctuation."""
    while True:
        words = text[start:end]
        lead, tail = LEAD.match(words), TAIL.search(words)
        title = words.split(" ", 1)[0] if label == "person" else ""
        if lead and lead.end() < len(words):
            start += lead.end()
        elif len(title) < len(words) and load_lexicon("en").flags.get(title, 0) & (TITLE | MODIFIER):
            start += len(title) + 1
        elif tail and tail.start() > 0 and not ABBREVIATED.search(words):
            end = start + tail.start()
        else:
            return start, end, label


if __name__ == "__main__":
    main()
