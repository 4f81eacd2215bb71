"""JSON lines: a line in, a line out, in order and at once. A bad line is answered with what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.cli.console import Console

Line = dict[str, Any]


class BadLineError(ReaderError):
    """A line is not what the command reads."""


def dumps(value: object) -> str:
    """A value as one line of JSON that UTF-8 can hold; half a surrogate pair stays an escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


def answer_lines(console: Console, answer: Callable[[Line], Line]) -> int:
    """Answer every line of standard input that is not blank; the exit code is 0, for the answers say what failed."""
    for raw in console.lines():
        if raw.strip():
            console.answer(dumps(_answered(raw, answer, console)))
    return 0


def text_of(line: Line, key: str) -> str:
    """A line's value that must be text.

    Raises `BadLineError` when it is missing or anything else.
    """
    value = line.get(key)
    if not isinstance(value, str):
        raise BadLineError(f"The line has no “{key}” that is a string.")
    return value


def _answered(raw: bytes, answer: Callable[[Line], Line], console: Console) -> Line:
    line: Line = {}
    try:
        line = _parsed(raw)
        return answer(line)
    except ReaderError as error:
        return {"id": line.get("id"), "error": str(error)}
    except Exception as error:  # noqa: BLE001 - the outermost door of one line: the lines after it are still answered
        sentence = f"This line made the program fail ({type(error).__name__}: {error})."
        console.tell(f"close-reader: {sentence}")
        return {"id": line.get("id"), "error": sentence}


def _parsed(raw: bytes) -> Line:
    try:
        line = json.loads(raw)
    except RecursionError as error:
        raise BadLineError("The line is nested too deeply.") from error
    except UnicodeDecodeError as error:
        raise BadLineError("The line is not UTF-8.") from error
    except ValueError as error:
        raise BadLineError(f"The line is no JSON: {error}.") from error
    if not isinstance(line, dict):
        raise BadLineError("The line is JSON, but no object.")
    return line
