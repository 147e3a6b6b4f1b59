"""A store of Oxigraph as an rdflib Dataset that can be read and queried but not changed.

The pitfalls of the bridge between the two are mended here: prepared queries and bound variables reach
Oxigraph (and are never evaluated in Python behind the user's back), FROM is honoured, and terms come back as
rdflib writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableSequence
from typing import Any, NoReturn

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import NamespaceManager
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result, ResultRow
from rdflib.term import Identifier, Node, Variable

from maslahat.errors import MaslahatError
from maslahat.sparql import checked, has_dataset, with_values
from maslahat.terms import to_graph_name, to_oxigraph, to_rdflib, to_row, triples
from maslahat.vocabulary import PREFIXES, bind

Triple = tuple[Node, Node, Node]
_READ_ONLY = "this dataset is read-only; use put/drop of the store, which keep the merged graph right"


class ReadOnlyStore(OxigraphStore):
    """What an rdflib graph or dataset needs of a store, for reading only; changes raise MaslahatError."""

    def triples(self, triple_pattern: Any, context: Graph | None = None) -> Iterator[tuple[Triple, Any]]:
        """Triples that match a pattern, each with the graph it stands in; none for an impossible pattern."""
        try:
            pattern: list[Any] = [None if term is None else to_oxigraph(term) for term in triple_pattern]
            pattern.append(None if context is None else to_graph_name(context))
            quads = self._inner.quads_for_pattern(*pattern)
        except (TypeError, ValueError):
            return  # a literal as subject, an IRI with a blank: nothing can match
        for quad in quads:
            triple = (to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object))
            yield triple, iter((self._graph(quad.graph_name),))

    def contexts(self, triple: Any = None) -> Iterator[Graph]:  # type: ignore[override]
        """The named graphs; with a triple, the graphs it stands in."""
        if triple is None or triple == (None, None, None):
            return (self._graph(name) for name in self._inner.named_graphs())
        return (graph for _, graphs in self.triples(triple) for graph in graphs)

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803
        initBindings: Mapping[str, Node],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        """Answer a query in Oxigraph, whole; raises MaslahatError for one it cannot answer so."""
        if kwargs:
            raise MaslahatError(f"queries take no {', '.join(sorted(kwargs))}: Oxigraph has no such option")
        prefixes = {**PREFIXES, **{name: str(space) for name, space in initNs.items()}}
        base = None
        if isinstance(query, Query):
            text, own, base = _prepared(query)
            prefixes.update({name: str(space) for name, space in own.items()})
        else:
            text = query
        bound = {str(name).lstrip("?$"): [value] for name, value in initBindings.items()}
        options: dict[str, Any] = {}
        if not has_dataset(text) and queryGraph != DATASET_DEFAULT_GRAPH_ID:
            options["default_graph"] = to_graph_name(queryGraph)
        text = with_values(text, bound)
        return _result(run(self._inner, text, prefixes=prefixes, base_iri=base, **options))

    def add(self, *_: object, **__: object) -> NoReturn:
        """Refused."""
        raise MaslahatError(_READ_ONLY)

    addN = remove = update = remove_graph = destroy = add  # noqa: N815

    def add_graph(self, graph: Graph) -> None:
        """Nothing: rdflib calls it also to look at a graph."""

    def _graph(self, name: object) -> Graph:
        return Graph(identifier=to_rdflib(name), store=self)  # type: ignore[arg-type]


def read_only(store: pyoxigraph.Store) -> Dataset:
    """The store as a Dataset: its default graph is the store's own (no union); the project's prefixes."""
    dataset = Dataset(store=ReadOnlyStore(store=store), default_union=False)
    dataset.namespace_manager = NamespaceManager(dataset, bind_namespaces="none")
    return bind(dataset)


def run(store: pyoxigraph.Store, text: str, **options: Any) -> Any:
    """Query a store, raw; MaslahatError for an update, SERVICE and (with line and column) bad syntax."""
    try:
        return store.query(checked(text), **options)
    except SyntaxError as error:
        place, _, cause = str(error.msg).removeprefix("error at ").partition(": ")
        line, _, column = place.partition(":")
        shown = text.splitlines()[int(line) - 1].strip() if line.isdigit() and text.strip() else ""
        raise MaslahatError(
            f"not SPARQL, line {line}, column {column}: {_short(cause)}; mend it there: {shown}"
        ) from None


def _short(cause: str) -> str:
    """What the parser expected, without the character classes that fill its list."""
    if "Prefix not found" in cause:
        return "a prefix is not declared"
    plain = " ".join(cause.split())
    return plain if len(plain) <= 120 else plain[:117] + "…"


def _prepared(query: Query) -> tuple[str, Mapping[str, Any], str | None]:
    try:
        text, prefixes, base = query._original_args
    except AttributeError:
        raise MaslahatError("this parsed query has lost its text; pass the text itself") from None
    return text, prefixes or {}, base


def _result(answer: Any) -> Result:
    if isinstance(answer, pyoxigraph.QueryBoolean):
        result = Result("ASK")
        result.askAnswer = bool(answer)
    elif isinstance(answer, pyoxigraph.QuerySolutions):
        result = _Solutions(answer)
    elif isinstance(answer, pyoxigraph.QueryTriples):
        result = Result("CONSTRUCT")
        result.graph = bind(Graph(bind_namespaces="none"))
        result.graph += triples(answer)
    else:
        raise TypeError(f"unknown kind of answer: {answer!r}")
    return result


class _Solutions(Result):
    """The rows of a SELECT, converted as they are asked for and kept; rdflib's own class would convert them twice."""

    def __init__(self, answer: pyoxigraph.QuerySolutions) -> None:
        super().__init__("SELECT")
        self.vars = [Variable(variable.value) for variable in answer.variables]
        labels = {str(name): place for place, name in enumerate(self.vars)}
        # the labels of all rows at once: rdflib makes them anew for each, which is most of what a row costs
        self._kind = type("Row", (ResultRow,), {"__slots__": (), "labels": labels})
        self._coming = iter(answer)
        self._kept: list[ResultRow] = []

    def __iter__(self) -> Iterator[ResultRow]:
        yield from self._kept
        kind, new, keep = self._kind, tuple.__new__, self._kept.append
        for values in self._coming:
            row: ResultRow = new(kind, to_row(values))
            keep(row)
            yield row

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    @property  # type: ignore[misc]
    def bindings(self) -> MutableSequence[Mapping[Variable, Identifier]]:
        """The rows as dictionaries without the unbound variables."""
        names = self.vars or []
        return [{n: value for n, value in zip(names, row, strict=True) if value is not None} for row in self]
