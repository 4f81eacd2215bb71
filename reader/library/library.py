"""The library: articles, what the person did to them, and how far they have read. Durable when a call returns."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from reader import paths
from reader.annotation import (
    Annotation,
    Attribution,
    Record,
    attribution_from_record,
    attribution_record,
    from_record,
    speakers_said,
    to_record,
    utc_now,
    words_of,
)
from reader.article import Article, Picture, text_hash
from reader.correction import Correction, Corrections
from reader.errors import LibraryError, UnknownArticleError
from reader.library import articles, pictures, texts
from reader.library.articles import FOLDED, Folded, Original
from reader.library.catalogue import Entry, visited
from reader.library.changes import Moment, Row, deleted, written
from reader.library.corrections import corrections_in, rows_of
from reader.library.failures import in_words
from reader.library.keeps import Keep, Keeps
from reader.library.layout import Layout, checked
from reader.library.notes import Notes
from reader.library.places import Place, Places
from reader.library.safekeeping import Notice
from reader.library.steps import Steps
from reader.library.store import Store


class Library:
    """One library folder. Reading needs no lock; writing waits for other threads and other programs.

    A folder that is not there is an empty library, and is made when the first article is added. Every method raises
    `LibraryError` with one sentence when the disk refuses, and `UnknownArticleError` for an id that is not kept.
    """

    def __init__(self, folder: Path, *, data: Path | None = None, state: Path | None = None) -> None:
        self.folder = folder.absolute()
        layout = Layout(self.folder, data or paths.data_folder(), state or paths.state_folder())
        self._store = Store(layout)
        self._places = Places(layout.positions)
        self._keeps = Keeps(layout)
        self._steps = Steps(layout)
        self._seen: dict[str, dict[str, Annotation]] = {}
        self._saves = 0
        self._guard = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Wait for the save that is under way, if any; nothing else is kept in memory only."""
        self._store.wait()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the library did by itself since it was opened, such as putting a damaged file aside; oldest first."""
        return tuple(self._store.notices.values())

    def articles(self) -> list[Entry]:
        """Return an entry an article, the one that was opened or added last first."""
        with in_words(self.folder):
            visits = self._places.visits()
            entries = [visited(card.entry, visits.get(key)) for key, card in self._store.cards().items()]
        return sorted(entries, key=lambda entry: (entry.latest, entry.id), reverse=True)

    def article(self, article_id: str) -> Article:
        """Return an article in the last version of its text."""
        with in_words(self.folder):
            return self._article(self._store.read(article_id))

    def kept_file(self, path: Path) -> Article | None:
        """Return the article that was made of a file, if its text is still the one made of this very content."""
        with in_words(self.folder):
            if not path.is_file():
                return None
            name = articles.original_name(path)
            for article_id in self._store.layout.articles_with_original(name):
                with suppress(UnknownArticleError):
                    notes = self._store.read(article_id)
                    if words_of(notes.article, "original") == name:
                        return self._article(notes)
        return None

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        """Return the annotations of an article that are not deleted, in the order of their passages."""
        saves = self._saves
        with in_words(self.folder):
            notes = self._store.read(article_id)
        live = {key: record for key, record in notes.annotations.items() if not record.get("deleted")}
        found = {key: from_record(key, notes.article_id, record) for key, record in live.items()}
        with self._guard:
            meanwhile = self._seen.get(notes.article_id, {}) if saves != self._saves else {}
            self._seen[notes.article_id] = found | meanwhile
        return tuple(
            sorted(found.values(), key=lambda each: (each.anchor.start, each.anchor.end, each.created, each.id))
        )

    def known(self, article: Article) -> str:
        """Return the id under which an article is kept: it has that id, else the same address, file or text; else nothing."""
        with in_words(self.folder):
            card = articles.kept_card(article, self._store.cards())
        return card.entry.id if card else ""

    def folded(self, article_id: str) -> Folded | None:
        """Return an article as it was loaded, when something that was folded away has been put back since."""
        with in_words(self.folder), suppress(LibraryError):
            notes = self._store.read(article_id)
            if version := articles.folded_version(notes):
                article = texts.with_metadata(self._version(notes, version), notes.article)
                count = len(article.hidden)
                return Folded(article, tuple(index for index in articles.pieces_back(notes) if 0 <= index < count))
        return None

    def add(self, article: Article, original: Original | None = None, *, folded: Folded | None = None) -> Article:
        """Keep an article, its pictures and, when given, what it came from; returns it with the id that it is kept under.

        An article that came from the library, or else has the same address, file or text as one of its articles, is
        that one; a text that has changed becomes its new version. `folded` is given when something that was folded away
        has been put back.
        """
        if isinstance(original, Path) and not article.url:
            article = replace(article, source=str(original.resolve()))
        if folded is not None and not folded.back:
            folded = None
        with self._store.writing():
            cards = self._store.cards()
            card = articles.kept_card(article, cards)
            if card is not None:
                return self._add_again(replace(article, id=card.entry.id), original, folded)
            article = replace(article, id=articles.free_id(article, cards))
            record = articles.article_record(article, utc_now()) | self._keep(article, original, folded)
            self._store.create(article.id, article.title, record)
            return replace(article, pictures=())

    def put(self, annotation: Annotation) -> None:
        """Insert an annotation, or bring the one of that id up to date; one that was deleted comes back.

        Only what differs from what this library last handed out is written: what another program changed in the
        same annotation meanwhile stays.
        """
        article_id = checked(annotation.article_id)
        seen = self._seen.get(article_id, {}).get(annotation.id)
        before, mine = to_record(seen) if seen else None, to_record(annotation)

        def change(notes: Notes, moment: Moment) -> Row | None:
            record = written(notes.annotations.get(annotation.id), before, mine, moment)
            return Row("annotations", annotation.id, record) if record else None

        self._store.change(article_id, change)
        with self._guard:
            self._seen.setdefault(article_id, {})[annotation.id] = annotation
            self._saves += 1

    def attributions(self, article_id: str) -> tuple[Attribution, ...]:
        """Return what the person said of who speaks in passages of an article; of two about one passage the later comes last."""
        with in_words(self.folder):
            notes = self._store.read(article_id)
        live = {key: record for key, record in notes.speakers.items() if not record.get("deleted")}
        found = (attribution_from_record(key, notes.article_id, record) for key, record in live.items())
        return tuple(sorted(found, key=lambda each: (each.modified, each.id)))

    def attribute(self, attribution: Attribution) -> None:
        """Keep who speaks in a passage, in the place of what was said of it before."""
        mine = attribution_record(attribution)

        def change(notes: Notes, moment: Moment) -> Row | None:
            stored = notes.speakers.get(attribution.id)
            record = written(stored, None, mine | {"created": (stored or mine).get("created", "")}, moment)
            return Row("speakers", attribution.id, record) if record else None

        self._store.change(attribution.article_id, change)

    def unattribute(self, attribution: Attribution) -> None:
        """Take back what was said of who speaks in a passage; it stays in the file."""

        def change(notes: Notes, moment: Moment) -> Row | None:
            stored = notes.speakers.get(attribution.id)
            record = deleted(stored, moment) if stored else None
            return Row("speakers", attribution.id, record) if record else None

        self._store.change(attribution.article_id, change)

    def remove(self, annotation: Annotation) -> None:
        """Mark an annotation as deleted; it stays in the file, and `put` brings it back."""

        def change(notes: Notes, moment: Moment) -> Row | None:
            stored = notes.annotations.get(annotation.id)
            record = deleted(stored, moment) if stored else None
            return Row("annotations", annotation.id, record) if record else None

        self._store.change(annotation.article_id, change)

    def place(self, article_id: str) -> Place | None:
        """Return where the person left off reading, on whatever machine that was last."""
        with in_words(self.folder):
            visit = self._places.latest(self._store.read(article_id).article_id)
        return visit.place if visit else None

    def keep_place(self, article_id: str, place: Place) -> None:
        """Write down where the person is reading; the article counts as opened now."""
        with self._store.writing():
            self._places.keep(self._store.device, self._store.read(article_id).article_id, place)

    def steps(self, article_id: str) -> list[Record]:
        """Return the person's last steps in an article on this machine, the oldest first, as they were kept."""
        return self._steps.read(article_id)

    def keep_steps(self, article_id: str, steps: list[Record]) -> None:
        """Keep the person's last steps in an article, so that another window can take them back."""
        with in_words(self.folder):
            self._steps.keep(article_id, steps)

    def picture(self, article_id: str, name: str) -> Path | None:
        """Return the file of one of an article's pictures; None when it is not there or the name is none of ours."""
        with suppress(LibraryError), in_words(self.folder):
            path = self._store.layout.picture_file(article_id, name)
            return path if path.is_file() else None
        return None

    def keep_picture(self, article_id: str, src: str, picture: Picture) -> Article:
        """Keep the picture that was fetched from an address that the article shows; returns the article with it."""
        with self._store.writing():
            notes = self._store.read(article_id)
            pictures.keep_pictures(self._store.layout, notes.article_id, [picture])
            for version in sorted(articles.named_versions(notes)):
                with suppress(LibraryError):
                    shown = pictures.with_fetched(self._version(notes, version), {src: picture.name})
                    texts.keep_text(self._store.layout, shown)
            return self._article(notes)

    def keeps(self) -> tuple[Keep, ...]:
        """Return which kinds of lines from which sites are never folded away, because the person asked for it."""
        with in_words(self.folder):
            return self._keeps.all()

    def always_keep(self, site: str, kind: str, *, always: bool = True) -> None:
        """Never fold away lines of a kind from a site again, or, with `always` False, do it again."""
        with self._store.writing():
            if not self._store.is_there():
                self._store.layout.create()
            self._keeps.change(site, kind, always=always)

    def corrections(self, article: Article | None = None) -> Corrections:
        """Return what the person said of names that the tagger reads wrong, and of who speaks in an article, if one is given."""
        with in_words(self.folder):
            corrections = corrections_in(self._store.rules())
        if article is None:
            return corrections
        return corrections.in_article(speakers_said(article, self.attributions(article.id)))

    def correct(self, *corrections: Correction) -> None:
        """Keep corrections in the place of earlier ones of the same words; one that says nothing takes it back."""
        self._store.change_rules(lambda rules, moment: rows_of(rules, corrections, moment))

    def _add_again(self, article: Article, original: Original | None, folded: Folded | None) -> Article:
        before = self._versions_before(article.id)
        article = pictures.with_known(article, before)
        if folded is not None:
            folded = replace(folded, article=pictures.with_known(folded.article, before))
        fields = self._keep(article, original, folded)
        kept = before[0] if before else None

        def change(notes: Notes, moment: Moment) -> Row | None:
            fresh = articles.renewed(notes.article, kept, article) | fields
            if articles.folded_version(notes) and not folded:
                fresh[FOLDED] = {}
            record = written(notes.article, None, fresh, moment)
            return Row("article", notes.article_id, record) if record else None

        self._store.change(article.id, change)
        notes = self._store.read(article.id)
        articles.forget_unused(self._store.layout, notes, before)
        return replace(texts.with_metadata(article, notes.article), pictures=())

    def _versions_before(self, article_id: str) -> list[Article]:
        """Return the version that is kept, and the one with everything folded away, as far as their files can be read."""
        notes, found = self._store.read(article_id), []
        for version in (words_of(notes.article, "text"), articles.folded_version(notes)):
            with suppress(LibraryError):
                if version:
                    found.append(self._version(notes, version))
        return found

    def _version(self, notes: Notes, version: str) -> Article:
        return texts.kept_text(self._store.layout, notes.article_id, version)

    def _article(self, notes: Notes) -> Article:
        return texts.with_metadata(self._version(notes, words_of(notes.article, "text")), notes.article)

    def _keep(self, article: Article, original: Original | None, folded: Folded | None) -> Record:
        """Write the original, the pictures and the text; returns what the record says of them."""
        layout = self._store.layout
        fields: Record = {}
        if original is not None:
            fields["original"] = articles.keep_original(layout, article.id, original)
        pictures.keep_pictures(layout, article.id, article.pictures)
        if folded is not None:
            texts.keep_text(layout, replace(folded.article, id=article.id))
            fields[FOLDED] = {"back": list(folded.back), "text": text_hash(folded.article.text)}
        texts.keep_text(layout, article)
        return fields
