"""A whole page: what is its article, what is folded away, and that nothing is lost."""

from __future__ import annotations

import pytest

from reader.errors import UnreadableArticleError
from reader.loading import restore
from reader.loading.html import article_of, read, recognises
from reader.loading.original import Original
from reader.progress import silent

PROSE = (
    "The harbour master said on Tuesday that the ferry, which had left the island at six with forty people on board, "
    "was seen by two fishing boats before the fog came down.",
    "Nobody at the station in the town heard the call for help, he said, because the radio had been moved to a cellar, "
    "and the cellar, as everybody in the town knew, had been under water since March.",
    "The inquiry will begin in May. Its three members are a judge, a retired captain and a teacher of geography, and none "
    "of them has spoken about the case in public so far.",
)

PAGE = f"""<!doctype html><html lang=en><head><title>Ferry with forty people lost in fog | Island Post</title>
<meta property="og:site_name" content="Island Post"><meta name=author content="Jane Doe">
<meta property="article:published_time" content="2019-03-05T06:07:00Z"><link rel=canonical href="https://post.example/ferry">
</head><body>
<nav class=menu><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav>
<main><article><h1>Ferry with forty people lost in fog</h1><p class=date>Published 5 March 2019</p>
<p>{PROSE[0]}</p><figure><img src=ferry.jpg alt="The ferry"><figcaption>The ferry in 2017</figcaption></figure>
<p>READ MORE: <a href=/other>Second ferry late again</a></p>
<p>{PROSE[1]}</p><blockquote><p>It was the cellar, and it was always going to be the cellar.</p></blockquote>
<h2>What comes next</h2><p>{PROSE[2]}</p>
<div class="newsletter-signup"><p>Sign up for our daily newsletter today</p></div>
</article></main>
<aside class=related><h3>Most read</h3><ul><li><a href=/a>Cows swim ashore, all forty of them</a></ul></aside>
<footer><p>© 2019 Island Post. All rights reserved.</p></footer></body></html>"""


def opened(markup: str, url: str = "https://post.example/ferry"):
    return article_of(markup, Original(markup.encode(), "ferry.html", "/nowhere/ferry.html", url))


def test_an_article():
    article = opened(PAGE)
    assert (article.title, article.byline, article.site) == (
        "Ferry with forty people lost in fog",
        "Jane Doe",
        "Island Post",
    )
    assert article.published.startswith("2019-03-05T06:07")
    assert (article.url, article.language) == ("https://post.example/ferry", "en")
    assert [(block.kind, article.slice(block.span)) for block in article.blocks] == [
        ("title", "Ferry with forty people lost in fog"),
        ("paragraph", PROSE[0]),
        ("image", "The ferry"),
        ("caption", "The ferry in 2017"),
        ("paragraph", PROSE[1]),
        ("quote", "It was the cellar, and it was always going to be the cellar."),
        ("heading", "What comes next"),
        ("paragraph", PROSE[2]),
    ]


def test_what_is_not_the_article_is_folded_away_and_not_lost():
    article = opened(PAGE)
    folded = {each.kind: each.text for each in article.hidden}
    assert folded["navigation"] == "Home\nSport"
    assert folded["date line"] == "Published 5 March 2019"
    assert "Second ferry late again" in "".join(each.text for each in article.hidden if each.kind == "teaser")
    whole = restore(article, range(len(article.hidden)))
    for words in (
        "Home",
        "Second ferry late again",
        "Sign up for our daily newsletter",
        "Cows swim ashore",
        "All rights reserved",
    ):
        assert words in whole.text
    assert whole.text.count(PROSE[1]) == 1


def test_what_is_folded_away_knows_its_place():
    article = opened(PAGE)
    whole = restore(article, [i for i, each in enumerate(article.hidden) if "Second ferry" in each.text])
    texts = [whole.slice(block.span) for block in whole.blocks]
    assert texts.index("READ MORE: Second ferry late again") == texts.index(PROSE[1]) - 1


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><script>go()</script><noscript>Please enable JavaScript to view this page.</noscript></body></html>",
        "<html><body><p>Please enable JavaScript.</p></body></html>",
        "<html><body></body></html>",
        "<html>",
    ],
)
def test_nothing_readable(markup):
    with pytest.raises(UnreadableArticleError, match=r"“ferry\.html” has nothing readable in it"):
        opened(markup)


