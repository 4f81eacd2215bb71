"""What a page has around its article: buttons, menus, teasers, notices. A table of rules, each for one kind.

A rule names where it holds. `sure` rules speak for themselves and show that a text was taken from a web page; the others count
only where something did show that, because the same words can be a line of anybody's own text. When in doubt a line stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    "licence": "the e-book's licence, not the work",
}
"""Each kind of what is folded away, and why, in words for the person who reads."""

LONGEST = 260
"""Furniture is short; a longer piece is only ever icons."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines of one kind: the whole line has to match. `capitals`: it says so in capitals, as buttons do."""

    kind: str
    pattern: re.Pattern[str]
    place: Place = "edges"
    sure: bool = False


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})", re.I)


MORE = (
    r"read (?:more|also|next)|also read|must[- ]read|you (?:may|might) also (?:like|be interested in)|don[’']t miss|in case you missed it|"
    r"lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|te puede interesar|leggi anche|leia também|lees ook|"
    r"läs (?:också|mer)|læs også|les også|czytaj (?:też|także|również)|čtěte také|читайте также"
)
SOFTER = r"related(?: (?:articles?|stor(?:y|ies)|content|coverage|news|links?|topics?|posts?))?|more on this(?: story)?|watch(?: now| more)?|listen|trending(?: now)?|recommended(?: (?:reading|stories|for you))?|see also|more"
TITLE = r"(?=\S)(?![^\n]*[.:;,]$)[^\n]{3,200}"
"""Something like a headline: it does not end as a sentence does, nor announce what follows."""

NETWORKS = "facebook|twitter|x|whatsapp|e-?mail|mail|print|linkedin|reddit|pinterest|telegram|tumblr|vk|vkontakte|instagram|youtube|flipboard|messenger|pocket|bluesky|mastodon|threads|viber|weibo|wechat|snapchat|tiktok|rss|link|copy link|copy|share|save|comments?|tweet|pin(?: it)?|like|follow|more|google\\+?|fb|tw|odnoklassniki|skype|xing|line|sms|bookmark|gift"
SECTIONS = "home|news|world|politics|business|economy|sports?|opinion|culture|arts?|tech(?:nology)?|science|health|travel|videos?|weather|entertainment|lifestyle|education|environment|uk|us|europe|asia|africa|americas|middle east|latest|live|local|national|international|markets|money|style|food|photos?|pictures|podcasts?|games|jobs|about(?: us)?|contact(?: us)?|menu|search|log ?in|sign ?in|sign ?up|register|subscribe|my account|donate|help|more|all|close|open|shop|magazine|archive|newsletters?"

