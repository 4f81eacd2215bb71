"""What was done in one window can be undone in the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from reader.article import Article
from reader.correction import new_correction
from reader.library import Library
from reader.ui.window import MainWindow
from tests.ui.pages import span_of

Make = Callable[..., MainWindow]


def close(window: MainWindow) -> None:
    """Close a window as a person does; what it was writing is written."""
    window.close()
    window.tasks.finish()


def again(make_window: Make, article: Article, qtbot: QtBot, *, steps: bool = True) -> MainWindow:
    """Another window with the article, once it knows what was done before."""
    window = make_window(article.id)
    if steps:
        qtbot.waitUntil(window.reading.undo_stack.canUndo, timeout=8000)
    return window


def test_a_highlight_and_its_note_are_taken_back_step_by_step(
    make_window: Make, article: Article, library: Library, qtbot: QtBot
) -> None:
    first = make_window(article.id)
    made = first.reading.highlight(span_of(article, "north pier"), "yellow")
    assert made is not None
    first.reading.write_note(made.id, "where is it?")
    first.reading.end_typing()
    first.reading.recolor(made.id, "blue")
    close(first)
    second = again(make_window, article, qtbot)
    assert [each.color for each in second.reading.all_annotations()] == ["blue"]
    states = []
    for _ in range(3):
        second.undo()
        states.append([(each.color, each.note) for each in second.reading.all_annotations()])
    assert states == [[("yellow", "where is it?")], [("yellow", "")], []]
    assert not second.reading.undo_stack.canUndo()
    second.redo()
    second.tasks.finish()
    assert [each.note for each in library.annotations(article.id)] == [""]


def test_a_removed_note_comes_back_in_the_next_window(
    make_window: Make, article: Article, library: Library, qtbot: QtBot
) -> None:
    first = make_window(article.id)
    made = first.reading.highlight(span_of(article, "north pier"), "yellow")
    assert made is not None
    first.reading.write_note(made.id, "keep me")
    first.reading.remove(made.id)
    close(first)
    assert library.annotations(article.id) == ()
    second = again(make_window, article, qtbot)
    second.undo()
    second.tasks.finish()
    assert [each.note for each in library.annotations(article.id)] == ["keep me"]


def test_what_was_said_of_words_is_taken_back_too(
    make_window: Make, article: Article, library: Library, qtbot: QtBot
) -> None:
    first = make_window(article.id)
    first.reading.correct(new_correction("Stenvik", kind="person"))
    close(first)
    second = again(make_window, article, qtbot)
    second.undo()
    qtbot.waitUntil(lambda: len(library.corrections()) == 0, timeout=8000)


def test_what_changed_elsewhere_is_not_overwritten(
    make_window: Make, article: Article, library: Library, qtbot: QtBot
) -> None:
    first = make_window(article.id)
    made = first.reading.highlight(span_of(article, "north pier"), "yellow")
    assert made is not None
    close(first)
    (kept,) = library.annotations(article.id)
    library.put(replace(kept, note="from another machine", modified="2030-01-01T00:00:00Z"))
    second = again(make_window, article, qtbot, steps=False)
    second.reading.restore_steps()
    second.tasks.finish()
    qtbot.wait(200)
    assert not second.reading.undo_stack.canUndo()


def test_a_change_made_before_the_steps_are_known_stays_alone(
    make_window: Make, article: Article, qtbot: QtBot
) -> None:
    first = make_window(article.id)
    first.reading.highlight(span_of(article, "north pier"), "yellow")
    close(first)
    second = make_window(article.id)
    second.reading.highlight(span_of(article, "south pier"), "green")
    second.reading.restore_steps()
    second.tasks.finish()
    qtbot.wait(200)
    assert second.reading.undo_stack.count() == 1
