"""Every text of readings.txt is read exactly as its notation says; every block reads its own example."""

from __future__ import annotations

import pytest
from rdflib import Literal, URIRef
from tests.reading.conftest import article
from tests.reading.notation import Case, cases, printed

from maslahat.flat import flat
from maslahat.reading import Reader
from maslahat.schema import Schema
from maslahat.vocabulary import LEX

ALL = cases()
BLOCKS = Schema.load().blocks.values()
ANNOUNCED = [b for b in BLOCKS if b.lexical(LEX.trigger) or b.lexical(LEX.mode)]
EXAMPLES = [(b.iri, e) for b in ANNOUNCED for e in b.examples if e.language == "ru"]


@pytest.mark.parametrize("case", ALL, ids=[c.name for c in ALL])
def test_reading_is_what_the_notation_says(case: Case, reader: Reader, schema: Schema) -> None:
    reading = reader.read(article(case.text))
    assert printed(flat(reading, schema, reader.names)["facts"]) == case.expected


def test_every_announced_class_has_an_example_in_russian() -> None:
    assert {b.iri for b in ANNOUNCED} == {cls for cls, _ in EXAMPLES}


@pytest.mark.parametrize(
    ("cls", "example"), EXAMPLES, ids=[f"{c.rpartition('#')[2]}-{n}" for n, (c, _) in enumerate(EXAMPLES)]
)
def test_class_reads_its_own_example(cls: URIRef, example: Literal, reader: Reader, schema: Schema) -> None:
    records = reader.read(article(str(example))).records
    assert any(schema.is_a(r.cls, [cls]) for r in records), f"{cls}: nothing of this class was read in its example"
