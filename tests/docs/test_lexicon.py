"""docs/lexicon.md tells every word in which a block may be written."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_term_of_the_lexicon_is_told() -> None:
    declared = re.findall(
        r"^(lex:\w+) a ", (ROOT / "ontology" / "lexicon.ttl").read_text(encoding="utf-8"), re.MULTILINE
    )
    docs = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    assert declared
    assert [term for term in declared if not re.search(rf"{term}\b", docs)] == []
