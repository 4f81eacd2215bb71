"""The votes: what a form's own words and the words beside each of its mentions say about its type.

A vote is a weight on one type. Own words vote once, neighbours once a mention; `decide` adds them up.
"""

from __future__ import annotations

import re
from functools import cache

from reader.tagger.names.forms import Form
from reader.tagger.names.lexicon import (
    ANY_FIRST,
    ANY_HEAD,
    CALENDAR,
    COMPASS,
    EVT,
    FIRST,
    FUNCTION,
    GENERATION,
    GRP,
    HEAD,
    INSTITUTION,
    LAWS,
    LOC,
    ORG,
    PER,
    PRD,
    SUFFIX,
    TYPES,
    Lexicon,
)
from reader.tagger.names.shape import plain_words, shape_of_person
from reader.tagger.names.spelling import is_initial

REACH = 36
"""Characters on each side of a mention that are looked at."""
CLOSE = 3.0
BRANCH = 3.0
"""What a known organization's name before other words, or a country's after a strange word, weighs for an organization."""
KNOWN = 12.0
"""What a name that everybody knows weighs for the type that it is known for."""
PEOPLE = 24.0
"""A people's name more: what stands beside a place stands beside it, too ("Indian authorities")."""
FULL = 4
"""The neighbours of more mentions than these weigh as if there were so many: a text's habits must not outvote a name's own words."""
HEADS = tuple((kind, 1 << HEAD + kind) for kind in range(len(TYPES)))
FIRSTS = tuple((kind, 1 << FIRST + kind) for kind in range(len(TYPES)))
"""The kinds with the flags of the words that such names end and begin with."""
SPEAKING = frozenset(" '’,")
"""What follows a mention where what follows says something."""
WORD = re.compile(r"[^\W\d_][\w-]*")
DATELINE = re.compile(r"(?:, [A-Z][\w. ]+)?(?:,? \w{3,9}\.? \d{1,2})? ?(?:\([A-Z][\w /]+\) ?)?[-–—]")
ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]{1,7}s?")
CITED = re.compile(
    r" (?:et al\b|\((?:19|20)\d\d)|, (?:19|20)\d\d[a-z]?[);,]"
    r"|(?:, [A-Z][\w’'-]+){0,4},? (?:&|and) [A-Z][\w’'-]+(?: et al\.?)?,? \(?(?:19|20)\d\d"
)
"""What follows an author: "(Roe, 2004)", "Roe & Poe (2004)", "Roe et al."."""
BRACKETED = re.compile(r" \(([A-Z][A-Za-z&.-]{1,9})\)")


@cache
def _age(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf", (?:(?:{'|'.join(lexicon.appositive['aged'])}) )?\d{{2}}(?:,|\.| [a-z]+ )")


@cache
def _apposed(lexicon: Lexicon) -> re.Pattern[str]:
    be, article = ("|".join(lexicon.appositive[key]) for key in ("be", "article"))
    return re.compile(rf",? (?:(?:{be}) )?(?:{article}) ((?:[\w’'-]+ ){{0,4}}[\w-]+)")


def own_votes(form: Form, lexicon: Lexicon) -> None:
    """Add what the form's own words say. What a name that everybody knows looks like says nothing more."""
    kinds = lexicon.kinds.get(form.look) or (_several(form.look, lexicon) if form.look[-1] == "s" else ())
    for kind in kinds:
        sure = kind in {LOC, GRP} or len(form.words) > 1 or not lexicon.is_common(form.look)
        form.votes[kind] += 4 if len(kinds) > 1 or not sure else PEOPLE if kind == GRP else KNOWN
    if len(kinds) == 1 and form.votes[kinds[0]] > 4:
        return
    if not kinds and lexicon.known.get(form.words[-1].rpartition("-")[2]) == GRP and _is_people(form, lexicon):
        form.votes[GRP] += PEOPLE
        return
    if not kinds:
        _of_cities(form, lexicon)
    if len(form.words) == 1:
        _of_single_word(form, lexicon)
    elif form.look not in lexicon.major_cities:
        _of_heads(form, lexicon)
        form.votes[PER] += shape_of_person(form, lexicon)


