"""The ontology and the curated graph, read once, and all that is made of them: reader, identities, store."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse
from rdflib import Graph

from maslahat import curated, graphs, resources
from maslahat.article import Article, read_article
from maslahat.errors import MaslahatError
from maslahat.evidence import ArticleGraphs, article_graphs
from maslahat.identity import Identity
from maslahat.records import Reading
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import lexical

if TYPE_CHECKING:
    from maslahat.gate import Shapes
    from maslahat.reading import Reader


class Workshop:
    """What one run of maslahat works with; the folders are the shipped ones unless told."""

    def __init__(self, ontology: Path | None = None, graph: Path | None = None) -> None:
        self._ontology = ontology
        self._graph = graph
        self.schema = Schema.load(ontology)

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
        """The identities of what the curated files know."""
        return Identity(self.schema, self.curated.graph())

    def article(self, path: Path, *, force: bool = False) -> tuple[Article, Graph]:
        """An article, with its curated metadata if it is one of the graph's own."""
        if path.resolve() in {own.resolve() for own in resources.article_files(self._graph)}:
            return curated.article_metadata(path)
        return read_article(path, force=force), Graph(bind_namespaces="none")

    def read(self, article: Article) -> Reading:
        """What an article states."""
        return self.reader.read(article)

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
        store.fill(q for q in _parsed(path) if graphs.supports(lexical(q.graph_name)))
        return store


def _parsed(path: Path) -> Iterable[Quad]:
    formats = {".trig": RdfFormat.TRIG, ".nq": RdfFormat.N_QUADS}
    if path.suffix not in formats:
        raise MaslahatError(f"{path}: a graph to question is a .trig or .nq file made by `maslahat build`")
    try:
        yield from parse(path=path, format=formats[path.suffix])
    except OSError as error:
        raise MaslahatError(f"{path}: cannot be read ({error.strerror or error}); run `maslahat build` first") from None
    except SyntaxError as error:
        raise MaslahatError(f"{path}:{error.lineno}: {error.msg}; run `maslahat build` again") from None
