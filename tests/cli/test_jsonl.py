"""`tag --jsonl`: a line in, a line out, whatever the line."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from .running import Run, Start


def tagged(run: Run, *lines: str | bytes | dict[str, Any]) -> list[dict[str, Any]]:
    data = [
        line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    ]
    code, out, err = run("tag", "--jsonl", stdin=b"\n".join(data) + b"\n")
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def test_spans_have_what_the_contract_names(run: Run) -> None:
    text = "They paid $5.2m on Friday."
    (answer,) = tagged(run, {"id": "a", "text": text, "date": "2018-04-28"})
    assert list(answer) == ["id", "spans"]
    money, friday = answer["spans"]
    assert (text[money["start"] : money["end"]], money["label"], money["value"]) == ("$5.2m", "money", 5200000)
    assert (money["currency"], money["rule"] != "") == ("USD", True)
    assert (text[friday["start"] : friday["end"]], friday["label"], friday["value"]) == ("Friday", "date", "2018-04-27")


def test_offsets_are_code_points(run: Run) -> None:
    (answer,) = tagged(run, {"id": 1, "text": "📚👩‍👧 It cost 90 euros."})
    span = answer["spans"][0]
    assert "📚👩‍👧 It cost 90 euros."[span["start"] : span["end"]].startswith("90")


def test_order_is_kept_and_ids_are_whatever_they_were(run: Run) -> None:
    ids: list[Any] = ["b", 7, None, {"x": [1]}, "a", 0.5, "é📚"]
    assert [answer["id"] for answer in tagged(run, *({"id": i, "text": "Nothing."} for i in ids))] == ids


@pytest.mark.parametrize(
    ("line", "identity", "words"),
    [
        ("{", None, "no JSON"),
        ("[1, 2]", None, "no object"),
        ('"text"', None, "no object"),
        ('{"id": "x"}', "x", "“text”"),
        ('{"id": "x", "text": 7}', "x", "“text”"),
        ('{"id": "x", "text": "a", "date": "soon"}', "x", "“date”"),
        ('{"id": "x", "text": "a", "date": 2018}', "x", "“date”"),
        (b'{"id": "x", "text": "\xff\xfe"}', None, "UTF-8"),
        ("[" * 100_000, None, "deeply"),
    ],
    ids=range(9),
)
def test_a_bad_line_is_answered_and_the_next_one_too(
    line: str | bytes, identity: str | None, words: str, run: Run
) -> None:
    bad, good = tagged(run, line, {"id": "next", "text": "It cost 5 euros."})
    assert bad["id"] == identity
    assert words in bad["error"]
    assert "spans" not in bad
    assert (good["id"], len(good["spans"])) == ("next", 1)


def test_blank_lines_windows_ends_a_byte_order_mark_and_a_last_line_without_end(run: Run) -> None:
    code, out, _ = run("tag", "--jsonl", stdin=b'\xef\xbb\xbf{"id":1,"text":"a"}\r\n\r\n  \n{"id":2,"text":"b"}')
    assert code == 0
    assert [json.loads(line)["id"] for line in out.split("\n")[:-1]] == [1, 2]


def test_dates_may_be_missing_null_empty_or_with_a_time(run: Run) -> None:
    dates: list[dict[str, Any]] = [{}, {"date": None}, {"date": ""}, {"date": "2018-04-28T05:07:00Z"}]
    answers = tagged(run, *({"id": 1, "text": "On Friday.", **date} for date in dates))
    assert all("error" not in answer for answer in answers)
    assert answers[-1]["spans"][0]["value"] == "2018-04-27"


def test_half_a_surrogate_pair_goes_through(run: Run) -> None:
    (answer,) = tagged(run, '{"id": "\\ud83d", "text": "\\ud83d 5 euros"}')
    assert answer["id"] == "\ud83d"


def test_a_text_that_makes_the_tagger_fail_does_not_stop_the_others(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import reader.tagger

    def fail(text: str, _day: object, *, corrections: object) -> None:
        raise IndexError(text)

    monkeypatch.setattr(reader.tagger, "tag_text", fail)
    code, out, err = run("tag", "--jsonl", stdin=b'{"id":1,"text":"a"}\n{"id":2,"text":"b"}\n')
    assert code == 0
    assert [json.loads(line)["error"].count("IndexError") for line in out.splitlines()] == [1, 1]
    assert err.count("\n") == 2


def test_every_line_is_answered_before_the_next_is_asked_for(start: Start) -> None:
    process = start("tag", "--jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    assert process.stdin
    assert process.stdout
    for number in range(3):
        process.stdin.write(f'{{"id": {number}, "text": "Ça coûte 5 euros, “dit-il” 📚"}}\n'.encode())
        assert json.loads(process.stdout.readline())["id"] == number
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()
