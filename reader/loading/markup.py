"""Telling a web page from a text that only mentions tags, and from other XML, by what stands at its beginning."""

from __future__ import annotations

import re

from reader.loading.encoding import BOMS, decode, wide_encoding

SAMPLE = 65_536
"""Bytes that are looked at."""

SHORTEST_PLAIN = 12
"""A page without any of the tags that open one has at least so many tags, or fewer that make up more of it."""

BLOCK_TAGS = "p|div|section|article|main|header|footer|aside|nav|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|blockquote|pre|figure|figcaption|hr|br"
INLINE_TAGS = (
    "a|b|i|em|strong|span|img|font|center|small|sup|sub|code|u|title|meta|link|script|style|base|body|html|head"
)
SKIPPED = re.compile(r"\s+|<!--.*?(?:-->|$)|<\?[^>]*(?:>|$)", re.DOTALL)
"""What may stand before the first tag."""

DOCTYPE = re.compile(r"<!doctype\s+([\w:.-]+)(?:[^>\[]|\[[^\]]*\])*>", re.IGNORECASE)
ROOT = re.compile(r"<([a-z][\w.-]*:)?([a-z][\w.-]*)(?=[\s/>])", re.IGNORECASE)
OPENING_PAGE = frozenset({"html", "head", "body"})
FRAGMENT = re.compile(rf"(?:{BLOCK_TAGS}|{INLINE_TAGS})", re.IGNORECASE)
TAG = re.compile(rf"</?(?:{BLOCK_TAGS}|{INLINE_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
BLOCK_TAG = re.compile(rf"<(?:{BLOCK_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
PAGE_TAG = re.compile(r"^\s*<(?:html|head|body|article)(?:\s[^<>]*)?>", re.IGNORECASE | re.MULTILINE)
OTHER_TEXT = re.compile(
    r"^(?:```|~~~|#{1,6} )|^\s*[{\[]\s*[\"{\[]|^(?:mime-version|content-type|received):", re.I | re.M
)
"""What a web page does not have outside its tags: fences and headings of Markdown, JSON, the head of a mail."""

KINDS = {
    "rss": "a news feed (RSS)",
    "rdf": "a news feed (RSS)",
    "feed": "a news feed (Atom)",
    "svg": "a drawing (SVG)",
    "opml": "a list of news feeds (OPML)",
    "fictionbook": "a FictionBook e-book",
    "ncx": "the table of contents of an e-book",
    "urlset": "a site's list of pages",
    "sitemapindex": "a site's list of pages",
    "worddocument": "an old Word document (XML)",
}
"""Documents in XML that are not to be read as they stand, by their root element in small letters."""


def looks_like_html(data: bytes, *, is_named_so: bool = False) -> bool:
    """Whether bytes are a web page or a piece of one, and no text that has a few tags in it.

    Of a file that is named as a web page (".html") a few tags are enough.
    """
    text = beginning(data)
    if text.startswith("<"):
        doctype = DOCTYPE.match(text)
        root = root_of(text)
        if root in OPENING_PAGE or (doctype and doctype[1].lower() == "html"):
            return True
        if doctype or not FRAGMENT.fullmatch(root):
            return False
    return bool(is_named_so and TAG.search(text)) or _is_mostly_tags(text)


def is_html_document(data: bytes) -> bool:
    """Whether bytes are a whole web page: they open with its doctype or its first tag."""
    text = beginning(data)
    doctype = DOCTYPE.match(text)
    return bool(doctype and doctype[1].lower() == "html") or root_of(text) in OPENING_PAGE


def xml_kind(data: bytes) -> str:
    """Say what a document in XML is that cannot be read as an article ("a news feed (RSS)"); empty for all else."""
    return KINDS.get(root_of(beginning(data)), "") if b"<" in data[:4096] or b"\0" in data[:4] else ""


def root_of(text: str) -> str:
    """The name of the first element of a markup that begins with one, in small letters and without its prefix."""
    doctype = DOCTYPE.match(text)
    root = ROOT.match(text, _after_blank(text, doctype.end()) if doctype else 0)
    return root[2].lower() if root else ""


def beginning(data: bytes) -> str:
    """The first characters, without what may stand before the first tag."""
    sample = data[:SAMPLE]
    if sample.startswith(tuple(mark for mark, _ in BOMS)) or wide_encoding(sample):
        text = decode(sample)
    else:
        text = sample.decode("latin-1")
    return text[_after_blank(text, 0) :]


def _after_blank(text: str, start: int) -> int:
    while skipped := SKIPPED.match(text, start):
        start = skipped.end()
    return start


def _is_mostly_tags(text: str) -> bool:
    """Whether so much of a text is tags that without them it would still be one."""
    if OTHER_TEXT.search(text):
        return False
    tags = sum(len(tag[0]) for tag in TAG.finditer(text))
    blocks = sum(1 for _ in BLOCK_TAG.finditer(text))
    if text.startswith("<") or PAGE_TAG.search(text):
        return blocks >= 1 and (tags >= 0.02 * len(text) or blocks >= SHORTEST_PLAIN)
    return (blocks >= 3 and tags >= 0.1 * len(text)) or (blocks >= SHORTEST_PLAIN and tags >= 0.03 * len(text))
