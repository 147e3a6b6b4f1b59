"""NEREL (brat: ``<name>.txt``, ``<name>.ann``): names, by exact span and type, of the bare tagger and of the reader.

The gold is nested: «президент России» holds «России». Both counts are given: against all names, as flat taggers are
usually measured, and against the outermost alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from rdflib import URIRef

from maslahat.errors import MaslahatError
from maslahat.evaluation.benchmarks.shared import Result, articles, lines
from maslahat.evaluation.figures import Counts, total
from maslahat.schema import Schema
from maslahat.vocabulary import LEX, MAS
from maslahat.workshop import Workshop

TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG"} | dict.fromkeys(
    ("COUNTRY", "CITY", "STATE_OR_PROVINCE", "DISTRICT", "LOCATION"), "LOC"
)
RULE = "exact span and type; PERSON = PER, ORGANIZATION = ORG, countries, provinces, districts, cities, locations = LOC"
Name = tuple[int, int, str]


def measure(made: Workshop, folder: Path, told: Callable[[str], None]) -> Result:
    """The names of every text of the folder, by the tagger alone and by the reader, against the gold."""
    tags = _tags(made.schema)
    tables: dict[str, defaultdict[str, Counts]] = defaultdict(lambda: defaultdict(Counts))
    texts = 0
    for article, path in articles(folder, ".ann"):
        told(article.name)
        texts += 1
        gold = _gold(path)
        tagged, mentions = made.reader.named(article)
        bare = {(e.span.start, e.span.end, e.kind) for e in tagged}
        known = {(m.span.start, m.span.end, tag) for m in mentions if (tag := tags.get(m.cls))}
        ours = known | {name for name in bare if not any(_cut(name, mention) for mention in known)}
        for whom, read in (("the tagger alone", bare), ("the reader", ours)):
            _count(gold, read, tables[f"{whom}, all names"])
            _count(_outermost(gold), _outermost(read), tables[f"{whom}, outermost names"])
    for rows in tables.values():
        rows["all"] = total(rows[kind] for kind in sorted(rows))
    return Result(texts, tuple((title, dict(rows)) for title, rows in sorted(tables.items())), RULE)


def _tags(schema: Schema) -> dict[URIRef, str]:
    """For each class, under which type its names count: by mas:nameTag or lex:tag of it or of the nearest above."""
    found = {}
    for cls in schema.blocks:
        for above in schema.ancestors(cls):
            own = [*schema.graph.objects(above, MAS.nameTag), *schema.graph.objects(above, LEX.tag)]
            if own:
                found[cls] = str(own[0])
                break
    return found


def _gold(path: Path) -> set[Name]:
    """The names of a brat file; a discontinuous one is left out, since nobody here reads such."""
    found = set()
    for number, line in enumerate(lines(path), 1):
        if not line.startswith("T"):
            continue
        try:
            kind, start, end = line.split("\t")[1].split(" ", 2)
            if kind in TYPES and ";" not in end:
                found.add((int(start), int(end), TYPES[kind]))
        except (IndexError, ValueError):
            raise MaslahatError(
                f"{path}:{number}: expected «T1<tab>TYPE start end<tab>words», as brat writes"
            ) from None
    return found


def _cut(name: Name, mention: Name) -> bool:
    """Whether a tagger's name lies in a mention, or crosses one; it may hold one: «Банк России»."""
    apart = name[1] <= mention[0] or mention[1] <= name[0]
    holds = name[0] <= mention[0] and mention[1] <= name[1] and name[:2] != mention[:2]
    return not apart and not holds


def _outermost(gold: set[Name]) -> set[Name]:
    return {(a, b, kind) for a, b, kind in gold if not any((c, d) != (a, b) and c <= a and b <= d for c, d, _ in gold)}


def _count(gold: Iterable[Name], read: set[Name], into: dict[str, Counts]) -> None:
    gold = set(gold)
    for name in gold | read:
        counts = into[name[2]]
        counts.right += name in gold and name in read
        counts.missed += name not in read
        counts.extra += name not in gold
