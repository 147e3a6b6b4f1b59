"""The ontology and the curated graph, read once, and all that is made of them: reader, identities, store."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import Graph

from maslahat import curated, resources
from maslahat.article import Article, read_article
from maslahat.evidence import ArticleGraphs, article_graphs
from maslahat.identity import Identity
from maslahat.records import Reading
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import triples

if TYPE_CHECKING:
    from maslahat.gate import Shapes
    from maslahat.reading import Reader


class Workshop:
    """What one run of maslahat works with; the folders are the shipped ones unless told."""

    def __init__(self, ontology: Path | None = None, graph: Path | None = None) -> None:
        self._ontology = ontology
        self._graph = graph
        self.schema = Schema.load(ontology)

    @property
    def folders(self) -> tuple[Path | None, Path | None]:
        """The folders of ontology and graph, as given."""
        return self._ontology, self._graph

    @cached_property
    def curated(self) -> curated.Curated:
        """The curated files as quads."""
        return curated.load(self.schema, self._graph)

    @cached_property
    def reader(self) -> Reader:
        """The reader of Russian; loading its weights takes a second or two."""
        from maslahat.reading import Reader  # slow to import, and a question needs no reader

        return Reader(self.schema, self.curated.graph() + self.schema.graph)

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of the ontology, ready to be used many times."""
        from maslahat.gate import Shapes  # slow to import, too

        return Shapes(self.schema)

    @cached_property
    def identity(self) -> Identity:
        """The identities of what the curated files know, and of what follows from them (who took part in a meeting)."""
        return Identity(self.schema, triples(self.store().merged()))

    def article(self, path: Path, *, force: bool = False) -> tuple[Article, Graph]:
        """An article, with its curated metadata if it is one of the graph's own."""
        if path.resolve() in {own.resolve() for own in resources.article_files(self._graph)}:
            return curated.article_metadata(path)
        return read_article(path, force=force), Graph(bind_namespaces="none")

    def read(self, article: Article) -> Reading:
        """What an article states."""
        return self.reader.read(article)

    def explain(self, article: Article) -> tuple[Reading, dict[str, Any]]:
        """What an article states, and why: ``facts`` in the order of the flat form, and the ``unread`` sentences."""
        from maslahat import why  # as slow to import as the reader
        from maslahat.reading.trace import Kept

        trace = Kept()
        reading = self.reader.read(article, trace)
        facts = why.facts(reading, trace, self.schema, self.reader.names)
        return reading, {"facts": facts, "unread": why.unread(reading, trace, self.reader.lexicon, self.reader.names)}

    def graphs(self, reading: Reading, metadata: Graph) -> ArticleGraphs:
        """A reading as the graphs of its quotes and its article."""
        return article_graphs(reading, self.schema, self.identity, metadata)

    def store(self) -> GraphStore:
        """A new store in memory, filled with the curated graph."""
        store = GraphStore(ontology=self._ontology)
        store.fill(self.curated.quads)
        return store

    def load(self, path: Path) -> GraphStore:
        """A new store in memory, filled from the named graphs of an earlier build (.trig or .nq)."""
        store = GraphStore(ontology=self._ontology)
        store.load(path)
        return store
