"""Which forms name one thing: surnames, given names, acronyms, short forms, other spellings."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from reader.tagger.names.evidence import BRACKETED
from reader.tagger.names.forms import Form, Mention
from reader.tagger.names.lexicon import ANY_HEAD, COMPASS, GRP, INSTITUTION, LOC, ORG, PER, SUFFIX, WRK, Lexicon

NEAR = 200
"""Characters within which somebody who was named in full keeps a surname that the text's subject has, too."""
CONVINCED = 6.0
"""Votes that make a person sure enough for an unknown first word to stand for it."""


@dataclass(slots=True)
class Thing:
    """One entity in the making: its type, its forms, its mentions; `name` is what the person says that it is called."""

    kind: int
    forms: list[Form] = field(default_factory=list)
    mentions: list[tuple[Mention, Form]] = field(default_factory=list)
    name: str = ""

    def full_name(self) -> str:
        """The longest way in which the text writes the name, rather not in capitals."""
        if self.name:
            return self.name
        if len(self.forms) == 1:
            return self.forms[0].text
        names = (form.text for form in self.forms)
        return max(names, key=lambda name: (not name.isupper() or len(name) < 5, len(name)))


@dataclass(slots=True)
class Index:
    """Things by what may stand for them."""

    by_name: dict[str, Thing] = field(default_factory=dict)
    by_surname: dict[str, list[Thing]] = field(default_factory=dict)
    by_given: dict[str, list[Thing]] = field(default_factory=dict)
    by_acronym: dict[str, Thing] = field(default_factory=dict)
    by_start: dict[str, Thing] = field(default_factory=dict)
    by_head: dict[str, list[Thing]] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)


def link(forms: dict[str, Form], text: str, lexicon: Lexicon) -> list[Thing]:
    """The things that the forms name; short forms take the type of what they are short for."""
    index = Index()
    standing = [form for form in forms.values() if form.mentions]
    several = [form for form in standing if len(form.words) > 1]
    for form in sorted(several, key=lambda f: (-len(f.words), f.mentions[0].start)):
        if form.kind is not None or form.text in index.by_surname:
            _place_full(form, text, index, lexicon)
    for form in standing:
        if form.fixed and form.kind is None:
            continue
        if lexicon.flags.get(form.text, 0) & COMPASS and form.text not in lexicon.known and not form.fixed:
            _place_half(form, text, index, lexicon)
        elif len(form.words) == 1:
            _place_short(form, text, index, lexicon)
    return [t for t in index.things if t.mentions]


def _place_full(form: Form, text: str, index: Index, lexicon: Lexicon) -> None:
    key = normal(form, lexicon)
    thing = index.by_name.get(key)
    if thing is not None and (form.fixed or WRK in {thing.kind, form.kind}) and thing.kind != form.kind:
        thing = None
    if not form.fixed and form.words[0].islower() and form.text in index.by_surname:
        form.kind, form.rule = PER, "surname"
        _share(form, index.by_surname[form.text], text, lexicon)
        return
    if thing is None and form.kind == PER:
        thing = _same_person(form, index)
    if thing is None and form.kind == ORG:
        thing = index.by_start.get(key)
    if thing is None:
        thing = Thing(form.kind if form.kind is not None else ORG)
        index.things.append(thing)
    index.by_name.setdefault(key, thing)
    _join(thing, form)
    if thing.kind == PER:
        _index_person(form, thing, index)
    elif thing.kind != GRP:
        _index_other(form, thing, text, index, lexicon)


def _index_person(form: Form, thing: Thing, index: Index) -> None:
    words = _name_words(form)
    for key in {words[-1], words[-1].split("-")[-1], " ".join(words[1:])} - {words[0], ""}:
        _push(index.by_surname, key, thing)
    for start in range(1, len(words) - 1):
        if words[start].islower():
            _push(index.by_surname, " ".join(words[start:]), thing)
    _push(index.by_given, words[0], thing)


