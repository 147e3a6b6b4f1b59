"""The graph, kept by Oxigraph: what sources support, merged in the default graph and told apart in named ones.

It changes only through ``fill``, ``put`` and ``drop``, which keep three things true: the default graph holds every
supported and derived statement once; what is derived is what the rules derive now; a dropped article leaves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat
from rdflib import RDF, RDFS, SKOS, Dataset, Graph, URIRef
from rdflib.namespace import SH

from maslahat import graphs
from maslahat.dataset import read_only, run
from maslahat.errors import MaslahatError
from maslahat.evidence import ArticleGraphs
from maslahat.loading import MergedLines, supported_quads
from maslahat.ontology_graphs import ontology_quads, reaches_default
from maslahat.rules import rules
from maslahat.terms import iri, lexical, triples
from maslahat.vocabulary import MAS, OA, PREFIXES

_DEFAULT = DefaultGraph()
_DERIVED = NamedNode(graphs.DERIVED)
_FORGET_DERIVED = f"""DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {_DERIVED} {{ ?s ?p ?o }} FILTER NOT EXISTS {{
    GRAPH ?graph {{ ?s ?p ?o }}
    FILTER (?graph != {_DERIVED} && !STRSTARTS(STR(?graph), "{graphs.ONTOLOGY_FILES}")) }} }} ;
