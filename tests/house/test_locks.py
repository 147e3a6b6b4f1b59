"""The locks pin what pyproject asks for, whole, with hashes and without a registry's address."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
LOCKS = {
    "requirements.txt": RUNTIME,
    "requirements-test.txt": RUNTIME + PROJECT["project"]["optional-dependencies"]["test"],
}
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


def _pins(lock: str) -> dict[str, str]:
    """Name → version of what the lock pins, on whatever system."""
    return {name: version for name, version, _ in PIN.findall(_text(lock))}


def _text(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def _closure(requirements: list[str]) -> set[str]:
    """Canonical names of all that these requirements bring on this machine, by what is installed."""
    names: set[str] = set()
    todo = [(Requirement(text), "") for text in requirements]
    while todo:
        requirement, extra = todo.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        if name in names and not requirement.extras:
            continue
        names.add(name)
        wanted = [Requirement(text) for text in distribution(name).requires or ()]
        todo += [(r, extra) for r in wanted for extra in ("", *requirement.extras)]
    return names


@pytest.mark.parametrize("lock", LOCKS)
def test_every_direct_dependency_is_pinned_within_its_bounds(lock):
    pins = _pins(lock)
    for requirement in map(Requirement, LOCKS[lock]):
        version = pins.get(canonicalize_name(requirement.name))
        assert version, f"{requirement} is not in {lock}"
        assert requirement.specifier.contains(version), f"{lock} pins {version}, pyproject wants {requirement}"


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_is_whole_and_holds_nothing_else(lock):
    here = {name for name, _, marker in PIN.findall(_text(lock)) if not marker or Marker(marker).evaluate()}
    assert here == _closure(LOCKS[lock])


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_there_is_no_address(lock):
    text = _text(lock)
    starts = [match.start() for match in PIN.finditer(text)]
    blocks = [text[start:stop] for start, stop in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert len(blocks) == len({name for name, _, _ in PIN.findall(text)}), "a package is pinned twice"
    assert len(blocks) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)), "a line is not a pin with a hash"
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_both_locks_agree():
    runtime, test = (_pins(lock) for lock in LOCKS)
    assert runtime.items() <= test.items()


def _modules(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_what_the_code_imports_is_a_direct_dependency():
    direct = {canonicalize_name(Requirement(text).name) for text in PROJECT["project"]["dependencies"]}
    homes = {top: set(map(canonicalize_name, names)) for top, names in packages_distributions().items()}
    ours = {"maslahat", *sys.stdlib_module_names}
    faults = [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in sorted((ROOT / "src").rglob("*.py"))
        for module in _modules(file.read_text(encoding="utf-8"))
        if (top := module.split(".")[0]) not in ours and not direct & homes.get(top, set())
    ]
    assert faults == []


def test_no_runtime_dependency_is_under_the_gpl():
    copyleft = re.compile(r"\bA?GPL|General Public", re.IGNORECASE)
    found = []
    for name in sorted(_closure(RUNTIME)):
        about = distribution(name).metadata
        licence = about.get("License-Expression") or (about.get("License") or "").strip().split("\n")[0]
        classifiers = [c for c in about.get_all("Classifier") or () if c.startswith("License")]
        found += [f"{name}: {said}" for said in (licence, *classifiers) if copyleft.search(said)]
    assert found == []
