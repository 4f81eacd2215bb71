"""What a page says of itself: each kind of source, and what looks like a title, a name or a date and is none."""

from __future__ import annotations

import json

import lxml.etree
import pytest

from reader.loading.html.metadata import Metadata, read_metadata
from reader.loading.html.tree import parse

TITLE = "Old bridge of the island closed for two years"
PROSE = (
    "<p>"
    + "The council of the island voted on Tuesday to close the old bridge, because its piers are hollow. " * 4
    + "</p>"
)


def page(head: str = "", body: str = "", *, url: str = "", html: str = "<html>") -> Metadata:
    return read_metadata(parse(f"<!doctype html>{html}<head>{head}</head><body>{body}</body></html>"), url)


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def prop(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(*values: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def article(**fields: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **fields}


class TestTitle:
    @pytest.mark.parametrize(
        ("whole", "title"),
        [
            (f"{TITLE} | The Daily Ferry", TITLE),
            (f"{TITLE} - Local - The Daily Ferry", f"{TITLE} - Local"),
            (f"{TITLE} – The Daily Ferry", TITLE),
            (f"The Daily Ferry: {TITLE}", TITLE),
            ("Ferry | Old bridge of the island closed", "Old bridge of the island closed"),
            ("Old bridge - The Daily Ferry", "Old bridge - The Daily Ferry"),
            ("Two | Old bridge", "Two | Old bridge"),
            (f"  {TITLE}\n   for\t good ", f"{TITLE} for good"),
            ("Salt &amp;amp; sand on the &amp;#8216;old&amp;#8217; bridge", "Salt & sand on the ‘old’ bridge"),
        ],
    )
    def test_of_the_title_element_the_sites_name_goes(self, whole, title):
        assert page(f"<title>{whole}</title>").title == title

    def test_a_colon_stays_where_a_heading_has_it_too(self):
        whole = "Bridges: how the island lost its oldest one"
        assert page(f"<title>{whole}</title>", f"<h2>{whole}</h2>").title == whole
        assert page(f"<title>{whole}</title>").title == "how the island lost its oldest one"

    def test_a_short_title_element_gives_way_to_the_only_headline(self):
        assert page("<title>Article</title>", f"<h1>{TITLE}</h1>").title == TITLE
        assert page("<title>Article</title>", f"<h1>{TITLE}</h1><h1>Ferry</h1>").title == "Article"

    def test_the_title_of_a_drawing_is_not_the_pages(self):
        drawing = "<svg><title>Menu icon of the site</title></svg>"
        assert page("", f"{drawing}<h1>{TITLE}</h1>").title == TITLE
        assert page(f"<title></title><title>{TITLE}</title>", drawing).title == TITLE

    @pytest.mark.parametrize(
        "head",
        [
            linked(article(headline=TITLE)),
            linked(article(name=TITLE)),
            prop("og:title", TITLE),
            prop("OG:Title", TITLE),
            prop("x:title dc:title", TITLE),
            prop("og : title", TITLE),
            meta("DC.Title", TITLE),
            meta("dcterms.title", TITLE),
            meta("twitter:title", TITLE),
            meta("parsely-title", TITLE),
            meta("sailthru.title", TITLE),
            meta("citation_title", TITLE),
        ],
    )
    def test_it_comes_before_the_title_element(self, head):
        assert page(f"<title>Something else of the same paper today</title>{head}").title == TITLE

    def test_the_order_of_the_voices(self):
        voices = [
            linked(article(headline="One of the article")),
            meta("dc.title", "Two of the library"),
            prop("og:title", "Three of the network"),
            meta("title", "Four of the page"),
            meta("twitter:title", "Five of the messenger"),
            "<title>Six of the window itself</title>",
        ]
        titles = [page("".join(reversed(voices[first:]))).title.split()[0] for first in range(len(voices))]
        assert titles == ["One", "Two", "Three", "Four", "Five", "Six"]

    def test_a_site_that_calls_every_article_by_its_own_name(self):
        head = f"<title>{TITLE} - Ferry</title>" + linked(article(name="Ferry news online", headline=TITLE))
        assert page(head).title == TITLE

    def test_the_sites_name_goes_where_the_site_is_named(self):
        site = prop("og:site_name", "The Daily Ferry")
        assert page(site + prop("og:title", f"{TITLE} | The Daily Ferry")).title == TITLE
        assert page(site + prop("og:title", f"{TITLE} - THE DAILY FERRY")).title == TITLE
        assert page(site + prop("og:title", f"{TITLE} | Bridges")).title == f"{TITLE} | Bridges"
        assert page(site + prop("og:title", "Bridges | The Daily Ferry")).title == "Bridges | The Daily Ferry"

    def test_the_sites_name_alone_is_no_title(self):
        head = prop("og:site_name", "The Daily Ferry") + prop("og:title", "The Daily Ferry")
        assert page(f"{head}<title>{TITLE}</title>").title == TITLE

    def test_a_motto_gives_way_to_what_window_and_headline_agree_on(self):
        head = prop("og:title", "Ferry News - Latest Sports and Weather") + f"<title>{TITLE} - Ferry</title>"
        assert page(head, f"<h1>{TITLE}</h1>").title == TITLE
        assert page(head, "<h1>Archive of the Ferry</h1>").title == "Ferry News - Latest Sports and Weather"

    @pytest.mark.parametrize("junk", ["Untitled Document", "index", "letter_final.docx", "Microsoft Word - draft.doc"])
    def test_a_files_name_is_no_title(self, junk):
        assert page(f"<title>{junk}</title>", f"<h1>{TITLE}</h1>").title == TITLE

    def test_a_page_without_any_has_none(self):
        assert page("", PROSE).title == ""

    def test_marks_inside_are_taken_out(self):
        assert page(prop("og:title", "The &lt;em&gt;Ferry&lt;/em&gt; sank, a &lt; b")).title == "The Ferry sank, a < b"


class TestAuthors:
    @pytest.mark.parametrize(
        "author",
        [
            {"@type": "Person", "name": "Jane Doe"},
            [{"@type": "Person", "name": "Jane Doe"}],
            "Jane Doe",
            ["Jane Doe", "Jane Doe"],
            {"name": ["Jane Doe"]},
            {"@list": [{"name": "Jane Doe"}]},
            {"@type": "Person", "name": "By Jane Doe"},
            {"@type": "Person", "givenName": "Jane", "familyName": "Doe"},
            [{"name": "Jane Doe", "url": "https://ferry.example/jane"}, "https://ferry.example/jane", "@jane"],
        ],
    )
    def test_linked_data_in_every_shape(self, author):
        assert page(linked(article(author=author))).byline == "Jane Doe"

    def test_several_authors_and_an_organisation(self):
        authors = [{"name": "Jane Doe"}, {"name": "John Roe"}, {"@type": "Organization", "name": "Ferry News Agency"}]
        assert page(linked(article(author=authors))).byline == "Jane Doe, John Roe, Ferry News Agency"

    def test_a_graph_refers_to_its_people(self):
        graph = [
            {"@type": "WebPage", "name": "Ferry"},
            {"@type": ["Article", "BlogPosting"], "author": {"@id": "#jane"}, "publisher": {"@id": "#ferry"}},
            {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
            {"@type": "Organization", "@id": "#ferry", "name": "The Daily Ferry"},
        ]
        found = page(linked({"@context": "https://schema.org", "@graph": graph}))
        assert (found.byline, found.site) == ("Jane Doe", "The Daily Ferry")

    @pytest.mark.parametrize(
        "head",
        [
            meta("author", "Jane Doe"),
            meta("Author", "by Jane Doe"),
            meta("DC.creator", "Doe, Jane"),
            meta("citation_author", "Doe, Jane"),
            meta("parsely-author", "Jane Doe"),
            meta("sailthru.author", "Jane Doe"),
            meta("byl", "By Jane Doe"),
            prop("article:author", "Jane Doe"),
            prop("og:creator dc:creator", "Jane Doe"),
            meta("twitter:creator", "Jane Doe"),
            meta("author", "Jane Doe (https://ferry.example/jane)"),
            meta("author", "jane@ferry.example | Jane Doe"),
            meta("author", "https://ferry.example/jane") + meta("byl", "Jane Doe"),
            meta("author", "@jane_doe") + meta("byl", "Jane Doe"),
            meta("author", "admin") + meta("byl", "Jane Doe"),
        ],
    )
    def test_metas(self, head):
        assert page(head).byline == "Jane Doe"

    def test_a_catalogue_names_each_author_apart(self):
        head = (
            meta("citation_author", "Doe, Jane")
            + meta("citation_author", "van der Roe, J.")
            + meta("citation_author", "Ng, A.")
        )
        assert page(head).byline == "Jane Doe, van der Roe, J., A. Ng"

    @pytest.mark.parametrize(
        "body",
        [
            '<a rel="author" href="/jane">Jane Doe</a>',
            '<p class="byline">By Jane Doe</p>',
            '<p class="Byline">by: <a href="/jane">Jane Doe</a></p>',
            '<div id="author-line">Jane Doe <time>28 April 2018</time></div>',
            '<div class="byline">Jane Doe<br>April 28, 2018 5:07 p.m.</div>',
            '<div class="byline">Jane Doe • 8h</div>',
            '<div class="byline">Jane Doe | 5 min read</div>',
            '<div class="author"><img alt=""><span itemprop="name">Jane Doe</span><span>reads a lot</span></div>',
            '<div class="byline"><span>Bridges</span><br><span>by Jane Doe</span><br><a>@jane_doe</a></div>',
            '<div class="byline"><script>var x = "By John Roe"</script>Jane Doe</div>',
            '<span itemprop="author" itemscope><meta itemprop="name" content="Jane Doe">JD</span>',
            '<form class="follow-author">Follow Author</form><p class="byline">Jane Doe</p>',
            '<em class="byline"></em><p class="byline">on Ferry Weekly</p><p class="byline">Jane Doe</p>',
            '<p class="byline" style="display: none">John Roe</p><p class="byline">Jane Doe</p>',
            '<div class="comments"><b class="author">John Roe</b></div><p class="byline">Jane Doe</p>',
            '<nav><p class="byline">John Roe</p></nav><p class="byline">Jane Doe</p>',
            '<div class="sidebar"><p class="byline">John Roe</p></div><p class="byline">Jane Doe</p>',
            "<address>Jane Doe</address>",
        ],
    )
    def test_the_page_itself(self, body):
        assert page("", f"<h1>{TITLE}</h1>{body}{PROSE}").byline == "Jane Doe"

    def test_lines_near_the_headline(self):
        head = f"<title>{TITLE}</title>"
        assert page(head, f"<h1>{TITLE}</h1><div>By Jane Doe, Cairo correspondent</div>{PROSE}").byline == "Jane Doe"
        assert page(head, f"<h1>{TITLE}</h1><div>By the end of the year, he had won.</div>{PROSE}").byline == ""
        assert page(head, f"<h1>{TITLE}</h1>{PROSE * 2}<div>By Jane Doe</div>").byline == ""

    def test_the_site_as_its_own_author_counts_last(self):
        head = prop("og:site_name", "The Daily Ferry") + meta("author", "The Daily Ferry")
        assert page(head, f'<h1>{TITLE}</h1><p class="byline">Jane Doe</p>').byline == "Jane Doe"
        assert page(head, f"<h1>{TITLE}</h1>").byline == "The Daily Ferry"

    def test_the_sites_name_run_together_with_the_authors(self):
        head = prop("og:site_name", "The Daily Ferry") + meta("author", "Jane Doe and John Roe The Daily Ferry")
        assert page(head).byline == "Jane Doe and John Roe"

    def test_editors_and_posts_stay_with_the_name(self):
        body = '<p class="byline">Written by Jane Doe<br>Edited by John Roe</p>'
        assert page("", body).byline == "Jane Doe, edited by John Roe"
        assert (
            page("", '<p class="byline">By Jane Doe, MD<br>Ferry Health News</p>').byline
            == "Jane Doe, MD, Ferry Health News"
        )

    def test_von_begins_a_byline_or_a_name(self):
        assert page("", '<p class="byline">Von Anna Müller</p>').byline == "Anna Müller"
        assert page("", '<p class="byline">Von Trapp</p>').byline == "Von Trapp"


class TestPublished:
    @pytest.mark.parametrize(
        ("written", "published"),
        [
            ("2018-04-28T05:07:31+02:00", "2018-04-28T05:07:31+02:00"),
            ("2018-04-28T05:07:31+0200", "2018-04-28T05:07:31+02:00"),
            ("2018-04-28T05:07:31.123456Z", "2018-04-28T05:07:31Z"),
            ("2018-04-28 05:07:31 -0400", "2018-04-28T05:07:31-04:00"),
            ("2018-04-28T05:07", "2018-04-28T05:07:00"),
            ("2018-04-28 5:07 PM", "2018-04-28T17:07:00"),
            ("2018-04-28", "2018-04-28"),
            ("2018-04-28T00:00:00Z", "2018-04-28"),
            ("20180428", "2018-04-28"),
            ("2018/04/28", "2018-04-28"),
            ("Sat, 28 Apr 2018 05:07:31 GMT", "2018-04-28T05:07:31Z"),
            ("Sat Apr 28 05:07:31 EST 2018", "2018-04-28T05:07:31"),
            ("1524892051", "2018-04-28T05:07:31Z"),
            ("1524892051000", "2018-04-28T05:07:31Z"),
            ("April 28, 2018", "2018-04-28"),
            ("28. April 2018", "2018-04-28"),
            ("28/04/2018", "2018-04-28"),
            ("04/05/2018", ""),
            ("2018-02-31", ""),
            ("0001-01-01T00:00:00", ""),
            ("1970-01-01T00:00:00Z", ""),
            ("soon", ""),
            ("201804", ""),
        ],
    )
    def test_how_machines_write_it(self, written, published):
        assert page(prop("article:published_time", written)).published == published

    @pytest.mark.parametrize(
        ("language", "published"),
        [
            ("en-US", "2018-04-05T19:01:00"),
            ("en_GB", "2018-05-04T19:01:00"),
            ("pt", "2018-05-04T19:01:00"),
            ("en", "2018-04-05T19:01"),
        ],
    )
    def test_americans_put_the_month_first(self, language, published):
        html = f'<html lang="{language}">'
        assert page(meta("publish_date", "04/05/2018 7:01 PM"), html=html).published == published
        assert page("", f"<h1>{TITLE}</h1><p>4/5/2018, 7:01 p.m.</p>", html=html).published == published

    @pytest.mark.parametrize(
        "head",
        [
            linked(article(datePublished="2018-04-28")),
            linked({"@type": "WebPage", "datePublished": "2018-04-28"}),
            prop("article:published", "2018-04-28"),
            prop("og:article:published_time", "2018-04-28"),
            meta("parsely-pub-date", "2018-04-28"),
            meta("sailthru.date", "2018-04-28"),
            meta("DC.date.issued", "2018-04-28"),
            meta("dcterms.created", "2018-04-28"),
            meta("citation_publication_date", "2018/04/28"),
            meta("citation_online_date", "2018/04/28"),
            meta("publishDate", "2018-04-28"),
            meta("published_at", "2018-04-28"),
            meta("pubdate", "2018-04-28"),
            meta("article.published", "2018-04-28"),
            meta("date", "2018-04-28"),
            '<meta itemprop="datePublished" content="2018-04-28">',
        ],
    )
    def test_metas(self, head):
        changed = (
            prop("article:modified_time", "2019-01-01")
            + meta("last_updated", "2019-01-01")
            + meta("publisherid", "20190101")
        )
        assert page(changed + head).published == "2018-04-28"

    def test_a_sure_name_comes_before_a_vague_one(self):
        assert page(meta("date", "2019-01-01") + meta("publish-date", "2018-04-28")).published == "2018-04-28"

    @pytest.mark.parametrize(
        "body",
        [
            '<time datetime="2018-04-28">yesterday</time>',
            "<time>28 April 2018</time>",
            '<time itemprop="datePublished" content="2018-04-28">4/28</time>',
            '<p class="updated"><time class="updated" datetime="2019-01-01"></time></p><time datetime="2018-04-28"></time>',
            "<div><span>Saturday 28 April 2018</span></div>",
            "<p>Published: 28 April 2018 | Updated: 1 January 2019</p>",
            "<p>Updated: 1 January 2019</p><p>28 April 2018</p>",
            "<p>By Jane Doe, 28 April 2018</p>",
            "<table><tr><td>Opened</td><td>1 May 1901</td></tr></table><p>28 April 2018</p>",
        ],
    )
    def test_around_the_headline(self, body):
        assert (
            page(f"<title>{TITLE}</title>", f"<header><h1>{TITLE}</h1>{body}</header>{PROSE}").published == "2018-04-28"
        )

    def test_above_the_headline_and_in_the_right_order(self):
        assert page("", f"<p>28 April 2018</p><h1>{TITLE}</h1>{PROSE}").published == "2018-04-28"

    def test_dates_of_other_articles_do_not_count(self):
        others = '<div class="related"><time datetime="2019-01-01" pubdate></time></div><p>1 January 2019</p>'
        assert page(f"<title>{TITLE}</title>", f"<h1>{TITLE}</h1>{PROSE}{others}").published == ""

    def test_a_change_is_better_than_nothing(self):
        assert page("", f"<h1>{TITLE}</h1><p>Last updated on 28 April 2018</p>{PROSE}").published == "2018-04-28"

    @pytest.mark.parametrize(
        ("url", "published"),
        [
            ("https://ferry.example/2018/04/28/bridge", "2018-04-28"),
            ("https://ferry.example/news/2018/apr/28/bridge", "2018-04-28"),
            ("https://ferry.example/bridge-2018-04-28.html", "2018-04-28"),
            ("https://ferry.example/20180428/bridge", "2018-04-28"),
            ("https://ferry.example/2018/04/bridge-28", ""),
            ("https://ferry.example/id/2018104283", ""),
        ],
    )
    def test_the_address_may_tell(self, url, published):
        assert page("", f"<h1>{TITLE}</h1>", url=url).published == published


class TestPlaces:
    @pytest.mark.parametrize(
        ("head", "site"),
        [
            (prop("og:site_name", "The Daily Ferry"), "The Daily Ferry"),
            (prop("og:site_name", "The Daily Ferry - News from the island since 1901"), "The Daily Ferry"),
            (prop("og:site_name", "http://www.ferry.example"), "ferry.example"),
            (linked(article(publisher={"name": "The Daily Ferry"})), "The Daily Ferry"),
            (linked(article(publisher={"name": "Press Pool"})) + prop("og:site_name", "Ferry"), "Ferry"),
            (f"<title>{TITLE} | The Daily Ferry</title>", "The Daily Ferry"),
            (meta("application-name", "The Daily Ferry"), "The Daily Ferry"),
            (prop("og:site_name", "Blogger"), "ferry.example"),
            ("", "ferry.example"),
        ],
    )
    def test_the_sites_name(self, head, site):
        assert page(head, f"<h1>{TITLE}</h1>", url="https://www.ferry.example/bridge").site == site

    @pytest.mark.parametrize(
        ("canonical", "url", "address"),
        [
            ("https://ferry.example/a", "https://www.ferry.example/a?utm=1", "https://ferry.example/a"),
            ("/a", "https://ferry.example/a?utm=1", "https://ferry.example/a"),
            ("https://ferry.co.uk/a", "https://m.ferry.co.uk/a", "https://ferry.co.uk/a"),
            ("https://other.co.uk/a", "https://ferry.co.uk/a", "https://ferry.co.uk/a"),
            ("https://evil.example/a", "https://ferry.example/a", "https://ferry.example/a"),
            ("https://jane.blogspot.com/a", "https://john.blogspot.com/a", "https://john.blogspot.com/a"),
            ("javascript:alert(1)", "https://ferry.example/a", "https://ferry.example/a"),
            ("https://ferry.example/", "https://ferry.example/a", "https://ferry.example/a"),
            ("https://[broken/a", "https://ferry.example/a", "https://ferry.example/a"),
            ("https://ferry.example/a", "", "https://ferry.example/a"),
            ("/a", "", ""),
            ("ftp://ferry.example/a", "", ""),
            ("https://ferry.example/a", "file:///home/jane/a.html", "https://ferry.example/a"),
        ],
    )
    def test_the_canonical_address_is_checked(self, canonical, url, address):
        assert page(f'<link rel="canonical" href="{canonical}">', url=url).url == address

    def test_a_copy_of_a_page_may_say_where_it_is_from(self):
        copy, original = "https://archive.example/1/a", "https://ferry.example/a"
        link, social = f'<link rel="canonical" href="{original}">', prop("og:url", original)
        assert page(link + social, url=copy).url == original
        assert page(link, url=copy).url == page(social, url=copy).url == copy
        assert page(link + prop("og:url", "https://pool.example/b")).url == "https://pool.example/b"

    def test_other_voices_for_the_address(self):
        assert page(prop("og:url", "https://ferry.example/a")).url == "https://ferry.example/a"
        assert page(linked(article(url="https://ferry.example/a"))).url == "https://ferry.example/a"
        reference = {"@type": "WebPage", "@id": "https://ferry.example/a"}
        assert page(linked(article(mainEntityOfPage=reference))).url == "https://ferry.example/a"

    @pytest.mark.parametrize(
        ("html", "head", "language"),
        [
            ('<html lang="en">', "", "en"),
            ('<html lang="pt-BR">', prop("og:locale", "en_US"), "pt"),
            ('<html xml:lang="DE_at">', "", "de"),
            ("<html>", prop("og:locale", "cs_CZ"), "cs"),
            ("<html>", '<meta http-equiv="Content-Language" content="fr, en">', "fr"),
            ("<html>", linked(article(inLanguage="sv-SE")), "sv"),
            ("<html>", meta("DC.language", "fi"), "fi"),
            ('<html lang="english">', "", ""),
            ("<html>", "", ""),
        ],
    )
    def test_the_language(self, html, head, language):
        assert page(head, html=html).language == language


class TestLinkedData:
    @pytest.mark.parametrize(
        "script",
        [
            '<![CDATA[{"@type": "Article", "headline": "%s"}]]>',
            '/*<![CDATA[*/ {"@type": "Article", "headline": "%s"} /*]]>*/',
            '<!-- {"@type": "Article", "headline": "%s"} -->',
            '{"@type": "Article", "headline": "%s",}',
            '{"@type": "Article", "keywords": ["a", "b", ], "headline": "%s"};',
            '{"@type": "Article", "description": "two\nlines\t", "headline": "%s"}',
            '{"@type": "Person"} {"@type": "Article", "headline": "%s"}',
            '[{"@type": "Person"}, [{"@type": "http://schema.org/Article", "headline": "%s"}]]',
            '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "%s"}}',
            '{"@type": "WebPage", "mainEntityOfPage": {"@type": ["Thing", "BlogPosting"], "headline": "%s"}}',
            '{"@graph": [{"@type": "Person"}, {"@type": "NewsArticle", "headline": "%s"}]}',
        ],
    )
    def test_scripts_as_pages_have_them(self, script):
        assert page(f'<script type="application/ld+json">{script % TITLE}</script>').title == TITLE

    @pytest.mark.parametrize(
        "script",
        [
            "",
            "null",
            "42",
            '"Article"',
            "{",
            '{"@type": "Article", "headline": }',
            "[[[]]]",
            '{"@type": {"a": 1}}',
            "\ud800",
            "NaN",
        ],
    )
    def test_broken_ones_are_passed_over(self, script):
        head = f'<script type="application/ld+json">{script}</script>'
        assert page(head + linked(article(headline=TITLE))).title == TITLE

    @pytest.mark.parametrize("value", [None, 7, True, [], {}, [[]], [{}], {"name": {"name": {}}}, [None, 3]])
    def test_values_of_any_kind_are_borne(self, value):
        fields = (
            "headline",
            "name",
            "author",
            "creator",
            "publisher",
            "datePublished",
            "url",
            "inLanguage",
            "mainEntityOfPage",
            "@id",
        )
        found = page(linked(article(**dict.fromkeys(fields, value))) + prop("og:title", TITLE))
        assert found == Metadata(title=TITLE)

    def test_other_articles_of_a_list_are_not_this_one(self):
        teasers = {"@type": "ItemList", "itemListElement": [article(headline="Another thing", author="John Roe")]}
        found = page(linked(teasers) + prop("og:title", TITLE))
        assert (found.title, found.byline) == (TITLE, "")

    def test_the_first_article_counts(self):
        found = page(linked(article(headline=TITLE), article(headline="Another", author="John Roe")))
        assert (found.title, found.byline) == (TITLE, "")


def test_the_page_is_not_changed():
    markup = (
        linked(article(headline=TITLE))
        + f'<title>{TITLE}</title><h1> {TITLE} </h1><p class="byline">By <b>Jane</b> Doe</p>'
    )
    root = parse(f"<html><body>{markup}{PROSE}</body></html>")
    before = lxml.etree.tostring(root)
    read_metadata(root, "https://ferry.example/2018/04/28/a")
    assert lxml.etree.tostring(root) == before


def test_nothing_that_cannot_be_seen_or_saved_comes_out():
    found = page(linked(article(headline="A\ud800 bridge\u200b\u0000\u2028gone for good", author="Jane\u0085Doe")))
    assert found.title == "A\ufffd bridge gone for good"
    assert found.byline == "Jane Doe"


def test_an_empty_page_says_nothing():
    assert page() == Metadata()