DROP SILENT GRAPH {_DERIVED}"""
_NAMING = {str(p) for p in (RDFS.label, SKOS.prefLabel, OA.exact)}


class GraphStore:
    """A store in memory, or on disk in a folder of its own.

    ``ontology`` is the folder of the ontology, the shipped one unless told; a store made with another ontology is
    brought up to date. Raises MaslahatError if ``path`` holds something else or another process has it open.
    """

    def __init__(self, path: Path | None = None, *, ontology: Path | None = None) -> None:
        self._inner = _open(path)
        named = set(ontology_quads(ontology))
        self._ontology = frozenset(reaches_default(named))
        self._rules = rules(_about_rules(named))
        if not len(self._inner):
            self._inner.bulk_extend([*named, *self._ontology])
            self._derive_all()
        else:
            self._renew(named)

    # ── reading ───────────────────────────────────────────────────────────────────────────────────

    def dataset(self) -> Dataset:
        """The store as an rdflib Dataset that can be read and queried, not changed."""
        return read_only(self._inner)

    def query(self, text: str, **options: Any) -> Any:
        """Answer a SPARQL query, raw (pyoxigraph); the project's prefixes need no declaration.

        Raises MaslahatError for an update, for SERVICE, and for bad syntax (with line and column).
        """
        return run(self._inner, text, prefixes=PREFIXES, **options)

    def quads(self) -> Iterator[Quad]:
        """Every quad of the named graphs, in no order."""
        return (quad for quad in self._inner if quad.graph_name != _DEFAULT)

    def data(self) -> Iterator[Quad]:
        """Every quad of the named graphs but the ontology's, which has files of its own; in no order."""
        return (q for q in self.quads() if not lexical(q.graph_name).startswith(graphs.ONTOLOGY_FILES))

    def merged(self) -> Iterator[Quad]:
        """Every statement of the default graph, once, in no order."""
        return self._inner.quads_for_pattern(None, None, None, _DEFAULT)

    def about(self, thing: URIRef) -> Iterator[Quad]:
        """What all graphs, the default one among them, say of a thing."""
        return self._inner.quads_for_pattern(NamedNode(thing), None, None, None)

    def articles(self) -> tuple[URIRef, ...]:
        """The articles in the store, sorted."""
        found = self._inner.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(MAS.Article), None)
        return tuple(sorted({iri(lexical(q.subject)) for q in found if q.subject == q.graph_name}))

    # ── writing ───────────────────────────────────────────────────────────────────────────────────

    def fill(self, quads: Iterable[Quad]) -> None:
        """Load many quads of named graphs at once, the default graph with them, then run all rules."""
        self._inner.update(_FORGET_DERIVED)
        self._inner.bulk_extend(_with_merged(quads))
        self._derive_all()

    def load(self, path: Path) -> None:
        """Load the supported statements of a .trig or .nq file, such as an earlier build's, then run all rules.

        Raises MaslahatError if the file cannot be read, naming the line.
        """
        if path.suffix != ".nq":
            self.fill(supported_quads(path))
            return
        self._inner.update(_FORGET_DERIVED)
        try:
            with path.open("rb") as lines:
                self._inner.bulk_load(input=MergedLines(lines), format=RdfFormat.N_QUADS)  # type: ignore[arg-type]
        except (OSError, ValueError, SyntaxError) as error:
            raise MaslahatError(f"{path}: not N-Quads of named graphs: {error}; run `maslahat build` again") from None
        self._derive_all()

    def put(self, article: ArticleGraphs) -> None:
        """Add an article, in the place of an earlier version of the same; all of it or, on an error, nothing."""
        home = str(article.article)
        for quad in article.quads:
            name = lexical(quad.graph_name)
            if name != home and not name.startswith(f"{home}/"):
                raise ValueError(f"the graph {name} does not belong to {home}")
        self._replace(set(self._quads_of(article.article)), set(article.quads))

    def drop(self, article: URIRef) -> None:
        """Remove an article and all that rests on it alone. Raises MaslahatError if it is not in the store."""
        old = set(self._quads_of(article))
        if not old:
            raise MaslahatError(f"no article <{article}> in the store; see its list of articles")
        self._replace(old, set())

    def _quads_of(self, article: URIRef) -> Iterator[Quad]:
        home = NamedNode(article)
        quotes = self._inner.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(MAS.Quote), home)
        for name in [str(article), *(lexical(quote.subject) for quote in quotes)]:
            yield from self._inner.quads_for_pattern(None, None, None, NamedNode(name))

    def _replace(self, old: set[Quad], new: set[Quad]) -> None:
        """One transaction: out with what is gone and with what was derived of it, in with the new, then the rules."""
        gone, added = old - new, new - old
        if not gone and not added:
            return
        kept = {_merged(quad) for quad in new}
        lost = {m for m in map(_merged, gone) if m not in kept and not self._supported(m, old)}
        won = {m for m in map(_merged, added) if m not in self._inner}
        things = self._things(old | new, gone | added, lost | won)
        derived = [q for t in things for q in self._inner.quads_for_pattern(NamedNode(t), None, None, _DERIVED)]
        lost |= {m for m in map(_merged, derived) if m not in kept and not self._supported(m, old)}
        steps = [
            f"DELETE DATA {{ {_written([*gone, *derived, *lost])} }}",
            f"INSERT DATA {{ {_written([*added, *kept])} }}",
            *(rule.insert(things) for rule in self._rules),
        ]
        self._inner.update(" ;\n".join(steps), prefixes=PREFIXES)

    def _supported(self, merged: Quad, leaving: set[Quad]) -> bool:
        """Whether a statement of the default graph is supported by a graph that does not leave, or the ontology."""
        found = self._inner.quads_for_pattern(merged.subject, merged.predicate, merged.object, None)
        return merged in self._ontology or any(
            quad.graph_name != _DEFAULT and quad not in leaving and graphs.supports(lexical(quad.graph_name))
            for quad in found
        )

    def _things(self, article: set[Quad], changed: set[Quad], merged: set[Quad]) -> list[URIRef]:
        """The things whose derived statements may change when some quads of an article do.

        Those are the things they speak of, and what points to a thing that is now called otherwise; then, as far as a
        rule is about the objects of a property, the objects to which these point.
        """
        described = {quad.subject for quad in changed}
        speaking = described | {quad.subject for quad in article if quad.graph_name in described}
        for name in {quad.subject for quad in merged if quad.predicate.value in _NAMING}:
            speaking |= {q.subject for q in self._inner.quads_for_pattern(None, None, name, _DEFAULT)}
        said = article | {q for s in speaking for q in self._inner.quads_for_pattern(s, None, None, _DEFAULT)}
        pointing = {str(rule.objects_of) for rule in self._rules}
        told = {q.object for q in said if q.predicate.value in pointing and isinstance(q.object, NamedNode)}
        return sorted(iri(lexical(thing)) for thing in {*speaking, *told})

    def _derive_all(self) -> None:
        for rule in self._rules:
            found = run(self._inner, rule.construct(), prefixes=PREFIXES)
            derived = (Quad(t.subject, t.predicate, t.object, _DERIVED) for t in found)
            self._inner.bulk_extend(_with_merged(list(derived)))

    def _renew(self, named: set[Quad]) -> None:
        """Put another ontology in the place of the one in the store, and derive all anew, in one transaction."""
        names = [n for n in self._inner.named_graphs() if lexical(n).startswith(graphs.ONTOLOGY_FILES)]
        old = {quad for name in names for quad in self._inner.quads_for_pattern(None, None, None, name)}
        if old == named:
            return
        gone = {q for q in reaches_default(old) if q not in self._ontology and not self._supported(q, set())}
        steps = [
            _FORGET_DERIVED,
            f"DELETE DATA {{ {_written([*old, *gone])} }}",
            f"INSERT DATA {{ {_written([*named, *self._ontology])} }}",
            *(rule.insert() for rule in self._rules),
        ]
        self._inner.update(" ;\n".join(steps), prefixes=PREFIXES)

    # ── what must hold ────────────────────────────────────────────────────────────────────────────

    def broken_invariants(self, texts: Mapping[URIRef, str] | None = None) -> list[str]:
        """What is wrong with the store, in words; empty if all holds. ``texts`` are the articles', by IRI.

        Checked are: the default graph against the named ones, what is derived against the rules, blank nodes,
        graphs without description, and the words of the quotes in the texts given.
        """
        return [*self._broken_merge(), *self._broken_rules(), *self._broken_names(), *self._broken_quotes(texts or {})]

    def _broken_merge(self) -> Iterator[str]:
        for quad in self.quads():
            name = lexical(quad.graph_name)
            if (graphs.supports(name) or quad.graph_name == _DERIVED) and _merged(quad) not in self._inner:
                yield f"not in the default graph: {quad}"
        for merged in self.merged():
            quad = Quad(merged.subject, merged.predicate, merged.object, _DERIVED)
            if quad not in self._inner and not self._supported(merged, set()):
                yield f"in the default graph without support: {merged}"

    def _broken_rules(self) -> Iterator[str]:
        expected: set[Quad] = set()
        for rule in self._rules:
            found = run(self._inner, rule.construct(), prefixes=PREFIXES)
            expected |= {Quad(t.subject, t.predicate, t.object, _DERIVED) for t in found}
        derived = set(self._inner.quads_for_pattern(None, None, None, _DERIVED))
        yield from (f"derived by no rule: {quad}" for quad in sorted(derived - expected, key=str))
        yield from (f"not derived: {quad}" for quad in sorted(expected - derived, key=str))

    def _broken_names(self) -> Iterator[str]:
        names: defaultdict[Any, int] = defaultdict(int)
        for quad in self.quads():
            names[quad.graph_name] += 1
            if BlankNode in {type(quad.subject), type(quad.object), type(quad.graph_name)}:
                yield f"a blank node: {quad}"
        for name in sorted(names, key=str):
            described = any(True for _ in self._inner.quads_for_pattern(name, None, None, _DEFAULT))
            if graphs.supports(name.value) and name.value != str(graphs.CURATED) and not described:
                yield f"a graph that nothing describes: {name}"

    def _broken_quotes(self, texts: Mapping[URIRef, str]) -> Iterator[str]:
        for article, text in texts.items():
            words: dict[Any, dict[str, str]] = defaultdict(dict)
            for quad in self._inner.quads_for_pattern(None, None, None, NamedNode(article)):
                if quad.predicate.value in {str(OA.exact), str(OA.start), str(OA.end)}:
                    words[quad.subject][quad.predicate.value] = lexical(quad.object)
            for quote, of in words.items():
                if text[int(of[str(OA.start)]) : int(of[str(OA.end)])] != of[str(OA.exact)]:
                    yield f"words that are not the text's: {quote}"


