"""Every example of `tests/corpus/*/*.txt` gets exactly the tags that are written in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.tagger import Quantity, Tag, Tagging, TimeValue, tag_text
from reader.tagger.vocabulary import LABELS, family

from .markup import Example, Marked, examples, parse, render

FOLDER = Path(__file__).parent
EXAMPLES = [
    pytest.param(e, path.parent.name, id=e.place) for path in sorted(FOLDER.glob("*/*.txt")) for e in examples(path)
]
KNOWN = {token[-1] for token in LABELS}


@pytest.mark.parametrize(("example", "language"), EXAMPLES)
def test_tags_are_as_written(example: Example, language: str) -> None:
    assert example.families, f"{example.place}: no '# family:' line stands above it"
    assert {m.label for m in example.marked} <= KNOWN, f"{example.place}: a label that the vocabulary lacks"
    tagging = tag_text(example.text, example.published, language)
    found = [t for t in tagging.tags if family(t.type)[-1] in example.families]
    wanted = {(m.start, m.end, m.label): m.value for m in example.marked}
    actual = tuple(sorted(_as_written(t, tagging, wanted) for t in found))
    if actual != example.marked:
        pytest.fail(_difference(example, actual, found), pytrace=False)


def _as_written(tag: Tag, tagging: Tagging, wanted: dict[tuple[int, int, str], str | None]) -> Marked:
    """The tag as the corpus would write it; its value only when the corpus writes one there, and as it does if it agrees."""
    key = (tag.span.start, tag.span.end, tag.type[-1])
    expected = wanted.get(key)
    if expected is None:
        return Marked(*key)
    return Marked(*key, expected if _agrees(expected, tag, tagging) else _value(tag, tagging))


def _agrees(expected: str, tag: Tag, tagging: Tagging) -> bool:
    if not isinstance(tag.value, Quantity):
        return expected == _value(tag, tagging)
    head, *facts = (part.strip() for part in expected.split(";"))
    numbers, _, unit = head.partition(" ")
    low, _, high = numbers.partition("..")
    q = tag.value
    same = abs(float(low) - q.value) <= 1e-9 * max(1.0, abs(q.value))
    same_upper = q.upper is None if not high else q.upper is not None and float(high) == q.upper
    return same and same_upper and (not unit or unit == q.unit) and set(facts) <= _facts(q)


def _facts(q: Quantity) -> set[str]:
    return {
        "approx" if q.approx else "exact",
        q.bound or "unbounded",
        f"counts {q.counts}" if q.counts else "counts nothing",
    }


def _value(tag: Tag, tagging: Tagging) -> str:
    if isinstance(tag.value, TimeValue):
        return tag.value.timex + (f"..{tag.value.upper}" if tag.value.upper else "")
    if isinstance(tag.value, Quantity):
        upper = f"..{tag.value.upper}" if tag.value.upper is not None else ""
        return "; ".join([f"{tag.value.value}{upper} {tag.value.unit}".strip(), *sorted(_facts(tag.value))])
    if tag.quotation is not None:
        return tagging.quotations[tag.quotation].speaker or "-"
    return tagging.entities[tag.entity].name if tag.entity is not None else "-"


def _difference(example: Example, actual: tuple[Marked, ...], found: list[Tag]) -> str:
    rules = ", ".join(f"{example.text[t.span.start : t.span.end]!r} by {t.rule}" for t in found)
    wanted, got = render(example.text, example.marked), render(example.text, actual)
    return f"{example.place}\n  wanted: {wanted}\n  got:    {got}\n  rules:  {rules or '(no tag)'}"


def test_markup_nests_escapes_and_renders_again() -> None:
    source = r"At \[9\] [the [2018|Date=2018] games|Event] a|b"
    text, marked = parse(source)
    assert text == "At [9] the 2018 games a|b"
    assert marked == (Marked(7, 21, "Event"), Marked(11, 15, "Date", "2018"))
    assert render(text, marked) == source.replace("\\", "")


def test_markup_refuses_unbalanced_brackets() -> None:
    for source in ("a [b|Date", "a b|Date] c]"):
        with pytest.raises(ValueError, match=r"open bracket|closes nothing"):
            parse(source)
