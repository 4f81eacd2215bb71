"""A tagged article as one standalone page: every layer in its colour, each with a switch, and what a tag means on hovering."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from reader.article import Article, Block, Span
from reader.exchange.blocks import STYLE as BLOCKS
from reader.exchange.blocks import body, place
from reader.exchange.page import head, link_around, page, text
from reader.insight.layers import LAYER_TITLES, LAYERS, layer_counts, layer_of
from reader.insight.quantities import normalised
from reader.insight.segments import Segment, segments
from reader.tagger.tagging import Quantity, Tag, Tagging, TimeValue
from reader.tagger.vocabulary import INDIRECT, LABELS

MARKS = {"emphasis": "em", "strong": "strong", "code": "code", "sub": "sub", "sup": "sup"}
STYLE = """main { margin-top: 2rem }
main p, main blockquote, main pre { margin: 0 0 1.25em }
main h1 { margin-top: 1.5em }
[data-layer] { text-decoration: underline 1.5px; text-underline-offset: .2em; text-decoration-skip-ink: none }
[data-quoted] { border-radius: 2px }
nav { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; padding: .8rem 0;
  background: var(--page); border-bottom: 1px solid var(--line) }
nav label { cursor: pointer; user-select: none; color: var(--text) }
nav input { appearance: none; width: 1.1em; height: 0; border-top: 3px solid var(--ink); margin: 0 .45em 0 0; vertical-align: middle;
  border-radius: 2px; cursor: pointer }
nav label:has(input:not(:checked)) { color: var(--faint) }
nav input:not(:checked) { border-top-style: dotted }
nav input:focus-visible { outline: 2px solid var(--accent); outline-offset: 4px }
nav b { font-weight: 400; color: var(--dim) }
@media print { nav { position: static } }"""


def tagged_page(article: Article, tagging: Tagging) -> str:
    """Return an article with its tags, and with the pictures that came with it, as a page of HTML."""
    cut = {block.span.start: pieces for block, pieces in segments(article, tagging.tags)}
    held = {picture.name: picture.data for picture in article.pictures}
    places = {name for block in article.blocks for name in block.names}

    def inside(block: Block, span: Span) -> str:
        """What stands in a span of a block: its segments, as far as they reach into it."""
        parts = (_within(piece, span) for piece in cut.get(block.span.start, ()) if piece.span.overlaps(span))
        return "".join(_inline(article, part, tagging, places) for part in parts)

    blocks = list(article.blocks)
    title = blocks.pop(0) if blocks and blocks[0].kind == "title" else None
    headline = inside(title, title.span) if title else ""
    parts = [head(article, headline), _switches(tagging), "<main>", *body(article, blocks, inside, held.get), "</main>"]
    return page(article, article.title or "Untitled", f"{STYLE}\n{BLOCKS}\n{_layers()}", "\n".join(parts))


def _within(segment: Segment, span: Span) -> Segment:
    """The part of a segment that lies in a span."""
    return replace(segment, span=Span(max(segment.span.start, span.start), min(segment.span.end, span.end)))


def _layers() -> str:
    """A layer's colour, and how it looks when its switch is off."""
    rules = []
    for layer in LAYERS:
        key = layer.key
        look = f"background: var(--{key}-wash)" if key == "quotations" else f"text-decoration-color: var(--{key})"
        off = "background: none" if key == "quotations" else "text-decoration-color: transparent"
        attribute = "data-quoted" if key == "quotations" else f'data-layer="{key}"'
        rules += [f"[{attribute}] {{ {look} }}", f"body:has(#{key}:not(:checked)) [{attribute}] {{ {off} }}"]
    return "\n".join(rules)


def _switches(tagging: Tagging) -> str:
    labels = [
        f'<label style="--ink: var(--{key})"><input type="checkbox" id="{key}" checked>{LAYER_TITLES[key]} <b>{count}</b></label>'
        for key, count in layer_counts(tagging).items()
    ]
    return f'<nav class="small" aria-label="Layers">{"".join(labels)}</nav>'


def _inline(article: Article, segment: Segment, tagging: Tagging, places: Collection[str]) -> str:
    """A segment inside its marks, its quotation and its name, number or date, from the inside out."""
    words = text(article.slice(segment.span))
    for mark in reversed(segment.marks):
        if mark.kind in MARKS:
            words = f"<{MARKS[mark.kind]}>{words}</{MARKS[mark.kind]}>"
    quoted = [tag for tag in segment.tags if layer_of(tag.type) == "quotations"]
    things = [tag for tag in segment.tags if layer_of(tag.type) != "quotations"]
    if things:
        tag = things[-1]
        words = f'<span data-layer="{layer_of(tag.type)}" title="{text(_meaning(tag, tagging))}">{words}</span>'
    if quoted:
        tag = next((tag for tag in reversed(quoted) if tag.type is not INDIRECT), quoted[-1])
        washed = "" if tag.type is INDIRECT else " data-quoted"
        words = f'<span{washed} title="{text(_meaning(tag, tagging))}">{words}</span>'
    address = next((mark.href for mark in segment.marks if mark.kind == "link"), "")
    if address.startswith("#"):
        return f'<a href="#{place(address[1:])}">{words}</a>' if address[1:] in places else words
    return link_around(address, words) if address else words


def _meaning(tag: Tag, tagging: Tagging) -> str:
    """What hovering says: the kind of tag and what it stands for."""
    label = LABELS[tag.type].capitalize()
    if isinstance(tag.value, Quantity):
        return f"{label}: {normalised(tag.value)}"
    if isinstance(tag.value, TimeValue):
        return f"{label}: {' – '.join(filter(None, [tag.value.timex, tag.value.upper]))}"
    name = tagging.entities[tag.entity].name if tag.entity is not None else ""
    speaker = tagging.quotations[tag.quotation].speaker if tag.quotation is not None else ""
    return f"{label}: {name or speaker}" if name or speaker else label
