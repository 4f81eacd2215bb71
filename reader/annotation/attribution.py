"""Attribution: whose words a quotation is, when a person says so; and its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.annotation.anchoring import Anchor, attach, describe
from reader.annotation.annotation import utc_now
from reader.annotation.record import Record, anchor_from_record, anchor_record, words_of
from reader.article import Article, Span, text_hash


@dataclass(frozen=True, slots=True)
class Attribution:
    """A person's word on who speaks in one passage of one article. `speaker` is empty where nobody can know.

    `id` is 32 hex digits that follow from the passage, so that two machines that attribute the same one write one record.
    Times are UTC, ISO 8601.
    """

    id: str
    article_id: str
    anchor: Anchor
    speaker: str
    created: str = ""
    modified: str = ""


def new_attribution(article: Article, span: Span, speaker: str) -> Attribution:
    """Return an attribution of a passage, made now.

    Raises `PassageNotFoundError` when the span is empty or reaches beyond the text.
    """
    import hashlib

    anchor, now = describe(article.text, span), utc_now()
    named = "\n".join((anchor.exact, anchor.prefix, anchor.suffix))
    key = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:32]
    return Attribution(key, article.id, anchor, " ".join(speaker.split()), now, now)


def speakers_said(article: Article, attributions: tuple[Attribution, ...]) -> dict[Span, str]:
    """Return who speaks in which passage of an article; attributions whose passage is gone are left out."""
    version = text_hash(article.text) if attributions else ""
    places = ((attach(each.anchor, article.text, version), each.speaker) for each in attributions)
    return {span: speaker for span, speaker in places if span is not None}


def attribution_record(attribution: Attribution) -> Record:
    """Return the record of an attribution: plain values that a person can read."""
    return {
        "quote": attribution.anchor.exact,
        "speaker": attribution.speaker,
        "anchor": anchor_record(attribution.anchor),
        "created": attribution.created,
        "modified": attribution.modified,
    }


def attribution_from_record(key: str, article_id: str, record: Mapping[str, Any]) -> Attribution:
    """Return the attribution of a record, which a person may have edited by hand: a field of the wrong type counts as empty."""
    return Attribution(
        id=key,
        article_id=article_id,
        anchor=anchor_from_record(record),
        speaker=words_of(record, "speaker"),
        created=words_of(record, "created"),
        modified=words_of(record, "modified"),
    )
