"""The page: one HTML file, without a single request, in which every line of the picture opens what it rests on.

>>> html = page(around(dataset, centre, schema), schema)          # doctest: +SKIP
>>> Path("around.html").write_text(html, encoding="utf-8", newline="\\n")   # doctest: +SKIP
"""

from __future__ import annotations

import hashlib
from importlib.resources import files

import networkx as nx
from jinja2 import Environment, StrictUndefined
from rdflib import URIRef

from maslahat.errors import MaslahatError
from maslahat.explorer.model import PageData
from maslahat.explorer.safe import inline, json_text, policy, vis_network
from maslahat.explorer.words import FALLBACKS, INTERFACE, WORDS
from maslahat.network.values import Labels
from maslahat.schema import Schema

__all__ = ["page"]

# In this order: each file uses only what stands in those before it.
SCRIPTS = ("text.js", "state.js", "picture.js", "card.js", "lists.js", "main.js")


def page(
    network: nx.MultiDiGraph,
    schema: Schema,
    *,
    title: Labels | str = "",
    selection: URIRef | str = "",
    language: str = "en",
    version: str = "",
) -> str:
    """A self-contained HTML page of a network made by ``maslahat.network.around`` (or one of the same attributes).

    ``selection`` is the IRI of a node or of a folded record whose card stands open at first; the centre unless
    told. ``title`` is a text, or texts by language; the name of the centre unless told. ``version`` is printed
    beside the digest of the data. Raises MaslahatError if the interface does not speak ``language``, or pyvis is
    not the one whose vis-network was checked.
    """
    if language not in INTERFACE:
        raise MaslahatError(f"the page does not speak {language!r}; choose one of {', '.join(INTERFACE)}")
    data = PageData(network, schema).build()
    digest = hashlib.sha256(json_text(data).encode("utf-8")).hexdigest()
    centre = network.graph.get("centre")
    whole = {
        **data,
        "title": {"": title} if isinstance(title, str) and title else dict(title or {}),
        "centre": next((i for i, node in enumerate(data["nodes"]) if node["iri"] == centre), -1),
        "selection": str(selection),
        "shown": max(len(data["nodes"]) - (centre is not None), 0),
        "total": max(len(data["nodes"]) - (centre is not None), 0) + network.graph.get("left_out", 0),
        "left": network.graph.get("left_out", 0),
        "language": language,
        "languages": [{"tag": tag, "name": WORDS[tag]["self"]} for tag in INTERFACE],
        "fallbacks": FALLBACKS,
        "text": WORDS,
    }
    vis, script, style = vis_network(), _script(), _own("style.css")
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_own("template.html.j2"))
    return template.render(
        language=language,
        heading=_heading(whole, language),
        words=WORDS[language],
        version=version,
        digest=digest,
        policy=policy([vis, script], [style]),
        vis=inline(vis, "script"),
        script=inline(script, "script"),
        style=inline(style, "style"),
        data=json_text(whole),
    )


def _heading(whole: dict[str, object], language: str) -> str:
    nodes, centre = whole["nodes"], whole["centre"]
    names = whole["title"] or (nodes[centre]["labels"] if centre != -1 else {})  # type: ignore[index]
    for tag in (language, *FALLBACKS[language], ""):
        if names.get(tag):  # type: ignore[attr-defined]
            return str(names[tag])  # type: ignore[index]
    return next(iter(names.values()), "maslahat")  # type: ignore[attr-defined]


def _script() -> str:
    parts = "\n".join(_own(f"app/{name}") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _own(path: str) -> str:
    return files("maslahat.explorer").joinpath(path).read_text(encoding="utf-8").replace("\r\n", "\n")
