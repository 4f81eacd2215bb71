"""Reading the line of a page that says when it was published, in the forms that news sites print it."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import NamedTuple

MONTHS = (
    "january jan januar januari janvier janv enero ene gennaio gen janeiro stycznia tammikuuta leden ledna ocak января",
    "february feb februar februari février févr fevrier febrero febbraio fevereiro lutego helmikuuta února şubat февраля",
    "march mar märz mrz maart mars marzo março marca maaliskuuta března mart марта",
    "april apr avril avr abril abr aprile kwietnia huhtikuuta dubna nisan апреля",
    "may mai mayo maggio maio mei maj maja toukokuuta května mayıs мая",
    "june jun juni juin junio giugno giu junho czerwca kesäkuuta června haziran июня",
    "july jul juli juillet juil julio luglio lug julho lipca heinäkuuta července temmuz июля",
    "august aug augustus août aout agosto ago sierpnia elokuuta srpna ağustos августа",
    "september sep sept septembre septiembre settembre set setembro września syyskuuta září eylül сентября",
    "october oct oktober okt octobre octubre ottobre ott outubro października lokakuuta října ekim октября",
    "november nov novembre noviembre novembro listopada marraskuuta listopadu kasım ноября",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro grudnia joulukuuta prosince aralık декабря",
)
"""What each month is called, in the case that a date has it in."""

WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag "
    "понедельник вторник среда четверг пятница суббота воскресенье"
)

LABELS = (
    "first published|originally published|last updated|last modified|last edited|published|publication date|posted|updated|modified|"
    "created|issued|released|filed|edited|recorded|written|dated|delivered|date|time|publié le|publié|mis à jour le|mis à jour|modifié le|veröffentlicht am|veröffentlicht|"
    "aktualisiert am|aktualisiert|stand|erstellt am|publicado el|publicado em|publicado|actualizado el|actualizado|atualizado em|atualizado|"
    "pubblicato il|pubblicato|aggiornato il|aggiornato|gepubliceerd op|gepubliceerd|bijgewerkt|aangepast|first posted|publicerad|uppdaterad|опубликовано|обновлено"
)

RELATIVE = (
    r"(?:há|hace|vor|il y a|for|för) (?:\d{1,3}|um|uma|un|una|einer|einem|une|en|ett) \w{3,10}(?: siden| sedan)?|\d{1,3} (?:uur|uren|dagen|minuten|weken|maanden|jaar) geleden|"
    r"\d{1,3} [а-я]{3,8} назад|\d{1,3} ?(?:分|時間|日|小时|天)前|(?:about |an? |\d{1,3} ?)(?:min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|months?|years?) ago|just now|yesterday|today"
)
READING_TIME = (
    r"\d{1,3}[- ]?min(?:ute)?s?[ -]read(?:ing time)?|(?:estimated )?reading time:? \d{1,3} min(?:ute)?s?|\d{1,3} min(?:ute)?s? to read|"
    r"(?:temps de lecture|lesezeit|lesedauer|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|lästid)\W{0,3}\d{1,3} ?(?:min\w*)?|\d{1,3} minuten (?:lesezeit|leestijd)"
)
ZONES = (
    r"(?:GMT|UTC)(?:[+-]\d{1,2}(?::?\d\d)?)?|BST|WEST|WET|CEST|CET|MESZ|MEZ|EEST|EET|MSK|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|"
    r"AEST|AEDT|IST|JST|KST|HKT|SGT|SAST|WAT|EAT|GST|Z|[+-]\d\d:?\d\d"
)
TIME = (
    rf"\b(?P<hour>2[0-4]|[01]?\d)(?!\d)(?:[:.h時시]\s?(?P<minute>[0-5]\d)(?:[分분]|:[0-5]\d(?:\.\d+)?)?)?\s*(?:(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:\s*(?:Uhr|uur|hrs?|hours|local time)\b\.?)?(?:\s*\(?(?:{ZONES})(?![A-Za-z0-9])\)?)?"
)
MAYBE = re.compile(r"\d|\bago\b|day\b|now\b", re.I)
"""What a line that tells when cannot do without."""

FILLER = re.compile(r"(?:on|at|of|in|the|le|à|am|um|del?|a|las|às|alle|ore|op|om|kl|issue|edition|[\W_]+)", re.I)

LONGEST = 160
"""A line longer than this is no date line."""


class DateLine(NamedTuple):
    """What a line says of a date: ISO 8601 with minutes if they are known, or nothing; and what else stands in the line."""

    published: str
    rest: str
    is_update: bool = False


class _Found(NamedTuple):
    start: int
    end: int
    day: str
    update: bool


def read_date_line(line: str) -> DateLine | None:
    """Read a line that holds a full date, or tells how long ago; None for a line without either."""
    if len(line) > LONGEST or not MAYBE.search(line):
        return None
    dates = [_found(line, match) for match in _dates().finditer(line)]
    valid = [date for date in dates if date.day]
    if not dates and not _relative().search(line):
        return None
    rest = _without(line, [(date.start, date.end) for date in dates]) if dates else _relative().sub(" ", line)
    first = next((date for date in valid if not date.update), valid[0] if valid else None)
    published = first.day + _time_beside(line, first, dates) if first else ""
    return DateLine(published, _trimmed(_times().sub(" ", _words().sub(" ", rest))), first is not None and first.update)


def _trimmed(rest: str) -> str:
    """What is left of a line, without the small words and signs that led to the date."""
    words = rest.replace("\t", " ").split()
    while words and FILLER.fullmatch(words[-1]):
        words.pop()
    if all(FILLER.fullmatch(word) for word in words):
        return ""
    if words[0].lower() in ("on", "at"):
        words = words[1:]
    return " ".join(words).strip(" ,;:|/·•–—-()[]")


def is_date_line(line: str) -> bool:
    """Whether a line says when, and nothing else."""
    found = read_date_line(line)
    return found is not None and not any(map(str.isalnum, found.rest))


def is_date_label(line: str) -> bool:
    """Whether a line says no more than "Published:"; the date stands on the next."""
    return bool(re.fullmatch(rf"(?:{LABELS})\s*:?", line, re.I))


def starts_with_label(line: str) -> bool:
    """Whether a line begins with "Published" or the like."""
    return bool(_labels().match(line))


@cache
def _dates() -> re.Pattern[str]:
    months = "|".join(sorted((name for names in MONTHS for name in names.split()), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ -]?(?:of |de |d')?(?P<m1>{months})\b\.?,?[ -]?(?:del? )?(?P<y1>\d{{4}})\b"
        rf"|\b(?P<m2>{months})\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})\b"
        r"|\b(?P<y3>\d{4})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?:T(?=\d\d)|\b)"
        r"|\b(?P<a4>\d{1,2})(?P<s4>[-/.])(?P<b4>\d{1,2})(?P=s4)(?P<y4>\d{4})\b"
        r"|(?P<y5>\d{4}) ?[年년] ?(?P<m5>\d{1,2}) ?[月월] ?(?P<d5>\d{1,2}) ?[日일]",
        re.I,
    )


@cache
def _times() -> re.Pattern[str]:
    return re.compile(TIME, re.I)


@cache
def _words() -> re.Pattern[str]:
    """What stands around a date and tells nothing more."""
    days = "|".join(sorted(WEEKDAYS.split(), key=len, reverse=True))
    return re.compile(rf"{READING_TIME}|\b(?:{LABELS})\b|\b(?:{days})\b\.?|{RELATIVE}", re.I)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{LABELS})\b", re.I)


@cache
def _relative() -> re.Pattern[str]:
    """How long ago; or a day without its year, if a label says what it is."""
    days = "|".join(sorted(WEEKDAYS.split(), key=len, reverse=True))
    months = "|".join(sorted((name for names in MONTHS for name in names.split()), key=len, reverse=True))
    day = rf"(?:(?:{days})\W+)?(?:\d{{1,2}}\.? (?:{months})|(?:{months}) \d{{1,2}})"
    return re.compile(
        rf"\b(?:{LABELS})\b\W*(?:{RELATIVE}|{day})\b|(?:{RELATIVE})(?:(?<=ago)|(?<=geleden)|(?<=назад)|(?<=前))", re.I
    )


@cache
def _month_numbers() -> dict[str, int]:
    return {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}


def _found(line: str, match: re.Match[str]) -> _Found:
    before = line[: match.start()].lower()
    labels = re.findall(rf"\b(?:{LABELS})\b", before)
    update = bool(labels) and bool(
        re.search(
            "updat|modif|edited|mis à jour|aktualisiert|actualiz|atualiz|aggiorn|bijgew|aangep|uppdat|обнов", labels[-1]
        )
    )
    return _Found(match.start(), match.end(), _day(match, line), update)


def _day(match: re.Match[str], line: str) -> str:
    """The date as ISO 8601, or nothing when there is no such day or it could be one of two."""
    group = match.groupdict()
    if group["a4"]:
        day, month = _day_and_month(int(group["a4"]), int(group["b4"]), group["s4"], line)
        year = int(group["y4"])
    else:
        number = next(number for number in "1235" if group["y" + number])
        year, day = int(group["y" + number]), int(group["d" + number])
        name = group["m" + number]
        month = int(name) if name.isdigit() else _month_numbers()[name.lower()]
    try:
        return datetime(year, month, day).date().isoformat() if year >= 1000 else ""
    except ValueError:
        return ""


def _day_and_month(first: int, second: int, separator: str, line: str) -> tuple[int, int]:
    """Dots and dashes put the day first; a slash does so unless it cannot, and with "PM" beside it nobody can know."""
    if second > 12 or (separator == "/" and first <= 12 and re.search(r"\b[ap]\.?m\b", line, re.I)):
        return second, first
    ambiguous = separator == "/" and first <= 12 and first != second
    return (0, 0) if ambiguous else (first, second)


def _time_beside(line: str, date: _Found, dates: list[_Found]) -> str:
    """`T05:07` from the time of day that stands after the date, or else before it; nothing without minutes or am/pm."""
    labels = [(label.start(), label.end()) for label in _labels().finditer(line)]
    ends = [*(start for start, _ in labels), *(other.start for other in dates), len(line)]
    following = min(end for end in ends if end >= date.end)
    begins = [0, *(end for _, end in labels), *(other.end for other in dates)]
    preceding = line[max(begin for begin in begins if begin <= date.start) : date.start]
    for stretch in (line[date.end : following], preceding):
        for match in _times().finditer(stretch):
            clock = _clock(match)
            if clock:
                return "T" + clock
    return ""


def _clock(match: re.Match[str]) -> str:
    hour, minute, half = int(match["hour"]), match["minute"], (match["half"] or "").lower()
    if not minute and not half:
        return ""
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute or '00'}" if hour < 24 else ""


def _without(line: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        line = f"{line[:start]} \t {line[end:]}"
    return line
