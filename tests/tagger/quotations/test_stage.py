"""What the stage hands on: tags with their quotation, contents joined, spans of source and cue, rules."""

from __future__ import annotations

import pytest

from reader.article import Span, compose
from reader.tagger.draft import Draft
from reader.tagger.language import load_language
from reader.tagger.names import tag_names
from reader.tagger.pipeline import LINES
from reader.tagger.quotations import tag_quotations
from reader.tagger.tagging import Entity, Quotation
from reader.tagger.vocabulary import DIRECT, INDIRECT, PARTIAL, PERSON, TokenType

ARTICLE = """Captain Nils Ekberg closed the port on Sunday.

“The waves are too high,” Ekberg told The Northern Courier. “Nobody sails.”

He said the port would reopen “when the sea allows it,” and added that the ferry was safe."""


def drafted(text: str, *, named: bool = True) -> Draft:
    draft = Draft(text, tuple(Span(*m.span()) for m in LINES.finditer(text)), load_language("en"))
    if named:
        tag_names(draft)
    tag_quotations(draft)
    return draft


def words(draft: Draft, span: Span | None) -> str:
    return draft.text[span.start : span.end] if span else ""


def of_type(draft: Draft, kind: TokenType) -> list[Quotation]:
    return [q for q in draft.quotations if q.type is kind]


def test_source_cue_and_speaker() -> None:
    draft = drafted(ARTICLE)
    first, second = of_type(draft, DIRECT)
    assert words(draft, first.contents[0]) == "“The waves are too high,”"
    assert (words(draft, first.source), words(draft, first.cue)) == ("Ekberg", "told")
    assert (first.source_kind, first.speaker) == ("name", "Nils Ekberg")
    assert second.speaker == "Nils Ekberg"
    assert second.rule == "carried on"
    assert draft.entities[first.entity or 0].name == "Nils Ekberg"


def test_a_pronoun_is_the_source_and_the_name_the_speaker() -> None:
    draft = drafted(ARTICLE)
    (partial,) = of_type(draft, PARTIAL)
    assert (words(draft, partial.source), partial.source_kind, partial.speaker) == ("He", "pronoun", "Nils Ekberg")


def test_reported_clauses_hold_their_partial_quotations() -> None:
    draft = drafted(ARTICLE)
    (partial,) = of_type(draft, PARTIAL)
    before, after = of_type(draft, INDIRECT)
    assert before.contents[0].contains(partial.contents[0])
    assert words(draft, after.contents[0]) == "that the ferry was safe"
    assert after.speaker == "Nils Ekberg"


def test_an_interrupted_quotation_is_one_with_two_contents() -> None:
    draft = drafted("“Well,” said Ann Roe, “no.”")
    (quotation,) = draft.quotations
    assert [words(draft, c) for c in quotation.contents] == ["“Well,”", "“no.”"]
    assert [(t.quotation, t.type) for t in draft.quotes] == [(0, DIRECT), (0, DIRECT)]


def test_paragraphs_reopened_are_one_quotation() -> None:
    draft = drafted("“We go on,” said Ann Roe. “We must.\n“And we will.”\n“Even in winter, and in any weather.”")
    assert [len(q.contents) for q in draft.quotations] == [1, 2, 1]
    assert {q.speaker for q in draft.quotations} == {"Ann Roe"}


def test_without_names_the_noun_phrase_speaks() -> None:
    draft = drafted("“We go on,” said the tall gardener.", named=False)
    (quotation,) = draft.quotations
    assert (quotation.speaker, quotation.source_kind, quotation.entity) == ("the tall gardener", "noun", None)


def test_a_pronoun_that_nobody_fits_stays_unresolved() -> None:
    draft = drafted("“We go on,” she said.", named=False)
    (quotation,) = draft.quotations
    assert (quotation.source_kind, quotation.speaker, words(draft, quotation.source)) == ("pronoun", "", "she")


