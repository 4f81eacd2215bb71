"""The failures that have a name and a sentence.

The core raises them; the command line prints their sentence, the window shows it in its notice bar.
"""


class ReaderError(Exception):
    """Something that a person can be told in one sentence; `str(error)` is that sentence."""


class UnreadableArticleError(ReaderError):
    """A file, page or text from which no article can be made."""


class UnknownFormatError(UnreadableArticleError):
    """A file of a format that Close Reader does not know, such as a picture or a program."""


class LibraryError(ReaderError):
    """The library on disk could not be read or written."""


class UnknownArticleError(LibraryError):
    """The library holds no article of that id."""


class PassageNotFoundError(ReaderError):
    """A quoted passage does not stand in the article, or stands there more than once without a way to tell which."""


class CorrectionError(ReaderError):
    """A correction of the tagger that makes no sense."""


class UsageError(ReaderError):
    """The command line was used in a way that it does not understand (exit code 2)."""
