"""Every text of readings.txt is read exactly as its notation says; every block reads its own example."""

from __future__ import annotations

import pytest
from rdflib import Literal
from tests.reading.conftest import article
from tests.reading.notation import Case, cases, printed

from maslahat.flat import flat
from maslahat.reading import Reader
from maslahat.schema import Block, Schema

ALL = cases()
BLOCKS = Schema.load().readings
ANNOUNCED = [b for b in BLOCKS if b.announced]
EXAMPLES = [(b, e) for b in ANNOUNCED for e in b.examples if e.language == "ru"]


@pytest.mark.parametrize("case", ALL, ids=[c.name for c in ALL])
def test_reading_is_what_the_notation_says(case: Case, reader: Reader, schema: Schema) -> None:
    reading = reader.read(article(case.text))
    assert printed(flat(reading, schema, reader.names)["facts"]) == case.expected


def test_every_announced_class_has_an_example_in_russian() -> None:
    assert {b.iri for b in ANNOUNCED} == {b.iri for b, _ in EXAMPLES}


@pytest.mark.parametrize(
    ("block", "example"), EXAMPLES, ids=[f"{b.iri.rpartition('#')[2]}-{n}" for n, (b, _) in enumerate(EXAMPLES)]
)
def test_class_reads_its_own_example(block: Block, example: Literal, reader: Reader, schema: Schema) -> None:
    records = reader.read(article(str(example))).records
    assert any(schema.is_a(r.cls, [block.cls]) for r in records), f"{block.iri}: nothing of it was read in its example"
