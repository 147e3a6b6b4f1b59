"""factRuEval-2016: facts of the types that a class of the ontology names by mas:factRuEval (meetings, occupations).

Its files beside ``<name>.txt``: ``.spans`` (where words stand), ``.objects`` (spans that name a thing), ``.coref``
(objects that are one thing), ``.facts`` (a type, and things or spans in roles).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
from rdflib import URIRef

from maslahat.errors import MaslahatError
from maslahat.evaluation.benchmarks.shared import Result, articles, lines
from maslahat.evaluation.figures import Counts, total
from maslahat.records import Filler, Reading
from maslahat.schema import Schema
from maslahat.vocabulary import MAS
from maslahat.workshop import Workshop

HARD = "Сложность"  # of a fact so marked: finding it brings nothing, missing it costs nothing
RULE = (
    "a record is a gold fact of its type if half of the fillers of the first role (participants; who) are common, "
    "and one filler of the other roles where both fill one; a filler is a thing of the gold if its words, or another "
    "name the reader takes for the same, share a character with a name of the thing; facts marked as hard count "
    "neither way; records count whatever their certainty"
)
Place = tuple[int, int]


@dataclass(frozen=True)
class _Fact:
    """A fact: for each role, in the order of the gold, the places in the text where each of its fillers stands."""

    type: str
    roles: tuple[tuple[str, tuple[frozenset[Place], ...]], ...]
    hard: bool = False

    def fillers(self, role: str) -> tuple[frozenset[Place], ...]:
        return tuple(f for name, fillers in self.roles if name == role for f in fillers)


class _Mapping:
    """Which class and which property is which type and role of the benchmark; several roles may be one property."""

    def __init__(self, schema: Schema) -> None:
        named = sorted(schema.graph.subject_objects(MAS.factRuEval))
        self.types = {s: str(name) for s, name in named if s in schema.blocks}
        self.roles: dict[URIRef, str] = {}
        self.known: dict[str, str] = {}
        for s, name in named:
            if s not in schema.blocks and isinstance(s, URIRef):
                self.known[str(name)] = self.roles.setdefault(s, str(name))


def measure(made: Workshop, folder: Path, told: Callable[[str], None]) -> Result:
    """The facts of every text of the folder against the records read."""
    mapping = _Mapping(made.schema)
    counts: dict[str, Counts] = {name: Counts() for name in sorted(mapping.types.values())}
    texts = 0
    for article, path in articles(folder, ".facts"):
        told(article.name)
        texts += 1
        gold = list(_gold(path, mapping, set(counts)))
        read = list(_read(made.read(article), mapping))
        pairs = _pairs(gold, read)
        for i, fact in enumerate(gold):
            counts[fact.type].right += i in pairs and not fact.hard
            counts[fact.type].missed += i not in pairs and not fact.hard
        for j, fact in enumerate(read):
            counts[fact.type].extra += j not in pairs.values()
    return Result(texts, (("facts", {**counts, "all": total(counts.values())}),), RULE)


def _pairs(gold: list[_Fact], read: list[_Fact]) -> dict[int, int]:
    """As many pairs as possible; a fact that counts before one that is hard."""
    graph = nx.Graph()
    for i, g in enumerate(gold):
        for j, p in enumerate(read):
            if g.type == p.type and _same(g, p):
                graph.add_edge(("gold", i), ("read", j), weight=1 if g.hard else 2)
    return {min(pair)[1]: max(pair)[1] for pair in nx.max_weight_matching(graph)}


def _same(gold: _Fact, read: _Fact) -> bool:
    if not gold.roles:
        return False
    first, *others = [name for name, _ in gold.roles]
    ours, theirs = gold.fillers(first), read.fillers(first)
    common = sum(any(_touch(a, b) for b in theirs) for a in ours)
    if 2 * common < len(ours) + len(theirs) - common:
        return False
    both = [(gold.fillers(name), read.fillers(name)) for name in others if read.fillers(name)]
    return not both or any(_touch(a, b) for ones, twos in both for a in ones for b in twos)


def _touch(a: frozenset[Place], b: frozenset[Place]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def _read(reading: Reading, mapping: _Mapping) -> Iterator[_Fact]:
    """The records of a reading as facts of the benchmark."""
    names: defaultdict[object, set[Place]] = defaultdict(set)
    for mention in reading.mentions:
        names[mention.value].add((mention.span.start, mention.span.end))
    for record in reading.records:
        kind = mapping.types.get(record.cls)
        if kind is None:
            continue
        roles: defaultdict[str, list[frozenset[Place]]] = defaultdict(list)
        for path, filler in _flattened(record):
            if path in mapping.roles:
                places = names.get(filler.value, set()) | {(filler.span.start, filler.span.end)}
                roles[mapping.roles[path]].append(frozenset(places))
        yield _Fact(kind, tuple((role, tuple(fillers)) for role, fillers in roles.items()))


def _flattened(fillers: Iterable[tuple[URIRef, Filler]]) -> Iterator[tuple[URIRef, Filler]]:
    """Fillers, each followed by what is said of it (whose office it is)."""
    for path, filler in fillers:
        yield path, filler
        yield from _flattened(filler.parts)


def _gold(path: Path, mapping: _Mapping, types: set[str]) -> Iterator[_Fact]:
    spans = {words[0]: (int(words[2]), int(words[2]) + int(words[3])) for words in _rows(path, ".spans", 4)}
    objects = {words[0]: [spans[s] for s in words[2:] if s in spans] for words in _rows(path, ".objects", 3)}
    things: dict[str, frozenset[Place]] = {}
    for words in _rows(path, ".coref", 2):
        if words[0].isdigit():
            things[words[0]] = frozenset(place for o in words[1:] for place in objects.get(o, ()))
    for block in "\n".join(lines(path)).split("\n\n"):
        head, *rest = [line.split() for line in block.strip().splitlines()] or [[]]
        if len(head) < 2 or head[1] not in types:
            continue
        roles: dict[str, list[frozenset[Place]]] = {}
        for words in rest:
            role = mapping.known.get(words[0])
            if role is not None and len(words) > 1:
                roles.setdefault(role, []).append(_places(words[1], spans, things))
        hard = any(words[0] == HARD for words in rest)
        yield _Fact(head[1], tuple((role, tuple(fillers)) for role, fillers in roles.items()), hard)


def _places(word: str, spans: dict[str, Place], things: dict[str, frozenset[Place]]) -> frozenset[Place]:
    if word.startswith("span"):
        place = spans.get(word.removeprefix("span"))
        return frozenset((place,) if place else ())
    return things.get(word.removeprefix("obj"), frozenset())


def _rows(path: Path, suffix: str, needed: int) -> Iterator[list[str]]:
    """The rows of a file beside the facts, without the words after «#»."""
    for number, line in enumerate(lines(path.with_suffix(suffix)), 1):
        words = line.partition("#")[0].split()
        if words and words[0].isdigit():
            if len(words) < needed:
                raise MaslahatError(f"{path.with_suffix(suffix)}:{number}: expected {needed} fields or more: «{line}»")
            yield words
