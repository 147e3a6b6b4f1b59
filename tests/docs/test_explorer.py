"""docs/explorer.md tells every view, every key of the address and every term that places a class."""

from __future__ import annotations

import re
from pathlib import Path

from maslahat import explorer
from maslahat.explorer import Page

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "explorer.md").read_text(encoding="utf-8")
APP = Path(explorer.__file__).parent / "app"


def test_every_view_is_told() -> None:
    assert re.findall(r"^\| \w+ \(`(\w+)`\)", DOCS, re.MULTILINE) == list(explorer.VIEWS)


def test_every_key_of_the_address_is_told() -> None:
    pattern = r'asked\.(?:get|has)\("(\w+)"\)'
    of_all = (APP / "state.js").read_text(encoding="utf-8")
    assert set(re.findall(r'said\.set\("(\w+)"', of_all)) == set(re.findall(pattern, of_all))
    # a view reads and writes its own; that it reads what it writes is tested in the browser
    read = {key for path in APP.glob("*.js") for key in re.findall(pattern, path.read_text(encoding="utf-8"))}
    table = DOCS.split("## The address is a citation")[1].split("## ")[0]
    told = {key for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}
    assert told == read


def test_every_term_of_display_is_told() -> None:
    declared = re.findall(
        r"^(disp:\w+) a ", (ROOT / "ontology" / "display.ttl").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert declared
    assert [term for term in declared if not re.search(rf"{term}\b", DOCS)] == []


def test_every_module_of_the_page_has_its_room() -> None:
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = architecture.split("## Inside `network` and `explorer`")[1].split("\n## ")[0]
    python = {path.stem for path in APP.parent.glob("*.py")} - {"__init__"}
    script = {path.stem for path in APP.glob("*.js") if not path.stem.startswith("view-")}
    assert {name for name in python | script if f"`{name}`" not in rooms} == set()


def test_the_notebook_shows_a_page() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    *lines, last = code.strip().splitlines()
    known: dict[str, object] = {}
    exec("\n".join([*lines, f"shown = {last}"]), known)
    shown = known["shown"]
    assert isinstance(shown, Page)
    assert "srcdoc" in shown._repr_html_()


def test_the_options_shown_are_those_of_draw() -> None:
    code = (ROOT / "src" / "maslahat" / "cli" / "make.py").read_text(encoding="utf-8")
    draw = code.split("def draw(")[1].split('"""')[0]
    shown = set(re.findall(r"(?<= )--(\w[\w-]*)", DOCS))
    own = {name.replace("_", "-") for name in re.findall(r"^    (\w+): ", draw, re.MULTILINE)}
    assert shown <= own, shown - own
