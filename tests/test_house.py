"""The house keeps its own rules: sizes of modules and templates, nothing of any machine or registry in the tree."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "huolto"

MOST_LINES = {"module": 400, "models": 300, "template": 150, "partial": 60}


def _tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: what belongs to the project cannot be told")
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def _kind(path: Path) -> str | None:
    if "migrations" in path.parts or "static" in path.parts:
        return None
    if path.suffix == ".html":
        is_partial = path.name.startswith("_") or "cotton" in path.parts or "partials" in path.parts
        return "partial" if is_partial else "template"
    if path.suffix != ".py" or "sentences" in path.parts:
        return None
    return "models" if "models" in path.parts else "module"


def test_no_module_or_template_has_grown_past_its_size() -> None:
    grown = []
    for path in _tracked("src/huolto"):
        kind = _kind(path)
        if kind is None:
            continue
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES[kind]:
            grown.append(f"{path.relative_to(ROOT)}: {lines} lines, a {kind} has at most {MOST_LINES[kind]}")
    assert grown == []


def test_every_module_begins_by_saying_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in _tracked("src/huolto/*.py")
        if "migrations" not in path.parts
        and path.read_text(encoding="utf-8").strip()
        and not path.read_text(encoding="utf-8").lstrip().startswith(('"""', "# "))
    ]
    assert silent == []


def test_no_template_holds_inline_scripts_styles_or_handlers() -> None:
    forbidden = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=\"", re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT)}: {match.group(0).strip()}"
        for path in _tracked("src/huolto/*.html")
        if "mail" not in path.parts
        for match in [forbidden.search(path.read_text(encoding="utf-8"))]
        if match
    ]
    assert found == []


def test_nothing_names_a_package_registry_or_a_place_on_some_machine() -> None:
    words = (
        "pypi." + "org",
        "files.python" + "hosted",
        "registry.npm" + "js",
        "/work/" + "main",
        "/root/" + ".",
    )
    found = []
    for path in _tracked():
        if path.suffix in {".ttf", ".woff2", ".png", ".svg", ".jpg"} or "vendor" in path.parts:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {word}" for word in words if word in text]
    assert found == []


def test_styles_name_no_physical_sides() -> None:
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right)\b|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group(0)}"
        for path in _tracked("src/huolto/foundation/static/huolto/*.css")
        for match in [physical.search(path.read_text(encoding="utf-8"))]
        if match
    ]
    assert found == []
