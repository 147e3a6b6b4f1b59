"""The page: one HTML file, without a request, in which every line of the picture opens what it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

import networkx as nx
from jinja2 import Environment, StrictUndefined
from rdflib import Graph, URIRef

from maslahat.errors import MaslahatError
from maslahat.explorer.articles import ArticleText
from maslahat.explorer.model import page_data
from maslahat.explorer.notebook import Page
from maslahat.explorer.packing import packed
from maslahat.explorer.safe import inline, json_text, policy, vis_network, without_remarks
from maslahat.explorer.words import FALLBACKS, INTERFACE, NAMES, WORDS
from maslahat.network import Labels, whole
from maslahat.network.differing import Differing
from maslahat.schema import Schema

__all__ = ["Page", "page"]

# The tabs, in this order.
VIEWS = ("around", "whole", "matrix", "timeline", "claims", "article")
# In this order: each file uses only what stands in those before it.
SCRIPTS = (
    "data.js",
    "text.js",
    "state.js",
    "visible.js",
    "fold.js",
    "signs.js",
    "near.js",
    "rings.js",
    "parting.js",
    "picture.js",
    "overview.js",
    "moving.js",
    "aggregates.js",
    "cite.js",
    "sides.js",
    "grounds.js",
    "card.js",
    "lists.js",
    "search.js",
    "clocks.js",
    "filters.js",
    "save.js",
    "export.js",
    "frame.js",
    "time.js",
    "drawn.js",
    "marked.js",
    "standing.js",
    "matrix-table.js",
    "timeline-lanes.js",
    "timeline-day.js",
    "timeline-chart.js",
    "claims-rows.js",
    *(f"view-{name}.js" for name in VIEWS),
    "main.js",
)
STYLES = ("style.css", *(f"{name}.css" for name in VIEWS[1:]))


def page(
    source: Graph | nx.MultiDiGraph,
    schema: Schema | None = None,
    *,
    centre: URIRef | None = None,
    selection: URIRef | str = "",
    hops: int | None = None,
    classes: Iterable[URIRef] = (),
    limit: int = 40,
    title: Labels | str = "",
    language: str = "en",
    version: str = "",
    articles: Iterable[ArticleText] = (),
    differing: Iterable[Differing] = (),
) -> Page:
    r"""A self-contained HTML page; write it with ``Path.write_text(html, encoding="utf-8", newline="\n")``.

    ``source`` is a network made by ``maslahat.network``, or the rdflib Graph or Dataset to make it of: the whole of
    it, or what lies ``hops`` around ``centre``, or is of ``classes``. The page opens around ``centre`` (the thing
    with most lines unless told) and shows at most ``limit`` neighbours of a thing at once. ``selection`` is the IRI
    of a node, or of a record drawn as a line, whose card stands open at first; the centre unless told. ``title`` is
    a text, or texts by language; the name of the centre unless told. ``version`` of the data is printed beside their
    digest. ``articles`` are the texts to be read in it (``maslahat.explorer.articles.article_text``), ``differing``
    where sources exclude each other (``maslahat.network.differing``). In a notebook the page shows itself. Raises
    MaslahatError if the page does not speak ``language``,
    ``hops`` come without ``centre``, or the installed pyvis is not the one whose vis-network was checked.
    """
    if language not in INTERFACE:
        raise MaslahatError(f"the page does not speak {language!r}; choose one of {', '.join(INTERFACE)}")
    schema = schema or Schema.load()
    if isinstance(source, Graph):
        source = whole(source, schema, centre=centre, hops=hops, classes=classes)
    data = page_data(source, schema, articles=articles, differing=differing)
    return Page(_render(_whole(data, source, title, str(selection), limit, language), language, version))


def _whole(
    data: Mapping[str, Any], network: nx.MultiDiGraph, title: Labels | str, selection: str, limit: int, language: str
) -> dict[str, Any]:
    return {
        **data,
        "title": {"": title} if isinstance(title, str) and title else dict(title or {}),
        "selection": selection,
        "limit": limit,
        # what the page was made without, because it was asked to be smaller than the graph
        "left": int(network.graph.get("left_out", 0)),
        "language": language,
        "languages": [{"tag": tag, "name": WORDS[tag]["self"]} for tag in INTERFACE],
        "names": NAMES,
        "fallbacks": FALLBACKS,
        "text": WORDS,
    }


def _render(data: Mapping[str, Any], language: str, version: str) -> str:
    vis, script, style = vis_network(), _script(), "\n".join(without_remarks(_own(name)) for name in STYLES)
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_own("template.html.j2"))
    text = json_text(packed(data))
    return template.render(
        language=language,
        heading=_heading(data, language),
        words=WORDS[language],
        version=version,
        digest=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        policy=policy([vis, script], [style]),
        vis=inline(vis, "script"),
        script=inline(script, "script"),
        style=inline(style, "style"),
        data=text,
    )


def _heading(data: Mapping[str, Any], language: str) -> str:
    names: Labels = data["title"] or (data["nodes"][data["centre"]]["labels"] if data["centre"] >= 0 else {})
    chain = (language, *FALLBACKS[language], *sorted(names))
    return next((names[tag] for tag in chain if names.get(tag)), "maslahat")


def _script() -> str:
    parts = "\n".join(without_remarks(_own(f"app/{name}")) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _own(path: str) -> str:
    return files("maslahat.explorer").joinpath(path).read_text(encoding="utf-8").replace("\r\n", "\n")
