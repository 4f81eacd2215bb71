"""Telling the byline "By Jane Doe, Washington correspondent" from the sentence "By the end of the year, he had won"."""

from __future__ import annotations

import re

from reader.loading.dates import MONTHS, WEEKDAYS

BY = re.compile(
    r"(?:(?:written|words|story|report|reported|text|analysis|opinion|interview|review|posted|published|an article|article|exclusive)\s+)?"
    r"(?:by|von|par|por|door|av|af|di)\b:?\s+(?=\S)|(?:author|byline|autor|auteur|autore)s?:\s*(?=\S)",
    re.I,
)
CREDITS = re.compile(
    r"\(?(?:additional )?(?:reporting|writing|editing|edited|written|compiled|translated) by (?P<who>[^;|.]{3,80})[^.]{0,200}[.)]{0,2}",
    re.I,
)
JOINTS = re.compile(r"\s*(?:,|;|\||/|&|·|•|\band\b|\bund\b|\bet\b|\by\b|\bwith\b)\s*")
ROLE = re.compile(r"\s+(?:in|[Ff]or|at|from|of|on|aus|à|en)\s|\s+[-–—]\s+|\s+[(@]")


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


PARTICLES = _words(
    "de da di do dos du del della der den des van von vom zu zur ten ter la le el al bin ibn ben af av y e of the"
)
NO_NAMES = _words("the a an this that these it all no end now then land sea air night day train", WEEKDAYS, *MONTHS)
DESKS = _words("reuters afp ap tass dpa upi efe ansa xinhua bbc staff admin agencies editor editors newsroom")
ENDINGS = _words("jr. sr. ii iii iv md phd")
WORD_STOPS = (".", "!", "?", ":", ";", "…", '"', "”")

LONGEST = 120


def read_byline(line: str) -> str:
    """Return who wrote it, if `line` says that and little else; nothing otherwise."""
    said = BY.match(line)
    if not said or len(line) > LONGEST:
        return ""
    rest = line[said.end() :].strip(" |·•,-–")
    if rest.endswith(WORD_STOPS) and not _is_initial(rest.split()[-1]):
        return ""
    authors = leading_names(rest)
    return authors if authors and _is_role(rest[len(authors) :]) else ""


def read_signature(line: str) -> str:
    """Return who wrote it also if it is a first name alone ("Posted by Vera"), as it can stand beside a date."""
    said = BY.match(line)
    name = line[said.end() :].strip(" |·•,-–") if said else ""
    is_single = name.isalpha() and name[:1].isupper() and name.lower() not in NO_NAMES
    return read_byline(line) or (name if is_single else "")


def leading_names(text: str) -> str:
    """The names that a text begins with, as they stand there: "Jane Doe and John Roe" of "Jane Doe and John Roe, Cairo".

    After a comma stands a place or a post, unless an "and" is still to come.
    """
    joints = list(JOINTS.finditer(text))
    last_and = max((joint.start() for joint in joints if joint[0].strip() not in ",;|"), default=-1)
    end = start = 0
    for joint in [*joints, None]:
        part = text[start : joint.start() if joint else len(text)]
        role = ROLE.search(part)
        bare = part[: role.start()] if role else part
        if not (is_name(bare) or (not end and _is_desk(bare))):
            break
        end = start + len(bare)
        if role or not joint or joint.start() > last_and:
            break
        start = joint.end()
    return text[:end]


def is_name(text: str) -> bool:
    """Whether a text is a person's name by its shape: two to five words with capitals, particles between."""
    words = text.split()
    if not 2 <= len(words) <= 5 or words[0].lower() in NO_NAMES or any(map(str.isdigit, text)):
        return False
    if not (words[0][0].isupper() and (words[-1][0].isupper() or words[-1].lower() in ENDINGS)):
        return False
    return all((word[0].isupper() or word.lower() in PARTICLES) and _ends_well(word) for word in words)


def read_credits(line: str) -> str:
    """Return who reported, if `line` is an agency's closing "Reporting by ...; Editing by ..."; nothing otherwise."""
    said = CREDITS.fullmatch(line.strip())
    return leading_names(said["who"]) if said else ""


def _is_desk(text: str) -> bool:
    words = text.lower().split()
    return 1 <= len(words) <= 4 and any(word in DESKS for word in words)


def _is_role(text: str) -> bool:
    """Whether what follows the names can be a post, a paper or a place, and no sentence."""
    return len(text.split()) <= 9 and not re.search(r"[.!?;:](?:\s|$)", text)


def _ends_well(word: str) -> bool:
    return word[-1].isalnum() or _is_initial(word) or word[-1] in "'’"


def _is_initial(word: str) -> bool:
    return word.lower() in ENDINGS or bool(re.fullmatch(r"(?:[^\W\d_]\.-?){1,3}", word))
