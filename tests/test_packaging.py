"""What people install is whole: wheel, sdist, desktop entry, and versions that are pinned and allowed."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from reader.paths import resources

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"

NO_PACKAGE = {"__pycache__", ".git", ".venv"}


def files_below(folder: Path) -> set[str]:
    """The files of a folder, by their paths inside it."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and not NO_PACKAGE.intersection(path.relative_to(folder).parts)
    }


def build(source: Path, target: str, into: Path) -> Path:
    """Build a wheel or an sdist with the tool that installs use, offline; returns the file."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    run = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr
    (built,) = into.iterdir()
    return built


def inside(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    return build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


def test_the_wheel_holds_the_program_and_its_resources_and_nothing_else(wheel):
    held = {name for name in inside(wheel) if not name.startswith("close_reader-")}
    program = {f"reader/{name}" for name in files_below(ROOT / "reader")}
    data = {f"reader/resources/{name}" for name in files_below(ROOT / "resources") if not name.endswith(".py")}
    assert held == program | data


def test_the_wheel_brings_its_commands_its_desktop_entry_and_its_licence(wheel):
    names = " ".join(inside(wheel))
    for expected in (
        "data/share/applications/close-reader.desktop",
        "data/share/icons/hicolor/scalable/apps/close-reader.svg",
        "licenses/LICENSE",
    ):
        assert expected in names
    with zipfile.ZipFile(wheel) as archive:
        (entry_points,) = (n for n in archive.namelist() if n.endswith("entry_points.txt"))
        commands = configparser.ConfigParser()
        commands.read_string(archive.read(entry_points).decode())
    assert commands["console_scripts"]["close-reader"] == "reader.app:main"
    assert commands["gui_scripts"]["close-reader-window"] == "reader.app:main"


def test_an_installed_program_finds_its_resources(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    assert found_resources(tmp_path, PYTHONPATH=str(tmp_path)) == tmp_path / "reader" / "resources"


def test_an_editable_install_finds_the_checkouts_resources(tmp_path):
    try:
        origin = distribution("close-reader").read_text("direct_url.json") or ""
    except PackageNotFoundError:
        pytest.skip("Close Reader is not installed here, its folder is merely on the path")
    if '"editable": true' not in origin or ROOT.as_uri() not in origin:
        pytest.skip("Close Reader is installed here from elsewhere")
    assert found_resources(tmp_path) == ROOT / "resources" == resources()
    assert not any("resources" in str(file) for file in distribution("close-reader").files or ()), (
        "a copy that grows old"
    )


def found_resources(folder: Path, **environment: str) -> Path:
    """Where a fresh interpreter that starts in a folder finds the resources."""
    program = "from reader.paths import resources; print(resources())"
    run = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    return Path(run.stdout.strip())


def test_the_sdist_makes_the_same_wheel(sdist, wheel, tmp_path):
    folder = tmp_path / "unpacked"
    folder.mkdir()
    subprocess.run(["tar", "-xzf", sdist, "-C", folder], check=True)
    (unpacked,) = folder.iterdir()
    assert inside(build(unpacked, "wheel", tmp_path / "again")) == inside(wheel)
    assert {"run", "check", ".ci/setup.sh", "tests/conftest.py"} <= files_below(unpacked)


def pinned() -> dict[str, str]:
    lines = [line for line in CONSTRAINTS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(lines, key=lambda line: line.split("==")[0])
    for line in lines:
        assert re.fullmatch(r"[a-z0-9-]+==[a-z0-9.]+", line), f"not a bare name and version: {line}"
    return dict(line.split("==") for line in lines)


def test_every_requirement_is_pinned_to_a_version_that_it_allows():
    versions = pinned()
    wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    for requirement in map(Requirement, wanted):
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} does not allow the pinned {version}"


def test_what_is_pinned_is_what_the_tests_run_with():
    """Only in the environment that `./check` makes; any other may have other versions."""
    if not (Path(sys.prefix) / "close-reader.stamp").is_file():
        pytest.skip("this environment was not made by ./check")
    for name, version in pinned().items():
        if name != "colorama":
            assert Version(distribution(name).version) == Version(version), name


def test_the_desktop_entry_starts_the_window_and_names_its_icon():
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(resources() / "desktop" / "close-reader.desktop", "utf-8")
    desktop = entry["Desktop Entry"]
    assert desktop["Exec"].split()[0] in PROJECT["gui-scripts"]
    assert desktop["Name"] == "Close Reader"
    icon = resources() / "icons" / f"{desktop['Icon']}.svg"
    assert ElementTree.parse(icon).getroot().tag == "{http://www.w3.org/2000/svg}svg"
