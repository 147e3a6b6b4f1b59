"""The networks that an ontology knows, and the ties that their records make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maslahat.dates import days_of
from maslahat.errors import MaslahatError
from maslahat.store import GraphStore
from maslahat.things import nearest

_KINDS = """SELECT ?name ?label ?records ?from ?to ?through ?among ?directed WHERE { GRAPH ?file {
  ?network disp:network ?name ; rdfs:label ?label ; disp:records ?records ; disp:from ?from FILTER (LANG(?label) = "en")
  OPTIONAL { ?network disp:to ?to } OPTIONAL { ?network disp:through ?through }
  OPTIONAL { ?network disp:among ?among } OPTIONAL { ?network disp:directed ?directed } } } ORDER BY ?name"""


@dataclass(frozen=True)
class Kind:
    """A network: the class of its records and the slots that tie; without ``to`` it is folded, by ``through``."""

    name: str
    label: str
    records: str
    source: str
    to: str | None = None
    through: str | None = None
    among: str | None = None
    directed: bool = False

    @property
    def folded(self) -> bool:
        """Whether those who fill one slot are tied to one another."""
        return self.to is None


@dataclass(frozen=True)
class Tie:
    """That something fills the slot of a record: of which fold or with which end, and the days the record spans."""

    one: str
    other: str
    first: date | None
    last: date | None


def kinds(store: GraphStore) -> tuple[Kind, ...]:
    """The networks that the ontology of a store knows, by name."""
    return tuple(
        Kind(
            name=row["name"].value,
            label=row["label"].value,
            records=row["records"].value,
            source=row["from"].value,
            to=row["to"] and row["to"].value,
            through=row["through"] and row["through"].value,
            among=row["among"] and row["among"].value,
            directed=row["directed"] is not None and row["directed"].value == "true",
        )
        for row in store.query(_KINDS)
    )


def kind(store: GraphStore, name: str) -> Kind:
    """The network of a name; raises MaslahatError with the names there are."""
    known = {one.name: one for one in kinds(store)}
    if name not in known:
        there = ", ".join(known) or "none"
        raise MaslahatError(f"no network {name!r}{nearest(name, known)}; the ontology knows: {there}")
    return known[name]


def ties(store: GraphStore, of: Kind) -> Iterator[Tie]:
    """The ties of a network, in no order: to what folds it, a record or what that goes through, or to an end."""
    other = f"?record <{of.to or of.through}> ?other" if of.to or of.through else "BIND (?record AS ?other)"
    among = f"?one a/rdfs:subClassOf* <{of.among}> ." if of.among else ""
    rows = store.query(
        f"""SELECT DISTINCT ?record ?one ?other ?first ?last WHERE {{
            ?record a/rdfs:subClassOf* <{of.records}> ; <{of.source}> ?one . {among} {other}
            OPTIONAL {{ ?record mas:earliest ?first }} OPTIONAL {{ ?record mas:latest ?last }} }}"""
    )
    for row in rows:
        first, last = (row[end] and days_of(row[end].value) for end in ("first", "last"))
        yield Tie(row["one"].value, row["other"].value, first and first[0], last and last[1])
