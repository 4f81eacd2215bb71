"""The rules for a page's furniture: for each kind its lines, where they stand, and whether they can be anything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.loading.dates import READING_TIME

Place = Literal["anywhere", "edges", "end"]


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
    r"läs (?:också|mer)|læs også|les også|czytaj (?:też|także|również)|čtěte také|читайте также|veja (?:mais|também)|m[áa]s informaci[óo]n|ver tambi[ée]n|"
    r"voir aussi|siehe auch|zobacz (?:też|także)|devamını oku|ilgili haber(?:ler)?|関連記事|相关阅读|関連ニュース"
)
SHARING = (
    "teilen|drucken|merken|partager|partage|imprimer|compartir|compartilhar|compartilhe|condividi|stampa|delen|deel (?:dit )?artikel|dela|del|jaa|"
    "udost[ęe]pnij|sdílet|поделиться|paylaş|分享|シェア(?:する)?|공유"
)
"""What the button for sharing is called in other languages."""

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
        r"(?:related )?topics?|tags?|archivado en|filed under|schlagworte|mots-clés|explore more(?: on these topics)?",
        r"top stories|editors?[’']s? picks?|latest (?:news|stories)|recommended .{2,40}|from around the web|explore more.{0,40}",
    ),
    _sure("icons", "edges", r"(?:[\ue000-\uf8ff☰✕✖×⨯🔍⌕≡▾▼▲►▶◀←→↑↓»«‹›…·•|]\s*){2,}"),
    _sure("icons", "edges", r"icon: .{2,40}"),
    _sure("navigation", "edges", rf"(?:{READING_TIME})[.]?"),
    _sure(
        "share",
        "anywhere",
        r"view this post on instagram|(?:a )?post (?:by|from) @[\w.@]+ view on (?:mastodon|threads|bluesky)",
        r"(?:kindly|please) (?:share|like)(?: and share)? this (?:story|article|post|page)\W*",
        rf"{SHARE}:?(?:[\s|,/·•]*(?:{NETWORKS})\b){{2,}}[\s.]*",
        rf"(?:{SHARE}:? ?(?:{NETWORKS})\b[\s|,/·•]*){{2,}}",
    ),
    _sure(
        "share",
        "edges",
        r"(?:udostępnij|поделиться|paylaş|シェア(?:する)?|compartir|compartilhar|compartilhe|partager|teilen|condividi|delen|deel (?:dit )?artikel)\W*",
    ),
    _sure(
        "share", "edges", rf"(?:{SHARING})(?: (?:auf|über|via|par|sur|en|no|na|su|op|på|på|в|во|по))? (?:{NETWORKS})"
    ),
    _sure("share", "edges", rf"(?:(?:{NETWORKS})\b[\s|,/·•]*){{3,}}"),
    _likely(
        "share",
        "edges",
        r"share (?:this|the|on|via|by|with)\b.{0,50}",
        rf"(?:share|tweet|print|save|e-?mail|copy link|(?:{NETWORKS}))(?: this)?",
        rf"(?:{SHARING})(?: [\w-]+)?\W*",
        r"\d[\d.,]*[km]?(?: (?:shares?|followers?|likes?|views?|claps?|reads?|reactions?))?",
        r"follow(?:ing)?",
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
        r"toggle .{2,30}|(?:close|dismiss|skip) (?:ad|advert|advertisement|menu|dialog|banner)|accessibility (?:links|help)|search jobs",
        r"(?:jump|skip|go) to (?:the )?(?:recipe|video|comments|main story|navigation|search)(?: (?:jump|skip|go) to (?:the )?\w+)*|print (?:this )?(?:recipe|article|page|story)",
        r"\d{1,3} (?:of|/) \d{1,3}|(?:next|previous)(?: (?:slide|image|photo))?",
        r"news provided by|create your (?:profile|account)|pin this .{2,40}|zum merken|zur merkliste.{0,20}",
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
        r"(?:sign up (?:for|to)|subscribe to) (?:our|the) (?:[\w'’&-]+ ){0,4}(?:e-?mail )?newsletters?\b.{0,120}",
        r"get involved with the news in your community",
    ),
    _likely(
        "newsletter",
        "end",
        r"subscribe to [^.]{2,50}",
        r"for (?:all )?(?:the )?latest .{2,90}\b(?:download|follow|subscribe|visit|click)\b.{0,80}",
    ),
    _sure(
        "advertisement",
        "anywhere",
        r"\[?(?-i:ADVERTISEMENT|ADVERTISING|SPONSORED(?: CONTENT)?|ANZEIGE|PUBLICITÉ|PUBLICIDAD|PUBLICIDADE|РЕКЛАМА)\]?",
        r"(?:story|article) continues (?:below|after)(?: this)?(?: (?:the )?(?:advertisement|advert|ad))?\.?",
        r"(?:scroll|keep scrolling) (?:down )?(?:to|for) (?:continue|more|video).{0,40}",
        r"this advertisement has not loaded yet\b.{0,80}|article content(?: continued)?|(?:advertisement|ad) \d{1,2}",
        r"(?:the )?(?:story|article) continues? (?:below|after).{0,30}",
        r"list (?:of \d{1,2} items|\d{1,2} of \d{1,2})|end of list",
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
        r"(?:please )?(?:enable|turn on|activate|allow) (?:js|cookies)\b.{0,140}",
        r"enable javascript and cookies to continue|(?:veuillez )?(?:activer|activez) javascript\b.{0,120}|bitte (?:aktivieren sie )?javascript\b.{0,120}",
        r"(?:please )?(?:verify|confirm) (?:that )?you are (?:a )?human\b.{0,120}|checking (?:if the site connection is secure|your browser)\b.{0,120}",
    ),
    _likely(
        "notice",
        "anywhere",
        r"(?:this )?(?:video|content) (?:is )?(?:unavailable|not available|can(?:no|[’'])t be played)\b.{0,80}",
        r"(?:article |contenu )?(?:réservé|exclusif) (?:aux|pour les) abonnés|(?:this (?:article|content) is )?(?:for )?(?:subscribers?|members?)[- ]only|nur für abonnenten",
        r"a version of this (?:article|story|piece) (?:appears|appeared|ran|was published)\b.{0,200}",
        r"loading(?:\.\.\.|…| comments| video)?|play(?: video| now)?|\d+:\d\d / \d+:\d\d|(?:image|media) caption|close dialog",
    ),
    _sure("picture credit", "anywhere", r"image (?:source|credit|copyright),? [^.]{2,80}"),
    _likely(
        "picture credit",
        "anywhere",
        r"(?:photo(?:graph)?s?|images?|pictures?|foto|bild) ?(?:credit)?s?(?: by|:|©| courtesy of) ?[A-Z][^.,:;]{1,60}",
    ),
    _likely(
        "picture credit",
        "edges",
        r"(?:file )?(?:photo(?:graph)?|image|picture|credit|photo credit|image credit|image source|illustration|getty images|foto|bild)"
        r"\s*(?:by|:|©|\(c\)|/)\s*[^.]{2,90}",
        r"©[^.]{2,90}",
        r"getty images(?: .{2,40})?",
    ),
    _sure(
        "copyright",
        "end",
        r"(?:copyright|©|\(c\)).{0,140}\b(?:all )?rights reserved\b.{0,80}|(?:© ?)?riproduzione riservata(?: ?©)?|alle rechte vorbehalten.{0,60}|tous droits réservés.{0,60}",
        r"all rights reserved\.? (?:this|no part|reproduction)\b.{0,180}",
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
        r"be the first to comment\b.{0,20}|\d+ view comments|comments?: our rules",
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
    _sure("share", "end", r"share this:", r"share or comment on this (?:article|story)\b.{0,200}"),
    _sure("byline", "end", r"(?:责任编辑|责编|编辑|校对|記者|记者)\s*[：:]\s*\S{2,20}"),
    _likely("share", "end", r"like this:"),
    _likely(
        "copyright",
        "end",
        r"our standards:.{0,80}",
        r"source:? (?-i:[A-Z])[\w&.,’' -]{2,60}(?:inc|ltd|llc|plc|corp|gmbh|ag|s\.a)\.?",
        r"this page was last edited on .{4,60}",
    ),
)
