"""What a page has around its article: buttons, menus, teasers, notices. A table of rules, each for one kind.

A rule names where it holds. `sure` rules speak for themselves and show that a text was taken from a web page; the others count
only where something did show that, because the same words can be a line of anybody's own text. When in doubt a line stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Place = Literal["anywhere", "edges", "end"]

REASONS = {
    "icons": "names of the page's icons and buttons",
    "date line": "the date, now shown under the headline",
    "headline": "the headline once more",
    "byline": "who wrote it, now shown under the headline",
    "site line": "the name of the site, now shown under the headline",
    "details": "title and author, now shown at the top",
    "kicker": "a line above the headline",
    "teaser": "a link to another article",
    "share": "buttons for sharing",
    "navigation": "the site's menu",
    "cookies": "a notice about cookies",
    "newsletter": "an invitation to subscribe",
    "advertisement": "a sign for an advertisement",
    "notice": "a notice from the site, not the article",
    "picture credit": "the credit of a picture that is not here",
    "copyright": "the site's copyright line",
    "tags": "the site's keywords for the article",
    "comments": "the comment section's buttons",
    "repetition": "the same words once more",
    "page": "what stands around the article on its page",
    "licence": "the e-book's licence, not the work",
    "running head": "a line that stands at the edge of every page",
    "page number": "the numbers of the pages, kept for citing",
    "turned text": "text that stands sideways or aslant on its page",
    "unseen text": "text that cannot be seen on its page",
    "front matter": "the document's own details: title, author, keywords",
    "mail head": "the head of the message: from whom, to whom, when",
    "attachments": "files that came with the message",
    "comment": "what its writer hid from readers: a comment, a script",
}
"""Each kind of what is folded away, and why, in words for the person who reads."""

LONGEST = 260
"""Furniture is short; a longer piece is only ever icons."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines of one kind, in a place: the whole line has to match one of the patterns, whatever its case."""

    kind: str
    place: Place
    sure: bool
    patterns: tuple[str, ...]


def _sure(kind: str, place: Place, *patterns: str) -> Rule:
    return Rule(kind, place, True, patterns)


def _likely(kind: str, place: Place, *patterns: str) -> Rule:
    return Rule(kind, place, False, patterns)


MORE = (
    r"read (?:more|also|next)|also read|must[- ]read|you (?:may|might) also (?:like|be interested in)|don[’']t miss|in case you missed it|"
    r"lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|te puede interesar|leggi anche|leia também|lees ook|"
    r"läs (?:också|mer)|læs også|les også|czytaj (?:też|także|również)|čtěte také|читайте также"
)
SOFTER = r"related(?: (?:articles?|stor(?:y|ies)|content|coverage|news|links?|topics?|posts?))?|more on this(?: story)?|watch(?: now| more)?|listen|trending(?: now)?|recommended(?: (?:reading|stories|for you))?|more"
TITLE = r"(?=\S)(?![^\n]*[.:;,]$)[^\n]{3,200}"
"""Something like a headline: it does not end as a sentence does, nor announce what follows."""

NETWORKS = "facebook|twitter|x|whatsapp|e-?mail|mail|print|linkedin|reddit|pinterest|telegram|tumblr|vk|vkontakte|instagram|youtube|flipboard|messenger|pocket|bluesky|mastodon|threads|viber|weibo|wechat|snapchat|tiktok|rss|link|copy link|copy|share|save|comments?|tweet|pin(?: it)?|like|follow|more|google\\+?|fb|tw|odnoklassniki|skype|xing|line|sms|bookmark|gift"
SECTIONS = "home|news|world|politics|business|economy|sports?|opinion|culture|arts?|tech(?:nology)?|science|health|travel|videos?|weather|entertainment|lifestyle|education|environment|uk|us|europe|asia|africa|americas|australia|middle east|latest|live|local|national|international|markets|money|style|food|photos?|pictures|podcasts?|games|jobs|about(?: us)?|contact(?: us)?|menu|search|log ?in|sign ?in|sign ?up|register|subscribe|my account|donate|help|more|all|close|open|shop|magazine|archive|newsletters?"
SHARE = r"(?:share|follow|tweet|print|send)(?: (?:this|us|it|the))?(?: (?:article|story|page|post))?(?: (?:on|via|by|with|to|at))?"

