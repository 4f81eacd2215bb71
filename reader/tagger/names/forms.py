"""Every form of words that may be a name, with all its mentions in the text and the votes on what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.tagger.draft import Draft
from reader.tagger.names.lexicon import TYPES, Lexicon
from reader.tagger.names.scan import begins_sentence, run_pattern
from reader.tagger.names.segment import Piece, pieces
from reader.tagger.names.spelling import spelled
from reader.tagger.vocabulary import MONEY

MOST_CAPITALS = 0.62
"""The share of a line's characters that runs of capitalised words hold above which the line is a headline in title case."""
ORDINARY = 0.4
"""The share of ordinary words among these that a headline has and a list of names has not."""
LONGEST_HEADLINE = 180
LONGEST_SMALL = 4
MOST_LOWER = 1
"""Words without a capital that are no small words, "from" and "with", which a headline has at most."""
GLUED = re.compile(r"[$£€¥]|\+\w")
"""What follows letters that are no name: they write a currency ("US$") or a key ("Alt+1")."""
CITED = re.compile(r",? (?:\((?:19|20)\d\d|\[\d|(?:19|20)\d\d[a-z]?[);])")
"""What follows the authors of a paper."""


@dataclass(slots=True)
class Mention:
    """One place where a form stands. `first`: it begins a sentence. `title`: the title before it. `line`: where its line begins."""

    start: int
    end: int
    first: bool
    title: str
    line: int
    kind: int | None = None
    entity: int | None = None


@dataclass(slots=True)
class Form:
    """One way of writing a name. `look` is how gazetteers would have it. `inside` counts the mentions whose capital the sentence does not ask for, `alone` those that are a whole line.

    `fixed`: the person said what it is.
    """

    text: str
    words: tuple[str, ...]
    look: str = ""
    mentions: list[Mention] = field(default_factory=list)
    votes: list[float] = field(default_factory=lambda: [0.0] * len(TYPES))
    context: list[float] = field(default_factory=lambda: [0.0] * len(TYPES))
    inside: int = 0
    titled: int = 0
    alone: int = 0
    kind: int | None = None
    rule: str = ""
    fixed: bool = False


@dataclass(slots=True)
class Found:
    """What one pass over the text brings: the forms by their text, the headlines that are to be read afterwards, and whether it is sport."""

    forms: dict[str, Form] = field(default_factory=dict)
    sport: bool = False
    headlines: list[tuple[int, int]] = field(default_factory=list)


def collect(draft: Draft, lexicon: Lexicon) -> Found:
    """Scan every line of the text. Runs of the same words are cut once."""
    found = Found()
    text = draft.text
    scan = run_pattern(lexicon).finditer
    cuts: dict[tuple[str, bool], list[Piece]] = {}
    taken = {t.span.start for t in draft.times} | {t.span.start for t in draft.numbers if t.type is MONEY}
    for paragraph in draft.paragraphs:
        line, stop = paragraph.start, paragraph.end
        runs = [m.span() for m in scan(text, line, stop)]
        if _is_headline(text, line, stop, runs, lexicon):
            found.headlines.append((line, stop))
            continue
        for start, end in runs:
            run = text[start:end]
            first = begins_sentence(text, start, line)
            cut = cuts.get((run, first))
            if cut is None:
                cut = cuts[run, first] = pieces(run, lexicon, first)
            for piece in cut if "&" not in run else [p for whole in cut for p in _authors(whole, text, start)]:
                if start + piece.start not in taken and not GLUED.match(text, start + piece.end):
                    _add(found, piece, (start, line), text, lexicon)
    return found


def _authors(piece: Piece, text: str, run: int) -> list[Piece]:
    """The two whom a citation joins, "Roe & Poe, 2004", each by himself; `run` is where the run begins."""
    if len(piece.words) != 3 or piece.words[1] != "&" or not CITED.match(text, run + piece.end):
        return [piece]
    left, _, right = piece.words
    return [
        Piece(piece.start, piece.start + len(left), (left,), piece.title, piece.first),
        Piece(piece.end - len(right), piece.end, (right,)),
    ]


def _add(found: Found, piece: Piece, at: tuple[int, int], text: str, lexicon: Lexicon) -> None:
    """Add one mention; `at` is where its run and its line begin."""
    start, end = at[0] + piece.start, at[0] + piece.end
    name = text[start:end]
    if text.startswith(("'s", "’s"), end) and f"{name}'s" in lexicon.known:
        end += 2
        name = text[start:end]
    for tail in lexicon.tails.get(name, ()):
        if text.startswith(tail, end) and not text[end + len(tail) : end + len(tail) + 1].isalnum():
            end += len(tail)
            name = text[start:end]
            break
    form = found.forms.get(name)
    if form is None:
        form = found.forms[name] = Form(name, tuple(name.split(" ")), spelled(name.replace("’", "'"), lexicon))
    form.mentions.append(Mention(start, end, piece.first, piece.title, at[1]))
    if not piece.first:
        form.inside += 1
    elif start == at[1] and text[end : end + 1] in {"", "\n"}:
        form.alone += 1
    if piece.title:
        form.titled += 1


def _is_headline(text: str, line: int, stop: int, runs: list[tuple[int, int]], lexicon: Lexicon) -> bool:
    """Whether nearly every word of the line has a capital, also ordinary ones, so that capitals say nothing."""
    if (
        stop - line > LONGEST_HEADLINE
        or not runs
        or (text[stop - 1] in ".,;" and not text[line:stop].isupper())
        or text[line] == "("
        or "/" in text[line:stop]
    ):
        return False
    held = sum(end - start for start, end in runs)
    if held <= MOST_CAPITALS * (stop - line):
        return False
    if sum(w.islower() and len(w) > LONGEST_SMALL for w in text[line:stop].split()) > MOST_LOWER:
        return False
    words = [w.strip(",:'’\"“”()").lower() for start, end in runs for w in text[start:end].split()]
    ordinary = sum(w in lexicon.common for w in words)
    return len(words) > 3 and ordinary >= max(2, len(words) * ORDINARY)
