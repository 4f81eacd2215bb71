"""Small changes to trees of WordprocessingML. White space between elements says nothing in such files and may go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loading.docx.names import w

if TYPE_CHECKING:
    from lxml.etree import _Element


def text_in(element: _Element) -> str:
    """All the text in an element."""
    return "".join(each.text or "" for each in element.iter(w("t")))


def has_text(paragraph: _Element) -> bool:
    """Whether a paragraph has more than white space in it."""
    return any((each.text or "").strip() for each in paragraph.iter(w("t")))


def words(near: _Element, text: str) -> _Element:
    """A new element of text."""
    words: _Element = near.makeelement(w("t"))
    words.text = text
    return words


def put(parent: _Element, name: str, said: str) -> None:
    """Add a property with its value."""
    child = parent.makeelement(w(name))
    child.set(w("val"), said)
    parent.append(child)


def prepend(paragraph: _Element, text: str) -> None:
    """Put text before all else in a paragraph."""
    paragraph.insert(0, new_run(paragraph, text, ""))


def become(element: _Element, name: str, text: str) -> None:
    """Make an element one of another name that holds text."""
    element.tag = w(name)
    element.text = text
    element.attrib.clear()


def remove(element: _Element) -> None:
    """Take an element out. White space after it stays behind, which is nothing in such a file."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: _Element) -> None:
    """Put what is in an element in its place."""
    if element.getparent() is not None:
        for child in list(element):
            element.addprevious(child)
        remove(element)


def new_run(near: _Element, text: str, raised: str) -> _Element:
    """A new run of text, raised ("superscript"), lowered ("subscript") or neither ("")."""
    run: _Element = near.makeelement(w("r"))
    if raised:
        properties = run.makeelement(w("rPr"))
        put(properties, "vertAlign", raised)
        run.append(properties)
    run.append(words(run, text))
    return run
