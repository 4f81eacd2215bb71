"""A small writer of PDF files for tests: pages with text in the standard fonts, rules, frames, pictures, links."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

FONTS = {
    "roman": "Times-Roman",
    "bold": "Times-Bold",
    "italic": "Times-Italic",
    "sans": "Helvetica",
    "fixed": "Courier",
}
WIDTH, HEIGHT = 595, 842
TIMES = {
    **dict.fromkeys("fijlt/\\", 278),
    **dict.fromkeys(" .,;:'", 250),
    **dict.fromkeys("acez", 444),
    **dict.fromkeys("()-r|I!", 333),
    **dict.fromkeys("AVDGHKNOQUXYw", 722),
    **dict.fromkeys("BCR", 667),
    **dict.fromkeys("ELTZ", 611),
    **dict.fromkeys("FPS", 556),
    **dict.fromkeys("sJ", 389),
    **dict.fromkeys("Mm", 800),
    "W": 944,
}
"""Widths of Times, in thousandths of its size; those that are not named are 500."""

NOUNS = [
    "harbour",
    "boat",
    "pier",
    "lantern",
    "captain",
    "ferry",
    "storm",
    "island",
    "market",
    "bridge",
    "keeper",
    "rope",
    "anchor",
    "winter",
    "letter",
    "gull",
]
VERBS = ["watched", "crossed", "carried", "followed", "repaired", "counted", "described", "remembered"]
PLACES = [
    "at dawn",
    "before noon",
    "in the old town",
    "under the low bridge",
    "near the salt house",
    "after the long winter",
]


def story(number: int, sentences: int = 4) -> str:
    """Prose that no other number gives, each sentence different from the others."""
    made = []
    for each in range(sentences):
        seed = 37 * number + 11 * each
        subject, other = NOUNS[seed % 16], NOUNS[(seed // 3 + 5) % 16]
        made.append(
            f"The {subject} of story {number} {VERBS[seed % 8]} the {other} {PLACES[seed % 6]}, and part {each} went on "
            f"until the {NOUNS[(seed + 7) % 16]} had come home."
        )
    return " ".join(made)


def width_of(text: str, size: float, font: str = "roman") -> float:
    """How wide a text is, in points."""
    return 0.6 * size * len(text) if font == "fixed" else sum(TIMES.get(c, 500) for c in text) * size / 1000


def wrapped(text: str, width: float, size: float, indent: float = 0) -> list[str]:
    """A text in lines that fit a width; the first begins further in."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size) > width - (0 if lines else indent):
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


@dataclass
class Page:
    """One page; `top` counts from its upper edge, in points."""

    width: float = WIDTH
    height: float = HEIGHT
    turn: int = 0
    commands: list[bytes] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)

    def say(self, command: str) -> Page:
        self.commands.append(command.encode("cp1252"))
        return self

    def text(self, left: float, top: float, text: str, size: float = 10, font: str = "roman", extra: str = "") -> Page:
        """One line; `extra` are operators before it, such as "3 Tr"."""
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return self.say(
            f"q BT /{font} {size} Tf {extra} 1 0 0 1 {left:.2f} {self.height - top:.2f} Tm ({shown}) Tj ET Q"
        )

    def turned(self, left: float, top: float, text: str, size: float = 10, matrix: str = "0 1 -1 0") -> Page:
        return self.say(f"BT /roman {size} Tf {matrix} {left} {self.height - top} Tm ({text}) Tj ET")

    def paragraph(
        self, left: float, top: float, width: float, text: str, size: float = 10, font: str = "roman", indent: float = 0
    ) -> float:
        """Wrapped and stretched lines; returns where the next paragraph may begin."""
        lines = wrapped(text, width, size, indent)
        for number, line in enumerate(lines):
            inset = indent if number == 0 else 0
            room = width - inset - width_of(line, size, font)
            stretch = room / max(1, line.count(" ")) if number < len(lines) - 1 else 0
            self.text(left + inset, top, line, size, font, f"{stretch:.3f} Tw")
            top += 1.2 * size
        return top

    def rule(self, left: float, top: float, right: float) -> Page:
        y = self.height - top
        return self.say(f"0.5 w {left} {y} m {right} {y} l S")

    def bar(self, left: float, top: float, bottom: float) -> Page:
        return self.say(f"0.5 w {left} {self.height - top} m {left} {self.height - bottom} l S")

    def frame(self, left: float, top: float, right: float, bottom: float) -> Page:
        return self.say(f"1 w {left} {self.height - bottom} {right - left} {bottom - top} re S")

    def fill(self, left: float, top: float, right: float, bottom: float, grey: float) -> Page:
        return self.say(f"q {grey} g {left} {self.height - bottom} {right - left} {bottom - top} re f Q")

    def link(self, left: float, top: float, right: float, bottom: float, address: str) -> Page:
        self.links.append((left, self.height - bottom, right, self.height - top, address))
        return self

    def picture(self, number: int, left: float, top: float, right: float, bottom: float) -> Page:
        """Show a picture of the paper (`Paper.picture`) in a rectangle."""
        self.pictures.append(number)
        box = f"{right - left} 0 0 {bottom - top} {left} {self.height - bottom}"
        return self.say(f"q {box} cm /P{number} Do Q")


