"""What the project points to is there: a document named in code, ontology, tests or another document."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
WHERE = ("src", "ontology", "graph", "scripts", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")
READ = {".py", ".js", ".ttl", ".trig", ".rq", ".md", ".j2"}


def files():
    for name in WHERE:
        path = ROOT / name
        yield from [path] if path.is_file() else (p for p in path.rglob("*") if p.suffix in READ and p.is_file())


def test_every_document_named_is_there():
    named = {(f, name) for f in files() for name in re.findall(r"\bdocs/[\w/.-]*?\.\w+", f.read_text(encoding="utf-8"))}
    assert len(named) > 10
    assert [f"{f.relative_to(ROOT)}: {name}" for f, name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_module_of_reading_and_language_has_its_line():
    plan = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = plan.split("## Inside `reading`")[1].split("\n## ")[0]
    modules = {f.stem for room in ("reading", "language") for f in (ROOT / "src/maslahat" / room).glob("*.py")}
    assert sorted(name for name in modules - {"__init__"} if f"`{name}`" not in rooms) == []
