"""Where sources differ, in terms: on a slot that the shapes allow one value of, and in what claims say formally.

Nothing is resolved. Dates of differing precision that may mean the same day (2025 and 2025-11-16), and numbers that
are equal, are one position.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from maslahat import graphs
from maslahat.dates import window
from maslahat.grounds import is_ground, written
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import iri, to_oxigraph, to_rdflib
from maslahat.vocabulary import MAS

_DIFFERING = """SELECT ?thing ?slot ?value ?graph WHERE {
  { SELECT DISTINCT ?thing ?slot WHERE { VALUES ?slot { SLOTS } ?thing ?slot ?a , ?b FILTER (!sameTerm(?a, ?b)) } }
  GRAPH ?graph { ?thing ?slot ?value } }"""
_KINDS = "SELECT ?thing ?kind WHERE { VALUES ?thing { THINGS } ?thing a ?kind }"
# what claims say formally, and who claims it
_CLAIMS = """SELECT ?claim ?thing ?slot ?value ?stance ?claimant ?graph WHERE {
  ?claim rdf:subject ?thing ; rdf:predicate ?slot ; rdf:object ?value ; mas:stance ?stance
  OPTIONAL { ?claim mas:claimant ?claimant } GRAPH ?graph { ?claim rdf:object ?value } }"""
# what the graph itself says there: of the thing, or else records of the thing that are no claims
_SAID = """SELECT DISTINCT ?thing ?slot ?value ?graph WHERE {
  { SELECT DISTINCT ?thing ?slot WHERE { ?claim rdf:subject ?thing ; rdf:predicate ?slot } }
  { GRAPH ?graph { ?thing ?slot ?value } }
  UNION { ?record ?of ?thing FILTER NOT EXISTS { ?record mas:stance ?any } FILTER NOT EXISTS { ?thing ?slot ?own }
    GRAPH ?graph { ?record ?slot ?value } } }"""
_BEHIND = """SELECT DISTINCT ?thing ?value ?graph WHERE { VALUES (?thing ?value) { PAIRS }
  ?record ?any ?thing ; ?other ?value ; mas:evidence ?graph FILTER NOT EXISTS { ?record mas:stance ?stance } }"""
_MENTIONED = """SELECT DISTINCT ?thing WHERE {
  { BIND (THING AS ?thing) } UNION { ?claim ?any THING ; rdf:subject ?thing }
  UNION { GRAPH ?graph { ?thing ?any THING } FILTER (?graph != DERIVED) } }"""


@dataclass(frozen=True)
class Told:
    """A value in a graph; ``stance`` and ``claimant`` if it is only claimed."""

    value: Node
    graph: str
    stance: Node | None = None
    claimant: Node | None = None


@dataclass(frozen=True)
class Difference:
    """A conflict in terms: a thing, a slot, and for each position all that tells its value; most evidence first."""

    thing: URIRef
    slot: URIRef
    positions: tuple[tuple[Told, ...], ...]


def differences(store: GraphStore, schema: Schema, thing: URIRef | None = None) -> tuple[Difference, ...]:
    """All conflicts, or those of a thing and of the records that mention it, without anybody's labels; sorted."""
    united = {(of, slot): told for of, slot, told in [*_differing(store, schema), *_contradicting(store)]}
    if thing is not None:
        mentioned = _MENTIONED.replace("DERIVED", f"<{graphs.DERIVED}>").replace("THING", str(to_oxigraph(thing)))
        wanted = {row["thing"].value for row in store.query(mentioned)}
        united = {(of, slot): told for (of, slot), told in united.items() if str(of) in wanted}
    return tuple(Difference(of, slot, _positions(told)) for (of, slot), told in sorted(united.items()))


def single_valued(schema: Schema) -> dict[URIRef, frozenset[URIRef]]:
    """The slots of which a shape allows one value (sh:maxCount 1), each with the classes of which it does."""
    found: defaultdict[URIRef, set[URIRef]] = defaultdict(set)
    for shape in schema.graph.subjects(SH.maxCount, Literal(1)):
        path = schema.graph.value(shape, SH.path)
        for owner in schema.graph.subjects(SH.property, shape):
            owners = {owner, *schema.graph.objects(owner, SH.targetClass)}
            if isinstance(path, URIRef):
                found[path] |= {one for one in owners if one in schema.blocks and isinstance(one, URIRef)}
    return {path: frozenset(classes) for path, classes in found.items() if classes}


def compatible(one: Node, other: Node) -> bool:
    """Whether two values may mean the same: equal terms or numbers, dates of which the vaguer may mean the other.

    Texts in two languages are no contradiction either.
    """
    if one == other:
        return True
    mine, others = window(one), window(other)
    if mine and others:
        return mine[0] <= others[1] and others[0] <= mine[1]
    if isinstance(one, Literal) and isinstance(other, Literal):
        if one.language != other.language:
            return True
        return one.value is not None and type(one.value) is type(other.value) and bool(one.value == other.value)
    return False