RULES = (
    _sure(
        "teaser",
        "anywhere",
        rf"(?:{MORE})(?: (?:on|in|from|about) [^:]{{2,40}})?\s*[:|»>→]\s*{TITLE}",
        rf"(?-i:READ MORE|READ ALSO|ALSO READ|READ NEXT|MUST READ)\s*[-–—:|»>→]?\s*(?:{TITLE})?",
        rf"(?-i:RELATED(?: [A-Z]+)?|WATCH(?: NOW| MORE)?|LISTEN|TRENDING|RECOMMENDED|MORE)\s*[:|»>→]\s*{TITLE}",
    ),
    _likely(
        "teaser",
        "anywhere",
        rf"(?:{MORE}|{SOFTER})\s*[:»>→…]?",
        rf"(?:{SOFTER})\s*[:|»>→]\s*{TITLE}",
        r"(?:continue|keep) reading\b.{0,40}",
    ),
    _likely(
        "teaser",
        "end",
        r"more (?:from|stories|news|in) .{2,60}",
        r"most (?:read|viewed|popular|shared)(?: .{2,40})?",
        r"top stories|editors?[’']s? picks?|latest (?:news|stories)|recommended .{2,40}|from around the web|explore more.{0,40}",
    ),
    _sure("icons", "edges", r"(?:[\ue000-\uf8ff☰✕✖×⨯🔍⌕≡▾▼▲►▶◀←→↑↓»«‹›…·•|]\s*){2,}"),
    _sure(
        "share",
        "anywhere",
        rf"{SHARE}:?(?:[\s|,/·•]*(?:{NETWORKS})\b){{2,}}[\s.]*",
        rf"(?:{SHARE}:? ?(?:{NETWORKS})\b[\s|,/·•]*){{2,}}",
    ),
    _sure("share", "edges", rf"(?:(?:{NETWORKS})\b[\s|,/·•]*){{3,}}"),
    _likely(
        "share",
        "edges",
        r"share (?:this|the|on|via|by|with)\b.{0,50}",
        rf"(?:share|tweet|print|save|e-?mail|copy link|(?:{NETWORKS}))(?: this)?",
        r"\d[\d.,]*k? shares?",
        r"(?:follow|like|find|join) (?:us|@?\w+(?: \w+)?) on (?:facebook|twitter|x|telegram|instagram|youtube|linkedin|whatsapp|vk)\b.{0,60}",
        r"like this story\?.{0,80}",
        r"click to (?:share|copy|email|print)\b.{0,60}",
    ),
    _sure(
        "navigation",
        "edges",
        r"(?:(?:jump|skip) to (?:main |the )?(?:content|navigation|article|search) ?){1,3}",
        r"from wikipedia, the free encyclopedia",
        r"(?:home(?:page)?|news|front ?page|start)(?:\s*(?:[>›»/|]|::)\s*[\w&,' -]{2,40}){1,6}",
        r"back to (?:top|homepage|all news)",
        rf"(?:(?:{SECTIONS})\b[\s|,/·•>&+-]*){{3,}}",
    ),
    _likely(
        "navigation",
        "edges",
        rf"(?:{SECTIONS})(?:\s*(?:[|/·•&>]|and)\s*(?:{SECTIONS}))?(?: news)?",
        r"(?:print|text|listen to|hear) this (?:article|page)",
        r"(?:previous|next) (?:article|story|post)\b.{0,120}",
        r"toggle .{2,30}",
        r"(?:[\w&'’-]+(?: [\w&'’-]+)? ?[|·•] ?){2,8}[\w&'’-]+(?: [\w&'’-]+)?",
        r"reuse this content",
        r"(?:terms|privacy)\b.{0,80}(?:policy|terms|conditions|use|us)\b.{0,40}",
    ),
    _sure(
        "cookies",
        "edges",
        r"(?:this (?:web)?site uses|(?:we|our (?:web)?sites?|we and our partners) uses?) cookies (?:to|on|for|and|so|in order)\b.*",
        r"by (?:continuing|clicking|using)\b.{0,90}\bcookies?\b.*",
        r"(?:accept|reject|manage|allow)(?: all)?(?: our)? cookies.{0,40}",
        r"cookie (?:settings|policy|preferences|notice)",
    ),
    _likely(
        "newsletter",
        "edges",
        r"(?:sign up|subscribe|register|join)\b.{0,60}\b(?:newsletters?|inbox|daily briefing|mailing list|e-?mail alerts?)\b.{0,90}",
        r"get (?:the|our|all)\b.{0,80}\b(?:inbox|newsletter)\b.{0,40}",
        r"enter your e-?mail(?: address)?\b.{0,40}",
        r"subscribe(?: now| today)?[!.]?",
    ),
    _likely(
        "newsletter",
        "anywhere",
        r"(?:sign up (?:for|to)|subscribe to) (?:our|the) (?:free |daily |weekly |morning |evening )*(?:e-?mail )?newsletters?\b.{0,90}",
    ),
    _sure(
        "advertisement",
        "anywhere",
        r"\[?(?-i:ADVERTISEMENT|ADVERTISING|SPONSORED(?: CONTENT)?|ANZEIGE|PUBLICITÉ|PUBLICIDAD|PUBLICIDADE|РЕКЛАМА)\]?",
        r"(?:story|article) continues (?:below|after)(?: this)?(?: (?:the )?(?:advertisement|advert|ad))?\.?",
        r"(?:scroll|keep scrolling) (?:down )?(?:to|for) (?:continue|more).{0,40}",
        r"remove ads?",
    ),
    _likely(
        "advertisement",
        "anywhere",
        r"\[?(?:advertisement|advert|advertising|sponsored(?: content)?|ads? feedback|anzeige|publicité|publicidad|pub|reklama?)\]?:?",
    ),
    _sure(
        "notice",
        "anywhere",
        r"(?:please )?(?:enable|turn on|activate|allow) javascript\b.{0,140}",
        r"(?:you (?:need|have) to|to view .{0,60}) ?(?:enable|turn on|activate) javascript\b.{0,120}",
        r"(?:this (?:site|page|content|video|app)|.{0,30}\bcontent) (?:requires|needs) javascript\b.{0,120}",
        r"javascript (?:is|must be|has to be|seems to be) (?:disabled|required|not enabled|enabled|turned off|off)\b.{0,140}",
        r"your browser (?:does not|doesn[’']t) support\b.{0,120}",
    ),
    _likely(
        "notice",
        "anywhere",
        r"(?:this )?(?:video|content) (?:is )?(?:unavailable|not available|can(?:no|[’'])t be played)\b.{0,80}",
        r"loading(?:\.\.\.|…| comments| video)?|play(?: video| now)?|\d+:\d\d / \d+:\d\d|(?:image|media) caption|close dialog",
    ),
    _likely(
        "picture credit",
        "edges",
        r"(?:file )?(?:photo(?:graph)?|image|picture|credit|photo credit|image credit|image source|illustration|getty images|foto|bild)"
        r"\s*(?:by|:|©|\(c\)|/)\s*[^.]{2,90}",
        r"©[^.]{2,90}",
        r"getty images(?: .{2,40})?",
    ),
    _likely(
        "copyright",
        "end",
        r"(?:copyright\s*(?:©|\(c\))?|©|\(c\))\s*(?:\d{4}|[A-Z]).{0,200}",
        r"all rights reserved\b.{0,120}",
    ),
    _likely(
        "tags",
        "end",
        r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|related topics?|trends)\s*:\s*.{2,200}",
    ),
    _likely(
        "comments",
        "edges",
        r"(?:view |show |read |load |leave |post |add |write )?(?:a |your |all |the )?(?:\d[\d,.]* )?"
        r"(?:comments?|repl(?:y|ies))(?: \(\d+\))?(?: (?:below|closed|are closed|section))?",
        r"(?:join|start) the (?:conversation|discussion)\b.{0,40}",
        r"be the first to comment\b.{0,20}",
        r"(?:log|sign) in to (?:comment|reply)\b.{0,20}",
        r"comments are (?:closed|moderated)\b.{0,60}",
    ),
    _sure(
        "comments",
        "end",
        r"leave a (?:comment|reply)|like loading(?:\.\.\.|…)",
        r"\d+ (?:thoughts?|responses?|comments?|replies) (?:on|to) .{2,200}",
        r"your e-?mail address will not be published\b.*",
    ),
    _sure("share", "end", r"share this:"),
    _likely("share", "end", r"like this:"),
    _likely("copyright", "end", r"our standards:.{0,80}", r"this page was last edited on .{4,60}"),
)

