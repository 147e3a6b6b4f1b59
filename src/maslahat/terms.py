"""Terms of rdflib and of Oxigraph, turned into one another, quickly and without loss.

Three things that the plain bridge changes are kept here: a plain string comes back as a plain literal, a
language tag in its conventional case (Oxigraph writes it in lower case), and a lexical form as it is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple, Variable
from pyoxigraph import Literal as OxLiteral
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

OxTerm = NamedNode | BlankNode | OxLiteral
OxGraphName = NamedNode | BlankNode | DefaultGraph

_LIMIT = 500_000  # remembered terms of each kind; some 100 MB at most
_XSD_STRING = str(XSD.string)

_iris: dict[str, URIRef] = {}
_terms: dict[object, Node] = {}
_tags: dict[str, str] = {}


def to_rdflib(term: object) -> Node:
    """The rdflib term of an Oxigraph term (or of the default graph), made once; TypeError for anything else."""
    found = _terms.get(term)
    if found is None:
        if len(_terms) >= _LIMIT:
            _terms.clear()
        found = _terms[term] = _converted(term)
    return found


def to_row(values: Iterable[object]) -> list[Node | None]:
    """The terms of a row of an answer, None where a variable is unbound."""
    known = _terms.get
    return [None if value is None else known(value) or to_rdflib(value) for value in values]


def _converted(term: object) -> Node:
    if isinstance(term, NamedNode):
        return iri(term.value)
    if isinstance(term, OxLiteral):
        return _literal(term)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Variable):
        raise TypeError(f"a variable is no term of a graph: {term}")
    if isinstance(term, DefaultGraph):
        return DATASET_DEFAULT_GRAPH_ID
    raise TypeError(f"no rdflib term for {term!r}")


def iri(text: str) -> URIRef:
    """The URIRef of an IRI, made once."""
    found = _iris.get(text)
    if found is None:
        if len(_iris) >= _LIMIT:
            _iris.clear()
        found = _iris[text] = URIRef(text)
    return found


def to_oxigraph(term: object) -> OxTerm:
    """The Oxigraph term of an rdflib term; TypeError for anything else, ValueError for a malformed IRI."""
    if isinstance(term, URIRef):
        return NamedNode(term)
    if isinstance(term, Literal):
        if term.language:
            return OxLiteral(str(term), language=term.language)
        return OxLiteral(str(term), datatype=NamedNode(term.datatype) if term.datatype else None)
    if isinstance(term, BNode):
        return BlankNode(term)
    raise TypeError(f"no Oxigraph term for {term!r}")


def to_graph_name(name: object) -> OxGraphName:
    """The Oxigraph name of a graph, given as rdflib IRI, blank node or Graph."""
    if isinstance(name, Graph):
        name = name.identifier
    if name == DATASET_DEFAULT_GRAPH_ID:
        return DefaultGraph()
    term = to_oxigraph(name)
    if isinstance(term, OxLiteral):
        raise TypeError(f"a literal names no graph: {name!r}")
    return term


def lexical(term: object) -> str:
    """The text of an Oxigraph term: an IRI, a label, a lexical form; empty for the default graph."""
    if isinstance(term, NamedNode | OxLiteral | BlankNode):
        return term.value
    if isinstance(term, DefaultGraph):
        return ""
    raise TypeError(f"no text in {term!r}")


def quad(subject: Node, predicate: Node, value: Node, graph: URIRef) -> Quad:
    """A quad of Oxigraph from rdflib terms; the first two must be IRIs (TypeError)."""
    if not isinstance(subject, URIRef) or not isinstance(predicate, URIRef):
        raise TypeError(f"not IRIs: {subject!r} {predicate!r}")
    return Quad(NamedNode(subject), NamedNode(predicate), to_oxigraph(value), NamedNode(graph))


def triples(quads: Iterable[Quad | Triple]) -> Iterator[tuple[Node, Node, Node]]:
    """The rdflib triples of quads, graph names left out; a triple of several graphs comes several times."""
    for one in quads:
        yield to_rdflib(one.subject), to_rdflib(one.predicate), to_rdflib(one.object)


def conventional(tag: str) -> str:
    """A language tag in the case that BCP 47 recommends: ``kk-cyrl`` → ``kk-Cyrl``, ``EN-us`` → ``en-US``."""
    first, *rest = tag.lower().split("-")
    parts = [first]
    private = len(first) == 1
    for part in rest:
        if len(part) == 4 and part.isalpha() and not private:
            parts.append(part.title())
        else:
            parts.append(part.upper() if len(part) == 2 and not private else part)
        private = private or len(part) == 1  # what follows a singleton (``x-…``) stays in lower case
    return "-".join(parts)


def _literal(term: OxLiteral) -> Literal:
    language = term.language
    if language:
        tag = _tags.get(language)
        if tag is None:
            tag = _tags[language] = conventional(language)
        return _plain(term.value, tag)
    datatype = term.datatype.value
    if datatype == _XSD_STRING:
        return _plain(term.value, None)
    return Literal(term.value, datatype=iri(datatype), normalize=False)


def _plain(text: str, tag: str | None) -> Literal:
    # Literal() checks the tag and looks for a Python value each time, ten times the cost of the string;
    # Oxigraph has checked the tag already.
    literal = str.__new__(Literal, text)
    literal._language = tag
    literal._datatype = None
    literal._value = text
    literal._ill_typed = None
    return literal
