"""The house as tables: who may import whom, where each outside package may be used, and what a start may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
READER = ROOT / "reader"

GROUND = {"errors", "paths", "processes", "progress"}
CORE = {
    "article",
    "annotation",
    "correction",
    "tagger",
    "loading",
    "library",
    "insight",
    "exchange",
    "style",
    "settings",
    "opening",
}

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "processes": set(),
    "progress": set(),
    "paths": set(),
    "ahead": set(),
    "article": set(),
    "annotation": {"article"} | GROUND,
    "correction": {"article"} | GROUND,
    "tagger": {"article", "correction"} | GROUND,
    "loading": {"article"} | GROUND,
    "library": {"article", "annotation", "correction"} | GROUND,
    "insight": {"article", "annotation", "correction", "tagger", "library"} | GROUND,
    "style": {"tagger.vocabulary"} | GROUND,
    "settings": GROUND,
    "exchange": {"article", "annotation", "correction", "tagger", "library", "insight", "style"} | GROUND,
    "opening": {"article", "annotation", "loading", "library"} | GROUND,
    "ui": CORE | GROUND,
    "cli": CORE | GROUND,
    "app": {"ui", "cli", "ahead"} | CORE | GROUND,
}
"""What each part of `reader` may import of `reader`; a dotted name allows that one module."""

ONLY_IN: dict[str, set[str]] = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui"},
    "fontpkg_literata": {"ui"},
    "fontpkg_inter": {"ui"},
    "fontpkg_atkinson_hyperlegible": {"ui"},
    "tinydb": {"library"},
    "filelock": {"library"},
    "sqlite3": {"library"},
    "chardet": {"loading"},
    "lxml": {"loading", "exchange"},
    "mammoth": {"loading"},
    "markdown_it": {"loading"},
    "mdit_py_plugins": {"loading"},
    "pypdfium2": {"loading"},
    "urllib3": {"loading"},
    "certifi": {"loading"},
    "pygments": {"tagger", "style", "exchange", "ui"},
    "platformdirs": {"paths"},
}
"""Where each package of others may be imported; one that is not named here may be imported nowhere."""

HEAVY = (
    "PySide6",
    "shiboken6",
    "tinydb",
    "chardet",
    "sqlite3",
    "filelock",
    "pygments.lexers",
    "pygments.formatters",
    "lxml",
    "mammoth",
    "markdown_it",
    "pypdfium2",
    "urllib3",
)
"""What `import reader.app` must not load: a start pays for it only when it is used."""

LONGEST_FILE = 400


class Import(NamedTuple):
    """One import: the module that has it, the line, what it names, and whether it runs when the module is loaded."""

    module: str
    line: int
    target: str
    at_load: bool

    @property
    def part(self) -> str:
        """The part of the house that imports: a package of `reader`, or one of its own modules."""
        return self.module.split(".")[1] if "." in self.module else ""

    def __str__(self) -> str:
        return f"{self.module}, line {self.line}: import of {self.target}"


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or path.is_dir()


def imports_of(source: str, module: str, package: str) -> list[Import]:
    """Every import of a module, those inside functions too; `package` is what its relative imports start from."""
    found = []

    def visit(node: ast.AST, at_load: bool) -> None:
        found.extend(Import(module, node.lineno, target, at_load) for target in targets(node, package))
        inside = at_load and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            visit(child, inside and not for_types_alone(node, child))

    visit(ast.parse(source), at_load=True)
    return found


def for_types_alone(node: ast.AST, child: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test) and child in node.body


def targets(node: ast.AST, package: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    above = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
    base = ".".join([*above, *([node.module] if node.module else [])])
    names = [f"{base}.{alias.name}" for alias in node.names]
    return [name if name.startswith("reader.") and is_module(name) else base for name in names]


def all_imports() -> list[Import]:
    found = []
    for path in sorted(READER.rglob("*.py")):
        module = module_name(path)
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        found += imports_of(path.read_text("utf-8"), module, package)
    return found


def allowed_inside(each: Import) -> bool:
    target = each.target.removeprefix("reader").lstrip(".")
    own = target.split(".")[0] == each.part
    return own or any(f"{target}.".startswith(f"{name}.") for name in MAY_IMPORT.get(each.part, ()))


def allowed_outside(each: Import) -> bool:
    top = each.target.split(".")[0]
    return each.part in ONLY_IN[top] if top in ONLY_IN else top in sys.stdlib_module_names


IMPORTS = all_imports()


def test_imports_point_down():
    wrong = [str(i) for i in IMPORTS if i.target.split(".")[0] == "reader" and not allowed_inside(i)]
    assert not wrong, "\n".join(wrong)


def test_the_packages_of_others_stay_where_they_belong():
    wrong = [str(i) for i in IMPORTS if i.target.split(".")[0] != "reader" and not allowed_outside(i)]
    assert not wrong, "\n".join(wrong)


def test_qt_comes_with_the_window_and_not_before():
    wrong = [
        str(i) for i in IMPORTS if i.part == "app" and i.at_load and i.target.split(".")[0] in ("PySide6", "shiboken6")
    ]
    assert not wrong, "\n".join(wrong)


def test_the_table_has_no_circle_and_names_every_part():
    order = TopologicalSorter({part: {name.split(".")[0] for name in below} for part, below in MAY_IMPORT.items()})
    assert set(order.static_order()) == set(MAY_IMPORT)
    parts = {
        path.stem
        for path in READER.iterdir()
        if path.name != "__init__.py" and (path.suffix == ".py" or any(path.glob("*.py")))
    }
    assert parts <= set(MAY_IMPORT), f"Say in MAY_IMPORT what these may import: {parts - set(MAY_IMPORT)}"


@pytest.mark.parametrize(
    ("source", "module", "package", "target", "at_load"),
    [
        ("import tinydb.storages", "reader.cli", "reader", "tinydb.storages", True),
        ("def f():\n    from PySide6 import QtGui", "reader.app", "reader", "PySide6", False),
        ("from reader import tagger", "reader.style.theme", "reader.style", "reader.tagger", True),
        ("from reader.article import Article", "reader.ui.page", "reader.ui", "reader.article", True),
        ("from ..tagger import vocabulary", "reader.style.theme", "reader.style", "reader.tagger.vocabulary", True),
        ("from . import draft", "reader.tagger", "reader.tagger", "reader.tagger.draft", True),
        ("class A:\n    import sqlite3", "reader.app", "reader", "sqlite3", True),
        ("if TYPE_CHECKING:\n    import PySide6", "reader.app", "reader", "PySide6", False),
    ],
)
def test_an_import_is_seen_wherever_it_stands(source, module, package, target, at_load):
    (found,) = imports_of(source, module, package)
    assert (found.target, found.at_load) == (target, at_load)


@pytest.mark.parametrize(
    ("module", "target"),
    [
        ("reader.article.article", "reader.errors"),
        ("reader.tagger.names", "reader.library"),
        ("reader.library.store", "reader.tagger.tagging"),
        ("reader.style.theme", "reader.tagger.pipeline"),
        ("reader.style.theme", "reader"),
        ("reader.cli", "reader.ui.window"),
        ("reader.exchange.markdown", "reader.cli"),
    ],
)
def test_an_import_that_points_up_is_refused(module, target):
    assert not allowed_inside(Import(module, 1, target, at_load=True))


@pytest.mark.parametrize(
    ("module", "target"),
    [("reader.library.store", "PySide6.QtCore"), ("reader.cli", "tinydb"), ("reader.loading.web", "requests")],
)
def test_a_package_out_of_its_place_is_refused(module, target):
    assert not allowed_outside(Import(module, 1, target, at_load=True))


def python(program: str) -> str:
    """What a fresh interpreter in the checkout prints for a program; it must end well."""
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_everything_but_the_window_works_without_qt():
    modules = [module_name(path) for path in sorted(READER.rglob("*.py")) if not path.is_relative_to(READER / "ui")]
    python(f"""
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{{name}} is not for this module")

sys.meta_path.insert(0, NoQt())
for module in {modules!r}:
    importlib.import_module(module)
""")


def test_a_start_loads_nothing_heavy():
    loaded = python(f"import reader.app, sys; print(*sorted(set(sys.modules) & set({HEAVY!r})))")
    assert not loaded, f"import reader.app brings in {loaded}"


def test_no_file_holds_two_subjects():
    lengths = {module_name(path): len(path.read_text("utf-8").splitlines()) for path in READER.rglob("*.py")}
    long = {module: lines for module, lines in lengths.items() if lines > LONGEST_FILE}
    assert not long, f"Longer than {LONGEST_FILE} lines, so split them by subject: {long}"


def test_the_tests_lie_as_the_program_does():
    own = {"corpus", "goldens", "bench", "reliability"}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert folders - own <= set(MAY_IMPORT)
