"""Imports go downwards only: a room may use those named before it, never those after."""

import ast
from collections.abc import Iterator
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src" / "maslahat"

# From the ground up. A room is a module or a folder of modules; docs/architecture.md says what each promises.
LAYERS = (
    "errors",
    "vocabulary",
    "terms",
    "dates",
    "graphs",
    "resources",
    "blocks",
    "block_reader",
    "schema",
    "article",
    "records",
    "language",
    "lexicon",
    "names",
    "reading",
    "identity",
    "evidence",
    "flat",
    "why",
    "lexicon_faults",
    "sparql",
    "dataset",
    "curated",
    "ontology_graphs",
    "rules",
    "loading",
    "store",
    "things",
    "clocks",
    "constraints",
    "gate",
    "serial",
    "questions",
    "follow_through",
    "ties",
    "workshop",
    "jobs",
    "grounds",
    "mentions",
    "describe",
    "differences",
    "conflicts",
    "likeness",
    "compare",
    "network",
    "explorer",
    "evaluation",
    "report",
    "build",
    "cli",
    "__main__",
)


def _imported_rooms(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            # `from maslahat import store` names a room, `from maslahat.store import Store` a thing in it
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = ["maslahat.(relative)"]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("maslahat."))


def _faults(modules: dict[str, str]) -> list[str]:
    """What is wrong with those modules (path below src/maslahat → code)."""
    faults = []
    for path, code in modules.items():
        room = path.split("/", maxsplit=1)[0].removesuffix(".py")
        if room == "__init__":
            faults += [f"{path} imports the room {used}" for used in _imported_rooms(code)]
        elif room not in LAYERS:
            faults.append(f"{path}: the room {room} has no place in LAYERS")
        else:
            allowed = {*LAYERS[: LAYERS.index(room) + 1], "__version__"}
            faults += [f"{path} imports upwards: {used}" for used in _imported_rooms(code) if used not in allowed]
    return faults


def test_imports_go_downwards():
    modules = {p.relative_to(SRC).as_posix(): p.read_text(encoding="utf-8") for p in SRC.rglob("*.py")}
    assert modules
    assert _faults(modules) == []


def test_the_check_sees_what_is_wrong():
    modules = {
        "__init__.py": "from maslahat.cli import main",
        "attic/box.py": "",
        "errors.py": "import maslahat.store",
        "gate.py": "from maslahat import cli, errors, __version__",
        "language/russian.py": "def f():\n    from ..store import Store",
        "store.py": "import json\nfrom maslahat.errors import Error\nfrom maslahat.store import Store",
    }
    assert _faults(modules) == [
        "__init__.py imports the room cli",
        "attic/box.py: the room attic has no place in LAYERS",
        "errors.py imports upwards: store",
        "gate.py imports upwards: cli",
        "language/russian.py imports upwards: (relative)",
    ]