def _differing(store: GraphStore, schema: Schema) -> Iterator[tuple[URIRef, URIRef, list[Told]]]:
    """Things with values of a single-valued slot that exclude each other."""
    allowed = single_valued(schema)
    told: defaultdict[tuple[URIRef, URIRef], list[Told]] = defaultdict(list)
    for row in store.query(_DIFFERING.replace("SLOTS", written(allowed))):
        if is_ground(row["graph"].value):
            key = iri(row["thing"].value), iri(row["slot"].value)
            told[key].append(Told(to_rdflib(row["value"]), row["graph"].value))
    kinds: defaultdict[URIRef, set[URIRef]] = defaultdict(set)
    for row in store.query(_KINDS.replace("THINGS", written({str(thing) for thing, _ in told}))):
        kinds[iri(row["thing"].value)].add(iri(row["kind"].value))
    for (thing, slot), values in told.items():
        of_class = any(schema.is_a(kind, allowed[slot]) for kind in kinds[thing])
        if of_class and _exclude({one.value for one in values}):
            yield thing, slot, values


def _contradicting(store: GraphStore) -> Iterator[tuple[URIRef, URIRef, list[Told]]]:
    """Things of which claims say what other claims, or the graph, do not."""
    claims: defaultdict[tuple[URIRef, URIRef], list[Told]] = defaultdict(list)
    for row in store.query(_CLAIMS):
        claimant = None if row["claimant"] is None else to_rdflib(row["claimant"])
        if is_ground(row["graph"].value):
            one = Told(to_rdflib(row["value"]), row["graph"].value, to_rdflib(row["stance"]), claimant)
            claims[iri(row["thing"].value), iri(row["slot"].value)].append(one)
    said = _said(store)
    for (thing, slot), claimed in claims.items():
        outright = said[thing, slot]
        denied = [one.value for one in claimed if one.stance == MAS.Denies]
        held = [one.value for one in (*claimed, *outright) if one.stance != MAS.Denies]
        if len(denied) < len(claimed) and _exclude(held):
            yield thing, slot, [*outright, *claimed]
        elif any(compatible(no, yes) for no in denied for yes in held):
            at_issue = (one for one in (*outright, *claimed) if any(compatible(no, one.value) for no in denied))
            yield thing, slot, list(at_issue)


def _said(store: GraphStore) -> defaultdict[tuple[URIRef, URIRef], list[Told]]:
    """What the graph says outright where claims say something; what is derived, in the evidence it comes from."""
    found: defaultdict[tuple[URIRef, URIRef], list[Told]] = defaultdict(list)
    derived: list[tuple[URIRef, URIRef, Node]] = []
    for row in store.query(_SAID):
        thing, slot, value = iri(row["thing"].value), iri(row["slot"].value), to_rdflib(row["value"])
        if row["graph"].value == str(graphs.DERIVED):
            derived.append((thing, slot, value))
        else:
            found[thing, slot].append(Told(value, row["graph"].value))
    evidence = behind(store, ((thing, value) for thing, _, value in derived))
    for thing, slot, value in derived:
        found[thing, slot] += [Told(value, graph) for graph in evidence[thing, value]]
    return found


def behind(store: GraphStore, pairs: Iterable[tuple[URIRef, Node]]) -> defaultdict[tuple[Node, Node], list[str]]:
    """The evidence behind what rules derive of pairs of things: that of the records, no claims, that mention both."""
    written_pairs = " ".join(sorted({f"({to_oxigraph(thing)} {to_oxigraph(value)})" for thing, value in pairs}))
    found: defaultdict[tuple[Node, Node], list[str]] = defaultdict(list)
    for row in store.query(_BEHIND.replace("PAIRS", written_pairs)) if written_pairs else ():
        found[to_rdflib(row["thing"]), to_rdflib(row["value"])].append(row["graph"].value)
    return found


def _exclude(values: Iterable[Node]) -> bool:
    listed = list(values)
    return any(not compatible(one, other) for n, one in enumerate(listed) for other in listed[n + 1 :])


def _positions(told: list[Told]) -> tuple[tuple[Told, ...], ...]:
    """The values told, equal ones together; most evidence first."""
    alike: list[list[Told]] = []
    for one in sorted(told, key=lambda one: (str(one.value), one.graph)):
        same = (group for group in alike if _equal(group[0], one))
        group = next(same, None)
        if group is None:
            alike.append([one])
        else:
            group.append(one)
    return tuple(tuple(group) for group in sorted(alike, key=_weight))


def _weight(group: list[Told]) -> tuple[int, bool, str]:
    return -len({one.graph for one in group}), group[0].stance == MAS.Denies, str(group[0].value)


def _equal(one: Told, other: Told) -> bool:
    if (one.stance == MAS.Denies) != (other.stance == MAS.Denies):
        return False
    return one.value == other.value or (window(one.value) is None and compatible(one.value, other.value))
