"""A PDF document -> an article: pages, what repeats on them, layout, what the pieces are, and everything as blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from reader.article import Article
from reader.errors import UnreadableArticleError
from reader.loading.original import Original
from reader.loading.pdf.assembling import Contents, Pieces, assembled
from reader.loading.pdf.composing import Composer, Usual
from reader.loading.pdf.document import opened
from reader.loading.pdf.drafts import Draft
from reader.loading.pdf.headings import find_headings, find_title, leave_the_head
from reader.loading.pdf.hyphens import Hyphens
from reader.loading.pdf.images import Camera
from reader.loading.pdf.items import find_items
from reader.loading.pdf.joining import find_captions, find_quotes, joined_up
from reader.loading.pdf.lines import Line
from reader.loading.pdf.notes import referred
from reader.loading.pdf.pages import Page, read_page, with_mirrored
from reader.loading.pdf.paragraphs import Setting, leadings_of, merged_lines
from reader.loading.pdf.running import Running, find_running
from reader.loading.pdf.sheets import Sheet, columns_on, lay_out, pieces_of
from reader.progress import Progress

UNKNOWN = 0.4
"""The share of characters that no font explains, with which nothing can be read."""

USUAL = 0.6
"""The share of letters that has to be bold, slanted or of a fixed pitch for it to say nothing."""

Item = TypeVar("Item")


def read_article(original: Original, progress: Progress) -> Article:
    """Make an article of a PDF; raises UnreadableArticleError for one that is damaged, locked, or pictures alone."""
    contents = _contents(original, progress)
    body, usual = _body_size(contents.pages), _usual(contents.pages)
    sheets, running = _laid_out(contents.pages, body, usual, progress)
    drafts, title = _told_apart(sheets, contents, body, usual)
    notes = [note for sheet in sheets for note in sheet.notes]
    composer = Composer(
        Hyphens(line.text for sheet in sheets for column in sheet.columns for line in column),
        usual,
        {page.number: with_mirrored(page.links) for page in contents.pages if page.links},
        _references(sheets, notes),
    )
    progress(0.95)
    return assembled(original, contents, Pieces(drafts, notes, title, composer), running)


def _contents(original: Original, progress: Progress) -> Contents:
    with opened(original) as document:
        camera = Camera()
        pages: list[Page] = []
        for number in range(document.pages):
            page = read_page(document, number, camera)
            if page is not None:
                pages.append(page)
            progress(0.2 + 0.5 * (number + 1) / document.pages)
        _refuse(original, pages)
        labels = [document.label(number) for number in range(document.pages)]
        return Contents(
            pages, document.pages, document.title, document.author, document.created, document.chapters(), labels
        )


def _refuse(original: Original, pages: Sequence[Page]) -> None:
    """Say why nothing can be read, where that is so."""
    if not pages:
        raise UnreadableArticleError(
            f"{original.shown} is a PDF document that is damaged: no page can be read from it."
        )
    if not any(page.words for page in pages):
        if any(page.photos or page.drawings.strokes for page in pages):
            raise UnreadableArticleError(
                f"{original.shown} holds its pages as pictures, without text; a program for text recognition (OCR) can add it."
            )
        raise UnreadableArticleError(f"{original.shown} is a PDF document whose pages are empty.")
    if sum(page.unknown for page in pages) > UNKNOWN * sum(page.letters for page in pages):
        raise UnreadableArticleError(
            f"{original.shown} does not say which letters its text is made of; a program for text recognition (OCR) can read it."
        )


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            sizes[word.style.size] += len(word.text)
    return sizes.most_common(1)[0][0]


def _usual(pages: Sequence[Page]) -> Usual:
    total, bold, slanted, fixed = 0, 0, 0, 0
    for page in pages:
        for word in page.words:
            letters, font = len(word.text), word.style.font
            total += letters
            bold += letters * font.is_bold
            slanted += letters * font.is_italic
            fixed += letters * font.is_fixed
    return Usual(bold > USUAL * total, slanted > USUAL * total, fixed > USUAL * total)


def _laid_out(pages: Sequence[Page], body: float, usual: Usual, progress: Progress) -> tuple[list[Sheet], Running]:
    """Lay out every page, without what repeats on them."""

    def each(make: Callable[[Page], Item], start: float, stop: float) -> list[Item]:
        made = []
        for number, page in enumerate(pages, 1):
            made.append(make(page))
            progress(start + (stop - start) * number / len(pages))
        return made

    pieces = dict(enumerate(each(pieces_of, 0.7, 0.8)))
    running = find_running([(page.number, page.height, pieces[n]) for n, page in enumerate(pages)], body)
    kept = {page.number: running.without(page.number, pieces[n]) for n, page in enumerate(pages)}
    columns = dict(zip(kept, each(lambda page: columns_on(page, kept[page.number], body), 0.8, 0.86), strict=True))
    leadings = leadings_of(
        merged_lines([item for item in column if isinstance(item, Line)])
        for found in columns.values()
        for column in found
    )
    setting = Setting(body, leadings)
    sheets = each(lambda page: lay_out(page, columns[page.number], setting, fixed=usual.is_fixed), 0.86, 0.94)
    return sheets, running


def _told_apart(
    sheets: Sequence[Sheet], contents: Contents, body: float, usual: Usual
) -> tuple[list[Draft], Draft | None]:
    """Tell what each draft is, and join those that a page's end parts; with the title, if there is one."""
    drafts = [draft for sheet in sheets for draft in sheet.drafts]
    find_captions(drafts)
    find_headings(drafts, body, contents.chapters, usual.is_bold)
    title = find_title(drafts, body, contents.title) if drafts else None
    if title:
        title.kind, title.level = "title", 0
        leave_the_head(drafts, title)
    find_items(drafts)
    find_quotes(drafts, body)
    return joined_up(drafts), title


def _references(sheets: Sequence[Sheet], notes: Sequence[Draft]) -> dict[tuple[int, str], str]:
    """The raised numbers that lead to a note at the foot of the same page: (page, number) -> the note's name."""
    found: dict[tuple[int, str], str] = {}
    signs = Counter((note.page, note.marker) for note in notes)
    raised: dict[int, set[str]] = {}
    for sheet in sheets:
        for page in {note.page for note in sheet.notes}:
            raised[page] = referred(sheet.columns)
    for note in notes:
        key = (note.page, note.marker)
        if signs[key] == 1 and note.marker in raised.get(note.page, ()):
            found[key] = note.name
        else:
            note.name = ""
    return found
