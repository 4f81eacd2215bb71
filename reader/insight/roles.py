"""What an article calls somebody beside their name: "US Defense Secretary James Mattis", "Jane Roe, a professor at Yale"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from reader.article import Article
from reader.tagger.language import load_language
from reader.tagger.tagging import Entity, Tagging
from reader.tagger.vocabulary import ENTITY, PERSON, inside

REACH = 90
"""How many code points on either side of a name are looked at."""

MOST_WORDS = 12
ROLE_WITHIN = 6
"""The role is among this many first words of what stands after a name."""

LAST_WORD = re.compile(r"(?<![^\s(“\"‘—–])([^\s,;:()“”\"—–]+)[ \u00a0]$")
AFTER = re.compile(r"(?:, \d{1,3})?, ((?:[^,;:.!?()“”\"—–\n]|\.(?=\w))+)(?=[,.;:!?)]| [—–]|$)")
POSSESSIVE = re.compile(r"['’]s?$")
ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)


class Roles:
    """The roles that one article names; `of` may be asked for any of its entities."""

    def __init__(self, article: Article, tagging: Tagging) -> None:
        self._text = article.text
        tags = [tag for tag in tagging.tags if inside(tag.type, ENTITY)]
        self._things = [tag.span for tag in tags if tag.type is not PERSON]
        self._people = [tag.span.start for tag in tags if tag.type is PERSON]
        self._cues = sorted(quotation.cue.start for quotation in tagging.quotations if quotation.cue)
        words = load_language(article.language).words
        titles = words.get("names", {}).get("titles", {})
        self._roles = {role.casefold() for role in titles.get("roles", ())}
        self._modifiers = {
            word.casefold() for key in ("modifiers", "of_office", "terms") for word in titles.get(key, ())
        }
        self._determiners = set(words.get("quotations", {}).get("words", {}).get("determiners", "").split())

    def of(self, entity: Entity) -> str:
        """Return what stands beside the first mention that has a role beside it, or nothing."""
        for mention in entity.mentions:
            role = self._before(mention.start) or self._after(mention.end)
            if role:
                return role
        return ""

    def _before(self, end: int) -> str:
        """An office or a role in front of a name, with what it is the office of: `Secretary of State`, `North Korea's leader`."""
        start, office = end, False
        while word := LAST_WORD.search(self._text, max(0, end - REACH), start):
            if not (self._is_role(word[1]) or self._may_stand_in_office(word[1], word.start(1), start < end)):
                break
            office = office or self._is_role(word[1])
            start = word.start(1)
        return self._text[start:end].strip().removeprefix("of ") if office else ""

    def _may_stand_in_office(self, word: str, offset: int, inner: bool) -> bool:
        return _plain(word) in self._modifiers or self._names_a_thing(offset) or (inner and word == "of")

    def _after(self, start: int) -> str:
        """What stands between commas behind a name, when it says what somebody is."""
        found = AFTER.match(self._text, start, start + REACH)
        if not found or self._has(self._people, *found.span(1)) or self._has(self._cues, *found.span(1)):
            return ""
        words = found[1].split()
        first = words[0]
        begins = first.casefold() in self._determiners or self._may_stand_in_office(first, found.start(1), inner=False)
        says = any(self._is_role(word) for word in words[:ROLE_WITHIN])
        fits = len(words) <= MOST_WORDS and says and (begins or self._is_role(first) or POSSESSIVE.search(first))
        return ARTICLE.sub("", found[1].strip()) if fits else ""

    def _is_role(self, word: str) -> bool:
        return _plain(word) in self._roles

    def _names_a_thing(self, offset: int) -> bool:
        """Whether a name that is nobody's own holds this offset: `US`, `South Korean`."""
        index = bisect_right(self._things, offset, key=lambda span: span.start) - 1
        return index >= 0 and offset < self._things[index].end

    @staticmethod
    def _has(starts: list[int], low: int, high: int) -> bool:
        return bisect_left(starts, low) < bisect_left(starts, high)


def _plain(word: str) -> str:
    return POSSESSIVE.sub("", word).casefold()
