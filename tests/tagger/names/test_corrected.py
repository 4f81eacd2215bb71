"""What the person said of names outranks all evidence."""

from hypothesis import given
from hypothesis import strategies as st

from reader.correction import EVERY_KIND, Correction, Corrections, new_correction
from reader.tagger import Tagging, tag_text
from reader.tagger.vocabulary import ENTITY, LABELS, inside

TEXT = (
    "Later Jim Ashcroft, the chairman of Tarvin Mills, met Jo Kettering and the iron dome team. Ashcroft left with "
    "Kettering. Four men said that the 2018 World Cup was dull. A man called “Jimmy” laughed; Tarvin did not."
)


def found(*corrections: Correction, text: str = TEXT) -> set[tuple[str, str, str]]:
    """The names with their kinds and the names of their entities."""
    tagging = tag_text(text, corrections=Corrections(corrections))
    return {
        (text[tag.span.start : tag.span.end], LABELS[tag.type], tagging.entities[tag.entity].name)
        for tag in tagging.tags
        if tag.entity is not None
    }


def words(tagging: Tagging, text: str) -> set[str]:
    return {text[tag.span.start : tag.span.end] for tag in tagging.tags}


def test_a_name_is_what_the_person_says() -> None:
    assert ("Ashcroft", "person", "Jim Ashcroft") in found()
    assert ("Ashcroft", "place", "Ashcroft") in found(new_correction("Ashcroft", kind="place"))
    assert ("Jim Ashcroft", "person", "Jim Ashcroft") in found(new_correction("Ashcroft", kind="place"))


def test_all_mentions_of_a_corrected_full_name_take_its_type() -> None:
    kinds = found(new_correction("Jo Kettering", kind="organization"))
    assert ("Jo Kettering", "organization", "Jo Kettering") in kinds


def test_words_that_were_not_found_become_names_also_without_capitals() -> None:
    assert ("iron dome", "product", "iron dome") in found(new_correction("iron dome", kind="product"))


def test_what_is_no_name_is_none_and_a_longer_name_stays() -> None:
    texts = {text for text, _, _ in found(new_correction("Ashcroft", kind="no name"))}
    assert "Ashcroft" not in texts
    assert "Jim Ashcroft" in texts


def test_an_event_with_its_year_can_be_no_name() -> None:
    assert "2018 World Cup" in {text for text, _, _ in found()}
    assert "2018 World Cup" not in {text for text, _, _ in found(new_correction("2018 World Cup", kind="no name"))}


def test_a_number_stays_one_when_it_is_no_name_and_goes_when_it_is_no_tag() -> None:
    corrections = (Corrections([new_correction("Four", kind=kind)]) for kind in ("no name", "no tag"))
    assert [("Four" in words(tag_text(TEXT, corrections=each), TEXT)) for each in corrections] == [True, False]


def test_a_quotation_of_words_that_are_never_tagged_is_none() -> None:
    quoted = 'She said: "We go home now." Then they left.'
    assert '"We go home now."' in words(tag_text(quoted), quoted)
    never = Corrections([new_correction("We go home now.", kind="no tag")])
    assert '"We go home now."' not in words(tag_text(quoted, corrections=never), quoted)


def test_words_stand_for_whom_the_person_says() -> None:
    jimmy = new_correction("Jimmy", kind="person", same_as="Jim Ashcroft")
    assert ("Jimmy", "person", "Jim Ashcroft") in found(jimmy)


def test_a_full_name_takes_its_short_forms_with_it() -> None:
    names = found(new_correction("Jim Ashcroft", same_as="James P. Ashcroft"))
    assert ("Ashcroft", "person", "James P. Ashcroft") in names


def test_a_short_name_can_stand_for_nothing_else() -> None:
    names = found(new_correction("Ashcroft", same_as="Ashcroft"))
    assert ("Ashcroft", "person", "Ashcroft") in names
    assert ("Jim Ashcroft", "person", "Jim Ashcroft") in names


def test_corrected_names_cut_shorter_ones_and_leave_longer_ones() -> None:
    names = {text for text, _, _ in found(new_correction("Jo Kettering and the iron dome", kind="work"))}
    assert "Jo Kettering and the iron dome" in names
    assert "Jo Kettering" not in names
    assert "Jo Kettering" in {text for text, _, _ in found(new_correction("Kettering", kind="place"))}


def test_a_quotation_is_attributed_to_whom_the_words_stand_for() -> None:
    text = "Robert Vale came in. “Nobody asked me about it,” Bobbin said. “We will go home.”"
    same = Corrections([new_correction("Bobbin", kind="person", same_as="Robert Vale")])
    assert {quotation.speaker for quotation in tag_text(text, corrections=same).quotations} == {"Robert Vale"}


def test_the_rule_of_a_corrected_tag_says_so() -> None:
    tagging = tag_text(TEXT, corrections=Corrections([new_correction("Ashcroft", kind="place")]))
    assert "name: your correction" in {tag.rule for tag in tagging.tags}


PIECES = st.sampled_from(
    ["Ashcroft", "Jim", "Jim Ashcroft", "the", "Tarvin Mills", "2018", "World Cup", ".", "“", "”", "\n"]
)
RULES = st.builds(
    lambda parts, kind, same: new_correction(" ".join(["x", *parts])[2:] or "x", kind=kind, same_as=same),
    st.lists(PIECES.filter(str.isalnum), max_size=3),
    st.sampled_from(["", *EVERY_KIND]),
    st.sampled_from(["", "Jim Ashcroft", "Jim", "Somebody Else"]),
)


@given(st.lists(PIECES, max_size=30).map(" ".join), st.lists(RULES, max_size=5))
def test_no_correction_breaks_a_tagging(text: str, rules: list[Correction]) -> None:
    corrections = Corrections(rules)
    tagging = tag_text(text, corrections=corrections)
    for tag in tagging.tags:
        assert 0 <= tag.span.start < tag.span.end <= len(text)
        exact = corrections.of(text[tag.span.start : tag.span.end])
        if exact and exact.kind and inside(tag.type, ENTITY):
            assert LABELS[tag.type] == exact.kind
    for entity in tagging.entities:
        assert entity.mentions
