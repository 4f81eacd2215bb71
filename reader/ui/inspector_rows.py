"""What the inspector's lists show: a reading as rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from reader.insight.layers import layer_of
from reader.style import Theme
from reader.tagger.vocabulary import INDIRECT, inside
from reader.ui.reading import Reading
from reader.ui.widgets.rows import Row
from reader.ui.words import kind_title, layer_title, plural

SHOWN_FORMS = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("Inspector", text)


def note_rows(reading: Reading, theme: Theme) -> tuple[Row, ...]:
    """What lost its passage first, then everything in the order of the text."""
    lost = tuple(
        Row(
            key=annotation.id,
            text=annotation.anchor.exact,
            note=annotation.note,
            footer=_tr("its passage is no longer in the text"),
            ink=theme.highlight(annotation.color)[:7],
        )
        for annotation in reading.orphans
    )
    return lost + tuple(
        Row(
            key=item.annotation.id,
            text=item.annotation.anchor.exact,
            note=item.annotation.note,
            footer=" · ".join(item.annotation.labels),
            ink=theme.highlight(item.annotation.color)[:7] if item.annotation.color else theme.window.faint,
            span=item.span,
        )
        for item in reading.placed
    )


def saying_rows(reading: Reading, theme: Theme) -> tuple[Row, ...]:
    """Every speaker with what they say."""
    from reader.insight.speakers import sayings

    if reading.article is None:
        return ()
    rows = []
    for number, speaker in enumerate(sayings(reading.article, reading.tagging)):
        entity = reading.tagging.entities[speaker.entity] if speaker.entity is not None else None
        rows.append(
            Row(
                heading=speaker.name or _tr("Not named"),
                footer=speaker.role,
                initials=initials(speaker.name) if speaker.name else "?",
                ink=theme.tag_color(entity.type) if entity else theme.window.faint,
            )
        )
        for saying in speaker.sayings:
            where = f"¶ {saying.paragraph}"
            rows.append(
                Row(
                    key=f"{number}:{saying.quotation}",
                    text=saying.text if inside(saying.type, INDIRECT) else f"“{saying.text}”",
                    footer=f"{saying.cue} · {where}" if saying.cue else where,
                    indent=True,
                    span=saying.span,
                )
            )
    return tuple(rows)


def name_rows(reading: Reading, theme: Theme) -> tuple[Row, ...]:
    """The names, layer by layer, the most mentioned first."""
    from reader.insight.entries import names

    article = reading.article
    if article is None:
        return ()
    rows: list[Row] = []
    layer = ""
    for entry in names(reading.tagging):
        if layer_of(entry.type) != layer:
            layer = layer_of(entry.type)
            rows.append(Row(footer=layer_title(layer)))
        forms = [form for form in dict.fromkeys(article.slice(span) for span in entry.mentions) if form != entry.name]
        kind = kind_title(entry.type) if layer == "other" else ""
        also = _tr("also {}").format(", ".join(f"“{form}”" for form in forms[:SHOWN_FORMS])) if forms else ""
        count = plural(len(entry.mentions), _tr("mention"), _tr("mentions"))
        rows.append(
            Row(
                key=f"entity:{entry.entity}",
                heading=entry.name,
                footer=" · ".join(part for part in (kind, count, also) if part),
                ink=theme.tag_color(entry.type),
                span=entry.mentions[0],
            )
        )
    return tuple(rows)


def number_rows(reading: Reading, theme: Theme) -> tuple[Row, ...]:
    """The numbers with the words around them."""
    from reader.insight.quantities import figures

    if reading.article is None:
        return ()
    return tuple(
        Row(
            key=f"figure:{figure.span.start}",
            heading=figure.text,
            text=around(figure.sentence, figure.text),
            footer=" · ".join(part for part in (figure.normalised, f"¶ {figure.paragraph}") if part),
            ink=theme.tag_color(figure.type),
            lines=2,
            span=figure.span,
        )
        for figure in figures(reading.article, reading.tagging)
    )


def around(sentence: str, words: str, most: int = 110) -> str:
    """The part of a sentence that stands around some words."""
    at = max(0, sentence.find(words))
    start = max(0, at - most // 2)
    end = min(len(sentence), at + len(words) + most // 2)
    start = sentence.find(" ", start) + 1 if start else 0
    end = sentence.rfind(" ", 0, end) if end < len(sentence) else end
    return ("… " if start else "") + sentence[start:end] + (" …" if end < len(sentence) else "")


def initials(name: str) -> str:
    """One or two letters for a name's disc."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper() or "·"


BUILDERS: dict[str, Callable[[Reading, Theme], tuple[Row, ...]]] = {
    "notes": note_rows,
    "said": saying_rows,
    "names": name_rows,
    "numbers": number_rows,
}
