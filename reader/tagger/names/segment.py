"""Cut a run of capitalised words into pieces that may be names: at titles, possessives, "and", and function words."""

from __future__ import annotations

from dataclasses import dataclass

from reader.tagger.names.lexicon import (
    AMBIGUOUS,
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
    LAWS,
    LOC,
    MODIFIER,
    OFFICE,
    ORG,
    POSSESSOR,
    PRD,
    SUFFIX,
    TITLE,
    WRK,
    Lexicon,
)

OF_HEADS = sum(1 << HEAD + k | 1 << FIRST + k for k in (ORG, LOC, EVT, LAWS, WRK)) & ~(1 << FIRST + LOC)
ORG_HEADS = 1 << HEAD + ORG | 1 << FIRST + ORG
WHOLE_HEADS = sum(1 << HEAD + k for k in (ORG, LOC, EVT, LAWS))


@dataclass(slots=True)
class Piece:
    """A stretch of a run that may be a name; offsets are in the run. `title` is the title that stands before it."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str = ""
    first: bool = False


class Segmenter:
    """Cuts one run. `words` are bare, `marks` what was cut from their ends: possessive, comma or nothing."""

    __slots__ = ("ends", "flags", "lexicon", "marks", "starts", "words")

    def __init__(self, run: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words: list[str] = []
        self.marks: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        offset = 0
        for token in run.replace("\u00a0", " ").split(" "):
            word = token
            if token.endswith((",", "'", "’")):
                word = token[:-1]
            elif token.endswith(("'s", "’s")):
                word = token[:-2]
            cut = _compound(word, lexicon)
            self.words.append(cut)
            self.marks.append("-" if len(cut) < len(word) else token[len(word) :])
            self.starts.append(offset)
            self.ends.append(offset + len(cut))
            offset += len(token) + 1
        self.flags = [lexicon.flags.get(w, 0) or _contraction(w, lexicon) for w in self.words]

    def pieces(self, initial: bool) -> list[Piece]:
        """The pieces of the run; `initial` says that its first word begins a sentence."""
        found: list[Piece] = []
        title = ""
        i, n = 0, len(self.words)
        while i < n:
            known = self._known_until(i)
            if not known and self._is_title(i):
                i, title = self._after_title(i)
                continue
            if not known and self._is_opener(i, initial):
                i += 1
                title = ""
                continue
            end = self._end(i, known)
            kept = self._without_office(i, end)
            if kept > i:
                found += self._halves(i, kept, title, initial and i == 0)
            title = "" if kept == end else title
            i = end
        return found

    def _known_until(self, i: int) -> int:
        """The end of the longest name that everybody knows at `i`, or 0. Lone words count too."""
        lexicon = self.lexicon
        longest = min(lexicon.starts.get(self.words[i], 1), len(self.words) - i)
        for count in range(longest, 1, -1):
            name = " ".join(self.words[i : i + count])
            inner = self.marks[i : i + count - 1]
            if any(inner):
                name = " ".join(w + m for w, m in zip(self.words[i : i + count], [*inner, ""], strict=True))
            if lexicon.known.get(name) is not None or lexicon.is_place(name):
                return i + count
        return i + 1 if self.words[i] in lexicon.known else 0

    def _is_opener(self, i: int, initial: bool) -> bool:
        """Whether the word at `i` cannot begin a name: a function word, a day, a connector."""
        flags, word = self.flags[i], self.words[i]
        if word.islower():
            parted = i == 0 or self.words[i - 1] in {"and", "&"} or bool(self.flags[i - 1] & TITLE)
            return not parted or word not in self.lexicon.particles or i + 1 >= len(self.words)
        if word.isdigit():
            return True
        if flags & CALENDAR:
            alone = len(self.words) == 1 and word in self.lexicon.run["month_surnames"]
            return not alone and not self._heads_a_name(i)
        if not flags & FUNCTION:
            return initial and i == 0 and self._is_plain_word_before_name()
        if word in {"The", "A", "An", "I"} or i + 1 >= len(self.words):
            return True
        if initial and i == 0:
            return not (self.lexicon.is_given(word) and self.words[1] in self.lexicon.surnames and not self.marks[0])
        following = self.words[i + 1]
        return bool(self.marks[i]) or following.islower() or word.isupper() or self.lexicon.is_given(following)

    def _is_plain_word_before_name(self) -> bool:
        """Whether a sentence begins with an ordinary word before a name: "Former | Hong Kong"."""
        words, lexicon = self.words, self.lexicon
        if len(words) < 2 or self.marks[0] or not lexicon.is_common(words[0]) or lexicon.is_given(words[0]):
            return False
        if self.flags[self._chunk_end(0) - 1] & ANY_HEAD or self.flags[0] & (COMPASS | ANY_FIRST):
            return False
        return bool(self._known_until(1)) or (lexicon.is_given(words[1]) and not lexicon.is_common(words[1]))

    def _heads_a_name(self, i: int) -> bool:
        """Whether a day or month begins "October Revolution", "Sunday Times" or "April Jones"."""
        last = i + 1
        while last < len(self.words) and not self.words[last].islower() and not self.marks[last - 1]:
            last += 1
        return last > i + 1 and bool(self.flags[last - 1] & WHOLE_HEADS) and not self.words[i + 1].isdigit()

    def _is_title(self, i: int) -> bool:
        flags = self.flags[i]
        if not flags & TITLE or self._owns_office(i):
            return False
        if not flags & AMBIGUOUS:
            return True
        if self.lexicon.is_given(self.words[i]) and flags & AMBIGUOUS and i + 1 < len(self.words):
            return bool(self.flags[i + 1] & TITLE) or self.lexicon.is_given(self.words[i + 1])
        if i + 1 >= len(self.words) or self.marks[i] or self.words[i + 1].islower():
            return not (i > 0 and self.words[i - 1] in self.lexicon.particles)
        end = self._chunk_end(i + 1)
        if self.lexicon.is_given(self.words[i + 1]):
            return not self.flags[end - 1] & 1 << HEAD + ORG
        return not self.flags[end - 1] & WHOLE_HEADS

    def _owns_office(self, i: int) -> bool:
        """Whether a title owns an institution: "Attorney General's Office"."""
        while i < len(self.words) and self.flags[i] & TITLE and not self.marks[i]:
            i += 1
        return (
            i + 1 < len(self.words)
            and self.marks[i] in {"'s", "’s"}
            and bool(self.flags[i] & POSSESSOR and self.flags[i + 1] & ORG_HEADS)
        )

    def _after_title(self, i: int) -> tuple[int, str]:
        """Where what follows a title begins, and the title if that is a person: "Secretary of State |", not "Minister of | Roads"."""
        k, n = i + 1, len(self.words)
        while k < n and self.words[k].islower() and self.words[k] not in self.lexicon.particles:
            k += 1
        if k == i + 1 or not self.words[i + 1].startswith("of"):
            return k, self.words[i]
        office = k
        while (
            k < n
            and (self.flags[k] & (OFFICE | MODIFIER) or self.words[k] in {"and", "&"})
            and not self._known_until(k)
        ):
            k += 1
        return k, self.words[i] if k > office else ""

    def _chunk_end(self, i: int) -> int:
        """The end of the capitalised words from `i` on that no mark, connector or clear title parts."""
        end = i + 1
        while end < len(self.words) and not self.marks[end - 1] and self._follows(end):
            end += 1
        return end

    def _follows(self, i: int) -> bool:
        """Whether the word at `i` can continue a name."""
        word, flags = self.words[i], self.flags[i]
        if word.islower() or word in {"The", "I", "&"}:
            return False
        before = self.words[i - 1]
        forename = self.lexicon.is_given(before) and before not in self.lexicon.known
        if flags & CALENDAR:
            return forename and word in self.lexicon.run["month_surnames"]
        if flags & FUNCTION and not flags & GENERATION and (i + 1 == len(self.words) or self.marks[i]):
            return False
        if self.flags[i - 1] & GENERATION:
            return False
        if not flags & TITLE:
            return True
        if not flags & AMBIGUOUS:
            return False
        if forename and not flags & MODIFIER:
            return True
        if i + 1 == len(self.words):
            return True
        following = self.words[i + 1]
        return not (self.lexicon.is_given(following) or self.flags[i + 1] & TITLE or following.endswith("."))

    def _end(self, i: int, known: int) -> int:
        """The end of the name that begins at `i`, over "of", "and", "de" and possessives that belong to it."""
        end = max(self._chunk_end(i), known)
        while end < len(self.words):
            following = self._joined(i, end)
            if not following:
                break
            end = self._chunk_end(following)
        return end

    def _joined(self, i: int, end: int) -> int:
        """The index of the word after the gap at `end` when the gap lies inside a name, else 0."""
        word, n = self.words[end], len(self.words)
        if self.marks[end - 1]:
            return end if self._mark_joins(i, end) else 0
        after = end
        while after < n and (self.words[after].islower() or self.words[after] == "&"):
            after += 1
        if after in {end, n} or self.flags[after] & CALENDAR:
            return 0
        if word in self.lexicon.particles:
            joins = True
        elif word in {"of", "for", "on"}:
            joins = self._of_joins(i, end, word)
        else:
            joins = word == "&" or (word == "and" and self._and_joins(i, end, after))
        return after if joins else 0

    def _mark_joins(self, i: int, end: int) -> bool:
        if self.marks[end - 1] == "-":
            return False
        if self.marks[end - 1] == ",":
            return bool(self.flags[end] & SUFFIX) or self.words[end] in {"Jr", "Jr.", "Sr", "Sr.", "D.C.", "DC"}
        following = self.words[end]
        return not following.islower() and bool(
            self.flags[end - 1] & POSSESSOR or self.words[i] in {"St.", "St", "Saint"}
        )

    def _of_joins(self, i: int, end: int, word: str) -> bool:
        heads = self.flags[end - 1] | self.flags[i] & ANY_FIRST & ~(1 << FIRST + LOC)
        if any(w.islower() for w in self.words[i:end]):
            heads |= max((f & ORG_HEADS for f in self.flags[i:end]), default=0)
        if word != "of":
            return bool(heads & (ORG_HEADS | 1 << HEAD + LAWS))
        if heads & OF_HEADS:
            return not (end - i == 1 and self.flags[i] & TITLE and not self.flags[i] & ANY_HEAD)
        return (
            end - i == 1
            and not self.lexicon.known.get(self.words[i])
            and self.lexicon.is_common(self.words[i])
            and i > 0
        )

    def _and_joins(self, i: int, end: int, after: int) -> bool:
        """Whether "Food and | Agriculture Organization" is one name: the left is no name of its own, the right has the head."""
        right = self._chunk_end(after)
        left_heads = self.flags[i] & ANY_FIRST & ~(1 << FIRST + LOC)
        of_left = [k for k in range(i + 1, end) if self.words[k] in {"of", "for", "on"}]
        if of_left and (left_heads | self.flags[of_left[0] - 1]) & ORG_HEADS:
            return not self._known_until(after) and not self.lexicon.is_given(self.words[after])
        if not self.flags[right - 1] & (ORG_HEADS | 1 << HEAD + LAWS):
            return False
        if right - after == 1 and self.flags[end - 1] & ANY_HEAD:
            return False
        own = self.words[self._known_until(i) or i : end]
        return (
            bool(own)
            and all(self.lexicon.is_common(w) for w in own if not w.islower())
            and not self.flags[end - 1] & ANY_HEAD
        )

    def _without_office(self, i: int, end: int) -> int:
        """The end without the words of an office whose title follows: "US Defense | Secretary"."""
        if end >= len(self.words) or not self.flags[end] & TITLE or self.marks[end - 1]:
            return end
        kept = end
        while kept > i and self.flags[kept - 1] & MODIFIER and self.words[kept - 1] not in self.lexicon.known:
            kept -= 1
        while kept > i and self.words[kept - 1].islower():
            kept -= 1
        return kept

    def _halves(self, i: int, end: int, title: str, first: bool) -> list[Piece]:
        """The piece, or two: "Briton | Jo Rowe", "Airbus | A350", "US | Evangelicals", "US-China"."""
        cut = self._known_until(i)
        if cut and cut < end and not self.words[cut].islower() and self._parts(i, cut, end):
            return [self._piece(i, cut, "", first), *self._halves(cut, end, title, False)]
        if "-" in self.words[i] and self._is_pair(self.words[i]):
            rest = self._halves(i + 1, end, title, False) if end > i + 1 and not self.words[i + 1].islower() else []
            return [*self._compound_halves(i, title, first), *rest]
        return [self._piece(i, end, title, first)]

    def _parts(self, i: int, cut: int, end: int) -> bool:
        """Whether a known name before `cut` stands apart from the capitalised words after it."""
        lexicon, rest = self.lexicon, self.words[cut:end]
        if any(f & (ANY_HEAD | SUFFIX) for f in self.flags[cut:end]) or any(
            w in {"of", "and", "&", "for"} for w in rest
        ):
            return False
        kind = lexicon.known.get(" ".join(self.words[i:cut]))
        if kind == ORG:
            return any(c.isdigit() for c in rest[0]) and len(rest[0]) > 1
        if kind not in {GRP, LOC} or (kind == LOC and rest[0] in lexicon.surnames and lexicon.is_given(self.words[i])):
            return False
        if lexicon.is_given(rest[0]) and len(rest) > 1 and not lexicon.is_common(rest[0]):
            return True
        if kind == GRP:
            return not lexicon.is_given(self.words[i]) and rest[-1] not in {"Year", "Dream"}
        return lexicon.known.get(" ".join(rest)) is not None or all(lexicon.is_common(w) for w in rest)

    def _is_pair(self, word: str) -> bool:
        left, _, right = word.partition("-")
        return word not in self.lexicon.known and self._stands(left) and self._stands(right)

    def _compound_halves(self, i: int, title: str, first: bool) -> list[Piece]:
        left, _, right = self.words[i].partition("-")
        start, cut = self.starts[i], self.starts[i] + len(left)
        return [Piece(start, cut, (left,), title, first), Piece(cut + 1, self.ends[i], (right,))]

    def _stands(self, half: str) -> bool:
        return self.lexicon.known.get(half) in {LOC, GRP, ORG} or half in self.lexicon.major_cities

    def _piece(self, i: int, end: int, title: str, first: bool) -> Piece:
        while end > i + 1 and self.words[end - 1].isdigit() and not self._numbered(i, end):
            end -= 1
        return Piece(self.starts[i], self.ends[end - 1], tuple(self.words[i:end]), title, first)

    def _numbered(self, i: int, end: int) -> bool:
        """Whether a number at the end is part of the name: "World Cup 2018", "Boeing 737", "Resolution 1325"."""
        before = self.flags[end - 2]
        return bool(before & (1 << HEAD + EVT | 1 << HEAD + LAWS | 1 << HEAD + PRD | 1 << FIRST + LAWS)) or (
            " ".join(self.words[i:end]) in self.lexicon.known
        )


def _compound(word: str, lexicon: Lexicon) -> str:
    """The word without a second half that is no part of a name: "US" of "US-led"."""
    if "-" not in word:
        return word
    left, _, right = word.rpartition("-")
    if left and (right in lexicon.compound_tails or (right.islower() and right in lexicon.common and len(right) > 4)):
        return left
    return word


def _contraction(word: str, lexicon: Lexicon) -> int:
    """FUNCTION for "I'm" and "Don’t", nothing for "O'Neill"."""
    left, mark, right = word.replace("’", "'").partition("'")
    if not mark:
        return 0
    return FUNCTION if right == "t" or lexicon.flags.get(left, 0) & FUNCTION else 0
