"""Passages without a report of their own: a label, the speaker of the passage before, the subject of the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.article import Span
from reader.tagger.quotations.lexicon import Flag
from reader.tagger.quotations.marks import Passage
from reader.tagger.quotations.narrative import Narrative
from reader.tagger.quotations.report import SPOKEN, Report
from reader.tagger.quotations.said import DASHES, Place, Said
from reader.tagger.quotations.shape import FEW
from reader.tagger.quotations.subjects import first_subject

LONGEST_LABEL = 9
LONGEST_SIGNATURE = 14
LONGEST_HEADING = FEW
LONGEST_TURN = 120
"""Characters of what one of two people says in turn."""
NO_CUE = Flag.POINT | Flag.QUOTED | Flag.DETERMINER | Flag.PREPOSITION | Flag.CONJUNCTION | Flag.TIME
NEVER = -9


@dataclass(slots=True)
class _Passed:
    """A sentence without speech."""

    narrative: Narrative
    sentence: tuple[int, int]
    reports: Sequence[Report]
    paragraph: int


@dataclass(slots=True)
class Memory:
    """What the text above leaves: the last attribution, the last sentence's subject, and where they stand (paragraphs)."""

    last: Said | None = None
    paragraph: int = NEVER
    unclosed: bool = False
    subject: Span | None = None
    subject_cue: Span | None = None
    subject_paragraph: int = NEVER
    passed: _Passed | None = None
    turns: list[tuple[int, Said]] = field(default_factory=list)

    def remember(self, said: Said, passage: Passage) -> None:
        """A passage was said: its speaker may go on."""
        brief = said.whole and len(passage.inner) <= LONGEST_TURN
        if passage.paragraph != self.paragraph:
            self.turns = [*self.turns[-1:], (passage.paragraph, said)] if brief else []
        if said.source is not None:
            self.last = said
        self.paragraph = passage.paragraph
        self.unclosed = not passage.closed
        self.subject = None
        self.passed = None

    def pass_sentence(self, n: Narrative, sentence: tuple[int, int], reports: Sequence[Report], paragraph: int) -> None:
        """A sentence without speech went by: the one that it is about may say the next one."""
        self.passed = _Passed(n, sentence, reports, paragraph)

    def settle(self) -> None:
        """Find the subject of the sentence that went by last."""
        if self.passed is None:
            return
        n, sentence = self.passed.narrative, self.passed.sentence
        spoken = next((r for r in reversed(self.passed.reports) if r.first >= 0 and r.flags & SPOKEN), None)
        subject = (spoken.first, spoken.end) if spoken else first_subject(n, *sentence)
        if subject:
            last = sentence[1] - 1
            colon = n.span(last, last + 1) if n.words[last] == ":" else None
            self.subject = n.source(*subject)
            self.subject_cue = n.span(spoken.cue, spoken.cue_end) if spoken else colon
            self.subject_paragraph = self.passed.paragraph
        self.passed = None


def carried(place: Place, memory: Memory) -> Said | None:
    """The passage as said by whoever the text around it leaves; nothing where it is no speech."""
    memory.settle()
    shape = place.shape
    label = _label(place) or _signature(place)
    if label:
        return place.by("label", label[1], label[0], whole=shape.sentence)
    if not shape.alone:
        if not _is_announced(place) and (shape.named or not shape.likely):
            return None
        subject = first_subject(place.narrative, place.low, place.q)
        if subject:
            return _in_sentence(place, subject)
    return _from_memory(place, memory)


def _in_sentence(place: Place, subject: tuple[int, int]) -> Said:
    """The subject of the sentence says it; the cue is the word right before the passage or its colon."""
    n, (first, end) = place.narrative, subject
    k = place.q - 1
    if k > first and n.words[k] == ",":
        k -= 1
    if end == k + 1 and end - first > 1 and not n.flags[k] & Flag.CAPITAL:
        end = k
    if n.flags[k] & SPOKEN and n.flags[k - 1] & Flag.PASSIVE:
        return place.by("passive", None, n.span(k, k + 1), whole=place.shape.sentence)  # was asked, was told: by whom?
    cue = n.span(k, k + 1) if (k >= end and not n.flags[k] & NO_CUE) or n.words[k] == ":" else None
    return place.by("in a sentence", n.span(first, end), cue, whole=n.words[k] == ":" and place.shape.sentence)


