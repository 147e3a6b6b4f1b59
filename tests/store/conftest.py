"""The ontology and the small curated graph of this folder."""

import sys
from pathlib import Path

import pytest

from maslahat import curated
from maslahat.identity import Identity
from maslahat.schema import Schema

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # for read_by_hand


@pytest.fixture(scope="session")
def schema():
    return Schema.load()


@pytest.fixture(scope="session")
def known(schema):
    return curated.load(schema, HERE / "graph")


@pytest.fixture(scope="session")
def identity(schema, known):
    return Identity(schema, known.graph())
