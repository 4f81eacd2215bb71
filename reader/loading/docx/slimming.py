"""The text of a Word document made small and plain before mammoth reads it.

Word writes a run for every keystroke that was ever corrected; mammoth takes a second for a megabyte of that, knows neither
fields in short form, equations and text boxes nor the numbers of lists, and stops at a reference that leads nowhere. So what
says nothing about the text goes, neighbouring runs alike in form become one, changes are accepted, and every paragraph gets a
style of ours by its role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.article import BULLET
from reader.loading.docx.equations import pieces_of
from reader.loading.docx.names import is_on, m, value, w, whole
from reader.loading.docx.numbering import DEEPEST, Numbering
from reader.loading.docx.settling import CONTENTS, accept, choose, free_text_boxes, is_rule, mend
from reader.loading.docx.styles import BODY_LEVEL, Styles, heading
from reader.loading.docx.trees import become, has_text, new_run, prepend, put, remove, text_in, words
from reader.loading.signs import sign

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLETS, NUMBERS = "1", "2"
"""The two lists that mammoth is told of; what really stands before an item is a sign in its text."""

DEEPEST_ITEM = 4
LONGEST_HEADING = 250


@dataclass(slots=True)
class Signs:
    """What the signs in the text stand for, each at the index of its number: a marker of a list, or a comment's id."""

    meanings: list[tuple[str, str]] = field(default_factory=list)

    def sign(self, kind: str, meaning: str) -> str:
        """Return a new sign."""
        self.meanings.append((kind, meaning))
        return sign(len(self.meanings) - 1)


class Slimming:
    """Slims the parts of one document; lists go on counting from part to part."""

    def __init__(self, styles: Styles, numbering: Numbering, signs: Signs) -> None:
        self._styles = styles
        self._numbering = numbering
        self._signs = signs

    def slim(self, root: _Element, is_known: Callable[[str], bool]) -> None:
        """Slim one part in place; `is_known` says whether a relationship exists."""
        accept(root)
        choose(root)
        mend(root, is_known)
        for equation in list(root.iter(m("oMath"))):
            _spell_out(equation)
        free_text_boxes(root)
        for paragraph in list(root.iter(w("p"))):
            self._settle(paragraph)
        for reference in list(root.iter(w("commentReference"))):
            become(reference, "t", self._signs.sign("comment", reference.get(w("id")) or ""))
        for table in root.iter(w("tbl")):
            _settle_table(table)

    # -- paragraphs --------------------------------------------------------------------------------------------------

    def _settle(self, paragraph: _Element) -> None:
        old = paragraph.find(w("pPr"))
        style_id = value(old, "pStyle")
        role = self._role(paragraph, old, style_id)
        new = paragraph.makeelement(w("pPr"))
        if role:
            put(new, "pStyle", f"Close{role}")
        if role == "rule":
            paragraph[:] = []
            old = None
        for run in paragraph.iter(w("r")):
            self._settle_run(run, is_heading=role[:1] == "h" or role == "title")
        _merge_runs(paragraph)
        if has_text(paragraph):
            self._number(paragraph, new, self._list(old, style_id), role)
        is_deleted = old is not None and old.find(f"{w('rPr')}/{w('del')}") is not None
        if is_deleted:
            new.append(new.makeelement(w("rPr")))
            new[-1].append(new.makeelement(w("del")))
        if old is not None:
            paragraph.remove(old)
        if len(new):
            paragraph.insert(0, new)

    def _role(self, paragraph: _Element, properties: _Element | None, style_id: str) -> str:
        if style_id == CONTENTS:
            return "contents"
        if is_rule(paragraph):
            return "rule"
        role = self._styles.role(style_id)
        own = value(properties, "outlineLvl")
        if not role and own and whole(own, BODY_LEVEL) < BODY_LEVEL and len(text_in(paragraph)) <= LONGEST_HEADING:
            role = heading(whole(own) + 1)
        elif role[:1] == "h" and own and whole(own) == BODY_LEVEL:
            role = ""
        return role

    def _list(self, properties: _Element | None, style_id: str) -> tuple[str, int] | None:
        """The list that a paragraph is an item of, and its depth from 0."""
        own = properties.find(w("numPr")) if properties is not None else None
        styled = self._styles.numbering(style_id)
        number = value(own, "numId") or (styled[0] if styled else "")
        if number in ("", "0"):
            return None
        said = value(own, "ilvl")
        depth = whole(said) if said else styled[1] if styled else None
        return number, min(DEEPEST - 1, self._numbering.own_level.get(style_id, 0) if depth is None else depth)

    def _number(self, paragraph: _Element, properties: _Element, listed: tuple[str, int] | None, role: str) -> None:
        """Write what Word would write before a heading, and set an item into a list with a sign of its marker."""
        label = self._numbering.next(*listed) if listed else None
        if label is None or listed is None:
            return
        if role:
            if role[:1] == "h" and label not in ("", BULLET):
                prepend(paragraph, f"{label} ")
            return
        numbered = properties.makeelement(w("numPr"))
        put(numbered, "ilvl", str(min(DEEPEST_ITEM, listed[1])))
        put(numbered, "numId", BULLETS if label == BULLET else NUMBERS)
        properties.append(numbered)
        prepend(paragraph, self._signs.sign("marker", label))

    # -- runs --------------------------------------------------------------------------------------------------------

    def _settle_run(self, run: _Element, *, is_heading: bool) -> None:
        """Leave of a run's properties what a reader sees as meaning: bold, italic, raised, lowered, code."""
        old = run.find(w("rPr"))
        if old is None:
            return
        style_id = value(old, "rStyle")
        bold, italic = is_on(old, "b"), is_on(old, "i")
        new = run.makeelement(w("rPr"))
        if not is_heading and (self._styles.is_bold(style_id) if bold is None else bold):
            put(new, "b", "1")
        if self._styles.is_italic(style_id) if italic is None else italic:
            put(new, "i", "1")
        if value(old, "vertAlign") in ("superscript", "subscript"):
            put(new, "vertAlign", value(old, "vertAlign"))
        if self._styles.is_code(style_id):
            put(new, "rStyle", "Closecharacters")
        run.remove(old)
        if len(new):
            run.insert(0, new)


