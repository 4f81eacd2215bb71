"""A run of capitalised words, cut into bare words with what the lexicon knows of each."""

from __future__ import annotations

from reader.tagger.names.lexicon import AMBIGUOUS, CALENDAR, FUNCTION, GENERATION, MODIFIER, TITLE, Lexicon

MARKS = (",", "'", "’", "'s", "’s")
UNASKED = -1


class Run:
    """The words of a run. `marks` is what was cut from their ends: a possessive, a comma, "-" for half a compound, or nothing."""

    __slots__ = ("_known", "ends", "flags", "lexicon", "marks", "starts", "words")

    def __init__(self, run: str, lexicon: Lexicon) -> None:
        words: list[str] = []
        marks: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        offset = 0
        for token in run.replace("\u00a0", " ").split(" "):
            word, mark = token, ""
            if token.endswith(MARKS):
                word = token[:-2] if token[-1] == "s" else token[:-1]
                mark = token[len(word) :]
            if "-" in word and (half := _half(word, lexicon)):
                word, mark = half, "-"
            words.append(word)
            marks.append(mark)
            starts.append(offset)
            ends.append(offset + len(word))
            offset += len(token) + 1
        flags = lexicon.flags
        self.lexicon, self.words, self.marks, self.starts, self.ends = lexicon, words, marks, starts, ends
        self.flags = [flags.get(word) or _other_flags(word, lexicon) for word in words]
        self._known = [UNASKED] * len(words)

    def known_until(self, i: int) -> int:
        """The end of the longest name that everybody knows at `i`, or 0. Lone words count too."""
        end = self._known[i]
        if end == UNASKED:
            end = self._known[i] = self._longest_known(i)
        return end

    def _longest_known(self, i: int) -> int:
        lexicon, words = self.lexicon, self.words
        longest = min(lexicon.starts.get(words[i], 1), len(words) - i)
        for count in range(longest, 1, -1):
            name = " ".join(words[i : i + count])
            inner = self.marks[i : i + count - 1]
            if any(inner):
                name = " ".join(w + m for w, m in zip(words[i : i + count], [*inner, ""], strict=True))
            if name in lexicon.known or name in lexicon.major_cities or name in lexicon.cities:
                return i + count
        return i + 1 if words[i] in lexicon.known else 0

    def chunk_end(self, i: int) -> int:
        """The end of the capitalised words from `i` on that no mark, connector or clear title parts."""
        end = i + 1
        while end < len(self.words) and not self.marks[end - 1] and self.follows(end):
            end += 1
        return end

    def follows(self, i: int) -> bool:
        """Whether the word at `i` can continue a name."""
        word, flags = self.words[i], self.flags[i]
        if word.islower() or word in self.lexicon.run["articles"] or word == "&":
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


def _half(word: str, lexicon: Lexicon) -> str:
    """The first half of a compound whose second is no part of a name: "US" of "US-led"; else nothing."""
    left, _, right = word.rpartition("-")
    if left and (right in lexicon.compound_tails or (right.islower() and right in lexicon.common and len(right) > 4)):
        return left
    return ""


def _other_flags(word: str, lexicon: Lexicon) -> int:
    """FUNCTION for "I'm" and "Don’t", nothing for "O'Neill"; CALENDAR for "MONDAY"."""
    if word.isupper() and len(word) > 3:
        return lexicon.flags.get(word.capitalize(), 0) & CALENDAR
    if "'" not in word and "’" not in word:
        return 0
    left, _, right = word.replace("’", "'").partition("'")
    return FUNCTION if right == "t" or lexicon.flags.get(left, 0) & FUNCTION else 0
