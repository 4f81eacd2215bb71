"""One standalone page of an article's passages and notes: it prints well and follows the reader's light or dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.annotation import Annotation
from reader.article import Article
from reader.exchange.lines import Line, lines_of
from reader.exchange.page import LIGHT, head, page, text
from reader.exchange.passages import NO_NAMES, Passage, passages
from reader.style import load_theme
from reader.tagger.tagging import Tagging

STYLE = """.passage { margin: 0 0 2.2rem; break-inside: avoid }
.passage blockquote { margin: 0; white-space: pre-line; color: var(--dim) }
.passage code { white-space: pre-wrap; font: .86em/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace }
.passage mark { color: var(--text); background: var(--fill); border-radius: 3px; padding: .08em .12em; margin: 0 -.12em;
  box-decoration-break: clone; -webkit-box-decoration-break: clone }
.passage figcaption { margin-top: .45rem }
.dot { display: inline-block; width: .62em; height: .62em; border-radius: 50%; background: var(--fill); margin-inline-end: .4em }
.label { border: 1px solid var(--line); border-radius: 99px; padding: .05em .6em }
.facts > .label + .label::before { content: none }
.facts > .label { margin-inline-start: .35em }
.facts > .label:first-child { margin-inline-start: 0 }
.facts > * + .label::before { content: none }
.note { margin: .7rem 0 0; padding: .1rem 0 .1rem 1rem; border-inline-start: 2px solid var(--accent); font-style: italic;
  white-space: pre-wrap; tab-size: 4 }
.lost blockquote { opacity: .85 }"""


def export_html(
    article: Article,
    annotations: Sequence[Annotation],
    tagging: Tagging | None = None,
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return an article's annotations as one page of HTML."""
    shown = passages(article, annotations, tagging, names)
    parts = [head(article)]
    parts += [_figure(passage) for passage in shown if not passage.orphan]
    orphans = [_figure(passage) for passage in shown if passage.orphan]
    if orphans:
        parts += ['<section class="lost">\n<h2>Passages that the text no longer holds</h2>', *orphans, "</section>"]
    return page(article, article.title or "Untitled", STYLE, "<main>\n" + "\n".join(parts) + "\n</main>")


def _figure(passage: Passage) -> str:
    fill = _fill(passage.annotation.color)
    parts = [_quote(passage), _facts(passage), _note(passage.annotation.note)]
    inside = "\n".join(part for part in parts if part)
    return f'<figure class="passage" style="--fill: var(--mark-{fill})">\n{inside}\n</figure>'


def _fill(color: str) -> str:
    """The name of the highlight colour that shows an annotation: a name that the theme lacks is shown as its first."""
    known = load_theme(LIGHT).highlights
    return color if color in known else next(iter(known))


def _quote(passage: Passage) -> str:
    lines = "\n".join(map(_line, lines_of(passage)))
    return f'<blockquote dir="auto">{lines}</blockquote>' if lines else ""


def _line(line: Line) -> str:
    exact = f"<mark>{text(line.exact)}</mark>" if line.exact else ""
    words = text(line.before) + exact + text(line.after)
    marker = f"{text(line.marker)} " if line.marker else ""
    return f"{marker}<code>{words}</code>" if line.is_code else marker + words


def _facts(passage: Passage) -> str:
    annotation = passage.annotation
    called = text(passage.color_name or annotation.color)
    color = f'<span><span class="dot"></span>{called}</span>' if called else ""
    facts = [f"<span>¶ {passage.paragraph}</span>" if passage.paragraph else ""]
    facts += [f"<span>p. {text(passage.page)}</span>" if passage.page else "", _said(passage.speaker), color]
    facts += [f'<span class="label" dir="auto">{text(label)}</span>' for label in annotation.labels]
    line = "".join(facts)
    return f'<figcaption class="facts">{line}</figcaption>' if line else ""


def _said(speaker: str) -> str:
    return f'<span dir="auto">{text(speaker)}</span>' if speaker else ""


def _note(note: str) -> str:
    words = note.replace("\r\n", "\n").strip("\n")
    return f'<div class="note" dir="auto">{text(words)}</div>' if words.strip() else ""