RULES = (
    Rule(
        "teaser",
        _lines(rf"(?:{MORE})(?: (?:on|in|from|about) [^:]{{2,40}})?\s*[:|»>→]\s*{TITLE}"),
        "anywhere",
        sure=True,
    ),
    Rule(
        "teaser",
        re.compile(rf"(?:READ MORE|READ ALSO|ALSO READ|READ NEXT|MUST READ)\s*[-–—:|»>→]?\s*(?:{TITLE})?"),
        "anywhere",
        sure=True,
    ),
    Rule(
        "teaser",
        re.compile(
            rf"(?:RELATED(?: [A-Z]+)?|WATCH(?: NOW| MORE)?|LISTEN|TRENDING|RECOMMENDED|MORE)\s*[:|»>→]\s*{TITLE}"
        ),
        "anywhere",
        sure=True,
    ),
    Rule(
        "teaser",
        _lines(
            rf"(?:{MORE}|{SOFTER})\s*[:»>→…]?",
            rf"(?:{SOFTER})\s*[:|»>→]\s*{TITLE}",
            r"(?:continue|keep) reading\b.{0,40}",
        ),
        "anywhere",
    ),
    Rule(
        "teaser",
        _lines(
            r"more (?:from|stories|news|in) .{2,60}",
            r"most (?:read|viewed|popular|shared)(?: .{2,40})?",
            r"top stories",
            r"editors?[’']s? picks?",
            r"latest (?:news|stories)",
            r"recommended .{2,40}",
            r"from around the web",
        ),
        "end",
    ),
    Rule("icons", _lines(r"(?:[\ue000-\uf8ff☰✕✖×⨯🔍⌕≡▾▼▲►▶◀←→↑↓»«‹›…·•|]\s*){2,}"), "edges", sure=True),
    Rule(
        "share",
        _lines(
            rf"(?:share|follow|tweet|print|send)(?: (?:this|us|it|the))?(?: (?:article|story|page|post))?(?: (?:on|via|by|with|to|at))?:?(?:[\s|,/·•]*(?:{NETWORKS})\b){{2,}}[\s.]*"
        ),
        "anywhere",
        sure=True,
    ),
    Rule("share", _lines(rf"(?:(?:{NETWORKS})\b[\s|,/·•]*){{3,}}"), "edges", sure=True),
    Rule(
        "share",
        _lines(
            r"share (?:this|the|on|via|by|with)\b.{0,50}",
            rf"(?:share|tweet|print|save|e-?mail|copy link|(?:{NETWORKS}))(?: this)?",
            r"\d[\d.,]*k? shares?",
            r"(?:follow|like|find|join) (?:us|@?\w+(?: \w+)?) on (?:facebook|twitter|x|telegram|instagram|youtube|linkedin|whatsapp|vk)\b.{0,60}",
            r"like this story\?.{0,80}",
            r"click to (?:share|copy|email|print)\b.{0,60}",
        ),
        "edges",
    ),
    Rule(
        "navigation",
        _lines(
            r"(?:jump|skip) to (?:main |the )?(?:content|navigation|article)",
            r"(?:home(?:page)?|news|front ?page|start)(?:\s*(?:[>›»/|]|::)\s*[\w&,' -]{2,40}){1,6}",
            r"back to (?:top|homepage|all news)",
        ),
        "edges",
        sure=True,
    ),
    Rule("navigation", _lines(rf"(?:(?:{SECTIONS})\b[\s|,/·•>&+-]*){{3,}}"), "edges", sure=True),
    Rule(
        "navigation",
        _lines(
            rf"(?:{SECTIONS})(?:\s*(?:[|/·•&>]|and)\s*(?:{SECTIONS}))?(?: news)?",
            r"(?:print|text|listen to|hear) this (?:article|page)",
            r"(?:previous|next) (?:article|story|post)\b.{0,120}",
            r"toggle .{2,30}",
            r"(?:terms|privacy)\b.{0,80}(?:policy|terms|conditions|use|us)\b.{0,40}",
        ),
        "edges",
    ),
    Rule(
        "cookies",
        _lines(
            r"(?:this (?:web)?site uses|(?:we|our (?:web)?sites?|we and our partners) uses?) cookies (?:to|on|for|and|so|in order)\b.*",
            r"by (?:continuing|clicking|using)\b.{0,90}\bcookies?\b.*",
            r"(?:accept|reject|manage|allow)(?: all)?(?: our)? cookies.{0,40}",
            r"cookie (?:settings|policy|preferences|notice)",
        ),
        "edges",
        sure=True,
    ),
    Rule(
        "newsletter",
        _lines(
            r"(?:sign up|subscribe|register|join)\b.{0,60}\b(?:newsletters?|inbox|daily briefing|mailing list|e-?mail alerts?)\b.{0,90}",
            r"get (?:the|our|all)\b.{0,80}\b(?:inbox|newsletter)\b.{0,40}",
            r"enter your e-?mail(?: address)?\b.{0,40}",
            r"subscribe(?: now| today)?[!.]?",
        ),
        "edges",
    ),
    Rule(
        "newsletter",
        _lines(
            r"(?:sign up (?:for|to)|subscribe to) (?:our|the) (?:free |daily |weekly |morning |evening )*(?:e-?mail )?newsletters?\b.{0,90}"
        ),
        "anywhere",
    ),
    Rule(
        "advertisement",
        re.compile(
            r"\[?(?:ADVERTISEMENT|ADVERTISING|SPONSORED(?: CONTENT)?|ANZEIGE|PUBLICITÉ|PUBLICIDAD|PUBLICIDADE|РЕКЛАМА)\]?"
        ),
        "anywhere",
        sure=True,
    ),
    Rule(
        "advertisement",
        _lines(
            r"(?:story|article) continues (?:below|after)(?: this)?(?: (?:the )?(?:advertisement|advert|ad))?\.?",
            r"(?:scroll|keep scrolling) (?:down )?(?:to|for) (?:continue|more).{0,40}",
            r"remove ads?",
        ),
        "anywhere",
        sure=True,
    ),
    Rule(
        "advertisement",
        _lines(
            r"\[?(?:advertisement|advert|advertising|sponsored(?: content)?|ads? feedback|anzeige|publicité|publicidad|pub|reklama?)\]?:?"
        ),
        "anywhere",
    ),
    Rule(
        "notice",
        _lines(
            r"(?:please )?(?:enable|turn on|activate|allow) javascript\b.{0,140}",
            r"(?:you (?:need|have) to|to view .{0,60}) ?(?:enable|turn on|activate) javascript\b.{0,120}",
            r"(?:this (?:site|page|content|video|app)|.{0,30}\bcontent) (?:requires|needs) javascript\b.{0,120}",
            r"javascript (?:is|must be|has to be|seems to be) (?:disabled|required|not enabled|enabled|turned off|off)\b.{0,140}",
            r"your browser (?:does not|doesn[’']t) support\b.{0,120}",
        ),
        "anywhere",
        sure=True,
    ),
    Rule(
        "notice",
        _lines(
            r"(?:this )?(?:video|content) (?:is )?(?:unavailable|not available|can(?:no|[’'])t be played)\b.{0,80}",
            r"loading(?:\.\.\.|…| comments| video)?",
            r"play(?: video| now)?",
            r"\d+:\d\d / \d+:\d\d",
            r"(?:image|media) caption",
            r"close dialog",
        ),
        "anywhere",
    ),
    Rule(
        "picture credit",
        _lines(
            r"(?:file )?(?:photo(?:graph)?|image|picture|credit|photo credit|image credit|image source|illustration|getty images|foto|bild)\s*(?:by|:|©|\(c\)|/)\s*[^.]{2,90}",
            r"©[^.]{2,90}",
            r"getty images(?: .{2,40})?",
        ),
        "edges",
    ),
    Rule(
        "copyright",
        _lines(r"(?:copyright\s*(?:©|\(c\))?|©|\(c\))\s*(?:\d{4}|[A-Z]).{0,200}", r"all rights reserved\b.{0,120}"),
        "end",
    ),
    Rule(
        "tags",
        _lines(r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|related topics?|trends)\s*:\s*.{2,200}"),
        "end",
    ),
    Rule(
        "comments",
        _lines(
            r"(?:view |show |read |load |leave |post |add |write )?(?:a |your |all |the )?(?:\d[\d,.]* )?(?:comments?|repl(?:y|ies))(?: \(\d+\))?(?: (?:below|closed|are closed|section))?",
            r"(?:join|start) the (?:conversation|discussion)\b.{0,40}",
            r"be the first to comment\b.{0,20}",
            r"(?:log|sign) in to (?:comment|reply)\b.{0,20}",
            r"comments are (?:closed|moderated)\b.{0,60}",
        ),
        "end",
    ),
)

RELATED_HEADING = _lines(
    rf"(?:{MORE}|related|more from|more on this|most (?:read|viewed|popular)|recommended|trending|top stories|latest (?:news|stories)|editors?[’']s? picks?|from around the web)\b.{{0,60}}"
)
"""What stands over a list of other articles."""

ICON = re.compile(r"icons?(?=\s|$)", re.I)
CLOSES = {"”": "“", "»": "«", "’": "‘", "“": "„"}


def kind_of(text: str, place: Place, web: bool) -> str:
    """The kind of furniture that a line at a place ("anywhere" is the middle of the text) is; empty for what stays."""
    if is_icons(text):
        return "icons"
    if len(text) > LONGEST:
        return ""
    for rule in RULES:
        if (rule.sure or web) and _holds(rule.place, place) and rule.pattern.fullmatch(text):
            return "" if ends_quotation(text) else rule.kind
    return ""


def _holds(rule: Place, place: Place) -> bool:
    return rule in ("anywhere", place) or (rule == "edges" and place == "end")


def is_sure(text: str, place: Place) -> bool:
    """Whether a line shows by itself that the text was taken from a web page."""
    return bool(kind_of(text, place, web=False))


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
