"""The article read by hand, and its small curated graph, which stand in tests/store."""

import sys
from pathlib import Path

import pytest

from maslahat import curated
from maslahat.gate import Shapes
from maslahat.identity import Identity
from maslahat.schema import Schema
from maslahat.store import GraphStore

STORE = Path(__file__).parent.parent / "store"
sys.path.insert(0, str(STORE))  # for read_by_hand


@pytest.fixture(scope="session")
def schema():
    return Schema.load()


@pytest.fixture(scope="session")
def shapes(schema):
    return Shapes(schema)


@pytest.fixture(scope="session")
def known(schema):
    return curated.load(schema, STORE / "graph")


@pytest.fixture(scope="session")
def identity(schema, known):
    return Identity(schema, known.graph())


@pytest.fixture
def store(known):
    filled = GraphStore()
    filled.fill(known.quads)
    return filled
