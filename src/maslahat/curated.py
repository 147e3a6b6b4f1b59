"""The curated folder as quads: what a record cites, or rests on, becomes the graph its statements stand in.

A record of a Turtle file lists its sources (``mas:citation``) or its note (``mas:note``); its statements then
stand in one graph for each. In TriG a block named by a source holds what that source alone says of the
records in it, a block named by a note what the note says. Sources, notes and concepts need no evidence and
stand in ``id:curated``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, parse
from rdflib import RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from maslahat import graphs, resources
from maslahat.article import Article, read_article
from maslahat.errors import MaslahatError
from maslahat.schema import Schema
from maslahat.terms import iri, lexical, triples
from maslahat.vocabulary import ID, MAS, bind

_NEED_NO_EVIDENCE = (MAS.Source, MAS.Evidence, SKOS.Concept, SKOS.ConceptScheme)
_ARTICLES = f"{ID}article/"


@dataclass(frozen=True)
class Curated:
    """The quads of the curated files, sorted, each once."""

    quads: tuple[Quad, ...]

    def graph(self) -> Graph:
        """All statements in one rdflib graph, evidence left out."""
        merged = bind(Graph(bind_namespaces="none"))
        merged += triples(self.quads)
        return merged


def load(schema: Schema, folder: Path | None = None) -> Curated:
    """Read the curated files (the shipped ones unless told).

    Raises MaslahatError, with file and IRI, for bad Turtle, a blank node, a record without evidence, an
    unknown source or note.
    """
    files = [(path, list(_parse(path))) for path in resources.curated_files(folder)]
    kinds: defaultdict[URIRef, set[URIRef]] = defaultdict(set)
    for _, quads in files:
        for quad in quads:
            if quad.predicate.value == str(RDF.type) and isinstance(quad.object, NamedNode):
                kinds[iri(lexical(quad.subject))].add(iri(quad.object.value))
    described = {
        name: {w for w in _NEED_NO_EVIDENCE if any(schema.is_a(k, [w]) for k in of)} for name, of in kinds.items()
    }
    found = {quad for path, quads in files for quad in _File(path, described).expand(quads)}
    return Curated(tuple(sorted(found, key=str)))


def article_metadata(path: Path) -> tuple[Article, Graph]:
    """An article of the curated folder and the statements of its ``<stem>.ttl`` (none if there is none).

    Those statements go into the article's own graph; title, date, language and address are also in the
    article. Raises MaslahatError if the file speaks of anything but the article.
    """
    article = read_article(path)
    about = path.with_suffix(".ttl")
    if not about.is_file():
        return article, Graph(bind_namespaces="none")
    graph = resources.parse_turtle(about)
    strangers = sorted({str(subject) for subject in graph.subjects()} - {str(article.iri)})
    if strangers:
        raise MaslahatError(f"{about}: speaks of <{strangers[0]}>; the article of {path.name} is <{article.iri}>")
    language = str(graph.value(article.iri, DCTERMS.language) or article.language or "")

    def own_language_first(value: Node) -> tuple[bool, str]:
        return getattr(value, "language", None) not in {language, None}, str(value)

    def known(predicate: URIRef, otherwise: str | None) -> str | None:
        values = sorted(graph.objects(article.iri, predicate), key=own_language_first)
        return str(values[0]) if values else otherwise

    described = replace(
        article,
        title=known(RDFS.label, article.title),
        published=known(MAS.published, article.published),
        language=language or None,
        url=known(MAS.url, article.url),
    )
    return described, graph


class _File:
    """One curated file, expanded."""

    def __init__(self, path: Path, described: dict[URIRef, set[URIRef]]) -> None:
        self.path = path
        self.described = described

    def expand(self, quads: list[Quad]) -> Iterator[Quad]:
        records: defaultdict[URIRef, list[Quad]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                raise MaslahatError(f"{self.path}: a blank node at {quad.predicate}; give the thing an IRI")
            if isinstance(quad.graph_name, DefaultGraph):
                records[iri(lexical(quad.subject))].append(quad)
            else:
                yield from self._in_block(quad)
        for record, found in records.items():
            yield from self._record(record, found)

    def _record(self, record: URIRef, found: list[Quad]) -> Iterator[Quad]:
        sources = self._targets(record, found, MAS.citation, MAS.Source)
        notes = self._targets(record, found, MAS.note, MAS.Evidence)
        names = [*notes]
        for source in sources:
            yield from _citation(source, record)
            names.append(graphs.citation(source, record))
        if not names:
            if not self.described.get(record):
                raise MaslahatError(
                    f"{self.path}: <{record}> names no evidence; add mas:citation (its sources) or mas:note"
                )
            names = [graphs.CURATED]
        for quad in found:
            if quad.predicate.value not in {str(MAS.citation), str(MAS.note)}:
                yield from (Quad(quad.subject, quad.predicate, quad.object, NamedNode(name)) for name in names)

    def _targets(self, record: URIRef, found: list[Quad], predicate: URIRef, kind: URIRef) -> list[URIRef]:
        targets = sorted(iri(lexical(q.object)) for q in found if q.predicate.value == str(predicate))
        for target in targets:
            self._expect(target, kind, f"<{record}> rests on")
        return targets

    def _in_block(self, quad: Quad) -> Iterator[Quad]:
        name = iri(lexical(quad.graph_name))
        if MAS.Source in self.described.get(name, ()):
            record = iri(lexical(quad.subject))
            yield from _citation(name, record)
            name = graphs.citation(name, record)
        else:
            self._expect(name, MAS.Evidence, "a block is named by")
        yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(name))

    def _expect(self, target: URIRef, kind: URIRef, role: str) -> None:
        if kind not in self.described.get(target, ()) and not (kind == MAS.Source and target.startswith(_ARTICLES)):
            wanted = "source" if kind == MAS.Source else "note"
            raise MaslahatError(f"{self.path}: {role} <{target}>, which no curated file describes as a {wanted}")


def _citation(source: URIRef, record: URIRef) -> Iterator[Quad]:
    name, graph = NamedNode(graphs.citation(source, record)), NamedNode(graphs.CURATED)
    yield Quad(name, NamedNode(RDF.type), NamedNode(MAS.Citation), graph)
    yield Quad(name, NamedNode(MAS.source), NamedNode(source), graph)


def _parse(path: Path) -> Iterable[Quad]:
    kind = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
    try:
        yield from parse(path=path, format=kind, rename_blank_nodes=True)
    except OSError as error:
        raise MaslahatError(f"{path}: cannot be read: {error}") from error
    except SyntaxError as error:
        cause = str(error.msg).partition(": ")[2] or error.msg
        raise MaslahatError(f"{path}:{error.lineno}: not {kind.name}: {cause}; mend this line") from error
