"""A network as the data of a page: pyvis holds what is drawn; names, kinds and evidence stand beside it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
from pyvis.network import Network as VisNetwork
from rdflib import URIRef

from maslahat.explorer import matrix, timeline
from maslahat.explorer.articles import ArticleText, articles_data
from maslahat.explorer.cards import Cards
from maslahat.explorer.claims import Claims
from maslahat.explorer.colour import PLAIN, readable
from maslahat.explorer.forces import positions
from maslahat.explorer.stands import records
from maslahat.network.differing import Differing
from maslahat.network.values import KINDS
from maslahat.schema import Schema
from maslahat.vocabulary import DISP

SHAPES = {"dot", "square", "diamond", "hexagon", "star", "triangle", "triangleDown", "box"}
WIDE = 160  # pixels at which a name is wrapped; app/parting.js reckons with it too

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 600000, "multiselect": False, "keyboard": False},
    "nodes": {"widthConstraint": {"maximum": WIDE}, "borderWidth": 1.5, "borderWidthSelected": 4},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "arrowStrikethrough": False,
        "selectionWidth": 2,
        "hoverWidth": 1,
    },
}

Node = tuple[str, dict[str, Any]]
Edge = tuple[str, str, dict[str, Any]]


def page_data(
    graph: nx.MultiDiGraph,
    schema: Schema,
    *,
    articles: Iterable[ArticleText] = (),
    differing: Iterable[Differing] = (),
) -> dict[str, Any]:
    """Everything a page shows, as plain values; nodes and lines are named by their place in the lists."""
    kinds: dict[URIRef, int] = {}
    cards = Cards(schema, lambda kind: kinds.setdefault(kind, len(kinds)))
    nodes: list[Node] = sorted(graph.nodes(data=True), key=_nearness)
    edges: list[Edge] = sorted(graph.edges(data=True), key=_order)
    place = {iri: i for i, (iri, _) in enumerate(nodes)}
    data: dict[str, Any] = {
        "nodes": [cards.node(iri, values) for iri, values in nodes],
        "edges": [cards.edge(values, place[a], place[b], _name(a, b, values)) for a, b, values in edges],
        "evidence": cards.evidence,
        "sources": cards.sources,
        "records": cards.records,
    }
    data["centre"] = place.get(graph.graph.get("centre", ""), _busiest(data["edges"], data["nodes"]))
    data["claims"] = Claims(schema, place, cards).data(graph, differing)
    data["articles"] = articles_data(articles, data)
    data["kinds"] = [_look(kind, schema) for kind in kinds]
    data["grounds"] = [_look(kind, schema) for kind in KINDS]
    data["picture"] = _picture(graph, data)
    standing = list(records(nodes, edges))
    data["matrix"] = matrix.model(standing, place, schema)
    data["timeline"] = timeline.model(standing, place, schema)
    return data


def _look(kind: URIRef, schema: Schema) -> dict[str, Any]:
    colour, shape = schema.display(kind, "color"), schema.display(kind, "node_shape")
    return {
        "iri": str(kind),
        "labels": schema.labels(kind),
        **readable(colour),
        "shape": shape if shape in SHAPES else "dot",
        "style": schema.display(kind, "edge_style") or "solid",
        "plain": colour is None,
        "topic": (kind, DISP.topic, None) in schema.graph,
    }


def _picture(graph: nx.MultiDiGraph, data: Mapping[str, Any]) -> dict[str, Any]:
    """The model that pyvis builds of the whole graph: places of its nodes, and what vis-network is to do."""
    network = VisNetwork(directed=True)
    where = positions(graph)
    for i, node in enumerate(data["nodes"]):
        x, y = where[node["iri"]]
        network.add_node(i, label=" ", shape=data["kinds"][node["kind"]]["shape"], color=PLAIN, x=x, y=y)
    network.set_options(json.dumps(OPTIONS))
    nodes, _, _, _, _, options = network.get_network_data()
    return {"x": [n["x"] for n in nodes], "y": [n["y"] for n in nodes], "options": json.loads(options)}


def _busiest(edges: Sequence[Mapping[str, Any]], nodes: Sequence[Mapping[str, Any]]) -> int:
    """The thing with the most lines, around which a page opens that was told none; −1 if there is nothing."""
    lines = Counter(end for edge in edges for end in (edge["from"], edge["to"]))
    return max(range(len(nodes)), key=lambda i: (nodes[i]["record"] < 0, lines[i], -i), default=-1)


def _nearness(node: Node) -> tuple[float, str]:
    distance = node[1].get("distance", 0)
    return (distance if distance >= 0 else float("inf"), node[0])


def _order(edge: Edge) -> tuple[str, ...]:
    a, b, values = edge
    return (str(values.get("record") or ""), str(values.get("slot") or ""), a, b)


def _name(a: str, b: str, values: Mapping[str, Any]) -> str:
    said = "\n".join((a, b, str(values.get("kind")), str(values.get("record"))))
    return "line-" + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]