def _index_other(form: Form, thing: Thing, text: str, index: Index, lexicon: Lexicon) -> None:
    if thing.kind == ORG:
        stem = list(form.words)
        while len(stem) > 1 and (lexicon.flags.get(stem[-1], 0) & (SUFFIX | ANY_HEAD) or stem[-1] in {"&", "and"}):
            stem.pop()
            short = " ".join(stem)
            if not lexicon.is_place(short) and lexicon.known.get(short) in {None, ORG} and not lexicon.is_common(short):
                index.by_start.setdefault(short, thing)
        if form.text.endswith("s") and lexicon.is_place(" ".join(form.words[:-1])):
            index.by_start.setdefault(form.words[-1], thing)
        first = form.words[0]
        if not (
            lexicon.is_common(first) or lexicon.is_place(first) or first in lexicon.known or lexicon.flags.get(first)
        ):
            index.by_start.setdefault(first, thing)
    for head in {form.words[-1], form.words[0]}:
        if lexicon.flags.get(head, 0) & INSTITUTION:
            _push(index.by_head, head, thing)
    for acronym in _acronyms(form):
        index.by_acronym.setdefault(acronym, thing)
    for mention in form.mentions[:3]:
        given = BRACKETED.match(text, mention.end)
        if given and _abbreviates(given[1], form):
            index.by_acronym[given[1]] = thing


def _place_short(form: Form, text: str, index: Index, lexicon: Lexicon) -> None:
    """A single word: it may stand for a longer name of the text; then all its mentions are that thing's."""
    if form.kind == WRK:
        index.things.append(Thing(WRK))
        _join(index.things[-1], form)
        return
    persons = _persons(form, index, lexicon)
    if persons and (form.kind == PER if form.fixed else _means_person(form, lexicon)):
        _read_as(form, PER, "surname" if form.text in index.by_surname else "given name")
        _share(form, persons, text, lexicon)
        return
    thing = index.by_acronym.get(form.text)
    if thing is None and "." in form.text:
        thing = index.by_acronym.get(form.text.replace(".", ""))
    if thing is not None and lexicon.known.get(form.text) not in {None, thing.kind}:
        thing = None
    started = index.by_start.get(form.text)
    if started is not None and thing is None and lexicon.known.get(form.text) in {None, ORG}:
        thing = started if form.votes[LOC] <= max(form.votes[ORG], 1) else None
    if thing is not None and form.fixed and thing.kind != form.kind:
        thing = None
    if thing is not None and (form.kind is not None or form.inside or started is not None):
        _read_as(form, thing.kind, "short form")
        _join(thing, form)
        return
    if form.kind is None:
        return
    if not form.fixed and lexicon.flags.get(form.text, 0) & INSTITUTION and form.text in index.by_head:
        form.kind, form.rule = index.by_head[form.text][0].kind, "head word"
        _share(form, index.by_head[form.text], text, lexicon)
        return
    key = normal(form, lexicon)
    thing = index.by_name.get(key)
    if thing is None or thing.kind != form.kind:
        thing = index.by_name[key] = Thing(form.kind)
        index.things.append(thing)
    _join(thing, form)


def _read_as(form: Form, kind: int, rule: str) -> None:
    """Take a form for what it is short for, unless the person said what it is."""
    if not form.fixed:
        form.kind, form.rule = kind, rule


def _persons(form: Form, index: Index, lexicon: Lexicon) -> list[Thing]:
    """The people of the text whom a lone word may name; a word that is no name of people asks for people who surely are."""
    persons = index.by_surname.get(form.text) or index.by_given.get(form.text)
    if not persons:
        return []
    place = form.text in lexicon.known or form.text in lexicon.major_cities
    usual = form.text in index.by_surname or lexicon.is_given(form.text) or form.text in lexicon.surnames
    if place or not usual:
        return [
            p
            for p in persons
            if p.forms[0].votes[PER] >= CONVINCED and (lexicon.is_given(p.forms[0].words[0]) or not place)
        ]
    return persons


def _place_half(form: Form, text: str, index: Index, lexicon: Lexicon) -> None:
    """A bare direction: "the North" is North Korea where the text names that, else a region; without "the" it is no name."""
    whole = index.by_name.get(lexicon.halves.get(form.text, "").casefold())
    before = [text[max(m.line, m.start - 9) : m.start].lower().rstrip().rpartition(" ")[2] for m in form.mentions]
    allowed = lexicon.before_half if whole else {lexicon.words["article"]}
    form.mentions = [m for m, word in zip(form.mentions, before, strict=True) if word in allowed]
    form.kind, form.rule = LOC, "half" if whole else "direction"
    if form.mentions:
        thing = whole or Thing(LOC)
        if not whole:
            index.things.append(thing)
        _join(thing, form)


