"""Drawings that are text: shown when they keep to themselves and are as large as they look."""

from __future__ import annotations

import time
from base64 import b64encode

import pytest

from reader.loading.pictures import Pictures, picture_type

PNG = "data:image/png;base64," + b64encode(b"\x89PNG\r\n\x1a\n and so on").decode()


def svg(inside: str, before: str = "", root: str = "svg") -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{before}<{root} {names} width="60" height="60">{inside}</svg>'.encode()


def nested(count: int) -> str:
    """A square that is drawn two to the power of `count` times."""
    each = "".join(f"<g id='a{n}'><use href='#a{n - 1}'/><use href='#a{n - 1}'/></g>" for n in range(1, count))
    return f'<defs><g id="a0"><rect width="9" height="9"/></g>{each}</defs><use xlink:href="#a{count - 1}"/>'


@pytest.mark.parametrize(
    "drawing",
    [
        svg("<rect width='9' height='9'/>"),
        svg("", '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n'),
        svg("<a href='https://quay.example'><text>Quay</text></a>"),
        svg(f"<image width='9' height='9' xlink:href='{PNG}'/>"),
        svg("<defs><path id='letter' d='M0 0L9 9'/></defs>" + "<use xlink:href='#letter' x='1'/>" * 3_000),
        svg("<linearGradient id='sky'><stop offset='0'/></linearGradient><style>.a{fill:url(#sky)}</style>" + "<g class='a'/>" * 9_000),
        svg("<clipPath id='c'><rect/></clipPath><style>.a{clip-path:url(#c)}</style>" + "<g class='a'/>" * 900),
        svg("<marker id='tip'><path d='M0 0L1 1'/></marker><path d='M0 0L9 9' marker-end='url(#tip)'/>"),
        svg(nested(8)),
        b"\xef\xbb\xbf" + svg(""),
    ],
)  # fmt: skip
def test_a_drawing_that_keeps_to_itself(drawing: bytes) -> None:
    assert picture_type(drawing) == ".svg"


@pytest.mark.parametrize(
    "drawing",
    [
        svg("<image xlink:href='file:///etc/hostname'/>"),
        svg("<image href='//port.example/tide.png'/>"),
        svg("<image href='&#102;ile:///etc/hostname'/>"),
        svg("<image href='\\\\port.example\\tide.png'/>"),
        svg("<use href='other.svg#part'/>"),
        svg("<image href='data:image/png;base64," + b64encode(svg("<image href='file:///x'/>")).decode() + "'/>"),
        svg("<rect fill='url(https://port.example/a.svg#b)'/>"),
        svg("<style>@import 'quay.css';</style>"),
        svg("<style>rect{fill:u\\72l(quay.svg)}</style>"),
        svg("", '<?xml-stylesheet type="text/css" href="/etc/quay.css"?>'),
        svg("<g><?xml-stylesheet type='text/css' href='/etc/quay.css'?></g>"),
        svg("", '<!DOCTYPE svg SYSTEM "x" [<!ENTITY a "b">]>'),
        svg("", '<?xml version="1.0" encoding="UTF-7"?>'),
        svg("<rect>"),
        b"<svg",
        svg("<rect/>" * 200_000),
    ],
)
def test_a_drawing_that_names_other_places_or_is_broken_is_no_picture(drawing: bytes) -> None:
    assert picture_type(drawing) == ""


@pytest.mark.parametrize(
    "inside",
    [
        nested(30),
        nested(200),
        "<g id='a'><use href='#a'/></g>",
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g><use href='#a'/>",
        "".join(f"<pattern id='p{n}'>" + f"<rect fill='URL( #p{n - 1} )'/>" * 9 + "</pattern>" for n in range(9)) + "<rect fill='url(#p8)'/>",
        f"<marker id='m'><path d='{'M0 0 ' * 9_000}'/>{'<g/>' * 900}</marker><path d='{'L1 1' * 9_000}' style='marker:url(#m)'/>",
        "<clipPath id='c'>" + "<g/>" * 9_000 + "</clipPath><style>.a{clip-path:url(#c)}</style>" + "<g class='a'/>" * 900,
        "<g>" * 200 + "</g>" * 200,
    ],
)  # fmt: skip
def test_a_drawing_of_too_many_shapes_is_no_picture_and_that_is_soon_known(inside: str) -> None:
    start = time.process_time()
    assert picture_type(svg(inside)) == ""
    assert time.process_time() - start < 2


def test_such_a_drawing_is_not_taken() -> None:
    assert Pictures(lambda _src: svg(nested(40))).take("a.svg") == ""
    assert Pictures(lambda _src: svg(nested(4))).take("a.svg").endswith(".svg")
