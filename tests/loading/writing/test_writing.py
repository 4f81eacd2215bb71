"""An article written as Markdown is read by a Markdown reader as what it was; as text it can be read by people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from reader.article import NO_DESCRIPTION, Article, Block, Cell, Mark, Span
from reader.loading.parts import Part, joined
from reader.loading.writing import to_markdown, to_text


def part(text: str, kind: str = "paragraph", *marks: tuple[str, str], **facts: Any) -> Part:
    """A part; a mark is (its words, its kind or the address that it leads to)."""
    made = []
    for words, what in marks:
        start = text.index(words)
        link = what.startswith(("#", "http"))
        made.append(Mark(Span(start, start + len(words)), "link" if link else what, what if link else ""))  # type: ignore[arg-type]
    return Part(text, Block(Span(0, len(text)), kind, marks=tuple(made), **facts))  # type: ignore[arg-type]


def item(text: str, level: int = 1, marker: str = "•", *marks: tuple[str, str], **facts: Any) -> Part:
    return part(text, "item", *marks, level=level, marker=marker, **facts)


def row(*cells: str, header: bool = False, first: bool = False, columns: Iterable[int] = ()) -> Part:
    text = "\t".join(cells)
    made, start = [], 0
    for number, cell in enumerate(cells):
        width = list(columns)[number] if columns else 1
        made.append(Cell(Span(start, start + len(cell)), header, width))
        start += len(cell) + 1
    return part(text, "table", level=int(first), cells=tuple(made))


def article(*parts: Part) -> Article:
    return Article("0", *joined(parts))


def html(*parts: Part) -> str:
    """What a reader of Markdown makes of it, on one line."""
    made = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .render(to_markdown(article(*parts)))
    )
    return re.sub(r"\n(?=<[uo]l)|(?<=>)\s+(?=<)", "", made).strip()


# -- lists ---------------------------------------------------------------------------------------------------------


def test_lists_nest_under_the_words_of_their_items() -> None:
    parts = (
        item("one", 1, "1."),
        item("inner", 2),
        item("deeper", 3, "9."),
        item("inner too", 2),
        item("two", 1, "2."),
    )
    assert to_markdown(article(*parts)) == "1. one\n   - inner\n\n     9. deeper\n   - inner too\n2. two\n"
    assert html(*parts).replace("<p>", "").replace("</p>", "") == (
        '<ol><li>one<ul><li>inner<ol start="9"><li>deeper</li></ol></li><li>inner too</li></ul></li><li>two</li></ol>'
    )
    assert to_text(article(*parts)) == "1. one\n   • inner\n     9. deeper\n   • inner too\n2. two\n"


def test_an_item_goes_on_in_another_paragraph_and_in_another_line() -> None:
    parts = (item("one", marker="10."), item("more of it", marker=""), item("close", marker="", is_tight=True))
    assert to_markdown(article(*parts)) == "10. one\n\n    more of it\\\n    close\n"
    assert html(*parts) == '<ol start="10"><li><p>one</p><p>more of it<br />\nclose</p></li></ol>'
    assert to_text(article(*parts)) == "10. one\n    more of it\n    close\n"


def test_a_paragraph_after_an_inner_list_belongs_to_the_outer_item() -> None:
    parts = (item("one"), item("inner", 2), item("still one", 1, ""))
    assert html(*parts) == "<ul><li><p>one</p><ul><li>inner</li></ul><p>still one</p></li></ul>"


def test_tasks_letters_and_words_with_their_meanings() -> None:
    parts = (item("done", marker="☑"), item("open", marker="☐"), item("first", marker="a."))
    assert to_markdown(article(*parts)) == "- [x] done\n- [ ] open\n- a. first\n"
    meanings = (item("mast", 1, ""), item("a pole", 2, ""), item("quay", 1, ""), item("a wharf", 2, ""))
    assert html(*meanings) == "<ul><li>mast<ul><li>a pole</li></ul></li><li>quay<ul><li>a wharf</li></ul></li></ul>"
    assert to_text(article(*meanings)) == "mast\n  a pole\nquay\n  a wharf\n"


# -- tables --------------------------------------------------------------------------------------------------------


def test_a_table_keeps_its_cells_whatever_they_hold() -> None:
    parts = (
        row("Port", "Ships", header=True, first=True),
        row("Malmö | North", "1\\|2"),
        row("both", columns=[2]),
        row("", "4"),
    )
    made = html(*parts)
    assert re.findall("<th>(.*?)</th>", made) == ["Port", "Ships"]
    assert re.findall("<td>(.*?)</td>", made) == ["Malmö | North", "1\\|2", "both", "", "", "4"]
    assert to_text(article(*parts)) == "Port\tShips\nMalmö | North\t1\\|2\nboth\n\t4\n"


def test_two_tables_stay_two_and_one_without_a_head_gets_an_empty_one() -> None:
    made = html(row("a", "b", first=True), row("c", "d"), row("e", first=True), row("f"))
    assert made.count("<table>") == 2
    assert re.findall("<th>(.*?)</th>", made) == ["", "", ""]


def test_marks_in_cells() -> None:
    cell = part("see `it`\tx|y", "table", ("see", "strong"), ("x|y", "code"), level=1)
    assert "<td><strong>see</strong> `it`</td><td><code>x|y</code></td>" in html(cell)


# -- images, rules, marks ------------------------------------------------------------------------------------------


def test_images() -> None:
    parts = (
        part("A [ship]", "image", src="https://quay.example/a b>.png"),
        part(NO_DESCRIPTION, "image", picture="0123456789abcdef.png"),
        part("The quay.", "caption"),
    )
    made = html(*parts)
    assert '<img src="https://quay.example/a%20b%3E.png" alt="A [ship]" />' in made
    assert '<img src="0123456789abcdef.png" alt="" />' in made
    assert to_text(article(*parts)) == "[A [ship]]\n\n[image]\n\nThe quay.\n"


def test_marks_inside_marks() -> None:
    parts = [part("see the big site now", "paragraph", ("the big site", "https://a.example/x_(y)"), ("big", "strong"))]
    assert html(*parts) == '<p>see <a href="https://a.example/x_(y)">the <strong>big</strong> site</a> now</p>'


def test_marks_that_asterisks_cannot_say() -> None:
    assert "<strong>“no”</strong>one" in html(part("“no”one", "paragraph", ("“no”", "strong")))
    assert "<em>a</em><strong>b</strong>" in html(part("ab", "paragraph", ("a", "emphasis"), ("b", "strong")))
    assert html(part("H2O, x2", "paragraph", ("2", "sub"))) == "<p>H<sub>2</sub>O, x2</p>"
    assert html(part("a `tick` b", "paragraph", ("`tick`", "code"))) == "<p>a <code>`tick`</code> b</p>"


def test_close_lines_and_rules() -> None:
    parts = (
        part("Roses", "quote", level=1),
        part("are red", "quote", level=1, is_tight=True),
        part("", "rule"),
        part("said ~~nobody~~", "caption"),
    )
    assert html(*parts) == ("<blockquote><p>Roses<br />\nare red</p></blockquote><hr /><p>said ~~nobody~~</p>")


# -- notes and places ----------------------------------------------------------------------------------------------


def test_footnotes_are_footnotes() -> None:
    parts = (
        part("It sank.[1] And rose.[2]", "paragraph", ("[1]", "#n1"), ("[1]", "sup"), ("[2]", "#n2"), names=("r1",)),
        part("It rose again.1", "paragraph", ("1", "#n1")),
        item("↑ The log, p. 4.", 1, "1.", ("↑", "#r1"), names=("n1",)),
        item("It says so.", 1, "", ),
        item("The crew.", 1, "2.", names=("n2",)),
    )  # fmt: skip
    assert to_markdown(article(*parts)) == (
        "It sank.[^1] And rose.[^2]\n\nIt rose again.[^1]\n\n[^1]: The log, p. 4.\n\n    It says so.\n\n[^2]: The crew.\n"
    )
    assert html(*parts).count('class="footnote-item"') == 2


def test_a_note_with_another_sign_gets_a_number_and_two_never_share_one() -> None:
    parts = (
        part("Here* and here1", "paragraph", ("*", "#a"), ("*", "sup"), ("1", "#b"), ("1", "sup")),
        part("First.", names=("a",)),
        part("Second.", names=("b",)),
    )
    assert to_markdown(article(*parts)) == "Here[^1] and here[^2]\n\n[^1]: First.\n\n[^2]: Second.\n"


def test_links_within_the_article_lead_to_their_place() -> None:
    parts = (
        part("See below.", "paragraph", ("below", "#the end")),
        part("The end", "heading", level=2, names=("the end", "x")),
    )
    assert to_markdown(article(*parts)) == 'See [below](<#the%20end>).\n\n## <a id="the%20end"></a>The end\n'


# -- anything ------------------------------------------------------------------------------------------------------

kinds = st.sampled_from(["title", "heading", "paragraph", "quote", "item", "code", "table", "image", "caption", "rule"])
texts = st.text(st.sampled_from("ab1 *_`|\\[]()<>#-+~=&;.!\t\ufffc"), max_size=12)
blocks = st.builds(
    lambda text, kind, level, marks, marker, tight: Part(
        text,
        Block(
            Span(0, len(text)),
            kind,
            level,
            tuple(Mark(Span(min(a, len(text)), min(a + b, len(text))), k, h) for a, b, k, h in marks),
            marker=marker,
            is_tight=tight,
            names=("n",),
            src="x",
        ),
    ),
    texts,
    kinds,
    st.integers(0, 7),
    st.lists(
        st.tuples(
            st.integers(0, 9),
            st.integers(0, 9),
            st.sampled_from(["emphasis", "strong", "code", "link", "sub", "sup"]),
            st.sampled_from(["", "#n", "https://a.example"]),
        ),
        max_size=3,
    ),
    st.sampled_from(["", "•", "1.", "iv.", "☐"]),
    st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(blocks, max_size=6))
def test_any_article_can_be_written(parts: list[Part]) -> None:
    made = article(*parts)
    assert to_markdown(made).endswith("\n")
    assert to_text(made).endswith("\n")


@settings(max_examples=200, deadline=None)
@given(texts)
def test_what_an_article_says_is_never_markup(text: str) -> None:
    said = text.replace("\t", " ")
    made = html(part(said))
    plain = re.sub(r"</?p>|<p>", "", made).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain.replace("\u00a0", " ").strip() == said.strip()


@pytest.mark.parametrize("count", [20_000])
def test_a_long_list_and_many_marks_take_no_time(count: int) -> None:
    parts = [item(f"item {number}", 1 + number % 3, names=(f"n{number}",)) for number in range(count)]
    assert to_markdown(article(*parts)).count("\n") == count