RELATED_HEADING = re.compile(
    rf"(?:{MORE}|related|more from|more on this|most (?:read|viewed|popular)|recommended|trending|explore more|top stories"
    r"|latest (?:news|stories)|editors?[’']s? picks?|from around the web)\b[^:]{0,60}:?",
    re.I,
)
"""What stands over a list of other articles."""

ICON = re.compile(r"icons?(?=\s|$)", re.I)


def kind_of(text: str, place: Place, *, web: bool) -> str:
    """The kind of furniture that a line at a place is; empty for what stays.

    "anywhere" is the middle of a text. Unless the text is known to be from the `web`, only the sure rules count.
    """
    if is_icons(text):
        return "icons"
    if not 0 < len(text) <= LONGEST:
        return ""
    line = " ".join(text.split())
    for sure in (True, False) if web else (True,):
        for where in HOLDING[place]:
            found = _rules(where, sure).fullmatch(line)
            if found:
                return "" if ends_quotation(text) else RULES[int((found.lastgroup or "")[1:])].kind
    return ""


HOLDING: dict[Place, tuple[Place, ...]] = {
    "anywhere": ("anywhere",),
    "edges": ("anywhere", "edges"),
    "end": ("anywhere", "edges", "end"),
}
"""The rules of which places hold at a place."""


@cache
def _rules(place: Place, sure: bool) -> re.Pattern[str]:
    """The rules of one place as one pattern; the name of the group that matched is the number of the rule."""
    chosen = [(number, rule) for number, rule in enumerate(RULES) if (rule.place, rule.sure) == (place, sure)]
    return re.compile("|".join(f"(?P<r{number}>{'|'.join(rule.patterns)})" for number, rule in chosen), re.I)


def is_icons(text: str) -> bool:
    """Whether a line lists a page's icons: "icon searchicon shareicon closeicon"."""
    if "icon" not in text and "Icon" not in text:
        return False
    return len(ICON.findall(text)) >= max(3, 0.4 * len(text.split()))


def ends_quotation(text: str) -> bool:
    """Whether a line closes a quotation that began before it; such a line is somebody's words."""
    if text.count('"') % 2:
        return True
    if text[-1:] == "”" and text.count("”") > text.count("“"):
        return True
    return text[-1:] == "»" and text.count("»") > text.count("«") and "«" not in text and len(text) > 40
