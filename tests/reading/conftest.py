"""The shipped reader, made once for all the tests of this folder."""

from __future__ import annotations

import pytest

from maslahat import curated
from maslahat.article import Article, article_iri
from maslahat.reading import Reader
from maslahat.schema import Schema


@pytest.fixture(scope="session")
def schema() -> Schema:
    return Schema.load()


@pytest.fixture(scope="session")
def reader(schema: Schema) -> Reader:
    return Reader(schema, curated.load(schema).graph() + schema.graph)


def article(text: str, published: str | None = None) -> Article:
    """A Russian text as an article."""
    return Article(article_iri("text", text), text, "text", "ru", published=published)
