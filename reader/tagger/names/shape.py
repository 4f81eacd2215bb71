"""Whether several words look like a person's full name."""

from __future__ import annotations

from reader.tagger.names.forms import Form
from reader.tagger.names.lexicon import ANY_FIRST, ANY_HEAD, FIRST, GENERATION, PER, SUFFIX, Lexicon
from reader.tagger.names.spelling import is_initial

LONGEST_IN_CAPITALS = 6
"""Words; more in capitals are a sentence."""
ACRONYM_LETTERS = 4
"""Fewer capitals are an acronym and no word."""
OTHER_FIRST = ANY_FIRST & ~(1 << FIRST + PER)


def plain_words(form: Form, lexicon: Lexicon) -> tuple[str, ...]:
    """The form's words, those of a name in capitals as a gazetteer would have them; acronyms stay as they are."""
    if not form.text.isupper() or len(form.words) > LONGEST_IN_CAPITALS:
        return form.words
    return tuple(
        word if len(word) < ACRONYM_LETTERS and not lexicon.flags.get(plain, 0) & SUFFIX else plain
        for word, plain in zip(form.words, form.look.split(" "), strict=True)
    )


def shape_of_person(form: Form, lexicon: Lexicon) -> float:
    """The vote for a person: two to four words, a given name first, none of them an ordinary word or a head; 0 if nothing speaks for it."""
    words = plain_words(form, lexicon)
    if form.text.isupper() and not lexicon.is_given(words[0]):
        words = form.words
    main = []
    for word in words:
        if not word.islower():
            main.append(word)
        elif word not in lexicon.particles:
            return 0.0
    if not 1 < len(main) < 6 or "&" in main or any(map(str.isdigit, main)):
        return 0.0
    vote = _of_ends(main, lexicon)
    plain = [w for w in main[1:] if not lexicon.is_common(w) and not lexicon.flags.get(w, 0) & ANY_HEAD]
    if vote or not (lexicon.is_common(main[0]) or lexicon.flags.get(main[0], 0) & ANY_HEAD):
        plain.append(main[0])
    vote += 2.2 if len(plain) == len(main) else -1.5 * (len(main) - len(plain))
    return max(0.0, vote + _of_foreign_signs(words, main, lexicon))


def _of_ends(main: list[str], lexicon: Lexicon) -> float:
    """What the given name, the surname and the initials say."""
    vote = 0.0
    if lexicon.is_given(main[0]):
        vote += 4.5 if not lexicon.is_common(main[0]) else 2.5
    elif lexicon.is_given(main[0].split("-")[0]) or is_initial(main[0]):
        vote += 3
    if main[-1] in lexicon.surnames:
        vote += 1.5
    elif lexicon.flags.get(main[-1], 0) & GENERATION:
        vote += 4
    if len(main) > 2 and any(map(is_initial, main[1:-1])):
        vote += 4
    return vote


def _of_foreign_signs(words: tuple[str, ...], main: list[str], lexicon: Lexicon) -> float:
    """What acronyms and known names say against it, and the small words of surnames for it."""
    vote = 0.0
    if any(map(str.isupper, main)) and any(w.isupper() and len(w) > 2 for w in main):
        vote -= 3
    if (main[0] in lexicon.known and not lexicon.is_given(main[0])) or lexicon.flags.get(main[0], 0) & OTHER_FIRST:
        vote -= 3
    particles, last = lexicon.particles, words[-1]
    if (
        not particles.isdisjoint(words[1:-1])
        or (last in particles and not last.islower())
        or any("al-" in w for w in words[1:])
    ):
        vote += 1.5
    if words[0].islower() and words[0] in particles:
        vote += 2
    return vote
