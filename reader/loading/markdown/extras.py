"""What notebooks write beyond CommonMark: [[links]], ==highlights==, %%comments%%, callouts, formulas, attributes in braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.loading.markdown.tags import paired, without_comments

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif)$", re.IGNORECASE)
SIZE = re.compile(r"\d+(?:x\d+)?")
CALLOUT = re.compile(r"\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)(?:\n|$)")
CALLOUTS = frozenset(
    {
        "note",
        "tip",
        "warning",
        "important",
        "caution",
        "info",
        "danger",
        "attention",
        "hint",
        "seealso",
        "abstract",
        "example",
        "question",
        "success",
        "quote",
        "bug",
        "failure",
    }
)
"""Kinds of boxes beside a text; each is a title, too."""

ATTRIBUTES = re.compile(r"[ \t]*\{(?:[#.:=-]|[\w-]+=)[^{}\n]*\}[ \t]*$")
IDENTIFIER = re.compile(r"#([\w:.-]+)")
BLOCK_NAME = re.compile(r"(?:^|[ \t])\^([A-Za-z0-9-]{1,60})$")
SAID = frozenset({"quote", "cite"})
"""Boxes that hold a quotation."""

HIDDEN_REFERENCE = re.compile(r"\[(?://|#|_|comment)\]:\s*(?:#|<>)\s*[\"'(](.*)[\"')]\s*$", re.IGNORECASE)
LANGUAGE = re.compile(r"\{?\s*[.=]?([\w+#.-]{1,20})")
NOT_IN_SLUG = re.compile(r"[^\w\- ]")
BESIDE = re.compile(r"[A-Za-z0-9=%]")
"""Beside signs that mark a passage no letter stands: "a==b" compares, "5%%" is a slip."""

LONGEST_COMMENT = 300
"""Lines between two %%."""

LONGEST_LINK = 500
DEEPEST = 40
"""Blocks nested deeper are read as the lines that they are."""


def add_extras(markdown: MarkdownIt) -> None:
    """Teach a parser all of them."""
    markdown.block.ruler.before("table", "deep", _deep)
    markdown.block.ruler.before("fence", "hidden", _hidden, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    markdown.inline.ruler.before("link", "wikilink", _wikilink)
    markdown.inline.ruler.before("emphasis", "highlight", _highlight)
    markdown.inline.ruler.before("emphasis", "comment", _comment)
    markdown.core.ruler.after("block", "attributes", _attributes)
    markdown.core.ruler.after("attributes", "callouts", _callouts)
    markdown.core.ruler.push("numbers", _numbers)
    markdown.core.ruler.push("names", _names)
    markdown.core.ruler.push("tags", _tags)


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines inside too many lists and quotations: one paragraph, so that none is lost."""
    if state.level < DEEPEST:
        return False
    if not silent:
        _push_paragraph(state, state.getLines(start, end, state.blkIndent, keepLastLF=False).strip(), start, end)
    state.line = end
    return True


def _push_paragraph(state: StateBlock, content: str, start: int, end: int) -> None:
    state.push("paragraph_open", "p", 1).map = [start, end]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = content, [start, end], []
    state.push("paragraph_close", "p", -1)


def _hidden(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment over several lines between two %%, or in a reference that nobody refers to."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    reference = HIDDEN_REFERENCE.match(line)
    if reference:
        content, after = reference[1], start + 1
    elif line.rstrip() == "%%" or (line.startswith("%%") and "%%" not in line[2:]):
        reach = min(end, start + 1 + LONGEST_COMMENT)
        closing = next((i for i in range(start + 1, reach) if _line(state, i).rstrip().endswith("%%")), -1)
        if closing < 0:
            return False
        content = state.getLines(start, closing + 1, state.blkIndent, keepLastLF=False).strip().removeprefix("%%")
        content, after = content.removesuffix("%%").strip(), closing + 1
    else:
        return False
    if not silent:
        token = state.push("hidden", "", 0)
        token.content = content
    state.line = after
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]]