class Paper:
    """A document in the making; `bytes(paper)` is the file."""

    def __init__(self, info: dict[str, str] | None = None, labels: str = "") -> None:
        self.info, self.labels = info or {}, labels
        self.pages: list[Page] = []
        self.images: list[bytes] = []
        self.outline: list[tuple[str, int]] = []

    def page(self, width: float = WIDTH, height: float = HEIGHT, turn: int = 0) -> Page:
        self.pages.append(Page(width, height, turn))
        return self.pages[-1]

    def picture(self, width: int, height: int, colour: tuple[int, int, int] = (200, 30, 30), jpeg: bytes = b"") -> int:
        """Add a picture of one colour, or a JPEG file; returns its number."""
        data, coding = (jpeg, "DCTDecode") if jpeg else (zlib.compress(bytes(colour) * width * height), "FlateDecode")
        head = (
            f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8"
            f"/Filter/{coding}/Length {len(data)}>>"
        )
        self.images.append(head.encode() + b"stream\n" + data + b"\nendstream")
        return len(self.images) - 1

    def __bytes__(self) -> bytes:
        objects = [b"", b""]

        def add(body: bytes) -> int:
            objects.append(body)
            return len(objects)

        fonts = "".join(f"/{name} {add(self._font(base))} 0 R" for name, base in FONTS.items())
        pictures = [add(image) for image in self.images]
        kids = []
        for page in self.pages:
            content = zlib.compress(b"\n".join(page.commands))
            stream = add(f"<</Filter/FlateDecode/Length {len(content)}>>stream\n".encode() + content + b"\nendstream")
            links = "".join(f"{add(self._link(*link))} 0 R " for link in page.links)
            shown = "".join(f"/P{number} {pictures[number]} 0 R" for number in set(page.pictures))
            kids.append(
                add(
                    f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]/Rotate {page.turn}"
                    f"/Resources<</Font<<{fonts}>>/XObject<<{shown}>>>>/Contents {stream} 0 R/Annots[{links}]>>".encode()
                )
            )
        outline = self._outlines(add, kids, len(objects))
        labels = f"/PageLabels<</Nums[{self.labels}]>>" if self.labels else ""
        objects[0] = f"<</Type/Catalog/Pages 2 0 R{labels}{outline}>>".encode()
        objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
        said = "".join(f"/{key}({value})" for key, value in self.info.items())
        info = add(f"<<{said}>>".encode("cp1252"))
        return self._file(objects, info)

    @staticmethod
    def _font(base: str) -> bytes:
        return f"<</Type/Font/Subtype/Type1/BaseFont/{base}/Encoding/WinAnsiEncoding>>".encode()

    @staticmethod
    def _link(left: float, bottom: float, right: float, top: float, address: str) -> bytes:
        box = f"{left} {bottom} {right} {top}"
        return f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/A<</S/URI/URI({address})>>>>".encode()

    def _outlines(self, add, kids: list[int], count: int) -> str:
        if not self.outline:
            return ""
        first, root = count + 1, count + 1 + len(self.outline)
        for number, (title, page) in enumerate(self.outline):
            following = f"/Next {first + number + 1} 0 R" if number + 1 < len(self.outline) else ""
            add(f"<</Title({title})/Parent {root} 0 R/Dest[{kids[page]} 0 R/Fit]{following}>>".encode())
        add(f"<</Type/Outlines/First {first} 0 R/Last {root - 1} 0 R/Count {len(self.outline)}>>".encode())
        return f"/Outlines {root} 0 R"

    @staticmethod
    def _file(objects: list[bytes], info: int) -> bytes:
        made, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
        for number, body in enumerate(objects, 1):
            places.append(len(made))
            made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        end += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info {info} 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
        return made + end.encode()
