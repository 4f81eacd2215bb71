"""All that a page says of itself, weighed and put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.loading.html.metadata.authors import read_authors
from reader.loading.html.metadata.linked_data import read_linked_data
from reader.loading.html.metadata.moments import read_published
from reader.loading.html.metadata.notes import gather
from reader.loading.html.metadata.places import named_site, read_address, read_language, read_site
from reader.loading.html.metadata.surroundings import Surroundings
from reader.loading.html.metadata.titles import find_headline, read_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; what it does not say is empty.

    `byline` is names with commas between them; `url` is the canonical address, absolute; `published` is ISO 8601, with time
    and zone when the page tells them; `language` is an ISO 639-1 code.
    """

    title: str = ""
    byline: str = ""
    site: str = ""
    url: str = ""
    published: str = ""
    language: str = ""


def read_metadata(root: HtmlElement, url: str = "") -> Metadata:
    """Return what a whole page says of its article; the page is not changed. `url` is where it came from, if that is known."""
    notes = gather(root)
    linked = read_linked_data(notes.scripts)
    site = named_site(notes, linked)
    title = read_title(notes, linked, site)
    near = Surroundings(find_headline(notes, title))
    address = read_address(notes, linked, url)
    return Metadata(
        title=title,
        byline=read_authors(notes, linked, near, site),
        site=read_site(notes, linked, address),
        url=address,
        published=read_published(notes, linked, near, address),
        language=read_language(notes, linked),
    )
