"""Measure ratios side by side in one run: reading against its bare stack, queries against raw Oxigraph.

    python scripts/bench.py [reading] [queries] [loading] [explorer]

The explorer is measured only if asked for: beside it runs stock pyvis, which takes minutes. Each other
figure is the median of several rounds in which both sides run in turn; CPU time, so that other work on the machine
counts little.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyoxigraph
from rdflib import Dataset

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from bench_explorer import explorer
from bench_reading import bare_stack
from maslahat import resources
from maslahat.store import GraphStore
from maslahat.vocabulary import PREFIXES
from maslahat.workshop import Workshop

ROUNDS = 7
QUERIES = {
    "aggregate": "SELECT ?c (COUNT(*) AS ?n) WHERE { ?r mas:evidence ?e ; a ?c } GROUP BY ?c",
    "rows": "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 20000",
    "dates": "SELECT ?r ?a ?n WHERE { ?r mas:earliest ?a ; mas:name ?n }",
}


def main(parts: list[str]) -> int:
    """Print the figures asked for, all but the explorer's unless told."""
    if "explorer" in parts:
        explorer()
        parts = [part for part in parts if part != "explorer"]
        if not parts:
            return 0
    workshop = Workshop()
    if not parts or "reading" in parts:
        reading(workshop)
    if not parts or "queries" in parts:
        queries(workshop)
    if not parts or "loading" in parts:
        loading(workshop)
    return 0


def reading(workshop: Workshop) -> None:
    """Characters per CPU second, the reader's as a share of the bare stack's on the same text."""
    article, _ = workshop.article(resources.article_files()[0])
    articles = [replace(article, name=f"copy {n}", text=f"{article.text}\n{n}") for n in range(8)]

    def bare() -> None:
        for one in articles:
            bare_stack(one.text)

    def whole() -> None:
        for one in articles:
            workshop.read(one)

    ours, theirs, ratio = measured(whole, bare)
    size = sum(len(a.text) for a in articles)
    rates = f"{size / ours:8.0f} of {size / theirs:8.0f} characters per CPU second"
    print(f"reading    {rates}: {ratio:.2f} (≥ 0.80)")


def queries(workshop: Workshop) -> None:
    """Seconds of a query through Python terms, as a multiple of raw pyoxigraph's."""
    store = workshop.store()
    dataset = store.dataset()
    raw = pyoxigraph.Store()
    raw.bulk_extend([*store.quads(), *store.merged()])
    for name, text in QUERIES.items():
        ours, theirs, ratio = measured(partial(through_python, dataset, text), partial(through_oxigraph, raw, text))
        budget = 1.3 if name == "aggregate" else 2.2
        print(f"{name:10} {1000 * ours:8.1f} of {1000 * theirs:8.1f} ms: {1 / ratio:.2f} (≤ {budget})")


def loading(workshop: Workshop) -> None:
    """Loading the curated graph and the ontology, default graph and rules included, against bulk_load of the quads."""
    filled = workshop.store()
    everything = pyoxigraph.serialize([*filled.quads(), *filled.merged()], format=pyoxigraph.RdfFormat.N_QUADS)
    data = pyoxigraph.serialize(filled.data(), format=pyoxigraph.RdfFormat.N_QUADS)
    assert everything is not None
    assert data is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        path.write_bytes(data)

        def ours() -> None:
            GraphStore().load(path)

        def theirs() -> None:
            pyoxigraph.Store().bulk_load(everything, format=pyoxigraph.RdfFormat.N_QUADS)

        mine, raw, ratio = measured(ours, theirs)
    print(f"loading    {1000 * mine:8.1f} of {1000 * raw:8.1f} ms: {1 / ratio:.2f} (rules and ontology included)")


def through_python(dataset: Dataset, text: str) -> list[tuple[object, ...]]:
    """The rows of a query as a user gets them, with rdflib's terms."""
    return [tuple(row) for row in dataset.query(text)]  # type: ignore[arg-type]


def through_oxigraph(store: pyoxigraph.Store, text: str) -> list[tuple[object, ...]]:
    """The rows of a query from pyoxigraph alone, with its own terms."""
    answer = store.query(text, prefixes=PREFIXES)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return [tuple(row) for row in answer]


def measured(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float, float]:
    """Median CPU seconds of two pieces of work that take turns, and the median of theirs ÷ ours, round by round.

    Each is run once before. What else the machine does hits both sides of a round alike.
    """
    ours()
    theirs()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, found in zip((ours, theirs), times, strict=True):
            start = time.process_time()
            work()
            found.append(time.process_time() - start)
    ratios = [second / first for first, second in zip(*times, strict=True)]
    return statistics.median(times[0]), statistics.median(times[1]), statistics.median(ratios)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
