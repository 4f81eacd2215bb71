"""Who speaks is whom the person names."""

from reader.article import Span
from reader.correction import Corrections
from reader.tagger import Tagging, tag_text

TEXT = (
    "“We go home,” said Ada Quill. “Nobody knows why,” she added. Tom Reed was there, too.\n"
    "He laughed. “I do,” he said, “and so does she.”\n"
)


def tagged(speakers: dict[str, str]) -> Tagging:
    spans = {Span(TEXT.index(words), TEXT.index(words) + len(words)): name for words, name in speakers.items()}
    return tag_text(TEXT, corrections=Corrections(speakers=spans))


def speakers(tagging: Tagging) -> dict[str, str]:
    return {TEXT[each.contents[0].start : each.contents[0].end]: each.speaker for each in tagging.quotations}


def test_a_quotation_has_the_speaker_that_the_person_names() -> None:
    before, after = speakers(tagged({})), speakers(tagged({"“Nobody knows why,”": "Tom Reed"}))
    assert before["“Nobody knows why,”"] == "Ada Quill"
    assert after == before | {"“Nobody knows why,”": "Tom Reed"}


def test_the_speaker_is_an_entity_of_the_text_where_it_is_one() -> None:
    tagging = tagged({"“We go home,”": "Tom Reed", "“Nobody knows why,”": "Somebody Else"})
    by_words = {TEXT[each.contents[0].start : each.contents[0].end]: each for each in tagging.quotations}
    first, second = by_words["“We go home,”"], by_words["“Nobody knows why,”"]
    assert first.entity is not None
    assert tagging.entities[first.entity].name == "Tom Reed"
    assert (second.entity, second.speaker, second.rule) == (None, "Somebody Else", "your correction")


def test_a_piece_of_an_interrupted_quotation_speaks_for_all_of_it() -> None:
    assert speakers(tagged({"“and so does she.”": "Ada Quill"}))["“I do,”"] == "Ada Quill"


def test_nobody_can_know() -> None:
    assert speakers(tagged({"“We go home,”": ""}))["“We go home,”"] == ""


def test_a_passage_that_is_no_quotation_changes_nothing() -> None:
    assert tagged({"He laughed.": "Ada Quill"}) == tagged({})
