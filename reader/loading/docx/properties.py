"""What a Word document says of itself in its core properties, without what programs write there by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.loading.characters import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

NOBODY = re.compile(
    r"(?:microsoft|ms)?[- ]?(?:office|word)?[- ]?(?:user|benutzer|utilisateur|usuario|gebruiker)|windows.user|user\d*|admin(?:istrator)?"
    r"|owner|author|unknown|anonymous|un-?named|python-docx|apache poi|docx4j|pandoc|openpyxl|root|test",
    re.IGNORECASE,
)
NO_TITLE = re.compile(
    r"(?:microsoft word - .*|untitled.*|unbenannt.*|document ?\d*|dokument ?\d*|word document|title|titel|\W*|.*\.(?:docx?|dotx?|docm|rtf|odt|tmp))",
    re.IGNORECASE,
)
MOMENT = re.compile(r"(\d{4})-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
EPOCHS = frozenset({"1601", "1899", "1900", "1970", "1980"})
"""The years in which the clocks of programs begin."""


@dataclass(frozen=True, slots=True)
class Properties:
    """The title, who wrote it, when it was made (ISO 8601), and the language; each may be empty."""

    title: str = ""
    byline: str = ""
    created: str = ""
    language: str = ""


def read_properties(root: _Element | None) -> Properties:
    """Read the core properties."""
    said: dict[str, str] = {}
    for element in root if root is not None else ():
        name = str(element.tag).rpartition("}")[2]
        said.setdefault(name, " ".join(normalise("".join(element.itertext())).split()))
    title, created = said.get("title", ""), MOMENT.fullmatch(said.get("created", ""))
    creators = [each.strip() for each in said.get("creator", "").split(";")]
    return Properties(
        title="" if NO_TITLE.fullmatch(title) else title,
        byline=", ".join(each for each in creators if each and not NOBODY.fullmatch(each)),
        created=created[0] if created and created[1] not in EPOCHS else "",
        language=said.get("language", ""),
    )
