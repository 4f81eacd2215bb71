from hypothesis import given
from hypothesis import strategies as st

from reader.ui.positions import Positions

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("a😀𝒳é漢\n"), max_size=60)


@given(TEXTS)
def test_every_offset_comes_back(text: str) -> None:
    positions = Positions(text)
    for offset in range(len(text) + 1):
        position = positions.position(offset)
        assert position == len(text[:offset].encode("utf-16-le")) // 2
        assert positions.offset(position) == offset


def test_the_middle_of_a_pair_is_its_start() -> None:
    assert [Positions("a😀b").offset(position) for position in range(5)] == [0, 1, 1, 2, 3]
