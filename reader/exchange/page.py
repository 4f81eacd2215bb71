"""A standalone page of HTML: no script, nothing loaded from anywhere, our themes' colours, light and dark."""

from __future__ import annotations

import re
from datetime import date
from html import escape

from reader.article import Article
from reader.insight.layers import LAYERS
from reader.style import Theme, load_theme

LIGHT, DARK = "paper", "dark"
FROM_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
WEB = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Close Reader">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
{body}
</body>
</html>
"""

BASE = """*, ::before, ::after { box-sizing: border-box }
html { background: var(--page); color: var(--text); -webkit-text-size-adjust: 100% }
body { max-width: 42rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4.5rem) 1.25rem 5rem;
  font: 1.125rem/1.6 Literata, Charter, "Iowan Old Style", "Source Serif 4", Georgia, serif;
  overflow-wrap: break-word; font-variant-numeric: oldstyle-nums; hanging-punctuation: first }
h1 { font-size: clamp(1.6rem, 5vw, 2rem); font-weight: 650; line-height: 1.22; margin: 0 0 .6rem; text-wrap: balance }
h2 { font-size: 1.15rem; font-weight: 650; line-height: 1.35; margin: 2.4rem 0 1rem }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em }
a:hover { text-decoration-color: currentColor }
header { margin-bottom: 2.6rem }
.facts, .small { font: .84rem/1.5 Inter, system-ui, -apple-system, "Segoe UI", sans-serif; color: var(--dim); margin: 0 }
.facts > * + *::before { content: "·"; margin: 0 .5em; color: var(--faint) }
@media print { body { max-width: none; padding: 0; font-size: 11pt } a { text-decoration: none }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact } }"""


def page(article: Article, title: str, style: str, body: str) -> str:
    """Return a whole page; `title` is plain text, `style` CSS that follows ours, `body` HTML that is already safe."""
    return PAGE.format(
        language=escape(article.language if LANGUAGE.fullmatch(article.language) else "und"),
        direction="rtl" if article.language.lower().split("-")[0] in FROM_RIGHT else "ltr",
        title=text(title),
        style="\n".join([_palettes(), BASE, style]),
        body=body,
    )


def text(plain: str) -> str:
    """Return plain text as HTML, in an attribute too; characters that HTML does not allow are shown as missing."""
    return escape(UNSHOWN.sub("\ufffd", plain))


def head(article: Article, headline: str = "") -> str:
    """Return the title block: headline, byline, site (a link where there is an address) and date; `headline` is safe HTML."""
    facts = [f"<span>{text(article.byline)}</span>"] if article.byline else []
    if article.url:
        facts.append(link(article.url, article.site or _host(article.url)))
    elif article.site:
        facts.append(f"<span>{text(article.site)}</span>")
    if article.published:
        facts.append(f'<time datetime="{text(article.published)}">{text(_day(article.published))}</time>')
    line = f'\n<p class="facts">{"".join(facts)}</p>' if facts else ""
    return f'<header>\n<h1 dir="auto">{headline or text(article.title) or "Untitled"}</h1>{line}\n</header>'


def link(address: str, words: str) -> str:
    """Return plain words as a link to a web address; with any other address they stay words."""
    return link_around(address, f"<span>{text(words)}</span>")


def link_around(address: str, inside: str) -> str:
    """Return safe HTML as a link to a web address; with any other address it stays as it is."""
    return f'<a href="{text(address)}" rel="noopener noreferrer">{inside}</a>' if WEB.fullmatch(address) else inside


def _host(address: str) -> str:
    found = re.match(r"https?://(?:www\.)?([^/?#\s]+)", address, re.IGNORECASE)
    return found[1] if found else address


def _day(published: str) -> str:
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _palettes() -> str:
    light, dark = _variables(load_theme(LIGHT)), _variables(load_theme(DARK))
    return f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n@media print {{ :root {{ {light} }} }}"


def _variables(theme: Theme) -> str:
    """A theme's colours as CSS properties: the window's by name, `--people` ... by layer, `--mark-yellow` ... by colour."""
    window = theme.window
    colors = {name: getattr(window, name) for name in ("page", "panel", "line", "text", "dim", "faint", "accent")}
    for layer in LAYERS:
        colors[layer.key] = theme.tag_color(layer.types[0])
        colors[f"{layer.key}-wash"] = theme.wash(layer.types[0]) or "transparent"
    colors |= {f"mark-{name}": fill for name, fill in theme.highlights.items()}
    return "; ".join(f"--{name}: {color}" for name, color in colors.items())
