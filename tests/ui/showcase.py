"""An article with every kind of block, and the pictures in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from reader.article import NO_DESCRIPTION, Article, Block, Cell, Mark, Sheet, Span
from reader.loading.parts import Part, joined
from reader.loading.pictures import Pictures

CODE = """\
@dataclass(frozen=True)
class Tide:
    \"\"\"The height of the water at one time.\"\"\"
    hour: int
    metres: float = 0.0

    def is_high(self) -> bool:  # more than a man can wade through
        return self.metres > 1.6 and self.hour not in range(3, 9)

for tide in sorted(read_tides("harbour.csv"), key=lambda each: each.metres, reverse=True): print(tide.hour, "o'clock", f"{tide.metres:.2f} m")"""

HARBOURS = (
    ("Harbour", "Country", "Founded", "Ships a year", "Depth (m)", "What it is known for"),
    ("Malmö", "Sweden", "1775", "1,204", "9.2", "The mole that was built twice"),
    ("Esbjerg", "Denmark", "1868", "6,830", "12.8", "Wind turbines, and herring before them"),
    ("Rye", "England", "c. 1287", "88", "2.1", "A storm moved the river, and the sea left the town behind on its hill"),
    ("Honfleur", "France", "1027", "—", "4.5", "Painters"),
)

WIDE = (
    (
        "Station",
        *(
            f"{month} {year}"
            for year in (2019, 2020)
            for month in ("January", "February", "March", "April", "May", "June")
        ),
    ),
    *(
        (f"Gauge {name}", *(f"{(number * 37 + month * 11) % 290 / 100:.2f}" for month in range(12)))
        for number, name in enumerate(("North pier", "South pier", "Inner lock", "Old fairway"), 1)
    ),
)


def text_part(text: str, kind: str = "paragraph", level: int = 0, **more: object) -> Part:
    """A part; in its text *emphasis*, **strong**, `code`, ^sup^, ~sub~ and [links](href) become marks."""
    plain, marks = marked(text)
    return Part(plain, Block(Span(0, len(plain)), kind, level, marks, **more))  # type: ignore[arg-type]


SIGNS = (("**", "strong"), ("*", "emphasis"), ("`", "code"), ("^", "sup"), ("~", "sub"))


def marked(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the signs of marks out of a text."""
    plain, marks, opened = "", [], {}
    while text:
        sign, kind = next(((sign, kind) for sign, kind in SIGNS if text.startswith(sign)), ("", ""))
        if kind:
            text = text[len(sign) :]
            if kind in opened:
                marks.append(Mark(Span(opened.pop(kind), len(plain)), kind))  # type: ignore[arg-type]
            else:
                opened[kind] = len(plain)
        elif text[0] == "[" and "](" in text:
            words, _, rest = text[1:].partition("](")
            href, _, text = rest.partition(")")
            inner, inside = marked(words)
            marks += [replace(mark, span=mark.span.moved(len(plain))) for mark in inside]
            marks.append(Mark(Span(len(plain), len(plain) + len(inner)), "link", href))
            plain += inner
        else:
            plain, text = plain + text[0], text[1:]
    return plain, tuple(marks)


def listing(code: str, language: str = "") -> list[Part]:
    """A listing, a part a line."""
    return [
        Part(line, Block(Span(0, len(line)), "code", 0 if number else 1, language=language))
        for number, line in enumerate(code.split("\n"))
    ]


def table(rows: tuple[tuple[str, ...], ...], columns: dict[tuple[int, int], int] | None = None) -> list[Part]:
    """A table whose first row are its heads; `columns` says which cells are wider than one."""
    parts = []
    for number, row in enumerate(rows):
        offset, cells = 0, []
        for at, text in enumerate(row):
            wide = (columns or {}).get((number, at), 1)
            cells.append(Cell(Span(offset, offset + len(text)), number == 0, wide))
            offset += len(text) + 1
        text = "\t".join(row)
        parts.append(Part(text, Block(Span(0, len(text)), "table", 0 if number else 1, cells=tuple(cells))))
    return parts


def image(text: str = NO_DESCRIPTION, picture: str = "", src: str = "") -> Part:
    """A picture."""
    return Part(text, Block(Span(0, len(text)), "image", picture=picture, src=src))


