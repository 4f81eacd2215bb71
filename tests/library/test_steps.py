"""The last steps in an article lie in this machine's state folder, and nonsense there is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import UnknownArticleError
from reader.library.layout import Layout
from reader.library.steps import MOST, Steps

ID = "00000000aa"


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path / "library", tmp_path / "data", tmp_path / "state")


def test_steps_are_kept_on_this_machine_alone(layout: Layout) -> None:
    steps = Steps(layout)
    assert steps.read(ID) == []
    steps.keep(ID, [{"text": "Highlight"}, {"text": "Write note"}])
    assert [step["text"] for step in Steps(layout).read(ID)] == ["Highlight", "Write note"]
    assert not layout.folder.exists()
    steps.keep(ID, [])
    assert steps.read(ID) == []


def test_only_the_last_are_kept(layout: Layout) -> None:
    steps = Steps(layout)
    steps.keep(ID, [{"text": str(number)} for number in range(MOST + 50)])
    assert (len(steps.read(ID)), steps.read(ID)[-1]["text"]) == (MOST, str(MOST + 49))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"steps": 3}', '{"steps": [3, {"text": "x"}]}', "\0" * 9])
def test_nonsense_is_nothing(layout: Layout, content: str) -> None:
    steps = Steps(layout)
    steps.keep(ID, [{"text": "x"}])
    (path,) = layout.state.rglob("*.json")
    path.write_text(content, "utf-8")
    assert steps.read(ID) in ([], [{"text": "x"}])


def test_no_name_from_outside_reaches_a_path(layout: Layout) -> None:
    with pytest.raises(UnknownArticleError):
        Steps(layout).keep("../../x", [{"text": "x"}])
