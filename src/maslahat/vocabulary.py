"""The terms that Python may name: evidence, source, claim, time, identity, lexicon, display. No class of the domain.

A term that is not declared here raises; everything else is read from the ontology.
"""

from __future__ import annotations

from typing import TypeVar

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, XSD, ClosedNamespace

BASE = "https://w3id.org/maslahat/"

_known: dict[URIRef, URIRef] = {}


def same(iri: URIRef) -> URIRef:
    """The same object for the same IRI: rdflib compares two equal ones in Python, at every look into a dictionary."""
    return _known.setdefault(iri, iri)


class Terms(Namespace):
    """An open namespace that makes each of its terms once: the reader asks for them a thousand times a page."""

    def __getattr__(self, name: str) -> URIRef:
        term = super().__getattr__(name)
        self.__dict__[name] = term = same(term)
        return term


class Declared(Terms, ClosedNamespace):
    """The same with no other terms than those declared."""


MAS = Declared(
    f"{BASE}ontology#",
    # sources and evidence
    ["Article", "Citation", "CuratorNote", "Evidence", "Identification", "Passage", "Quote", "Source"]
    + [
        "attributedTo",
        "certainty",
        "citation",
        "curator",
        "evidence",
        "identified",
        "note",
        "published",
        "publisher",
    ]
    + ["sha256", "source", "standing", "url", "Unconfirmed"]
    # certainty, plans and claims
    + ["Asserted", "Planned", "Reported", "Plan", "of"]
    + ["Claim", "about", "attribution", "because", "claimant", "content", "judgement", "stance", "tenor"]
    + ["Explicit", "Implied", "Asserts", "Denies", "Evaluates", "Opinion", "Report"]
    # time
    + ["date", "earliest", "latest", "since", "startedBy", "until"]
    # names
    + ["demonym", "kind", "metonym", "name", "needsHolder", "needsOwner", "ofFirms", "shortName"]
    # the machinery of a block
    + ["flatCertainty", "flatCompare", "flatEnd", "flatMention", "flatRole", "flatType", "key"]
    + ["standsFor", "starts", "takenFrom"]
    # the names of classes and slots in public benchmarks
    + ["factRuEval", "nameTag"],
)
LEX = Terms(f"{BASE}lexicon#")
DISP = Terms(f"{BASE}display#")
OA = Namespace("http://www.w3.org/ns/oa#")
ID = Namespace(f"{BASE}id/")

PREFIXES = {
    "mas": str(MAS),
    "lex": str(LEX),
    "disp": str(DISP),
    "id": str(ID),
    "src": f"{ID}source/",
    **{folder: f"{ID}{folder}/" for folder in ("format", "note", "office", "organization", "person", "place")},
    **{folder: f"{ID}{folder}/" for folder in ("region", "state", "topic")},
    "dcterms": str(DCTERMS),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "sh": str(SH),
    "skos": str(SKOS),
    "xsd": str(XSD),
}


AnyGraph = TypeVar("AnyGraph", bound=Graph)


def bind(graph: AnyGraph) -> AnyGraph:
    """Bind the project's prefixes, and only these, so that no output carries an ``ns1:``."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph


def expanded(text: str) -> str:
    """The IRI that a text writes: with one of the project's prefixes, in angle brackets, or bare."""
    prefix, colon, local = text.strip("<>").partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else text.strip("<>")


def shortened(iri: str) -> str:
    """An IRI with the project's longest fitting prefix, ``id:state/kazakhstan``; as it is if none fits."""
    fitting = [(space, prefix) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    space, prefix = max(fitting, default=("", ""), key=lambda pair: len(pair[0]))
    return f"{prefix}:{iri[len(space) :]}" if space else iri
