from reader.article import Article, Span, compose


def test_what_is_left_of_a_span() -> None:
    whole = Span(10, 20)
    assert whole.without([]) == [whole]
    assert whole.without([Span(12, 14), Span(16, 18)]) == [Span(10, 12), Span(14, 16), Span(18, 20)]
    assert whole.without([Span(0, 12), Span(18, 30)]) == [Span(12, 18)]
    assert whole.without([Span(5, 25)]) == []
    assert whole.without([Span(0, 10), Span(20, 22)]) == [whole]


def test_an_excerpt_sets_paragraphs_apart_and_close_lines_not() -> None:
    text, blocks = compose([("paragraph", "One.", 0), ("paragraph", "Two.", 0), ("item", "a", 1), ("item", "b", 1)])
    article = Article("0", text, blocks)
    assert article.excerpt(Span(0, len(text))) == "One.\n\nTwo.\n\na\nb"
    assert article.excerpt(Span(2, 7)) == "e.\n\nTw"
    assert article.excerpt(Span(1, 3)) == "ne"
