"""An annotation where it stands now."""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotation import Annotation
from reader.article import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation with the place that it has in the article now."""

    span: Span
    annotation: Annotation