def _about_rules(ontology: Iterable[Quad]) -> Graph:
    listed = list(ontology)
    found = {q.subject for q in listed if q.object == NamedNode(SH.SPARQLRule)}
    graph = Graph(bind_namespaces="none")
    graph += triples(q for q in listed if q.subject in found)
    return graph


def _open(path: Path | None) -> pyoxigraph.Store:
    if path is None:
        return pyoxigraph.Store()
    if path.exists() and (not path.is_dir() or (any(path.iterdir()) and not (path / "CURRENT").exists())):
        raise MaslahatError(f"{path} is not a store; name a folder that is empty or not there yet")
    try:
        return pyoxigraph.Store(path)
    except OSError as error:
        reason = "another process has it open" if "lock" in str(error).lower() else str(error)
        raise MaslahatError(f"{path}: the store cannot be opened: {reason}") from error


def _with_merged(quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        yield quad
        if graphs.supports(lexical(quad.graph_name)) or quad.graph_name == _DERIVED:
            yield _merged(quad)


def _merged(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, _DEFAULT)


def _written(quads: Iterable[Quad]) -> str:
    """Quads as they stand in INSERT DATA and DELETE DATA."""
    by_graph: defaultdict[Any, list[str]] = defaultdict(list)
    for quad in quads:
        by_graph[quad.graph_name].append(f"{quad.subject} {quad.predicate} {quad.object} .")
    return "\n".join(
        "\n".join(lines) if name == _DEFAULT else f"GRAPH {name} {{ {' '.join(lines)} }}"
        for name, lines in by_graph.items()
    )
