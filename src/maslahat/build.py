"""Articles in, files out: the graph twice (with its evidence, and merged), the page, the report; all or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from maslahat import gate, jobs, lexicon_faults, serial
from maslahat.article import Article, article_iri
from maslahat.differences import differences
from maslahat.errors import MaslahatError
from maslahat.explorer import page
from maslahat.explorer.articles import article_text
from maslahat.gate import Finding
from maslahat.language import READS
from maslahat.network.differing import differing
from maslahat.report import ReadArticle, report
from maslahat.store import GraphStore
from maslahat.vocabulary import DISP
from maslahat.workshop import Workshop

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """A build in memory: the store, each article with what the gate said of it, and why others could not be read."""

    store: GraphStore
    articles: tuple[ReadArticle, ...]
    faults: tuple[str, ...] = ()


def assemble(
    workshop: Workshop,
    paths: Iterable[Path],
    *,
    force: bool = False,
    processes: int = 1,
    progress: Progress = print,
) -> Built:
    """Read articles, pass them through the gate and put them into a store with the curated graph.

    All files are opened before the first is read, so that a wrong one costs no time. ``progress`` is told what is
    about to be done. Raises MaslahatError for a file that cannot be opened, and if no article at all can be read.
    """
    articles = [workshop.article(path, force=force) for path in paths]
    progress("the curated graph")
    store = workshop.store()
    done: list[ReadArticle] = []
    read = jobs.read(workshop, [article for article, _ in articles], processes=processes, progress=progress)
    faults = tuple(one.fault for one in read if one.reading is None)
    if read and len(faults) == len(read):
        raise MaslahatError("; ".join(faults))
    for one, (article, metadata) in zip(read, articles, strict=True):
        if one.reading is not None:
            graphs = workshop.graphs(one.reading, metadata)
            admitted, findings = gate.admit(graphs, workshop.shapes, store, article.text)
            store.put(admitted)
            done.append(ReadArticle(one.reading, findings, admitted))
    return Built(store, tuple(done), faults)


def files(workshop: Workshop, built: Built, *, version: str = "") -> dict[str, str]:
    """The contents of the files of a build, by name."""
    return {
        "maslahat.trig": serial.trig(built.store.data()),
        "maslahat.ttl": serial.turtle(built.store),
        "index.html": first_page(workshop, built.store, articles=built.articles, version=version),
        "report.md": report(workshop.schema, built.store, built.articles),
    }


def check(workshop: Workshop, built: Built) -> list[Finding]:
    """Everything wrong with the curated graph, the articles of a build, the store's invariants and the examples."""
    found = words(workshop)
    found += gate.check(workshop.curated.quads, workshop.shapes, built.store, "graph/")
    found += [finding for article in built.articles for finding in article.findings]
    texts = {a.reading.article.iri: a.reading.article.text for a in built.articles}
    broken = built.store.broken_invariants(texts)
    found += [Finding("the store", URIRef(""), "", "Violation", fault) for fault in broken]
    return found + list(_examples(workshop))


def words(workshop: Workshop) -> list[Finding]:
    """What is wrong with the words of the ontology: with such words nothing can be read."""
    return [
        Finding("ontology/", fault.cls, fault.path, "Violation", fault.message)
        for fault in lexicon_faults.faults(workshop.schema)
    ]


def _examples(workshop: Workshop) -> Iterator[Finding]:
    """The blocks whose own example the reader does not read."""
    for block in workshop.schema.readings:
        for example in block.examples if block.announced else ():
            if example.language in READS:
                text = str(example)
                reading = workshop.read(Article(article_iri("example", text), text, "example", example.language))
                if not any(workshop.schema.is_a(r.cls, [block.cls]) for r in reading.records):
                    fault = f"nothing of this class is read in its skos:example «{text}»; see docs/lexicon.md"
                    yield Finding("ontology/", block.iri, "skos:example", "Violation", fault)


def page_around(
    workshop: Workshop,
    store: GraphStore,
    centre: URIRef | None,
    *,
    hops: int | None = None,
    classes: Iterable[URIRef] = (),
    limit: int | None = None,
    language: str = "en",
    version: str = "",
    articles: Iterable[ReadArticle] = (),
) -> str:
    """The page of a graph, or of a part of it; it opens as the first page does if no centre is given."""
    own = URIRef(str(DISP)[:-1])
    selection: URIRef | str = ""
    if centre is None:
        centre, selection = _opening(workshop, store)
    dataset = store.dataset()
    return page(
        dataset,
        workshop.schema,
        centre=centre,
        selection=selection,
        hops=hops,
        classes=classes,
        limit=limit or int(str(workshop.schema.graph.value(own, DISP.limit) or 40)),
        language=language,
        version=version,
        articles=[article_text(article.reading, article.graphs) for article in articles],
        differing=differing(dataset, workshop.schema, differences(store, workshop.schema)),
    )


def first_page(
    workshop: Workshop, store: GraphStore, *, articles: Iterable[ReadArticle] = (), version: str = ""
) -> str:
    """The page of all, which opens around the ontology's disp:centre, its record of class disp:opens chosen."""
    return page_around(workshop, store, None, version=version, articles=articles)


def _opening(workshop: Workshop, store: GraphStore) -> tuple[URIRef, URIRef]:
    """The ontology's disp:centre, and a quoted record of class disp:opens that mentions it; the centre if none does."""
    own = URIRef(str(DISP)[:-1])
    centre, opens = (workshop.schema.graph.value(own, term) for term in (DISP.centre, DISP.opens))
    if not isinstance(centre, URIRef):
        raise MaslahatError("the ontology names no disp:centre, so the first page has nothing to be drawn around")
    rows = store.query(
        f"SELECT ?r WHERE {{ ?r ?slot <{centre}> ; a <{opens}> ; mas:evidence/a mas:Quote }} ORDER BY ?r"
    )
    return centre, next((URIRef(row["r"].value) for row in rows), centre)


def write(folder: Path, contents: dict[str, str]) -> None:
    """Write files into a folder, made if need be: each is written beside its place and moved there at the end.

    Raises MaslahatError if the folder cannot be written; what lay there is then as it was.
    """
    partial = {name: folder / f".{name}.partial" for name in contents}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in contents.items():
            partial[name].write_text(text, encoding="utf-8", newline="\n")
        for name, path in partial.items():
            path.replace(folder / name)
    except OSError as error:
        raise MaslahatError(
            f"{folder}: cannot be written ({error.strerror}); choose another folder with --out"
        ) from None
    finally:
        for path in partial.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)