def test_a_pronoun_passes_over_people_of_another_gender() -> None:
    text = "Mr. Ray Dole met Mrs. Eva Lind. Dole left early. “It was late,” she said."
    people = [
        Entity(0, "Ray Dole", PERSON, tuple(Span(i, i + n) for i, n in ((4, 8), (32, 4)))),
        Entity(1, "Eva Lind", PERSON, (Span(22, 30),)),
    ]
    draft = Draft(text, (Span(0, len(text)),), load_language("en"), entities=people)
    tag_quotations(draft)
    assert [q.speaker for q in of_type(draft, DIRECT)] == ["Eva Lind"]


def test_a_block_quotation_is_said_by_whom_it_is_signed_or_by_the_sentence_before() -> None:
    text, blocks = compose(
        [
            ("paragraph", "Ivar Holm wrote in his diary:", 0),
            ("quote", "Rain again, and no post.", 0),
            ("paragraph", "The others kept silent.", 0),
            ("quote", "A quiet winter is a short one. — Ada Berg, miller", 0),
        ]
    )
    draft = Draft(text, tuple(Span(*m.span()) for m in LINES.finditer(text)), load_language("en"), blocks=blocks)
    tag_names(draft)
    tag_quotations(draft)
    diary, winter = of_type(draft, DIRECT)
    assert (words(draft, diary.contents[0]), diary.speaker) == ("Rain again, and no post.", "Ivar Holm")
    assert (words(draft, winter.contents[0]), winter.speaker) == ("A quiet winter is a short one.", "Ada Berg")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Ann Roe said on Monday that the mill would close.", "that the mill would close"),
        ("The mill would close, Ann Roe said.", "The mill would close"),
        ("The mill, Ann Roe warned, would close.", "The mill, Ann Roe warned, would close"),
        ("The mill would close, according to Ann Roe.", "The mill would close"),
        ("According to Ann Roe, the mill would close.", "the mill would close"),
        ("Ann Roe told reporters the mill would close.", "the mill would close"),
        ("Ann Roe, who runs the mill, says it will close but admitted that nobody knew.", "it will close"),
        ("Ann Roe's warning that the mill would close came late.", "that the mill would close came late"),
    ],
)
def test_reported_clauses(text: str, clause: str) -> None:
    draft = drafted(text)
    found = of_type(draft, INDIRECT)
    assert clause in [words(draft, q.contents[0]) for q in found]
    assert {q.speaker for q in found} == {"Ann Roe"}


@pytest.mark.parametrize(
    "text",
    [
        "The two states share a border.",
        "Their reports, claims and comments fill a shelf.",
        "The plan was told in a day.",
        "In other words, the remarks of the day.",
    ],
)
def test_nouns_that_look_like_verbs_report_nothing(text: str) -> None:
    assert drafted(text).quotations == []


@pytest.mark.parametrize(
    "text",
    [
        "A clerk of the port declined to comment on the plan.",
        "Jane Moss was referring to Denmark, which left in May.",
        "H highlights what you have chosen.",
    ],
)
def test_what_nobody_said_is_no_reported_clause(text: str) -> None:
    assert not drafted(text).quotations


def test_a_question_is_reported_whole_though_nobody_is_named_who_asks() -> None:
    text = "Asked whether she expected a warm welcome, Jane Moss laughed."
    (said,) = drafted(text).quotations
    assert text[said.contents[0].start : said.contents[0].end] == "whether she expected a warm welcome"
    assert said.source is None


def test_a_source_that_no_comma_ends_goes_on_to_its_clause() -> None:
    assert drafted("According to the harbour master nobody saw the boats leave.").quotations == []


def test_what_is_dealt_with_inside_a_reported_clause_is_nobodys_speech() -> None:
    (said,) = drafted("Jane Moss said that ministers of the islands would discuss the catches in May.").quotations
    assert said.speaker == "Jane Moss"