def _means_person(form: Form, lexicon: Lexicon) -> bool:
    if lexicon.known.get(form.text) is not None or form.text in lexicon.major_cities:
        near = form.context
        return form.titled > 0 or near[PER] >= max(near[LOC], near[ORG], near[GRP])
    return form.kind is not None or form.inside > 0 or not lexicon.is_common(form.text)


def _same_person(form: Form, index: Index) -> Thing | None:
    """An earlier person of the same surname whose given name agrees: "J. Roe", "Jane A. Roe", "Jane Roe"."""
    words = _name_words(form)
    for thing in index.by_surname.get(words[-1], ()):
        other = _name_words(thing.forms[0])
        if other[-1] == words[-1] and _given_agrees(words[0], other[0]):
            return thing
    return None


def _given_agrees(one: str, other: str) -> bool:
    if one == other:
        return True
    return (
        one[0] == other[0]
        and (one.endswith(".") or other.endswith("."))
        and len(one.rstrip(".")) * len(other.rstrip(".")) > 0
    )


def _name_words(form: Form) -> tuple[str, ...]:
    words = form.words
    while len(words) > 2 and words[-1].rstrip(".") in {"Jr", "Sr", "II", "III", "IV"}:
        words = words[:-1]
    return words


def _acronyms(form: Form) -> set[str]:
    main = [w for w in form.words if not w.islower() and w != "&"]
    every = "".join(w[0] for w in form.words if w[0].isalpha()).upper()
    return {"".join(w[0] for w in main), every} if len(main) > 1 else set()


def _abbreviates(acronym: str, form: Form) -> bool:
    """Whether the letters of an acronym in brackets are initials of the name before it, in its order."""
    initials = iter(w[0].casefold() for word in form.words for w in word.split("-") if w)
    letters = [c.casefold() for c in acronym if c.isupper()]
    return (
        len(letters) > 1
        and letters[0] == form.words[0][0].casefold()
        and sum(c in initials for c in letters) > len(letters) // 2
    )


def _share(form: Form, things: list[Thing], text: str, lexicon: Lexicon) -> None:
    """Each mention goes to the thing of these that was last named in full before it, relatives left out, else to the first.

    A new paragraph, and a long one too, comes back to the one that the text is about.
    """
    if len(things) == 1:
        _join(things[0], form)
        return
    named = sorted((m.start, number) for number, thing in enumerate(things) for f in thing.forms for m in f.mentions)
    named = [named[0], *((start, number) for start, number in named[1:] if not _is_kin(start, text, lexicon))]
    subject = _subject(things, text)
    for mention in form.mentions:
        at = bisect_right(named, (mention.start, len(things)))
        start, number = named[max(at - 1, 0)]
        near = mention.line <= start and mention.start - start < NEAR
        thing = things[number] if subject is None or near else subject
        thing.mentions.append((mention, form))


def _subject(things: list[Thing], text: str) -> Thing | None:
    """The one of these whom the text's first line names: the text is about that one, and comes back to it."""
    headline = text.find("\n")
    first = [t for t in things if any(m.start < headline for f in t.forms for m in f.mentions)]
    return first[0] if len(first) == 1 else None


def _is_kin(start: int, text: str, lexicon: Lexicon) -> bool:
    """Whether a full name is introduced as somebody's relative: "her father, Anton Moreau"."""
    return not lexicon.kin.isdisjoint(text[max(0, start - 30) : start].lower().replace(",", " ").split())


def _join(thing: Thing, form: Form) -> None:
    thing.forms.append(form)
    thing.mentions += [(m, form) for m in form.mentions]


def _push(table: dict[str, list[Thing]], key: str, thing: Thing) -> None:
    held = table.setdefault(key, [])
    if thing not in held and len(held) < 8:
        held.append(thing)


def normal(form: Form, lexicon: Lexicon) -> str:
    """The name under which all spellings of a form meet."""
    text = lexicon.same.get(form.text, form.text)
    return text.removeprefix("The ").removeprefix("the ").replace(".", "").casefold()