def _is_announced(place: Place) -> bool:
    """Right after a verb or noun of saying: to shout "Yes!", chants of "No", the slogan "Now"."""
    n, k = place.narrative, place.q - 1
    while k > place.low and (n.words[k] in {",", ":"} or n.flags[k] & Flag.GENITIVE):
        k -= 1
    if k < place.low or n.flags[k] & (Flag.CAPITAL | Flag.QUOTED):
        return False
    verb, noun = n.flags[k] & SPOKEN, n.flags[k] & Flag.SPEECH
    return bool(noun and not n.flags[k] & Flag.NAMING) or bool(verb and not place.shape.title)


def _from_memory(place: Place, memory: Memory) -> Said | None:
    last = memory.last
    distance = place.passage.paragraph - memory.paragraph
    other = _turn(memory, place.passage) if distance == 1 and not memory.unclosed else None
    if other:
        return place.by("turn", other.source, other.cue, whole=True, carried=True)
    if _is_heading(place):
        return None
    if last and (distance == 0 or (distance == 1 and (memory.unclosed or memory.subject is None))):
        return place.by("carried on", last.source, last.cue, whole=True, carried=True)
    if memory.subject and place.passage.paragraph - memory.subject_paragraph <= 1:
        return place.by("subject before", memory.subject, memory.subject_cue, whole=True, carried=True)
    if last and distance == 2:
        return place.by("carried on", last.source, last.cue, whole=True, carried=True)
    return place.by("alone", None, None, whole=True) if place.shape.sentence else None


def _is_heading(place: Place) -> bool:
    """A few words between marks with a paragraph to themselves head what follows; nobody goes on speaking."""
    n = place.narrative
    return (
        place.shape.words <= LONGEST_HEADING
        and not place.shape.clause
        and len(n.words) - len(n.quoted) <= 1
        and len(n.quoted) == 1
    )


def _turn(memory: Memory, passage: Passage) -> Said | None:
    """Two people who take turns, a paragraph each: the one who did not speak last."""
    paragraphs = [number for number, _ in memory.turns]
    if (
        memory.subject
        or len(passage.inner) > LONGEST_TURN
        or paragraphs != [passage.paragraph - 2, passage.paragraph - 1]
    ):
        return None
    before, last = (said for _, said in memory.turns)
    return before if before.source and last.source and before.source != last.source else None


def signed(n: Narrative, said: Said) -> Said | None:
    """A passage that the next paragraph signs: a dash and a name."""
    high = len(n.words)
    if high < 2 or n.words[0] not in DASHES or high > LONGEST_SIGNATURE or not n.flags[1] & Flag.CAPITAL:
        return None
    comma = next((k for k in range(1, high) if n.words[k] == ","), high)
    end = comma - 1 if comma == high and n.words[high - 1] == "." else comma
    return replace(said, rule="label", cue=n.span(0, 1), source=n.span(1, end), carried=False) if end > 1 else None


def _label(place: Place) -> tuple[Span, Span] | None:
    """MATTIS: "..." - the cue and the source."""
    n, q, low = place.narrative, place.q, place.low
    if q - 1 <= low or n.words[q - 1] != ":" or q - low > LONGEST_LABEL or not n.flags[low] & Flag.CAPITAL:
        return None
    return n.span(q - 1, q), n.span(low, q - 1)


def _signature(place: Place) -> tuple[Span, Span] | None:
    """A dash and a name after the passage - the cue and the source."""
    n, first, high = place.narrative, place.q + 1, place.high
    if first + 1 >= high or n.words[first] not in DASHES or high - first > LONGEST_SIGNATURE:
        return None
    if not n.flags[first + 1] & Flag.CAPITAL or any(f & Flag.QUOTED for f in n.flags[first:high]):
        return None
    end = high - 1 if n.words[high - 1] == "." else high
    return n.span(first, first + 1), n.span(first + 1, end)
