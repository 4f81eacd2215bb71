"""Where the article comes from: the name of its site, its canonical address, its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize
from urllib.parse import urlsplit

from reader.loading.html.links import safe_link
from reader.loading.html.metadata.linked_data import LinkedData
from reader.loading.html.metadata.notes import Notes
from reader.loading.html.metadata.titles import site_in_title
from reader.loading.html.metadata.words import clean, letters, text_of, words_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHARED = frozenset(
    {
        "co",
        "com",
        "org",
        "net",
        "gov",
        "gob",
        "gouv",
        "govt",
        "ac",
        "edu",
        "or",
        "ne",
        "go",
        "nom",
        "gen",
        "ltd",
        "plc",
        "id",
        "web",
    }
)
"""What stands before a country's letters and is no site of its own, as in `co.uk`."""

HOSTS_OF_MANY = frozenset(
    {
        *(
            "blogspot.com",
            "wordpress.com",
            "github.io",
            "gitlab.io",
            "medium.com",
            "substack.com",
            "tumblr.com",
            "netlify.app",
        ),
        *("pages.dev", "vercel.app", "herokuapp.com", "livejournal.com", "typepad.com", "weebly.com", "wixsite.com"),
    }
)
"""Where every host is somebody else's site."""

DRIVING = frozenset({"blogger", "wordpress", "wordpress.com", "drupal", "joomla", "ghost", "squarespace", "wix"})

CODE = re.compile(r"([a-z]{2})(?![a-z])", re.IGNORECASE)
LONGEST_SITE, LONG_FOR_A_SITE = 80, 30
MOTTO = re.compile(r"\s+[|–—•»:-]\s+|:\s+")


def read_site(notes: Notes, linked: LinkedData, address: str) -> str:
    """Return the name of the site: what the page calls it, else the host of its address."""
    publisher = notes.properties.get("publisher", [])[:1]
    names = [linked.site, notes.last("og:site_name"), site_in_title(notes), *map(_publisher, publisher)]
    names += [
        notes.first(
            "citation_journal_title",
            "application-name",
            "apple-mobile-web-app-title",
            "dc:publisher",
            "dcterms:publisher",
        )
    ]
    known = [found for name in names if (found := _name_of_site(name))]
    host = host_of(address)
    return next((name for name in known if _is_of(name, host)), known[0] if known else host)


def _is_of(name: str, host: str) -> bool:
    """Whether a name is like the host's: "Deccan Herald" is, the agency that a report came from is not."""
    plain = letters("".join(each for each in normalize("NFD", name) if not combining(each)))
    main = letters(registrable(f"http://{host}").partition(".")[0]) if host else ""
    return len(main) > 1 and (main in plain or plain in main or main in "".join(word[0] for word in words_in(name)))


def named_site(notes: Notes, linked: LinkedData) -> str:
    """Return the name of the site as the page says it in so many words, or empty."""
    return _name_of_site(linked.site) or _name_of_site(notes.last("og:site_name"))


def _publisher(element: HtmlElement) -> str:
    for inner in element.iter():
        if inner.get("itemprop") == "name":
            return clean(inner.get("content")) or text_of(inner, LONGEST_SITE)
    return ""


def _name_of_site(name: str) -> str:
    """A site's name without its motto; of an address the host; empty for what merely drives the site."""
    name = name.lstrip("@")
    if name.lower() in DRIVING:
        return ""
    if re.match(r"(?:https?:)?//|www\.", name, re.IGNORECASE):
        return host_of(name if "//" in name else f"http://{name}")
    if len(name) > LONG_FOR_A_SITE:
        name = MOTTO.split(name)[0]
    return name if len(name) <= LONGEST_SITE and letters(name) else ""


def host_of(address: str) -> str:
    """Return the host of an address, without `www.`; empty when there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def read_address(notes: Notes, linked: LinkedData, url: str) -> str:
    """Return the article's own address: absolute, on the web, and of a site that there is reason to believe.

    `url` is where the page was read from, or empty. Its site is believed, and so is another (of a copy, an archive) on which the
    canonical link and `og:url` agree; without `url` the page's own word has to do, `og:url` first. A site's front page is no
    article's address where another is known.
    """
    given = _on_the_web(url)
    canonical = _absolute(next(iter(notes.links.get("canonical", ())), ""), given)
    social = _absolute(notes.last("og:url"), given)
    claims = [claim for claim in (canonical, social, _absolute(linked.url, given)) if claim]
    believed = {registrable(given or social or next(iter(claims), ""))}
    if canonical and social and registrable(canonical) == registrable(social):
        believed.add(registrable(canonical))
    for claim in claims:
        is_front = _is_front_page(claim) and not all(map(_is_front_page, filter(None, (given, *claims))))
        if registrable(claim) in believed and not is_front:
            return claim
    return given


def _absolute(address: str, base: str) -> str:
    return _on_the_web(safe_link(address, base)) if address else ""


def _on_the_web(address: str) -> str:
    address = safe_link(address)
    return address if address.lower().startswith(("http://", "https://")) else ""


def _is_front_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path.strip("/").lower() in ("", "index.html", "index.php", "home") and not parts.query


def registrable(address: str) -> str:
    """Return what of a host a site's owner registered: `bbc.co.uk` of `www.bbc.co.uk`, as far as that can be told without a list."""
    labels = host_of(address).rstrip(".").split(".")
    if labels[-1].isdigit():
        return ".".join(labels)
    count = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SHARED else 2
    count += ".".join(labels[-2:]) in HOSTS_OF_MANY
    return ".".join(labels[-count:])


def read_language(notes: Notes, linked: LinkedData) -> str:
    """Return the two letters of the language that the page says it is in, or empty."""
    claims = [notes.language, linked.language, notes.first("http:content-language", "dc:language", "dcterms:language")]
    claims += [notes.first("language", "inlanguage", "content-language", "citation_language"), notes.first("og:locale")]
    return next((match[1].lower() for claim in claims if (match := CODE.match(claim))), "")
