"""The page beside stock pyvis: the same made-up graph, with the same quotes, in both, opened in the same browser."""

import os
import random
import re
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
from playwright.sync_api import Error, Page, sync_playwright
from pyvis.network import Network

from maslahat.explorer import page
from maslahat.network import Evidence
from maslahat.schema import Schema
from maslahat.vocabulary import ID, MAS

SIZES = (60, 1_000, 5_000, 20_000)
CUT_OFF = 180  # seconds after which stock pyvis is not waited for
PANNED = 3  # seconds of dragging
WORDS = (
    "встреча глав государств подтвердила намерение сторон расширить взаимодействие в области водных ресурсов"
    " транспорта и энергетики о чём говорится в совместном заявлении принятом по итогам переговоров"
).split()
OURS = "() => Boolean(window.maslahat?.picture.network)"
STOCK = "() => typeof network !== 'undefined' && Boolean(network.physics?.ready)"


@dataclass
class Seen:
    """What opening a page took: seconds until it can be used (None if cut off), and what it asked of the network."""

    seconds: float | None
    requests: int
    pans: float = 0.0


def explorer(sizes: tuple[int, ...] = SIZES) -> None:
    """Print, for each size, seconds to the first usable view, size of the file, requests, draws per second."""
    schema = Schema.load()
    for size in sizes:
        graph = made_up(size, schema)
        start = time.perf_counter()
        ours = page(graph, schema)
        made = time.perf_counter() - start
        start = time.perf_counter()
        theirs = stock(graph)
        drawn = time.perf_counter() - start
        mine, other = opened(ours, OURS, pan=size <= 5_000), opened(theirs, STOCK)
        share = len(ours.encode()) / len(theirs.encode())
        print(f"explorer {size:6} made in {made:6.1f} s, stock in {drawn:6.1f} s")
        print(f"  usable   {told(mine.seconds)} of {told(other.seconds)}: {times(mine.seconds, other.seconds)}")
        print(f"  file     {len(ours.encode()) / 1000:8.0f} of {len(theirs.encode()) / 1000:8.0f} KB: {share:.2f}")
        print(f"  requests {mine.requests:8} of {other.requests:8}")
        if mine.pans:
            print(f"  panning  {mine.pans:8.0f} draws per second", flush=True)


def told(seconds: float | None) -> str:
    """Seconds, or that they were more than we wait for."""
    return f"    >{CUT_OFF} s" if seconds is None else f"{seconds:8.2f} s"


def times(ours: float | None, theirs: float | None) -> str:
    """How many times sooner ours can be used."""
    if ours is None:
        return "ours was cut off"
    return f"{theirs / ours:.0f} times sooner" if theirs is not None else f">{CUT_OFF / ours:.0f} times sooner"


def made_up(size: int, schema: Schema) -> nx.MultiDiGraph:
    """Communities of things of six classes with about two lines each, every line with a quote of its own."""
    chance = random.Random(size)
    kinds = [cls for cls in schema.blocks if schema.display(cls, "node_shape")][:6]
    slots = [slot.path for block in schema.blocks.values() for slot in block.slots][:8]
    graph = nx.MultiDiGraph()
    for i in range(size):
        labels = {"en": f"Thing {i} of its kind", "ru": f"Вещь {i} своего рода"}
        graph.add_node(str(ID[f"thing/{i}"]), kind=chance.choice(kinds), labels=labels, record=False, evidence=())
    groups = max(size // 40, 1)
    for i in range(round(2.05 * size)):
        a = chance.randrange(size)
        near = chance.random() < 0.8
        b = chance.randrange(a % groups, size, groups) if near else chance.randrange(size)
        quote = Evidence(
            iri=str(ID[f"q/{i}"]),
            kind=MAS.Quote,
            words=" ".join(chance.choices(WORDS, k=18)),
            language="ru",
            source=str(ID[f"source/{i % 50}"]),
            title={"ru": f"Заявление {i % 50}"},
            published=f"{1991 + i % 35}-01-01",
            url=f"https://example.org/{i % 50}",
        )
        ends = str(ID[f"thing/{a}"]), str(ID[f"thing/{b}"])
        graph.add_edge(*ends, kind=chance.choice(slots), slot=None, record=None, folded=False, evidence=(quote,))
    return graph


def stock(graph: nx.MultiDiGraph) -> str:
    """What pyvis makes of the same names and quotes by itself."""
    plain = nx.MultiDiGraph()
    for node, values in graph.nodes(data=True):
        plain.add_node(node, label=values["labels"]["en"], title="\n".join(values["labels"].values()))
    for a, b, values in graph.edges(data=True):
        (quote,) = values["evidence"]
        said = f"{quote.words}\n{quote.title['ru']}, {quote.published}\n{quote.url}"
        plain.add_edge(a, b, label=str(values["kind"]).rpartition("#")[2], title=said)
    network = Network(directed=True, cdn_resources="in_line")
    network.from_nx(plain)
    html: str = network.generate_html()
    return html


def opened(html: str, usable: str, *, pan: bool = False) -> Seen:
    """Open a page without a network, and wait until it can be used."""
    asked: list[str] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        program = os.environ.get("MASLAHAT_BROWSER") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1280, "height": 800})

        tab.on("request", lambda request: asked.append(request.url))
        tab.route(re.compile("^https?:"), lambda route: route.abort())
        start = time.perf_counter()
        seconds: float | None = None
        try:
            tab.goto(path.as_uri(), wait_until="commit")
            tab.wait_for_function(usable, timeout=1000 * CUT_OFF)
            seconds = time.perf_counter() - start
        except Error:
            # not usable in time
            pass
        pans = panned(tab) if pan and seconds is not None else 0.0
        browser.close()
    return Seen(seconds, len({url for url in asked if url.startswith("http")}), pans)


def panned(tab: Page) -> float:
    """Draws of the whole graph per second while it is dragged about."""
    tab.evaluate("window.maslahat.change({ view: 'whole' })")
    tab.wait_for_timeout(1000)
    before = tab.evaluate("window.maslahat.overview.draws")
    tab.mouse.move(400, 400)
    tab.mouse.down()
    start = time.perf_counter()
    turn = 0
    while time.perf_counter() - start < PANNED:
        turn += 1
        tab.mouse.move(400 + turn % 60, 400 + turn % 40)
    draws: int = tab.evaluate("window.maslahat.overview.draws") - before
    tab.mouse.up()
    return draws / (time.perf_counter() - start)