# -- inside a line -------------------------------------------------------------------------------------------------


def _wikilink(state: StateInline, silent: bool) -> bool:
    """[[Page]], [[Page#Heading|shown]] and ![[picture.png]]."""
    start = state.pos
    embedded = state.src.startswith("![[", start)
    if not embedded and not state.src.startswith("[[", start):
        return False
    inside = start + 2 + embedded
    end = state.src.find("]]", inside, min(state.posMax, inside + LONGEST_LINK))
    content = state.src[inside:end] if end > inside else ""
    if not content.strip() or "[" in content or "\n" in content:
        return False
    if not silent:
        _push_wikilink(state, content, embedded)
    state.pos = end + 2
    return True


def _push_wikilink(state: StateInline, content: str, embedded: bool) -> None:
    target, _, alias = (part.strip() for part in content.replace("\\|", "|").partition("|"))
    page, _, place = target.partition("#")
    if embedded and PICTURE.search(page):
        token = state.push("image", "img", 0)
        token.attrs = {"src": page, "alt": ""}
        token.content = "" if SIZE.fullmatch(alias) else alias
        return
    is_link = not page and bool(place)
    if is_link:
        state.push("link_open", "a", 1).attrs = {"href": f"#{place}" if place[0] == "^" else f"#{slug(place)}"}
    shown = [part for part in (page, *place.split("#")) if part and part[0] != "^"]
    state.push("text", "", 0).content = alias or " › ".join(shown) or place.removeprefix("^")
    if is_link:
        state.push("link_close", "a", -1)


def _highlight(state: StateInline, silent: bool) -> bool:
    """==text== is emphasised, whatever is inside."""
    start = state.pos
    if not state.src.startswith("==", start):
        return False
    end = state.src.find("==", start + 2, state.posMax)
    inside = state.src[start + 2 : end] if end > 0 else ""
    if not inside or inside != inside.strip() or inside[0] == "=" or BESIDE.search(_around(state.src, start, end + 2)):
        return False
    if not silent:
        state.push("em_open", "em", 1)
        last, state.pos, state.posMax = state.posMax, start + 2, end
        state.md.inline.tokenize(state)
        state.posMax = last
        state.push("em_close", "em", -1)
    state.pos = end + 2
    return True


def _around(source: str, start: int, end: int) -> str:
    """The characters on both sides."""
    return source[max(0, start - 1) : start] + source[end : end + 1]


def _comment(state: StateInline, silent: bool) -> bool:
    """%%text%% was written for nobody else."""
    start = state.pos
    if not state.src.startswith("%%", start):
        return False
    end = state.src.find("%%", start + 2, state.posMax)
    if end < start + 3 or BESIDE.search(_around(state.src, start, end + 2)):
        return False
    if not silent:
        state.push("hidden", "", 0).content = state.src[start + 2 : end].strip()
    state.pos = end + 2
    return True


# -- over all tokens -----------------------------------------------------------------------------------------------


def _attributes(state: StateCore) -> None:
    """Attributes in braces behind a heading or below a block, ^names behind a paragraph, languages of listings."""
    for opening, token in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type != "inline" or opening.type not in ("heading_open", "paragraph_open"):
            continue
        if opening.type == "heading_open" or token.content.startswith("{:"):
            found = ATTRIBUTES.search(token.content)
            if found:
                token.content = token.content[: found.start()]
                identifier = IDENTIFIER.search(found[0])
                if identifier:
                    opening.attrSet("id", identifier[1])
        name = BLOCK_NAME.search(token.content)
        if name:
            token.content = token.content[: name.start()]
            opening.attrSet("id", f"^{name[1]}")
    for token in state.tokens:
        if token.type == "fence":
            language = LANGUAGE.match(token.info.strip().partition(":")[0])
            token.info = language[1].lower() if language else ""


