"""A passage with its source, for another program: as plain text, and with a link where that is understood."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from reader.article import Article, Span
from reader.ui.words import day

OPENING, CLOSING = '“"„«»‘「『', '”"“»«’」』'


def with_source(article: Article, span: Span) -> str:
    """The passage in quotation marks, and below it title, byline, site, date and address, as far as they are known."""
    title, facts = _source(article)
    below = " ".join(filter(None, (title, facts, article.url)))
    return f"{_quoted(article.excerpt(span))}\n\n— {below}" if below else _quoted(article.excerpt(span))


def with_source_as_html(article: Article, span: Span) -> str:
    """The same as HTML, the title a link."""
    title, facts = _source(article)
    words = "".join(f"<p>{escape(part)}</p>" for part in _quoted(article.excerpt(span)).split("\n\n"))
    if article.url.startswith(("http://", "https://")):
        title = f'<a href="{escape(article.url)}">{escape(title or article.url)}</a>'
    else:
        title = escape(title)
    return f"<blockquote>{words}</blockquote><p>— {' '.join(filter(None, (title, escape(facts))))}</p>"


def copy_with_source(article: Article, span: Span) -> None:
    """Put a passage with its source on the clipboard."""
    data = QMimeData()
    data.setText(with_source(article, span))
    data.setHtml(with_source_as_html(article, span))
    QGuiApplication.clipboard().setMimeData(data)


def _source(article: Article) -> tuple[str, str]:
    """The title as a sentence, and who published it where and when."""
    title = article.title.strip()
    site = article.site if article.site.casefold() != article.byline.casefold() else ""
    facts = ", ".join(filter(None, (article.byline, site, day(article.published))))
    return (f"{title}." if title and title[-1] not in ".!?…" else title), f"{facts}." if facts else ""


def _quoted(words: str) -> str:
    """Words in quotation marks, unless they have their own."""
    own = words[:1] in OPENING and words[-1:] in CLOSING and bool(words)
    return words if own else f"“{words}”"
