"""How the lines and the elements of a page that are not its article are worded: dates, credits, buttons, invitations."""

from __future__ import annotations

import re
from functools import lru_cache

SIGNS = (
    ("newsletter", r"newsletter|sign-?up|signup|subscri(?:be|ption)|mailing-?list|mc_embed|paywall|piano-"),
    ("teaser", r"related|recirc|read-?(?:more|also|next)|more-?(?:stories|on|from|posts|articles)|also-(?:on|read)|promo|teaser|recommend|trending|most-?(?:read|popular|viewed)|popup|rollover|tooltip|pullout-?link|inline-?link|in-?article-?link|up-?next|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|jp-relatedposts|taboola|outbrain|nav-links"),
    ("share", r"share|sharing|social|follow-?us|addthis|sharedaddy|print-?(?:button|link)|article-?tools|toolbar|text-?size"),
    ("advertisement", r"(?:^|[\s_-])(?:ads?|advert\w*|sponsor\w*|dfp|affiliate-?disclaimer)(?:$|[\s_-])"),
    ("byline", r"by-?line|author|contributor|writer|dateline|time-?stamp|pub-?date|(?<!status-)publish|post-?(?:meta|date|info)|article-?(?:meta|date|info)|entry-?(?:meta|date|info)|meta-?(?:data|info)"),
    ("tags", r"(?:^|[\s_-])(?:tags?|tag-?list|taglist|categor\w+|topics?|keywords|post_tags)(?:$|[\s_-])"),
    ("comments", r"comment|disqus|respond|livefyre"),
    ("navigation", r"breadcrumb|pagination|skip-?link|screen-reader|visually-?hidden|sr-only|nav(?:igation|bar)?(?:$|[\s_-])"),
    ("notice", r"disclaimer|cookie|consent|gdpr|correction-?link|reprints?"),
)  # fmt: skip
SIGN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in SIGNS), re.IGNORECASE)
"""What pages call the elements of each kind."""

CREDIT = re.compile(
    r"\(?\s*(?:(?:ap |file |stock )?(?:photos?|images?|pictures?|pic|foto|bild|credits?|photograph|illustration|graphic|video)\s*(?:credits?|by|copyright|courtesy(?: of)?|source|caption|:|©|/)|getty images|image copyright)\b.{0,160}|\(?\s*©.{0,160}"
    r"|.{0,240}[(\[|][^()]{0,80}(?:image|photo|foto|picture|getty|reuters|shutterstock|afp|ap|epa|©)\b[^()]{0,80}[)\]]?\.?"
    r"|.{2,80}(?:/getty images|/ ?afp|/ ?reuters|/ ?ap|/ ?epa|/ ?shutterstock|via getty images|via ap)\W*",
    re.IGNORECASE,
)  # fmt: skip
"""The credit of a picture, alone or at the end of its caption."""

COUNTER = re.compile(
    r"(?:image|photo|slide|picture)?\s*\d{1,3}\s*(?:of|/|out of|von|de|sur)\s*/?\s*\d{1,3}", re.IGNORECASE
)
CONTROLS = re.compile(
    r"(?:image|photo|slide|picture)?\s*\d{1,3}\s*(?:of|/|out of|von|de|sur)\s*/?\s*\d{1,3}|(?:hide |show |view |toggle )?captions?|close|next|previous|expand|"
    r"view (?:gallery|slideshow|all|photos?|original tweet on twitter)|launch gallery|open image modal|click to (?:enlarge|expand|view).{0,30}|enlarge(?: this)? image|"
    r"this slideshow requires javascript\.?|text size|order reprints|print(?: article)?|[\W_]+|\d[\d.,]*(?:\s?(?:shares?|views?|reads?|letture|comments?|likes?))?|letture|"
    r"(?:tempo de leitura|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|reading time|estimated reading time)\W+\d+.{0,20}|\d+\W+min(?:ute)?s?\W+read",
    re.IGNORECASE,
)  # fmt: skip
"""The buttons and counters of a gallery or a page's head."""

DATED = re.compile(
    r"\W*(?:(?:first )?(?:published|updated|posted|last (?:updated|modified)|original|modified|created)\b[\s:|]*)+",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\W*(?:(?:today|yesterday)(?:\W+at)?\W+)?\d{1,2}[:.]\d\d(?:\W?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\W*", re.IGNORECASE
)
"""An hour, of today or of yesterday."""

CONTACT = re.compile(
    r"(?:\S+@\S+\.\S+|@\w{2,30}|(?:https?://|www\.)?(?:twitter|facebook|instagram|x)\.com/\S+|(?:follow|write to|contact|reach|e-?mail|send tips to|get in touch with|find|like)\b.{0,160}(?:@|twitter|facebook|instagram|e-?mail|linkedin|\.com)\S*.{0,60})\W*",
    re.IGNORECASE,
)  # fmt: skip
INVITATION = re.compile(
    r"(?:(?:want|like) (?:this story|more|to (?:read|get|see|hear|stay)).{0,80}\?.{0,100}|(?:sign up|subscribe|register)\b.{0,200}|.{0,80}\b(?:sign up|subscribe)\b.{0,60}\b(?:free|newsletter|daily|today|inbox|now|here)\b.{0,120}"
    r"|get .{0,80}\b(?:delivered|on the go|in your inbox|to your inbox|access to)\b.{0,160}|.{0,120}\b(?:by )?click(?:ing)? here\b.{0,60}|download (?:the|our) .{0,40}\bapp\b.{0,60}|listen to .{2,60} (?:live|on)\b.{0,80}"
    r"|.{0,60}\bmay (?:earn|receive) (?:an? )?(?:affiliate )?commissions?\b.{0,160}|.{0,80}\bthis (?:article|story|post|document) (?:is subject to copyright|was originally published|first appeared|originally appeared)\b.{0,200})",
    re.IGNORECASE,
)  # fmt: skip
ABOUT = re.compile(
    r"about (?:the )?(?:authors?|writers?|contributors?|us|me)|(?:über|sobre|sur) .{2,40}|more articles (?:from|by) .{2,60}|(?:view|see|read) all (?:posts|articles|stories) by .{2,60}|contributing: .{2,120}",
    re.IGNORECASE,
)

COPYRIGHT = re.compile(r".{0,60}(?:©|\(c\)|copyright)\s?\d{4}.{0,200}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def sign_of(names: str) -> str:
    """The kind of furniture that the classes of an element speak of; empty when they speak of none."""
    match = SIGN.search(names)
    return (match.lastgroup or "") if match else ""
