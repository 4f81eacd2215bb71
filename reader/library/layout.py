"""Where the files of a library lie, and what they are called. No text from outside becomes part of a file's name."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryError, UnknownArticleError
from reader.library import durable

ARTICLE_ID = re.compile("[0-9a-f]{10}")
VERSION = re.compile("[0-9a-f]{8,64}")
PICTURE_NAME = re.compile(r"[0-9a-f]{8,64}\.[a-z0-9]{1,5}")
NOTES_NAME = re.compile(r"[a-z0-9-]*--([0-9a-f]{10})\.json")
SLUG_LENGTH = 48

README = """\
This folder is a library of Close Reader. It is yours: plain files that you can read, copy, back up and keep in step.

notes/      One JSON file an article, with your highlights and notes. This is what cannot be made again.
texts/      The articles as they were read. Your highlights point into them.
pictures/   The pictures that the articles show.
originals/  The files and pages as they came.
positions/  How far you have read, one file for each of your machines.
corrections.json  What you said of names that the program read wrong; it is there once you did.
keeps.json  Which lines, from which sites, you asked never to fold away; it is there once you did.

A notes file can be edited by hand while the article is closed. Do not rename the ids in it.
Copy the whole folder and you have a complete backup; point Close Reader at a copy and it opens it.
"""

GITATTRIBUTES = """\
*.json text eol=lf
originals/** -text
pictures/** -text
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of one library: `folder` is the person's, `data` and `state` are this machine's."""

    folder: Path
    data: Path
    state: Path

    @property
    def notes(self) -> Path:
        """One TinyDB file an article: the only truth."""
        return self.folder / "notes"

    @property
    def positions(self) -> Path:
        """Reading places, one file a device."""
        return self.folder / "positions"

    @property
    def key(self) -> str:
        """What this library is called in the folders of this machine: 12 hex digits of its real path."""
        real = os.path.normcase(os.path.realpath(self.folder))
        return hashlib.sha256(real.encode("utf-8", "surrogateescape")).hexdigest()[:12]

    @property
    def lock(self) -> Path:
        """The file that whoever writes holds a lock on."""
        return self.state / f"lock-{self.key}"

    def notes_file(self, title: str, article_id: str) -> Path:
        """Where a new article's notes are kept; the name is made once and stays when the title changes."""
        return self.notes / f"{slug(title)}--{checked(article_id)}.json"

    def texts(self, article_id: str) -> Path:
        """The folder of the versions of an article's text."""
        return self.folder / "texts" / checked(article_id)

    def text_file(self, article_id: str, version: str) -> Path:
        """One version of an article's text; raises `LibraryError` when `version` is no hash."""
        if not VERSION.fullmatch(version):
            raise LibraryError(f"The notes of article {article_id} name a text that cannot exist.")
        return self.texts(article_id) / f"{version}.json"

    def pictures(self, article_id: str) -> Path:
        """The folder of an article's pictures."""
        return self.folder / "pictures" / checked(article_id)

    def picture_file(self, article_id: str, name: str) -> Path:
        """One of an article's pictures; raises `LibraryError` when `name` is none that a picture is given."""
        if not PICTURE_NAME.fullmatch(name):
            raise LibraryError(f"No picture can be called “{shown(name)}”.")
        return self.pictures(article_id) / name

    @property
    def keeps(self) -> Path:
        """What the person asked never to fold away."""
        return self.folder / "keeps.json"

    @property
    def corrections(self) -> Path:
        """What the person said of names that the tagger read wrong."""
        return self.folder / "corrections.json"

    def originals(self, article_id: str) -> Path:
        """The folder of what an article was made from."""
        return self.folder / "originals" / checked(article_id)

    def articles_with_original(self, name: str) -> list[str]:
        """The ids of the articles that keep an original of this name."""
        return sorted(copy.parent.name for copy in (self.folder / "originals").glob(f"*/{name}"))

    def create(self) -> None:
        """Make a new library; what is there already stays as it is."""
        durable.make_folder(self.folder)
        for name, content in (("README.txt", README), (".gitattributes", GITATTRIBUTES)):
            if not (self.folder / name).exists():
                (self.folder / name).write_text(content, "utf-8", newline="\n")
        durable.make_folder(self.notes)


def checked(article_id: str) -> str:
    """Return an article's id as it is kept; raises `UnknownArticleError` when it can be none."""
    lowered = article_id.strip().lower()
    if not ARTICLE_ID.fullmatch(lowered):
        raise UnknownArticleError(f"The library holds no article “{shown(article_id)}”.")
    return lowered


def shown(words: str) -> str:
    """Return words from outside as they can stand in a sentence: printable and not long."""
    plain = "".join(letter if letter.isprintable() else " " for letter in words)
    return plain if len(plain) <= 60 else f"{plain[:59]}…"


def slug(title: str) -> str:
    """Return at most 48 of `[a-z0-9-]` that remind of a title, such as `how-to-read`; `article` when none are left."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-") or "article"


def id_in_name(name: str) -> str | None:
    """Return the article's id in the name of a notes file, or None when the name is not one that we give."""
    match = NOTES_NAME.fullmatch(name)
    return match[1] if match else None