def png(width: int, height: int, *, clear: bool = False) -> bytes:
    """A drawing of a harbour at dusk; `clear`: a bare sketch without a ground."""
    drawn = QImage(width, height, QImage.Format.Format_ARGB32)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not clear:
        dusk = QLinearGradient(0, 0, 0, height)
        for at, name in ((0.0, "#35507c"), (0.55, "#e8a87c"), (0.6, "#27476e"), (1.0, "#16263f")):
            dusk.setColorAt(at, QColor(name))
        painter.fillRect(drawn.rect(), dusk)
        painter.setBrush(QColor("#ffe1a8"))
        painter.drawEllipse(QPointF(width * 0.7, height * 0.5), height * 0.08, height * 0.08)
    painter.fillRect(QRectF(width * 0.1, height * 0.52, width * 0.4, height * 0.06), QColor("#20242e"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def showcase() -> Article:
    """The article."""
    held = Pictures()
    dusk, sketch = held.keep(png(1400, 700)), held.keep(png(320, 200, clear=True))
    parts = [
        text_part("The harbour that moved twice", "title"),
        text_part(
            "A harbour is where a country ends and its *accounts* begin.[^1^](#note-1) Water is H~2~O, energy is mc^2^, and the "
            "tide table is read by `read_tides()`, as [the Port of Malmö](https://port.example/tides?year=2019) says in **every** year."
        ),
        text_part("What the sea does", "heading", 1),
        text_part("First causes", "heading", 2),
        text_part(
            "The moon pulls, and the ground beneath the pier is patient. It has been patient before, in 1661 and in 1775.[[2]](#note-2)"
        ),
        text_part("Of stones", "heading", 3),
        text_part("Granite from Bohuslän, limestone from Öland.", names=("stones",)),
        text_part("Of wood", "heading", 4),
        text_part("Oak, mostly, and what came ashore."),
        text_part("Of rope", "heading", 5),
        text_part("Hemp."),
        text_part("Of knots", "heading", 6),
        text_part("None that hold."),
        text_part("What a harbour needs:", "paragraph"),
        text_part(
            "a quay that is long enough for the longest ship of the next hundred years, and a little more than that",
            "item",
            1,
            marker="•",
        ),
        text_part("a light", "item", 1, marker="•"),
        text_part("white, when the channel is free", "item", 2, marker="•"),
        text_part(
            "red, when it is not, and nobody knows for how long it will not be, because nobody asked",
            "item",
            2,
            marker="•",
        ),
        text_part("on every third night", "item", 3, marker="•"),
        text_part("a keeper", "item", 1, marker="•"),
        text_part(
            "A keeper who sleeps is worse than none, as the second paragraph of this item says.", "item", 1, marker=""
        ),
        text_part("And so on, in numbers:"),
        *(
            text_part(
                f"the {word} rule of the port, which is kept by all who enter it and by few who leave",
                "item",
                1,
                marker=f"{number}.",
            )
            for number, word in ((8, "eighth"), (9, "ninth"), (10, "tenth"), (1148, "last"))
        ),
        text_part("under it a lettered one", "item", 2, marker="a)"),
        text_part("and another", "item", 2, marker="b)"),
        text_part("Still to be done:"),
        text_part("count the stones", "item", 1, marker="☑"),
        text_part("pay for them", "item", 1, marker="☐"),
        text_part(
            "We have counted every stone, and there is not one too many, whatever the ministry may have written to the papers.",
            "quote",
            1,
        ),
        text_part("She said it twice.", "quote", 1),
        text_part("Once to me, and once to the wall: “A harbour is a promise made in stone.”", "quote", 2),
        text_part("And left.", "quote", 1),
        text_part("The wheel goes round"),
        text_part("the water falls", level=1),
        text_part("a light goes on", level=1),
        text_part("behind the walls", level=1),
        text_part("", "rule"),
        text_part("How the tides are read, with `harbour.csv` beside the program:"),
        *listing(CODE, "python"),
        text_part("And in a language that nobody knows:"),
        *listing("LOAD stones; COUNT\n\tGOTO pier", "harbourish"),
        text_part("The harbours of the north", "caption"),
        *table(HARBOURS),
        text_part("A table that is wider than the page:"),
        *table(WIDE),
        text_part("Cells across columns:"),
        *table(
            (
                ("Year", "Income and loss", "Rest"),
                ("2019", "12.50", "−3.10", "9.40"),
                ("2020", "no figures were published", ""),
            ),
            {(0, 1): 2, (2, 1): 2},
        ),
        image("The harbour at dusk, seen from the old mole", dusk),
        text_part("The harbour at dusk. *Photograph: the keeper*", "caption"),
        image("A sketch of the pier", sketch),
        text_part(
            "The pier, drawn from memory by somebody who had never seen it but who had been told of it at some length by a sailor",
            "caption",
        ),
        image("Ships at anchor before the storm of 1661", src="https://pictures.example/1661/ships-at-anchor.jpg"),
        text_part("Not loaded until it is asked for", "caption"),
        image("A picture that was lost", "0123456789abcdef.png"),
        text_part("בנמל יש שני רציפים, והים שקט בלילה.", "paragraph"),
        text_part("הרציף הצפוני", "item", 1, marker="1."),
        text_part("הרציף הדרומי, שנבנה פעמיים ועדיין אינו גמור לפי דברי ראש העיר", "item", 1, marker="2."),
        text_part("הנמל הוא הבטחה של אבן.", "quote", 1),
        *table((("נמל", "אניות"), ("חיפה", "1,204"), ("יפו", "88"))),
        text_part("Notes", "heading", 2),
        text_part(
            "The accounts of the port are kept in the town hall, in a cupboard that was made for coats. ↩",
            "item",
            1,
            marker="1.",
            names=("note-1",),
        ),
        text_part("Both times in November.", "item", 1, marker="2.", names=("note-2",)),
    ]
    text, blocks = joined(parts)
    sheets = (
        Sheet(text.index("A harbour is where"), "12"),
        Sheet(text.index("Oak, mostly"), "13"),
        Sheet(text.index("count the"), "xiv"),
    )
    return Article(
        "00000000ff",
        text,
        blocks,
        title=text[: blocks[0].span.end],
        site="harbour.example",
        published="2019-05-03",
        sheets=sheets,
        pictures=held.taken,
    )
