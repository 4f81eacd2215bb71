"""Markdown that Obsidian, Logseq, Zettlr, GitHub and pandoc read alike: YAML front matter, then the passages.

A passage stands in bold inside its sentence, not between `==`: bold is CommonMark and shows everywhere, `==` is an extension
that half of these tools print as it stands. What the article says is escaped, so that nothing in it can become markup, a tag
or a link. A note is the person's own and may be Markdown: it is kept character for character, indented inside a list item,
which is where an unclosed fence, a heading, a rule or a block of HTML ends by CommonMark's rules. The indent is four columns
wide, so that tabs in a note stay aligned and programs older than CommonMark read it too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from reader.annotation import Annotation
from reader.article import Article
from reader.exchange.frontmatter import front_matter, hashtag
from reader.exchange.lines import Line, lines_of
from reader.exchange.passages import NO_NAMES, Passage, passages
from reader.tagger.tagging import Tagging

MARKUP = re.compile(
    r"[\\`*<\[#~^]"  # CommonMark's inline markup, tags, strike-through, block references
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis, though not the underscore inside a name
    r"|\$(?!\d)"  # the end of a formula; no formula ends before a digit
    r"|==+|%%+|\{\{+|\(\(+|::+"  # highlights, comments, macros, references and properties of note-taking programs
    r"|&(?=#?\w{1,32};)"  # a character reference
    r"|^(?:[>+=|:-]|\d+[.)](?!\S))",  # quote, list, rule, table, definition
    re.MULTILINE,
)
NUMBER = re.compile(r"(\d+)([.)])")
WEB = re.compile(r"https?://[^\s<>\x00-\x20]+")


def export_markdown(
    article: Article,
    annotations: Sequence[Annotation],
    tagging: Tagging | None = None,
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return an article's annotations as one Markdown text."""
    shown = passages(article, annotations, tagging, names)
    sections = [front_matter(article, [passage.annotation for passage in shown]), _head(article)]
    sections += [_section(passage) for passage in shown if not passage.orphan]
    orphans = [_section(passage) for passage in shown if passage.orphan]
    if orphans:
        sections += ["## Passages that the text no longer holds", *orphans]
    return "\n\n".join(sections) + "\n"


def join_markdown(texts: Sequence[str]) -> str:
    """Return the exports of several articles as one text, without their front matter, which only a file's first line can open."""
    return "\n".join(text.partition("\n---\n")[2].lstrip("\n") for text in texts)


def escape(text: str) -> str:
    """Return text such that Markdown shows it as it stands."""
    return MARKUP.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    number = NUMBER.fullmatch(match[0])
    return f"{number[1]}\\{number[2]}" if number else "".join(f"\\{character}" for character in match[0])


def _head(article: Article) -> str:
    facts = [escape(_one_line(fact)) for fact in (article.byline, article.site, article.published[:10]) if fact]
    if article.url:
        facts.append(f"<{article.url}>" if WEB.fullmatch(article.url) else escape(_one_line(article.url)))
    title = f"# {escape(_one_line(article.title)) or 'Untitled'}"
    return f"{title}\n\n{' · '.join(facts)}" if facts else title


def _section(passage: Passage) -> str:
    parts = (_quote(passage), _facts(passage), _note(passage.annotation.note))
    return "\n\n".join(part for part in parts if part)


def _quote(passage: Passage) -> str:
    """The sentence as a block quote, the passage in bold; a paragraph of the text is a paragraph of the quote."""
    text = ""
    for line in lines_of(passage):
        words = _code(line) if line.is_code else _bold(line.before, line.exact, line.after).strip()
        if not words:
            continue
        gap = "\\\n" if line.is_close else "\n>\n"
        marker = f"{escape(line.marker + ' ')}" if line.marker else ""
        text += f"{gap if text else ''}> {marker}{words}"
    return text


def _code(line: Line) -> str:
    """A line of a listing, of which the passage is in bold."""
    core = line.exact.strip()
    if not core:
        return _indented(line.before + line.exact + line.after)
    leading, _, trailing = line.exact.partition(core)
    return f"{_indented(line.before + leading)}**{_ticked(core)}**{_ticked(trailing + line.after)}"


def _indented(code: str) -> str:
    """The beginning of a line of code; the spaces before it would be lost between backticks."""
    words = code.expandtabs(4)
    return "\u00a0" * (len(words) - len(words.lstrip())) + _ticked(words.lstrip())


def _ticked(code: str) -> str:
    """Code between backticks, as many as it takes; white space alone is left out."""
    if not code.strip():
        return ""
    ticks = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    space = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{ticks}{space}{code}{space}{ticks}"


def _bold(before: str, exact: str, after: str) -> str:
    """One line with its passage in bold; in tags where asterisks would not be read (inside a word, beside punctuation)."""
    core = exact.strip()
    if not core:
        return escape((before + exact + after).strip())
    leading = exact[: exact.index(core)]
    trailing = exact[len(leading) + len(core) :]
    left, middle, right = escape((before + leading).lstrip()), escape(core), escape((trailing + after).rstrip())
    reads = _opens(left[-1:], middle[0]) and _opens(right[:1], middle[-1])
    return f"{left}**{middle}**{right}" if reads else f"{left}<strong>{middle}</strong>{right}"


def _opens(outer: str, inner: str) -> bool:
    """Whether `**` between the two is read as one end of bold text: CommonMark's left- and right-flanking runs."""
    return not _punctuation(inner) or not outer or outer.isspace() or _punctuation(outer)


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _facts(passage: Passage) -> str:
    annotation = passage.annotation
    facts = [f"¶ {passage.paragraph}"] if passage.paragraph else []
    facts += [f"p. {escape(_one_line(passage.page))}"] if passage.page else []
    facts += [escape(_one_line(fact)) for fact in (passage.speaker, passage.color_name or annotation.color) if fact]
    facts += [f"#{tag}" for tag in map(hashtag, annotation.labels) if tag]
    return f"— {' · '.join(facts)}" if facts else ""


def _note(note: str) -> str:
    """The note as it was typed, in a list item that it cannot leave."""
    lines = note.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    if not any(line.strip() for line in lines):
        return ""
    return "\n".join(["-   **Note**", "", *(f"    {line}" if line.strip() else "" for line in lines)])


def _one_line(text: str) -> str:
    return " ".join(text.split())
