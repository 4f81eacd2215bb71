"""Passages -> who said them: the report right after, the nearest before in the sentence, or the speaker carried on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reader.tagger.quotations.carrying import Memory, carried
from reader.tagger.quotations.lexicon import Flag
from reader.tagger.quotations.marks import Passage
from reader.tagger.quotations.narrative import Narrative
from reader.tagger.quotations.report import SPOKEN, Report
from reader.tagger.quotations.said import DASHES, Place, Said
from reader.tagger.quotations.shape import shape_of

POINT = Flag.POINT
QUOTED = Flag.QUOTED
CAPITAL = Flag.CAPITAL
CALLING = Flag.CALLING
SMALL_WORDS = (
    Flag.PREPOSITION
    | Flag.CONJUNCTION
    | Flag.AUXILIARY
    | Flag.DETERMINER
    | Flag.SUBORDINATOR
    | Flag.ADVERB
    | Flag.SUBJECT
    | Flag.TIME
)
NOT_BESIDE = frozenset({"participle", "elided", "passive", "noun"})
CLOSING = frozenset({"subject", "inverted", "according to"})
FAR = 14
"""Tokens: a word between marks so far from the verb, and before a noun, is no longer what was said."""
VERY_FAR = 25


@dataclass(slots=True)
class Paragraph:
    """A paragraph with the reports of each of its sentences."""

    number: int
    narrative: Narrative
    reports: Sequence[Sequence[Report]]


def attribute(paragraph: Paragraph, passages: Sequence[Passage], memory: Memory) -> list[Said]:
    """The passages of one paragraph that somebody said, each with its source and cue where there are any."""
    n = paragraph.narrative
    result: list[Said] = []
    tokens = list(n.quoted)
    first = 0
    for (low, high), reports in zip(n.sentences, paragraph.reports, strict=True):
        last = bisect_left(tokens, high, first)
        quoted = tokens[first:last]
        first = last
        alone = bool(quoted) and all(f & (QUOTED | POINT) for f in n.flags[low:high])
        for q in quoted:
            passage = passages[n.quoted[q]]
            place = Place(n, q, low, high, passage, shape_of(n, q, low, passage, alone=alone))
            said = _beside(place, reports) or carried(place, memory)
            if said:
                result.append(said)
                memory.remember(said, passage)
        if not quoted:
            memory.pass_sentence(n, (low, high), reports, paragraph.number)
    return result


def _beside(place: Place, reports: Sequence[Report]) -> Said | None:
    right = _right(place, reports)
    left = None if place.shape.named else _left(place, reports)
    if right:
        return place.said(right, f"after: {right.rule}", whole=True)
    if place.shape.named:
        return None
    if left:
        return place.said(left, f"before: {left.rule}", whole=_introduces(place, left) or _resumes(place, left))
    later = _later(place, reports)
    return place.said(later, f"later: {later.rule}", whole=False) if later else None


def _right(place: Place, reports: Sequence[Report]) -> Report | None:
    """The report that begins where the passage ends: he said; said Smith; Smith, of Ohio, told reporters."""
    n, shape = place.narrative, place.shape
    start = place.q + 1
    comma = shape.final in ",?!…—–-"
    while start < place.high and n.flags[start] & POINT and (n.words[start] in ",'’”\"" or n.words[start] in DASHES):
        start += 1
        comma = True
    short = not comma and not shape.sentence and shape.words < 4
    if short or (shape.named and shape.title and shape.final not in "?!"):
        return None
    for report in reports:
        if report.cue <= place.q or not report.flags & SPOKEN or report.first < 0 or report.rule in NOT_BESIDE:
            continue
        if report.start == start or (comma and shape.words > 3 and _is_plain(n, start, report.start)):
            return report
        break
    return _plain_right(n, start, place.high) if comma and shape.words > 2 else None


def _is_plain(n: Narrative, start: int, end: int) -> bool:
    """Whether only words and commas stand between the passage and the report."""
    if end - start > 8:
        return False
    return not any(
        n.flags[k] & (QUOTED | Flag.SUBORDINATOR) or (n.flags[k] & POINT and n.words[k] in ";:")
        for k in range(start, end)
    )


def _plain_right(n: Narrative, start: int, high: int) -> Report | None:
    """A voice over says: a finite verb of saying a few words on, with nothing but words between."""
    for k in range(start, min(start + 12, high)):
        flag = n.flags[k]
        if flag & (QUOTED | Flag.SUBORDINATOR) or (flag & POINT and n.words[k] not in ".-’'"):
            return None
        if k == start:
            if flag & Flag.CONJUNCTION:
                return None
            continue
        if flag & SPOKEN and flag & Flag.OTHER_FORM and not flag & CAPITAL:
            end = k
            while end > start + 1 and n.flags[end - 1] & (Flag.AUXILIARY | Flag.ADVERB):
                end -= 1
            return Report(k, k + 1, start, end, "subject", flag)
        if _closes_report(n, k, high):
            return Report(k, k + 1, start, k, "subject", Flag.SAYING)
    return None


def _closes_report(n: Narrative, k: int, high: int) -> bool:
    """Whether the word closes "Ortiz started." though no list calls it a verb of saying: a past form after a name or "he"."""
    if k + 1 < high and n.words[k + 1] not in {".", ","}:
        return False
    spoke = not n.flags[k] & CAPITAL and n.words[k].endswith(n.lexicon.past_endings)
    return spoke and bool(n.flags[k - 1] & (CAPITAL | Flag.SUBJECT | Flag.ROLE | Flag.COLLECTIVE))


def _left(place: Place, reports: Sequence[Report]) -> Report | None:
    """The nearest report before the passage in its sentence."""
    nearest = None
    for report in reports:
        if report.cue > place.q:
            break
        if report.rule != "nobody" and not (report.rule == "passive" and report.end <= place.q):
            nearest = report
    return None if nearest is None or _is_far_term(place, nearest) else nearest


def _introduces(place: Place, report: Report) -> bool:
    """Whether the verb brings the passage as direct speech: Smith said, "We ..."; Smith told reporters: "We ..."."""
    n, q = place.narrative, place.q
    opens = n.words[q - 1] in {",", ":"} or report.cue_end == q
    return bool(report.flags & SPOKEN) and opens and place.shape.upper


def _resumes(place: Place, report: Report) -> bool:
    """Whether the passage goes on after an interruption: "Well," he said, "no"."""
    n = place.narrative
    beside = n.words[place.q - 1] in {",", "—", "–", "-"} and report.stop >= place.q - 3
    return beside and report.start > place.low and bool(n.flags[report.start - 1] & QUOTED)


def _is_far_term(place: Place, report: Report) -> bool:
    """A word or two before a noun (a two-year "pause" in), far from the verb of saying or after another kind of verb."""
    n, q, shape = place.narrative, place.q, place.shape
    if shape.words > 4 or shape.final in ",.?!":
        return False
    if report.rule == "inverted" and "," in n.words[report.cue_end : q]:
        return True
    following = n.flags[q + 1] if q + 1 < len(n.flags) else POINT
    modifies = not following & (POINT | SMALL_WORDS)
    far = q - report.cue
    if modifies and shape.upper and shape.words == 1 and report.cue_end < q and not report.flags & CALLING:
        return True  # the "Remain" campaign
    return (modifies and (far >= FAR or (shape.words < 3 and not report.flags & (SPOKEN | CALLING)))) or far >= VERY_FAR


def _later(place: Place, reports: Sequence[Report]) -> Report | None:
    """A report that closes the sentence: it was the "worst deal" in history, Trump said."""
    n = place.narrative
    for report in reports:
        if report.cue > place.q and report.flags & SPOKEN and report.rule in CLOSING and report.start > place.low:
            before = n.words[report.start - 1]
            if before == "," or before in DASHES:
                return report
    return None