def _callouts(state: StateCore) -> None:
    """> [!note] Title: the title is a strong line of its own. !!! and words that name no kind of box are the title."""
    found: list[Token] = []
    for index, token in enumerate(state.tokens):
        callout = None
        above = state.tokens[index - 2] if token.type == "inline" and index > 1 else token
        if above.type == "blockquote_open":
            callout = CALLOUT.match(token.content)
        elif above.type == "admonition_open" and above.meta["tag"] not in CALLOUTS:
            token.content = above.info.strip()
        if callout:
            if callout[1].lower() not in SAID:
                _open_up(state.tokens, index - 2)
            title = callout[2].strip() or callout[1].replace("-", " ").capitalize()
            rest = token.content[callout.end() :]
            token.content = title if "*" in title else f"**{title}**"
            found.append(token)
            if rest.strip():
                closing, opening = state.tokens[index + 1].copy(), state.tokens[index - 1].copy()
                found += [closing, opening, token.copy(content=rest, children=[])]
        else:
            found.append(token)
    state.tokens = found


def _open_up(tokens: list[Token], start: int) -> None:
    """Make a box of a quotation: nobody said what a note says."""
    tokens[start].tag = "div"
    closing = (each for each in tokens[start:] if each.type == "blockquote_close" and each.level == tokens[start].level)
    for token in closing:
        token.tag = "div"
        return


def _names(state: StateCore) -> None:
    """Each heading is called as GitHub calls it, so that a table of contents leads there."""
    seen: dict[str, int] = {}
    for opening, token in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open" or opening.attrGet("id"):
            continue
        name = slug("".join(child.content for child in token.children or () if child.type in ("text", "code_inline")))
        count = seen.get(name, 0)
        seen[name] = count + 1
        if name:
            opening.attrSet("id", f"{name}-{count}" if count else name)


def slug(heading: str) -> str:
    """What a link calls a heading: small letters, hyphens for spaces, no punctuation."""
    return NOT_IN_SLUG.sub("", heading.strip().lower()).replace(" ", "-")


def _numbers(state: StateCore) -> None:
    """Items keep the numbers that they were given, unless all were given the same to be counted."""
    lists: list[list[Token]] = []
    for token in state.tokens:
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and lists and token.info:
            lists[-1].append(token)
        elif token.type == "ordered_list_close":
            items = lists.pop()
            if len({item.info for item in items}) > 1:
                for item in items:
                    item.attrSet("value", item.info)


def _is_box(token: Token) -> bool:
    """Whether markup is the box of a task."""
    return token.content.startswith('<input class="task-list-item-checkbox"')


def hidden_token(content: str) -> Token:
    """A token of a block that its writer hid."""
    from markdown_it.token import Token

    return Token("hidden", "", 0, content=content, block=True)


def _tags(state: StateCore) -> None:
    """Tags among the words stay tags if they have a partner; comments are taken out and stand after their block."""
    found: list[Token] = []
    waiting: list[Token] = []
    for token in state.tokens:
        if token.type == "hidden":
            (waiting if token.level else found).append(token)
            continue
        if token.type == "html_block":
            token.content, comments = without_comments(token.content)
            waiting += [hidden_token(comment) for comment in comments]
        for child in token.children or ():
            if child.type == "html_inline" and child.content.startswith("<!--"):
                waiting += [hidden_token(comment) for comment in without_comments(child.content)[1]]
                child.content = ""
            elif child.type == "hidden":
                waiting.append(hidden_token(child.content))
                child.type, child.content = "text", ""
        inline = [child for child in token.children or () if child.type == "html_inline" and not _is_box(child)]
        for child, tag in zip(inline, paired(child.content for child in inline), strict=True):
            child.content = tag
        found.append(token)
        if waiting and token.level == 0 and token.nesting < 1:
            found += waiting
            waiting = []
    state.tokens = found + waiting