def test_a_page_of_a_few_words_is_all_there():
    article = opened("<html><body><p>Gone fishing.</p></body></html>", url="")
    assert "Gone fishing." in article.text
    assert article.title


def test_captions_and_credits():
    credit = "<p>Boats in the harbour. (Photo: Jane Doe/Island Post)</p>"
    article = opened(PAGE.replace("<figcaption>The ferry in 2017</figcaption></figure>", f"</figure>{credit}"))
    assert "Boats in the harbour. (Photo: Jane Doe/Island Post)" in [
        article.slice(block.span) for block in article.blocks if block.kind == "caption"
    ]


def test_links_to_other_sites_at_the_end_are_sources():
    sources = "<h2>Sources</h2><ul><li><a href=https://archive.example/1>The harbour's log</a><li><a href=https://archive.example/2>The inquiry's order</a></ul>"
    assert "The harbour's log" in opened(PAGE.replace("</article>", sources + "</article>")).text


def test_pictures_of_a_saved_page(tmp_path):
    folder = tmp_path / "ferry_files"
    folder.mkdir()
    (folder / "ferry.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    path = tmp_path / "ferry.html"
    path.write_text(
        "<!-- saved from url=(0026)https://post.example/ferry -->"
        + PAGE.replace("src=ferry.jpg", "src=ferry_files/ferry.png")
    )
    original = Original(path.read_bytes(), path.name, str(path))
    assert recognises(original)
    article = read(original, silent)
    (picture,) = article.pictures
    assert [block.picture for block in article.blocks if block.kind == "image"] == [picture.name]
    assert article.url == "https://post.example/ferry"


def test_the_server_knows_its_letters():
    data = PAGE.replace("The harbour master", "Der Bürgermeister").replace("©", "").encode("iso-8859-2")
    article = read(Original(data, "a", "", "https://post.example/a", "text/html", "iso-8859-2"), silent)
    assert "Der Bürgermeister said" in article.text


def test_text_without_spaces():
    prose = "山の上にある小さな港町では、毎年三月になると漁師たちが船を陸に上げ、嵐が過ぎるのを静かに待つのだという。"
    article = opened(
        f"<html><title>港の春</title><body><div class=menu><a href=/>トップ</a></div><div id=content><h1>港の春</h1>{''.join(f'<p>{prose}{i}番目の春。</p>' for i in range(8))}</div></body></html>"
    )
    assert article.text.count(prose) == 8
    assert article.text.count("港の春") == 1, "the headline stands once"
    assert article.language == "ja"


@pytest.mark.parametrize(
    "markup",
    [
        "<meta charset='utf-8'><ul><li><a href='https://e.example/1'>Home</a></li></ul><p>Share</p>",
        "<html><body><!--StartFragment--><ul><li><a href='https://e.example/1'>Home</a></li></ul><p>Share</p><!--EndFragment--></body></html>",
    ],
)
def test_of_what_was_chosen_all_is_wanted(markup):
    article = opened(markup, url="")
    assert [(block.kind, article.slice(block.span)) for block in article.blocks] == [
        ("item", "Home"),
        ("paragraph", "Share"),
    ]
    assert not article.hidden


def test_a_template_that_says_english_of_everything():
    german = (
        "<p>Der Fischer hat das Boot nicht mehr gesehen, und die Kinder sind bei der Mutter, die auf ihn wartet.</p>"
        * 8
    )
    assert opened(f"<html lang=en><title>Das Boot ist nicht mehr da</title><body>{german}").language == "de"


@pytest.mark.parametrize(
    "title",
    ["灯台が内陸へ移される", "انتقال المنارة إلى الداخل", "प्रकाशस्तंभ भीतर ले जाया गया", "Über die Fähre", "Паром утонул"],
)
def test_the_heading_that_is_the_headline_stands_there_once_in_every_script(title):
    article = opened(
        f"<html><title>{title}</title><body><article><h1>{title}</h1><p>{PROSE[0]}<p>{PROSE[1]} <a href='#top'>Up</a></article>"
    )
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "paragraph"]
    assert not article.hidden


