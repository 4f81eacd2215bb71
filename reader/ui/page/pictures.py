"""The pictures of the article that is shown: their sizes at once, from the first bytes, their pixels later and off the window's thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from reader.article import Article, Block
from reader.ui.tasks import Tasks

FindPicture = Callable[[str], bytes | Path | None]
"""A picture's name -> its bytes or its file; nothing when it is lost."""

MEGABYTES = 192
"""A picture that takes more when it is decoded is not shown."""

KEPT_BYTES = 96_000_000
"""How much of what was decoded is kept."""

MOST_WANTED = 16
"""Pictures that came into sight longer ago than so many others are not decoded any more."""

LARGEST_SIDE = 30_000
DRAWING = ".svg"
"""A picture of lines is sharp at any size."""


class PictureState(Enum):
    """Whether a picture can be shown, and if not, why."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    ASKED = "asked"
    BROKEN = "broken"


def pictures_of(article: Article) -> FindPicture:
    """Find the pictures that came with an article itself."""
    held = {picture.name: picture.data for picture in article.pictures}
    return held.get


class PagePictures:
    """Knows what each image block of the article looks like. Sizes are device-independent pixels.

    `decoded` is called when there are new pixels to paint, `failed` with the name or address of what turned out to be broken.
    """

    def __init__(
        self, find: FindPicture, tasks: Tasks, decoded: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        self._find, self._tasks = find, tasks
        self._decoded, self._failed = decoded, failed
        self._loaded: dict[str, bytes] = {}
        self._asked: set[str] = set()
        self._sizes: dict[str, QSize] = {}
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._wanted: OrderedDict[str, QSize] = OrderedDict()
        self._at_work: set[str] = set()
        self._ratio = 0.0

    # -- what there is -------------------------------------------------------------------------------------------

    def state(self, block: Block) -> PictureState:
        """Whether the picture of a block can be shown."""
        key = _key(block)
        if block.picture or key in self._loaded:
            return PictureState.HERE if not self.size(block).isEmpty() else PictureState.BROKEN
        if key in self._asked:
            return PictureState.ASKED
        return PictureState.ELSEWHERE if key.startswith(("http://", "https://")) else PictureState.BROKEN

    def size(self, block: Block) -> QSize:
        """The picture's own size, empty when there is none; read from its first bytes."""
        key = _key(block)
        if key not in self._sizes:
            source = self._source(key)
            self._sizes[key] = QSize() if source is None else _size_of(source)
        return self._sizes[key]

    def ask(self, src: str) -> None:
        """The person asked for the picture at an address."""
        self._asked.add(src)

    def take(self, src: str, data: bytes) -> None:
        """The picture at an address is loaded; no bytes: it is not, and may be asked for again.

        What is no picture of a kind that articles keep is not shown.
        """
        from reader.loading.pictures import picture_type

        self._asked.discard(src)
        if data:
            self._loaded[src] = data if picture_type(data) else b""
            self._sizes.pop(src, None)

    def _source(self, key: str) -> bytes | Path | None:
        return self._loaded[key] if key in self._loaded else self._find(key)

    # -- pixels --------------------------------------------------------------------------------------------------

    def image(self, block: Block, width: float, height: float, ratio: float) -> QImage | None:
        """The picture for a frame on a screen with so many pixels to a length, or as it is at hand; nothing until it is decoded."""
        key, self._ratio = _key(block), ratio
        pixels = QSize(round(width * ratio), round(height * ratio))
        if not key.endswith(DRAWING):
            pixels = pixels.boundedTo(self.size(block))
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        if image is None or image.size() != pixels:
            self._want(key, pixels)
        return image

    def foresee(self, block: Block, width: float, height: float) -> None:
        """The picture will soon be in sight; before anything was painted there is no hurry."""
        if self._ratio and self.state(block) is PictureState.HERE:
            self.image(block, width, height, self._ratio)

    def _want(self, key: str, pixels: QSize) -> None:
        self._wanted[key] = pixels
        self._wanted.move_to_end(key)
        if len(self._wanted) > MOST_WANTED:
            self._wanted.popitem(last=False)
        if key not in self._at_work:
            self._at_work.add(key)
            self._tasks.run(
                lambda: self._decode(key),
                lambda image: self._take_image(key, image),
                lambda _error: self._take_image(key, QImage()),
            )

    def _decode(self, key: str) -> QImage | None:
        pixels, source = self._wanted.get(key), self._source(key)
        return None if pixels is None or source is None else _image_of(source, pixels)

    def _take_image(self, key: str, image: QImage | None) -> None:
        self._at_work.discard(key)
        if image is None:
            return
        if image.isNull():
            self._wanted.pop(key, None)
            self._sizes[key] = QSize()
            self._failed(key)
            return
        self._images[key] = image
        self._images.move_to_end(key)
        while len(self._images) > 1 and sum(each.sizeInBytes() for each in self._images.values()) > KEPT_BYTES:
            self._images.popitem(last=False)
        if self._wanted.get(key) == image.size():
            self._wanted.pop(key)
        self._decoded()


def _key(block: Block) -> str:
    return block.picture or block.src


class _Reader:
    """A `QImageReader` over bytes or a file, with limits; the bytes live as long as it does."""

    def __init__(self, source: bytes | Path) -> None:
        if QImageReader.allocationLimit() != MEGABYTES:
            QImageReader.setAllocationLimit(MEGABYTES)
        if isinstance(source, Path):
            self.reader = QImageReader(str(source))
        else:
            self._bytes = QByteArray(source)
            self._buffer = QBuffer(self._bytes)
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.reader = QImageReader(self._buffer)
        self.reader.setDecideFormatFromContent(True)
        self.reader.setAutoTransform(True)

    @property
    def is_turned(self) -> bool:
        """Whether the camera lay on its side."""
        return bool(self.reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)


def _size_of(source: bytes | Path) -> QSize:
    held = _Reader(source)
    size = held.reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST_SIDE:
        return QSize()
    return size.transposed() if held.is_turned else size


def _image_of(source: bytes | Path, pixels: QSize) -> QImage:
    held = _Reader(source)
    held.reader.setScaledSize(pixels.transposed() if held.is_turned else pixels)
    return held.reader.read()


def shown_size(own: QSize, column: float) -> tuple[float, float]:
    """Width and height in which a picture stands in a column: never larger than its own, and no tower but for long strips."""
    width, height = float(own.width()), float(own.height())
    scale = min(1.0, column / width)
    if height <= 3 * width:
        scale = min(scale, 1.3 * column / height)
    return max(1.0, round(width * scale)), max(1.0, round(height * scale))
