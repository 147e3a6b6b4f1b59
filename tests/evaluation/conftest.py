"""The shipped workshop, and the project's open gold read once for all the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from maslahat.evaluation import texts
from maslahat.evaluation.forms import Forms
from maslahat.evaluation.texts import Gold
from maslahat.schema import Schema
from maslahat.workshop import Workshop

GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="session")
def forms() -> Forms:
    return Forms.of(Schema.load())


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture(scope="session")
def open_gold(forms: Forms) -> Gold:
    return texts.read(GOLD / "open", forms)
