"""What the person said of names outranks all evidence."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.correction import EVERY_KIND, Correction, Corrections, new_correction, plain
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


def test_of_corrections_that_overlap_the_longest_holds() -> None:
    rules = [new_correction(words, kind="work") for words in ("Grey Harbour Lights", "Lights Out", "Lights")]
    names = found(*rules, text="They sang Grey Harbour Lights Out loud. Lights Out came next.")
    assert {words for words, _, _ in names} == {"Grey Harbour Lights", "Lights Out"}


def test_a_corrected_name_is_not_cut_by_a_date() -> None:
    text = "They met next Friday Night Club members, and on Friday they left."
    plain = tag_text(text)
    tagging = tag_text(text, corrections=Corrections([new_correction("Friday Night Club", kind="organization")]))
    assert "Friday" in " ".join(words(plain, text))
    assert "Friday Night Club" in words(tagging, text)
    assert "on Friday" in words(tagging, text) or "Friday" in words(tagging, text)


def test_a_number_that_is_a_name_is_no_number() -> None:
    tagging = tag_text(TEXT, corrections=Corrections([new_correction("Four", kind="person")]))
    assert {LABELS[tag.type] for tag in tagging.tags if TEXT[tag.span.start : tag.span.end] == "Four"} == {"person"}


def test_two_names_of_somebody_whom_the_text_does_not_name_are_one() -> None:
    rules = [new_correction(each, same_as="Maud Tallis") for each in ("Jim Ashcroft", "Jo Kettering")]
    names = found(*rules)
    assert {name for words, _, name in names if words in {"Jim Ashcroft", "Kettering"}} == {"Maud Tallis"}
    tagging = tag_text(TEXT, corrections=Corrections(rules))
    assert [entity.name for entity in tagging.entities].count("Maud Tallis") == 1


def test_a_name_is_called_what_the_person_says_though_another_is_longer() -> None:
    names = found(new_correction("Jim Ashcroft", same_as="Jo Kettering"), new_correction("Jo Kettering", kind="person"))
    assert ("Jim Ashcroft", "person", "Jo Kettering") in names
    names = found(new_correction("Jim Ashcroft", same_as="Tarvin"), new_correction("Tarvin", kind="person"))
    assert ("Jim Ashcroft", "person", "Tarvin") in names


def test_a_chain_is_one_whichever_end_was_said_first() -> None:
    text = "Jim Ashcroft came. Carla Voss went. Dora Mills-Hale stayed."
    one, two = (
        new_correction("Dora Mills-Hale", same_as="Jim Ashcroft"),
        new_correction("Jim Ashcroft", same_as="Carla Voss"),
    )
    for rules in ((one, two), (two, one)):
        assert {name for _, _, name in found(*rules, text=text)} == {"Carla Voss"}
        assert {name for _, _, name in found(*rules, text=text[19:])} == {"Carla Voss"}


def test_a_circle_is_one_thing() -> None:
    circle = (
        new_correction("Jim Ashcroft", same_as="Jo Kettering"),
        new_correction("Jo Kettering", same_as="Jim Ashcroft"),
    )
    assert len({name for words, _, name in found(*circle) if words in {"Jim Ashcroft", "Jo Kettering"}}) == 1


def test_either_apostrophe_is_meant() -> None:
    text = "Later Ned O’Hara met Kate. O’Hara left."
    kinds = {(words, kind) for words, kind, _ in found(new_correction("O'Hara", kind="place"), text=text)}
    assert ("O’Hara", "place") in kinds
    assert "O’Hara" not in {words for words, _, _ in found(new_correction("O'Hara", kind="no name"), text=text)}
    same = found(new_correction("Ned O'Hara", same_as="Edward O'Hara"), text=text)
    assert ("O’Hara", "person", "Edward O'Hara") in same


def test_thousands_of_corrections_cost_little() -> None:
    names = [
        f"{first}{last}" for first in ("Bar", "Kel", "Tor", "Mun", "Sil") for last in ("vik", "den", "low", "mere")
    ]
    text = "\n".join(f"Later {one} {two} met the people of {two}." for one in names for two in names) * 4
    rules = [Correction(f"{one} {two}", "place", f"{two} {one}") for one in names for two in names]
    rules += [Correction(f"{one} Absent{number}", "person") for one in names for number in range(200)]
    plain, corrected = (_least_time(text, corrections) for corrections in (Corrections(), Corrections(rules)))
    assert corrected < 5 * plain + 1.0


def _least_time(text: str, corrections: Corrections) -> float:
    """What tagging takes of the processor when nothing else is in its way."""
    times = []
    for _ in range(3):
        start = process_time()
        tag_text(text, corrections=corrections)
        times.append(process_time() - start)
    return min(times)


PIECES = st.sampled_from(
    [
        *(
            "Ashcroft",
            "Jim",
            "Jim Ashcroft",
            "the",
            "Tarvin Mills",
            "the Tarvin",
            "O’Hara",
            "O'Hara",
            "ASHCROFT",
            "Days",
        ),
        *("2018", "World Cup", "$5 million", "on Friday", "Friday", "three", "Ashcroft's", "Mr.", "said", "in", "met"),
        *(".", ",", "“", "”", "\n", "'", "(", ")", "\xa0", "北京", "é", "e\u0301", "\u200f", "🙂"),
    ]
)
WORDS = st.lists(PIECES, min_size=1, max_size=3).map(" ".join)
RULES = st.builds(Correction, WORDS.map(plain), st.sampled_from(["", *EVERY_KIND]), st.just("") | WORDS.map(plain))
TEXTS = st.lists(PIECES, max_size=30).map(" ".join)


def mentions(tagging: Tagging) -> tuple[set[tuple[int, Span]], set[tuple[int, Span]]]:
    """What tags and entities say of each other."""
    tagged = {(tag.entity, tag.span) for tag in tagging.tags if tag.entity is not None}
    return tagged, {(entity.id, span) for entity in tagging.entities for span in entity.mentions}


@given(TEXTS, st.lists(RULES, max_size=5))
def test_no_correction_breaks_a_tagging(text: str, rules: list[Correction]) -> None:
    corrections = Corrections(rules)
    tagging = tag_text(text, corrections=corrections)
    for tag in tagging.tags:
        assert 0 <= tag.span.start < tag.span.end <= len(text)
        exact = corrections.of(text[tag.span.start : tag.span.end])
        if exact and exact.kind and inside(tag.type, ENTITY):
            assert LABELS[tag.type] == exact.kind
        assert exact is None or exact.kind != "no tag"
    tagged, named = mentions(tagging)
    assert tagged == named
    assert [entity.id for entity in tagging.entities] == list(range(len(tagging.entities)))
    assert all(entity.mentions for entity in tagging.entities)
    assert all(each.entity is None or each.entity < len(tagging.entities) for each in tagging.quotations)


@given(TEXTS, st.lists(RULES, max_size=4), RULES)
def test_what_is_taken_back_leaves_nothing_behind(text: str, rules: list[Correction], more: Correction) -> None:
    rules = [each for each in rules if each.words != more.words]
    there_and_back = Corrections(rules).with_(more).with_(Correction(more.words))
    assert tag_text(text, corrections=there_and_back) == tag_text(text, corrections=Corrections(rules))


@given(TEXTS)
def test_corrections_of_other_words_change_nothing(text: str) -> None:
    others = Corrections([Correction("Zzyzx", "person", "Somebody"), Correction("Qwortle", "no tag")])
    assert tag_text(text, corrections=others) == tag_text(text)
