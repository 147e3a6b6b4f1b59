"""Evidence as people read it: its kind, the words, the document they stand in, how certain that is about them.

Also the labels of things, since whoever shows evidence shows what it is evidence of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode
from rdflib import RDF, RDFS, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from maslahat import graphs
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import iri, to_rdflib
from maslahat.vocabulary import MAS, OA, shortened

_KINDS = (MAS.Quote, MAS.Citation, MAS.CuratorNote)
_LABELS = (RDFS.label, SKOS.prefLabel, OA.exact, MAS.name)  # the first property that a thing has wins


@dataclass(frozen=True, order=True)
class Ground:
    """One piece of evidence, or an article that describes itself. What is unknown is empty.

    ``kind`` is the label of the class of evidence, ``source`` the title of the document, ``words`` what a quote
    quotes or a curator notes, ``certainty`` empty where the source speaks in its own voice, ``speaker`` whom it
    has it from (or which curator's word it is).
    """

    kind: str
    source: str = ""
    outlet: str = ""
    date: str = ""
    words: str = ""
    certainty: str = ""
    speaker: str = ""
    iri: str = ""

    def __str__(self) -> str:
        manner = ", ".join(part for part in (self.certainty, self.speaker) if part)
        document = ", ".join(part for part in (self.source, self.outlet, self.date) if part)
        told = [f"«{self.words}»" if self.words else "", document]
        return f"{self.kind}{f' ({manner})' if manner else ''}: {' — '.join(part for part in told if part)}"


def is_ground(graph: str) -> bool:
    """Whether a named graph holds what sources support, or what an article or curator says of itself."""
    return bool(graph) and graphs.supports(graph)


def grounds(
    store: GraphStore, names: Iterable[str], schema: Schema, *, language: str = "en", extra: Mapping[str, Ground] = {}
) -> dict[str, Ground]:
    """The evidence that graphs of these names are, by name; a graph that is no evidence is described by its IRI.

    ``extra`` is evidence already known that need not be in the store.
    """
    wanted = sorted({name for name in names if name not in extra})
    said = _said(store, wanted)
    sources = {str(o) for of in said.values() for o in of[MAS.source]}
    documents = _said(store, sorted(sources | (set(wanted) - {str(graphs.CURATED)})))
    people = {v for of in [*said.values(), *documents.values()] for p in _POINTING for v in of[p]}
    called = labels(store, [*people, *map(iri, sources), *map(iri, wanted)], language=language)
    found = dict(extra)
    for name in wanted:
        found[name] = _ground(name, said[name], documents, called, schema, language)
    return found


_POINTING = (MAS.publisher, MAS.attributedTo, MAS.certainty)
_Said = defaultdict[URIRef, list[Node]]


def _ground(
    name: str,
    said: _Said,
    documents: Mapping[str, _Said],
    called: Mapping[Node, str],
    schema: Schema,
    language: str,
) -> Ground:
    kinds = [kind for kind in _KINDS if kind in said[RDF.type]]
    if not kinds:
        return _of_itself(name, documents, called, schema, language)
    source = next((str(o) for o in said[MAS.source]), "")
    document = documents[source] if source else _Said(list)
    words = _text(said[OA.exact], language) or (_text(said[RDFS.comment], language) if not source else "")
    certainty = next((called[c] for c in said[MAS.certainty] if c != MAS.Asserted), "")
    speakers = [called[s] for s in said[MAS.attributedTo]] or [str(s) for s in said[MAS.curator]]
    return Ground(
        schema.label(kinds[0], language),
        called[iri(source)] if source else "",
        ", ".join(called[p] for p in document[MAS.publisher]),
        " / ".join(map(str, document[MAS.published] if source else said[DCTERMS.created])),
        words,
        certainty,
        ", ".join(speakers),
        name,
    )


def _of_itself(
    name: str, documents: Mapping[str, _Said], called: Mapping[Node, str], schema: Schema, language: str
) -> Ground:
    if name == str(graphs.CURATED) or name.startswith(graphs.ONTOLOGY_FILES):
        return Ground(shortened(name), iri=name)
    document = documents[name]
    outlet = ", ".join(called[p] for p in document[MAS.publisher])
    date = " / ".join(map(str, document[MAS.published]))
    return Ground(schema.label(MAS.Article, language), called[iri(name)], outlet, date, iri=name)


def _said(store: GraphStore, things: Iterable[str]) -> defaultdict[str, _Said]:
    """What the default graph says of things, by thing and property; values sorted."""
    found: defaultdict[str, _Said] = defaultdict(lambda: _Said(list))
    values = written(things)
    if values:
        rows = store.query(f"SELECT ?thing ?slot ?value WHERE {{ VALUES ?thing {{ {values} }} ?thing ?slot ?value }}")
        for row in rows:
            found[row["thing"].value][iri(row["slot"].value)].append(to_rdflib(row["value"]))
    for of in found.values():
        for listed in of.values():
            listed.sort(key=str)
    return found


def labels(store: GraphStore, terms: Iterable[Node], *, language: str = "en") -> dict[Node, str]:
    """What to call each term: a literal by its text, a thing by its label in a language, else in English, else at all.

    A thing without label is called by its words or by the name that rules give it, else by its IRI.
    """
    found: dict[Node, str] = {}
    things: set[str] = set()
    for term in terms:
        if isinstance(term, URIRef):
            things.add(str(term))
            found[term] = shortened(term)
        else:
            found[term] = str(term)
    if not things:
        return found
    ranks = {str(p): rank for rank, p in enumerate(_LABELS)}
    best: dict[str, tuple[int, int, str]] = {}
    rows = store.query(
        f"SELECT ?thing ?slot ?text WHERE {{ VALUES ?thing {{ {written(things)} }} "
        f"VALUES ?slot {{ {written(ranks)} }} ?thing ?slot ?text }}"
    )
    for row in rows:
        thing, text = row["thing"].value, row["text"]
        spoken = {language: 0, "en": 1}.get(text.language or "", 2)
        key = (ranks[row["slot"].value], spoken, text.value)
        best[thing] = min(best.get(thing, key), key)
    found.update((iri(thing), key[2]) for thing, key in best.items())
    return found


def written(things: Iterable[str]) -> str:
    """IRIs as they stand in VALUES, sorted."""
    return " ".join(str(NamedNode(thing)) for thing in sorted(things))


def _text(values: Collection[Node], language: str) -> str:
    spoken = {language: 0, "en": 1}
    ranked = sorted((spoken.get(v.language or "", 2), str(v)) for v in values if isinstance(v, Literal))
    return ranked[0][1] if ranked else ""
