"""Names joined and parted as the person said: words go from the thing that had them to the one that they stand for."""

from __future__ import annotations

from collections.abc import Mapping

from reader.correction import Correction, spellings
from reader.tagger.names.coreference import Thing, normal
from reader.tagger.names.forms import Form, Mention
from reader.tagger.names.lexicon import Lexicon


class Owners:
    """The things by the words that name them, while words go from one to another; a look-up costs the same however many there are."""

    def __init__(self, things: list[Thing], lexicon: Lexicon) -> None:
        self._things, self._lexicon = list(things), lexicon
        self._by_words: dict[str, list[Thing]] = {}
        self._by_name: dict[str, list[Thing]] = {}
        for thing in things:
            for words in dict.fromkeys(form.text for _, form in thing.mentions):
                self._own(thing, words)

    def joined(self, corrections: list[Correction]) -> list[Thing]:
        """Return the things after every correction, in the order in which they were said."""
        goals = {each.words: each.same_as for each in corrections}
        for correction in corrections:
            for words in spellings(correction.words):
                if self._by_words.get(words):
                    self._join(words, _goal(correction, goals), alone=correction.same_as == correction.words)
        return [thing for thing in self._things if thing.mentions]

    def _join(self, words: str, name: str, *, alone: bool) -> None:
        """Join words to what they stand for; all of a thing comes with its full name."""
        owners = self._by_words[words]
        target = None if alone else self._called(name)
        if target is None:
            target = Thing(owners[0].kind, name=name)
            self._things.append(target)
            self._by_name.setdefault(self._key(target.name), []).append(target)
        target.name = target.full_name()
        for owner in list(owners):
            if owner is not target:
                self._move(owner, target, words, whole=not alone and owner.full_name() == words)

    def _called(self, name: str) -> Thing | None:
        """The thing of a name: the one that has it as its fullest name, else one that is called so somewhere."""
        called = [thing for thing in self._by_name.get(self._key(name), ()) if thing.mentions]
        return next((thing for thing in called if thing.full_name() == name), called[0] if called else None)

    def _move(self, owner: Thing, target: Thing, words: str, *, whole: bool) -> None:
        """Move what is called by these words, or all of a thing, to another."""
        moving = [pair for pair in owner.mentions if whole or pair[1].text == words]
        kept = [] if whole else [pair for pair in owner.mentions if pair[1].text != words]
        for mention, form in moving:
            if not form.fixed:
                mention.kind = target.kind
        owner.mentions, owner.forms = kept, _forms_of(kept)
        target.mentions += moving
        target.forms = _forms_of(target.mentions)
        for moved in dict.fromkeys(form.text for _, form in moving):
            self._by_words[moved] = [thing for thing in self._by_words[moved] if thing is not owner]
            self._own(target, moved)

    def _own(self, thing: Thing, words: str) -> None:
        for table, key in ((self._by_words, words), (self._by_name, self._key(words))):
            owners = table.setdefault(key, [])
            if not any(owner is thing for owner in owners):
                owners.append(thing)

    def _key(self, name: str) -> str:
        return normal(Form(name, ()), self._lexicon)


def _goal(correction: Correction, goals: Mapping[str, str]) -> str:
    """What words stand for in the end, when what they stand for stands for something else; a circle ends where it would close."""
    name, seen = correction.same_as, {correction.words}
    while name not in seen and goals.get(name, name) not in seen:
        seen.add(name)
        name = goals.get(name, name)
    return name


def _forms_of(mentions: list[tuple[Mention, Form]]) -> list[Form]:
    return list({form.text: form for _, form in mentions}.values())
