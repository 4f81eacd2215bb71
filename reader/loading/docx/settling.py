"""What a Word document holds beside its text, settled: changes accepted, controls and fields opened, alternatives chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.loading.docx.names import LINKED, is_on, mc, r, w, whole
from reader.loading.docx.trees import become, has_text, put, remove, unwrap

if TYPE_CHECKING:
    from lxml.etree import _Element

GONE = tuple(
    w(name)
    for name in (
        "del", "moveFrom", "proofErr", "sectPr", "tblGrid", "tblPr", "bookmarkEnd", "lastRenderedPageBreak", "annotationRef",
        "footnoteRef", "endnoteRef", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "rt", "rubyPr", "delText",
        "delInstrText", "separator", "continuationSeparator", "sdtEndPr", "customXmlPr", "smartTagPr", "tblPrEx", "pgNum",
    )
)  # fmt: skip
"""Elements that go with all that is in them."""

OPENED = tuple(
    w(name)
    for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "ruby", "rubyBase", "fldSimple")
)
"""Elements that go while what is in them stays."""


def accept(root: _Element) -> None:
    """Accept changes and take out what is hidden or says nothing."""
    for element in list(root.iter(*GONE)):
        if element.tag == w("del") and _is_mark(element):
            continue
        remove(element)
    for hidden in list(root.iter(w("vanish"))):
        run = hidden.getparent()
        if is_on(run, "vanish") and run.getparent() is not None and run.getparent().tag == w("r"):
            remove(run.getparent())
    for control in list(root.iter(w("sdt"))):
        _open_control(control)
    for field_ in list(root.iter(w("fldSimple"))):
        _open_field(field_)
    for element in list(root.iter(*OPENED)):
        unwrap(element)
    for element in list(root.iter(w("cr"))):
        element.tag = w("br")
    for element in list(root.iter(w("ptab"))):
        element.tag = w("tab")


def _is_mark(deleted: _Element) -> bool:
    """Whether an element says that the mark of a paragraph, or a row of a table, is deleted, rather than holding what is."""
    parent = deleted.getparent()
    return parent is not None and parent.tag in (w("rPr"), w("trPr"))


def _open_control(control: _Element) -> None:
    """A control for filling in: its content stays, its prompt goes; of a table of contents every line is marked as such."""
    properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
    if content is None or is_on(properties, "showingPlcHdr"):
        remove(control)
        return
    gallery = properties.find(f"{w('docPartObj')}/{w('docPartGallery')}") if properties is not None else None
    if gallery is not None and "Contents" in (gallery.get(w("val")) or ""):
        for paragraph in content.iter(w("p")):
            _mark_contents(paragraph)
    if properties is not None:
        control.remove(properties)
    unwrap(control)


def _mark_contents(paragraph: _Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    for old in properties.findall(w("pStyle")):
        properties.remove(old)
    put(properties, "pStyle", CONTENTS)


MOST_COLUMNS = 200
OFFICE_RULE = "{urn:schemas-microsoft-com:office:office}hr"
"""The attribute of a shape that is a line across the page."""

CONTENTS = "Close contents"
"""The style of a line of a table of contents; no document has one of this name."""


def _open_field(element: _Element) -> None:
    """A field in short form that links somewhere becomes a link."""
    words = (element.get(w("instr")) or "").split()
    if len(words) > 2 and words[0] == "HYPERLINK" and words[1] == "\\l":
        element.attrib.clear()
        element.tag = w("hyperlink")
        element.set(w("anchor"), words[2].strip('"'))


def choose(root: _Element) -> None:
    """Of alternatives the one that mammoth can read: the fallback if there is anything in it, else the first choice."""
    for element in list(root.iter(mc("AlternateContent"))):
        fallback, choice = element.find(mc("Fallback")), element.find(mc("Choice"))
        chosen = fallback if fallback is not None and _says_anything(fallback) else choice
        if chosen is None:
            remove(element)
            continue
        for other in list(element):
            if other is not chosen:
                element.remove(other)
        unwrap(chosen)
        unwrap(element)


def _says_anything(element: _Element) -> bool:
    return any(
        str(each.tag).endswith(("}imagedata", "}blip")) or (each.tag == w("t") and each.text) for each in element.iter()
    )


def mend(root: _Element, is_known: Callable[[str], bool]) -> None:
    """Take away what leads nowhere, on which mammoth would stop."""
    for element in root.xpath("//*[@r:id or @r:embed or @r:link]", namespaces={"r": LINKED}):
        for name in (r("id"), r("embed"), r("link")):
            if name in element.attrib and not is_known(element.get(name) or ""):
                del element.attrib[name]
        if r("link") in element.attrib and r("embed") not in element.attrib:
            element.set(r("embed"), element.get(r("link")))
    for element in list(root.iter(w("gridSpan"), w("sym"), w("bookmarkStart"))):
        if element.tag == w("gridSpan"):
            element.set(w("val"), str(max(1, min(MOST_COLUMNS, whole(element.get(w("val")), 1)))))
        elif element.tag == w("sym"):
            _mend_symbol(element)
        elif not element.get(w("name")):
            remove(element)


def _mend_symbol(symbol: _Element) -> None:
    """A sign of a symbol font that is a letter in truth."""
    try:
        code = int(symbol.get(w("char")) or "", 16)
    except ValueError:
        remove(symbol)
        return
    if not 0xE000 <= code < 0xF900 and 31 < code < 0xD800:
        become(symbol, "t", chr(code))


def is_rule(paragraph: _Element) -> bool:
    """Whether a paragraph is a line across the page."""
    if paragraph.find(f".//{w('pict')}") is None or has_text(paragraph):
        return False
    return any(each.get(OFFICE_RULE) in ("t", "true", "1") for each in paragraph.iter())


def free_text_boxes(root: _Element) -> None:
    """The paragraphs of a text box follow the paragraph that it hangs on."""
    for box in list(root.iter(w("txbxContent"))):
        paragraph = next((each for each in box.iterancestors(w("p"))), None)
        if paragraph is None or paragraph.getparent() is None:
            continue
        for each in reversed(box):
            paragraph.addnext(each if each.tag in (w("p"), w("tbl")) else _in_paragraph(each))
        remove(box)


def _in_paragraph(element: _Element) -> _Element:
    """A paragraph that holds nothing but an element."""
    paragraph: _Element = element.makeelement(w("p"))
    paragraph.append(element)
    return paragraph