def _several(look: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Several of a product that everybody knows, "A320s", are that product."""
    return (PRD,) if lexicon.known.get(look[:-1]) == PRD else ()


def _is_people(form: Form, lexicon: Lexicon) -> bool:
    """Whether a people is named more closely: "South Australian", "Thai-American", "Indo-Malaysian"."""
    if len(form.words) == 1:
        left = form.text.rpartition("-")[0]
        return bool(left) and not lexicon.is_place(left)
    region = form.words[:-1]
    return lexicon.known.get(form.words[-1]) == GRP and all(
        lexicon.flags.get(w.partition("-")[0].capitalize(), 0) & COMPASS or w in lexicon.run["regional"] for w in region
    )


def _of_cities(form: Form, lexicon: Lexicon) -> None:
    if form.look in lexicon.major_cities:
        form.votes[LOC] += 6
    elif form.look in lexicon.cities:
        form.votes[LOC] += 2.5 if len(form.words) > 1 else 1.5 if form.look not in lexicon.surnames else 0.5


def _of_heads(form: Form, lexicon: Lexicon) -> None:
    votes, words, flags = form.votes, plain_words(form, lexicon), lexicon.flags
    last, first = flags.get(words[-1], 0), flags.get(words[0], 0)
    if last & SUFFIX and not last & GENERATION:
        votes[ORG] += 8
    if last & ANY_HEAD:
        given = lexicon.is_given(words[0]) or is_initial(words[0])
        named = given and words[-1] in lexicon.surnames and len(words) == 2
        weight = 2.5 if named else 6.0
        for kind, bit in HEADS:
            if last & bit:
                votes[kind] += weight
    of = lexicon.run["of"]
    joint = next((i for i, w in enumerate(words) if w in of), 0) if any(map(str.islower, words)) else 0
    if joint:
        before = flags.get(words[joint - 1], 0)
        abstract = all(w.islower() or lexicon.is_common(w) for w in words[joint:])
        for kind in range(len(TYPES)):
            if (before & 1 << HEAD + kind or first & 1 << FIRST + kind) and not (
                kind == LOC and (first & COMPASS or abstract)
            ):
                votes[kind] += 7
                break
    else:
        _of_first_word(form, first, lexicon)


def _of_first_word(form: Form, first: int, lexicon: Lexicon) -> None:
    if first & ANY_FIRST:
        for kind, bit in FIRSTS:
            if first & bit:
                form.votes[kind] += 3.0 if kind == LOC else 4.0
    words = plain_words(form, lexicon)
    if lexicon.is_place(" ".join(words[:-1])) and not lexicon.is_given(words[0]):
        form.votes[ORG] += 2.5
    elif (lexicon.kinds.get(words[0]) == (ORG,) and not lexicon.is_given(words[0])) or (
        words[-1] in lexicon.nations and _is_strange(words[0], first, lexicon)
    ):
        form.votes[ORG] += BRANCH


def _is_strange(word: str, flags: int, lexicon: Lexicon) -> bool:
    """Whether nothing is known of the word: before a country's name it is a firm or a party, "Vantro India"."""
    return not (flags or lexicon.is_common(word) or lexicon.is_given(word) or word in lexicon.known)


def _of_single_word(form: Form, lexicon: Lexicon) -> None:
    word, votes = form.text, form.votes
    flags = lexicon.flags.get(word, 0)
    common = lexicon.is_common(word)
    lower = word[1:].islower()
    if not lower and not flags & (FUNCTION | CALENDAR) and ACRONYM.fullmatch(word) and sum(map(str.isupper, word)) > 1:
        votes[ORG] += 0 if word[-1] == "s" else 3 if len(word) < 6 else 1
        votes[PER] -= 3
    if flags & INSTITUTION:
        votes[
            next(
                kind for kind in (ORG, LAWS, EVT, LOC) if kind == LOC or flags & (1 << HEAD + kind | 1 << FIRST + kind)
            )
        ] += 2.5
    if common:
        return
    if lexicon.is_given(word):
        votes[PER] += 1.5
    if word in lexicon.surnames:
        votes[PER] += 1.0
    if (
        not lower
        and any(map(str.isupper, word[1:]))
        and not word.isupper()
        and "-" not in word
        and not word.startswith(lexicon.name_prefixes)
    ):
        votes[ORG] += 2
    if word.endswith(lexicon.place_endings):
        votes[LOC] += 1
    if word.endswith(lexicon.of_people):
        votes[GRP] += 2


def neighbour_votes(form: Form, text: str, lexicon: Lexicon) -> None:
    """Add what stands before and after every mention."""
    votes = form.context
    before_table, after_table, article = lexicon.before, lexicon.after, lexicon.words["article"]
    for mention in form.mentions:
        start, end = mention.start, mention.end
        reach = start - REACH
        before = text[reach if reach > mention.line else mention.line : start].lower().rsplit(None, 2)
        after = text[end : end + REACH]
        if mention.title:
            votes[PER] += 7
        if after[:1] == ")" and _abbreviates_words(form, text[max(mention.line, start - 3 * REACH) : start]):
            form.votes = [-9.0] * len(TYPES)
        if before:
            last = before[-1]
            told = before_table.get(f"{before[-2]} {last}") if len(before) > 1 else None
            for kind, weight in told or before_table.get(last, ()):
                votes[kind] += weight
            if last == article:
                _of_article(form, after, lexicon)
            elif len(before) == 1 and last in lexicon.words["byline"]:
                votes[PER] += CLOSE
            elif last.strip(",") in lexicon.roles:
                votes[PER] += 3
            elif last in lexicon.appositions:
                votes[lexicon.appositions[last]] += CLOSE
        elif start == mention.line and DATELINE.match(after):
            votes[LOC] += 4 if form.text.isupper() or lexicon.is_place(form.look) else 1
        if after and after[0] in SPEAKING:
            _of_what_follows(form, after, after_table, lexicon)
    if len(form.mentions) > FULL:
        scale = FULL / len(form.mentions)
        form.context = [vote * scale for vote in votes]


def _abbreviates_words(form: Form, before: str) -> bool:
    """Whether a bracketed acronym stands for ordinary words: "liquefied natural gas (LNG)"."""
    letters = [c.lower() for c in form.text.rstrip("s") if c.isalpha()]
    words = before[:-1].replace("-", " ").split()[-len(letters) :] if before.endswith("(") else []
    if len(letters) < 2 or len(words) < len(letters):
        return False
    return all(word[0] == letter for word, letter in zip(words, letters, strict=True))


def _of_article(form: Form, after: str, lexicon: Lexicon) -> None:
    """After "the" stands no person; a plural is a team or a group: "the Senators", "the Amazon". "The Roe family" says nothing."""
    votes = form.context
    following = WORD.match(after, 1) if after[:1] == " " else None
    if following and following[0].islower() and following[0] not in lexicon.after and not form.text.endswith("s"):
        return
    votes[PER] -= 4
    kinds = lexicon.kinds.get(form.look, ())
    if len(kinds) > 1 and LOC in kinds:
        votes[LOC] += 2
    elif not kinds:
        votes[LOC] -= 0 if lexicon.flags.get(form.words[-1], 0) & 1 << HEAD + LOC else 1
        votes[ORG] += 2 if form.text.endswith("s") and len(form.words) == 1 else 0


def _of_what_follows(form: Form, after: str, table: dict[str, tuple[tuple[int, float], ...]], lexicon: Lexicon) -> None:
    votes = form.context
    lead = after[0]
    if lead == " ":
        found = WORD.match(after, 1)
        if found:
            word = found[0]
            for kind, weight in table.get(word.lower(), ()):
                votes[kind] += weight
            if word in {"et", "and"} and CITED.match(after):
                votes[PER] += 4
        elif CITED.match(after):
            votes[PER] += 4
        elif BRACKETED.match(after) and len(form.words) > 1:
            votes[ORG] += 2
    elif lead in "'’" and after[1:3] == "s ":
        found = WORD.match(after, 3)
        if found and found[0] in lexicon.roles:
            votes[ORG] += 0.5
            votes[LOC] += 0.5
    elif lead == ",":
        if _age(lexicon).match(after):
            votes[PER] += 5
        elif CITED.match(after):
            votes[PER] += 4
        _of_apposition(after, votes, lexicon)


def _of_apposition(after: str, votes: list[float], lexicon: Lexicon) -> None:
    found = _apposed(lexicon).match(after)
    if not found:
        following = WORD.match(after, 2)
        if following and (following[0] in lexicon.appositive["person"] or following[0] in lexicon.roles):
            votes[PER] += CLOSE
        elif following and following[0] in lexicon.appositive["place"]:
            votes[LOC] += CLOSE
        return
    for noun in found[1].split()[:5]:
        if noun in lexicon.roles:
            votes[PER] += CLOSE
            return
        kind = lexicon.appositions.get(noun.rstrip(","))
        if kind is not None:
            votes[kind] += CLOSE
            return
