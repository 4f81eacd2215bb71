"""Whether a name is a woman's or a man's, as far as its title or given name tells; pronouns ask for it."""

from __future__ import annotations

from typing import Literal

from reader.tagger.language import Language
from reader.tagger.names.lexicon import Lexicon, load_lexicon

Gender = Literal["male", "female", ""]


def gender_of(name: str, language: Language) -> Gender:
    """`male`, `female` or empty when nothing tells; `name` may begin with a title ("Mrs. Roe", "Jane Roe")."""
    lexicon = load_lexicon(language.code)
    for word in name.split():
        told = _of_title(word, lexicon) or _of_given_name(word, lexicon)
        if told:
            return told
        if not lexicon.flags.get(word):
            return ""
    return ""


def _of_title(word: str, lexicon: Lexicon) -> Gender:
    if word in lexicon.male_titles:
        return "male"
    return "female" if word in lexicon.female_titles else ""


def _of_given_name(word: str, lexicon: Lexicon) -> Gender:
    male, female = word in lexicon.male, word in lexicon.female
    if male and female:
        return ""
    if male or female:
        return "male" if male else "female"
    first = word.split("-", maxsplit=1)[0]
    return _of_given_name(first, lexicon) if first != word else ""
