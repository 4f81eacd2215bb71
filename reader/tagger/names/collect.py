"""One pass over the text: its runs cut into pieces, the pieces gathered by form, and the lines that are headlines put aside."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.tagger.draft import Draft
from reader.tagger.names.evidence import own_votes
from reader.tagger.names.forms import Form, Found, Mention
from reader.tagger.names.lexicon import Lexicon
from reader.tagger.names.scan import begins_sentence, runs_of
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
GLUED = frozenset("$£€¥+")
"""What follows letters that are no name: they write a currency ("US$") or a key ("Alt+1")."""
KEY = re.compile(r"\w")
APOSTROPHES = frozenset("'’")
CITED = re.compile(r",? (?:\((?:19|20)\d\d|\[\d|(?:19|20)\d\d[a-z]?[);])")
"""What follows the authors of a paper."""
REMEMBERED = 4096
"""Forms whose own votes are kept: names come again in the next text."""


def collect(draft: Draft, lexicon: Lexicon) -> Found:
    """Scan every line of the text."""
    found = Found()
    text = draft.text
    taken = {t.span.start for t in draft.times} | {t.span.start for t in draft.numbers if t.type is MONEY}
    for paragraph in draft.paragraphs:
        line, stop = paragraph.start, paragraph.end
        runs = runs_of(text, line, stop, lexicon)
        if _is_headline(text, line, stop, runs, lexicon):
            found.headlines.append((line, stop))
            continue
        for start, end in runs:
            run = text[start:end]
            cut = pieces(run, lexicon, begins_sentence(text, start, line))
            if "&" in run:
                cut = tuple(part for piece in cut for part in _authors(piece, text, start))
            for piece in cut:
                if start + piece.start not in taken:
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
    """Add one mention, unless its letters write something else; `at` is where its run and its line begin."""
    run, line = at
    start, end = run + piece.start, run + piece.end
    following = text[end : end + 1]
    if following in GLUED and (following != "+" or KEY.match(text, end + 1)):
        return
    name = text[start:end]
    if following in APOSTROPHES and text.startswith("s", end + 1) and f"{name}'s" in lexicon.known:
        end += 2
        name = text[start:end]
    for tail in lexicon.tails.get(name, ()):
        if text.startswith(tail, end) and not text[end + len(tail) : end + len(tail) + 1].isalnum():
            end += len(tail)
            name = text[start:end]
            break
    form = found.forms.get(name)
    if form is None:
        words, look, votes = _words_of(name, lexicon)
        form = found.forms[name] = Form(name, words, look, votes=[*votes])
    form.mentions.append(Mention(start, end, piece.first, piece.title, line))
    if not piece.first:
        form.inside += 1
    elif start == line and text[end : end + 1] in {"", "\n"}:
        form.alone += 1
    if piece.title:
        form.titled += 1


@lru_cache(maxsize=REMEMBERED)
def _words_of(name: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str, tuple[float, ...]]:
    """What a form is whatever the text: its words, how gazetteers would have it, and what its own words say."""
    form = Form(name, tuple(name.split(" ")), spelled(name.replace("’", "'"), lexicon))
    own_votes(form, lexicon)
    return form.words, form.look, tuple(form.votes)


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
