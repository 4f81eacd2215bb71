"""The pages say what is so: their links lead somewhere, and the tables are the program's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#:\s]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_is_in_the_index():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    assert [
        page.name for page in folder.glob("*.md") if page.name != "README.md" and f"({page.name})" not in index
    ] == []


def test_the_manual_lists_every_action_with_its_keys():
    from reader.ui.actions import ACTIONS, MENUS

    rows = ["| Action | Keys |", "|---|---|"]
    for menu in MENUS:
        rows.append(f"| **{menu}** | |")
        rows += [
            f"| {row.text} | {' '.join(f'`{key}`' for key in row.shortcuts)} |" for row in ACTIONS if row.menu == menu
        ]
    table = "\n".join(rows)
    assert table in (ROOT / "docs" / "manual.md").read_text("utf-8"), f"The manual's table should be:\n\n{table}\n"


def test_the_manual_shows_the_command_line_as_it_is():
    from reader.cli import usage

    assert usage().strip() in (ROOT / "docs" / "manual.md").read_text("utf-8")


def test_the_readme_names_every_command():
    from reader.cli import COMMANDS

    summary = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"close-reader {name} " not in summary] == []