# -- steps ------------------------------------------------------------------------------------------------------------


def _spell_out(equation: _Element) -> None:
    """An equation becomes runs of text."""
    parent = equation.getparent()
    if parent is None:
        return
    if parent.tag == m("oMathPara"):
        place, around = parent, parent.getparent()
    else:
        place, around = equation, parent
    if around is None:
        return
    runs = [new_run(around, text, raised) for text, raised in pieces_of(equation) if text]
    holder = around
    if around.tag != w("p"):
        holder = around.makeelement(w("p"))
        place.addprevious(holder)
    for run in runs:
        holder.append(run) if holder is not around else place.addprevious(run)
    parent.remove(equation)
    if place is parent and not len(parent):
        around.remove(parent)


def _merge_runs(paragraph: _Element) -> None:
    """Make one run of neighbours that hold text alone and look alike."""
    alike: list[_Element] = []
    texts: list[str] = []
    for run in [*paragraph.iter(w("r")), None]:
        text = None if run is None else _plain_text(run)
        goes_on = bool(alike) and run is not None and run.getprevious() is alike[-1] and _form(run) == _form(alike[0])
        if text is None or not goes_on:
            _merge(alike, texts)
            alike, texts = [], []
        if run is not None and text is not None:
            alike.append(run)
            texts.append(text)


def _merge(runs: list[_Element], texts: list[str]) -> None:
    for run in runs[1:]:
        remove(run)
    if runs:
        for each in runs[0].findall(w("t")):
            runs[0].remove(each)
        runs[0].append(words(runs[0], "".join(texts)))


def _plain_text(run: _Element) -> str | None:
    """The text of a run that holds nothing else."""
    texts = []
    for each in run:
        if each.tag == w("t"):
            texts.append(each.text or "")
        elif each.tag != w("rPr"):
            return None
    return "".join(texts)


def _form(run: _Element) -> tuple[tuple[str, str], ...]:
    properties = run.find(w("rPr"))
    return () if properties is None else tuple((str(each.tag), each.get(w("val")) or "") for each in properties)


def _settle_table(table: _Element) -> None:
    """Leave of rows and cells what says how they are merged; a first row all in bold is a head."""
    rows = table.findall(w("tr"))
    for number, row in enumerate(rows):
        properties = row.find(w("trPr"))
        kept = [each for each in properties if each.tag in (w("del"), w("tblHeader"))] if properties is not None else []
        if properties is not None:
            row.remove(properties)
        new = row.makeelement(w("trPr"))
        new.extend(each for each in kept if is_on_element(each))
        if not number and len(rows) > 1 and not len(new) and _is_bold_throughout(row):
            new.append(new.makeelement(w("tblHeader")))
        if len(new):
            row.insert(0, new)
    for properties in list(table.iter(w("tcPr"))):
        for each in list(properties):
            if each.tag not in (w("gridSpan"), w("vMerge")):
                properties.remove(each)


def is_on_element(element: _Element) -> bool:
    """Whether a property that is there is switched on."""
    return element.get(w("val")) not in ("0", "false", "off")


def _is_bold_throughout(row: _Element) -> bool:
    runs = [run for run in row.iter(w("r")) if text_in(run).strip()]
    return bool(runs) and all(is_on(run.find(w("rPr")), "b") for run in runs)
