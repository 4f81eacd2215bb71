"""The tagger's vocabulary: Pygments token types, made here and nowhere else.

A misspelt `Token.Entty` is silently valid, so every other module takes its types from these names.
"""

from functools import cache

from pygments.token import Token, _TokenType

TokenType = _TokenType

ENTITY = Token.Entity
PERSON = Token.Entity.Person
ORGANIZATION = Token.Entity.Organization
PLACE = Token.Entity.Place
GROUP = Token.Entity.Group
EVENT = Token.Entity.Event
WORK = Token.Entity.Work
PRODUCT = Token.Entity.Product
LAW = Token.Entity.Law

NUMBER = Token.Number
CARDINAL = Token.Number.Cardinal
ORDINAL = Token.Number.Ordinal
PERCENT = Token.Number.Percent
MONEY = Token.Number.Money
QUANTITY = Token.Number.Quantity

TIME = Token.Time
DATE = Token.Time.Date
CLOCK = Token.Time.Clock
DURATION = Token.Time.Duration

QUOTATION = Token.Quotation
DIRECT = Token.Quotation.Direct
PARTIAL = Token.Quotation.Partial
INDIRECT = Token.Quotation.Indirect

FAMILIES = (ENTITY, NUMBER, TIME, QUOTATION)

LABELS: dict[TokenType, str] = {
    PERSON: "person",
    ORGANIZATION: "organization",
    PLACE: "place",
    GROUP: "group",
    EVENT: "event",
    WORK: "work",
    PRODUCT: "product",
    LAW: "law",
    CARDINAL: "cardinal",
    ORDINAL: "ordinal",
    PERCENT: "percent",
    MONEY: "money",
    QUANTITY: "quantity",
    DATE: "date",
    CLOCK: "time",
    DURATION: "duration",
    DIRECT: "quote",
    PARTIAL: "quote",
    INDIRECT: "indirect",
}
"""Every type that a tag can have, with its label in `tag --jsonl`."""


def inside(token: TokenType, root: TokenType) -> bool:
    """Whether `token` is `root` or one of its descendants (what Pygments writes as `token in root`)."""
    return token[: len(root)] == root


@cache
def family(token: TokenType) -> TokenType:
    """The family that a type belongs to: ENTITY, NUMBER, TIME or QUOTATION."""
    return next(root for root in FAMILIES if inside(token, root))