def test_a_headline_that_stands_there_once_more_is_folded_away():
    again = PAGE.replace("<main>", "<header><h2>Ferry with forty people lost in fog</h2></header><main>")
    kinds = [each.kind for each in opened(again).hidden if each.text == opened(again).title]
    assert kinds == ["headline"]
    assert not [each for each in opened(PAGE).hidden if each.kind == "headline"]


@pytest.mark.parametrize("shown", ["Ferry lost in fog", "Ferry lost: in fog", "FERRY LOST IN FOG"])
def test_what_is_put_back_stands_above_or_below_the_headline_as_on_the_page(shown):
    article = opened(
        f"<html><title>Ferry lost in fog</title><body><nav><a href=/>Home</a></nav><article><h1>{shown}</h1>"
        f"<p class=byline>By Jane Doe</p><p>{PROSE[0]}<p>{PROSE[1]}</article>"
    )
    back = [number for number, each in enumerate(article.hidden) if each.kind != "headline"]
    whole = restore(article, back)
    assert [whole.slice(block.span) for block in whole.blocks][:3] == ["Home", article.title, "By Jane Doe"]


def test_a_link_to_the_headline_leads_to_it():
    body = f"<h1 id=top>Ferry lost</h1><p>{PROSE[0]}<p>{PROSE[1]} <a href='#top'>Up</a>"
    article = opened(f"<html><title>Ferry lost</title><body><article>{body}</article>")
    assert article.blocks[0].names == ("top",)


def test_a_rule_above_or_below_everything_parts_nothing():
    body = f"<hr><h1>Ferry lost</h1><hr><p>{PROSE[0]}<hr><p>{PROSE[1]}<hr><p class=byline>By Jane Doe</p><hr>"
    article = opened(f"<html><title>Ferry lost</title><body><article>{body}</article>")
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "rule", "paragraph"]
    whole = restore(article, range(len(article.hidden)))
    assert [whole.slice(block.span) for block in whole.blocks if block.kind != "rule"][-1] == "By Jane Doe"


def test_around_the_article_a_name_for_what_an_author_wrote_is_no_byline():
    """WordPress calls everything that is published by its state."""
    teasers = "".join(
        f"<div><div><div><p>Ferry number {number} is late again</p></div></div></div>" for number in (1, 2)
    )
    posts = f'<div class="author-posts">{teasers}</div><p class=byline>By Jane Doe</p><ol class=comments><li class=comment-author>May 1'
    article = opened(
        PAGE.replace("<article>", '<article class="post status-publish">').replace("<footer>", f"<footer>{posts}</ol>")
    )
    kinds = {text: each.kind for each in article.hidden for text in each.text.split("\n")}
    assert kinds["Ferry number 1 is late again"] == "page"
    assert (kinds["By Jane Doe"], kinds["May 1"]) == ("byline", "comments")


@pytest.mark.parametrize(
    "letter",
    ["\f", "&#12;", "&#xC;", "&#1;", "&#x01;", "&#11", "&#x1F;", "&#xFFFE;", "&#65535;", "&#0;", "&#xD800;", "\x01"],
)
def test_no_character_breaks_a_page(letter):
    body = f"<p title='a{letter}b'>A{letter} <a href='java{letter}script:alert(1)'>word</a> and 7&#37; &#x26; 8. {PROSE[0]}<p>{PROSE[1]}"
    article = opened(f"<html><title>Ferry lost</title><body><article>{body}</article>")
    words = " ".join(article.slice(article.blocks[1].span).replace("\ufffd", "").split())
    assert words == f"A word and 7% & 8. {PROSE[0]}"
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "paragraph"]
    assert all(mark.href.startswith("https://post.example/") for mark in article.blocks[1].marks)
