"""Telling Markdown from a text that only happens to have a sign of it."""

from __future__ import annotations

import re

from reader.loading.plain_text.code import looks_like_code

SAMPLE = 60_000
"""Characters that are looked at."""

FENCED = re.compile(r"^(`{3,}|~{3,})[^`\n]*\n.*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"(?:\A|\n\n)#{1,6} (?!#)\S[^\n]{0,150}(?=\n|\Z)|^\S[^\n]{1,100}\n(?:={3,}|-{3,})$", re.MULTILINE)
SIGNS = (
    re.compile(r"(?<!\\)!?\[[^\[\]\n]{1,300}\]\([^()\s]{1,2000}(?:\s\"[^\"\n]*\")?\)"),
    re.compile(r"^\[[^\[\]\n]{1,100}\]: +\S+", re.MULTILINE),
    re.compile(r"(?<![*\w])\*\*[^\s*](?:[^*\n]{0,300}[^\s*])?\*\*(?![*\w])"),
    re.compile(r"(?<!`)`[^`\n]{1,200}`(?!`)"),
    re.compile(r"^ {0,3}[-*+] \S[^\n]*\n(?: {0,12}(?:[-*+]|\d+\.) \S[^\n]*(?:\n|\Z))", re.MULTILINE),
    re.compile(r"^ {0,3}\d+\. \S[^\n]*\n(?: {0,12}(?:[-*+]|\d+\.) \S[^\n]*(?:\n|\Z))", re.MULTILINE),
    re.compile(r"^\|?[^\n|]+\|[^\n]+\n\|? *:?-{3,}:? *\|", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"\[\[[^\[\]\n]{1,200}\]\]"),
)
"""Links and their definitions, strong words, code, lists, tables, quotations, links of a notebook."""


def looks_like_markdown(text: str) -> bool:
    """Whether a text is plainly Markdown: headings with number signs and at least one more thing that only markup has.

    A single heading needs two kinds of such things; so does a text whose only headings are underlined.
    """
    sample = text[:SAMPLE]
    bare = FENCED.sub("", sample)
    fences = len(bare) < len(sample)
    headings = HEADING.findall(bare)
    marked = sum(heading.lstrip().startswith("#") for heading in headings)
    if not headings or (not fences and looks_like_code(sample.split("\n"))):
        return False
    kinds = fences + sum(bool(sign.search(bare)) for sign in SIGNS)
    return kinds >= (1 if marked > 1 else 2)
