"""A network as the data of a page: pyvis holds what is drawn; names, kinds and evidence stand beside it."""

from __future__ import annotations

import hashlib
import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import atan2, cos, hypot, pi, sin
from typing import Any

import networkx as nx
from pyvis.network import Network as VisNetwork
from rdflib import URIRef

from maslahat.explorer import matrix, timeline
from maslahat.explorer.articles import ArticleText, articles_data
from maslahat.explorer.cards import Cards
from maslahat.explorer.claims import Claims
from maslahat.explorer.colour import PLAIN, readable
from maslahat.explorer.layout import Box, positions
from maslahat.explorer.stands import records
from maslahat.network.differing import Differing
from maslahat.network.values import KINDS
from maslahat.schema import Schema

SHAPES = {"dot", "square", "diamond", "hexagon", "star", "triangle", "triangleDown", "box"}
CENTRE, THING, RECORD = 24, 15, 11  # sizes of nodes
LABEL = 56  # characters of a name that the picture shows; the card shows all
WIDE, COLUMN = 160, 19  # pixels, and letters of a wide font, at which a name is wrapped
LETTER, LINE = 9.0, 16  # pixels of one letter and one line
HEAVY = 300  # lines from which the picture is drawn more plainly
TOLD = 5  # lines of one relation that bear its name; more of them would only be noise
BEND, BENDING = 0.08, 0.14  # of the first line between two nodes, and more for each other

BENT = {"enabled": True, "type": "curvedCW", "roundness": BEND}

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
        "centre": place.get(graph.graph.get("centre", ""), -1),
    }
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
        "labels": {tag: schema.label(kind, tag) for tag in ("en", "ru")},
        "light": readable(colour, "light"),
        "dark": readable(colour, "dark"),
        "shape": shape if shape in SHAPES else "dot",
        "style": schema.display(kind, "edge_style") or "solid",
        "plain": colour is None,
    }


def _picture(graph: nx.MultiDiGraph, data: Mapping[str, Any]) -> dict[str, Any]:
    """What vis-network draws; its nodes and lines get their names and colours in the page."""
    near = list(graph) if len(graph) <= 60 else [n["iri"] for n in data["nodes"][:41]]
    graph = graph.subgraph(near)
    nodes, edges = data["nodes"][: len(near)], data["edges"]
    boxes = {node["iri"]: _box(i, data) for i, node in enumerate(nodes)}
    where = positions(graph, boxes)
    network = VisNetwork(directed=True)
    for i, node in enumerate(nodes):
        x, y = where[node["iri"]]
        shape = data["kinds"][node["kind"]]["shape"]
        network.add_node(i, label=" ", shape=shape, color=PLAIN, size=_size(i, data), x=x, y=y)
    bends: Counter[tuple[int, int]] = Counter()
    for i, edge in enumerate(edges):
        edge["bend"] = BEND
        if edge["from"] >= len(near) or edge["to"] >= len(near):
            continue
        pair = (edge["from"], edge["to"])
        edge["bend"] = round(BEND + BENDING * bends[min(pair), max(pair)], 2)
        bends[min(pair), max(pair)] += 1
        bent = {"smooth": {**BENT, "roundness": edge["bend"]}} if edge["bend"] != BEND else {}
        network.add_edge(*pair, id=i, **(bent if len(edges) <= HEAVY else {}))
    lines = OPTIONS["edges"] | {"smooth": BENT if len(edges) <= HEAVY else False}
    heavy = {"hideEdgesOnDrag": len(edges) > HEAVY, "hideEdgesOnZoom": len(edges) > HEAVY}
    network.set_options(json.dumps({**OPTIONS, "interaction": OPTIONS["interaction"] | heavy, "edges": lines}))
    drawn_nodes, drawn_edges, _, _, _, options = network.get_network_data()
    inner = {**data, "edges": [e for e in edges if e["from"] < len(near) and e["to"] < len(near)]}
    for i in _labelled(inner, [where[n["iri"]] for n in nodes], [boxes[n["iri"]] for n in nodes]):
        inner["edges"][i]["labelled"] = True
    return {"nodes": drawn_nodes, "edges": drawn_edges, "options": json.loads(options)}


def _size(place: int, data: Mapping[str, Any]) -> int:
    return CENTRE if place == data["centre"] else RECORD if data["nodes"][place]["record"] >= 0 else THING


def _box(place: int, data: Mapping[str, Any]) -> Box:
    """The room a node takes with its name, in whichever language that is longest."""
    node = data["nodes"][place]
    kind, size = data["kinds"][node["kind"]], _size(place, data)
    texts = list(node["labels"].values()) or [node["words"]] if node["labels"] or node["words"] else []
    # a record without a name shows its class and date, a thing without one the end of its IRI
    texts = texts or [f"{text}, 2025-12-31" for text in kind["labels"].values()]
    wrapped = [textwrap.wrap(text[: 4 * LABEL], COLUMN)[: -(-LABEL // COLUMN) + 1] for text in texts]
    lines = max(map(len, wrapped))
    half = max(min(max(map(len, chain(*wrapped)), default=4) * LETTER, WIDE) / 2, size)
    if kind["shape"] == "box":
        return Box(half + 12, lines * LINE / 2 + 10, lines * LINE / 2 + 10)
    return Box(half, size + 2, size + 6 + lines * LINE * (1.2 if place == data["centre"] else 1))


def _labelled(data: Mapping[str, Any], where: Sequence[tuple[int, int]], boxes: Sequence[Box]) -> list[int]:
    """The lines whose relation can stand beside them without lying on a name or on another relation."""
    taken = [(x - box.half, y - box.up, x + box.half, y + box.down) for (x, y), box in zip(where, boxes, strict=True)]
    found: list[int] = []
    if len(data["edges"]) > HEAVY:
        return found
    told: Counter[int] = Counter()
    for i, edge in enumerate(data["edges"]):
        x, y = _middle(where[edge["from"]], where[edge["to"]], edge["bend"])
        half = max(map(len, data["kinds"][edge["kind"]]["labels"].values())) * 3.4
        room = (x - half, y - 9, x + half, y + 9)
        if not edge["folded"] and told[edge["kind"]] < TOLD and not any(_overlap(room, t) for t in taken):
            found.append(i)
            taken.append(room)
            told[edge["kind"]] += 1
    return found


def _middle(start: tuple[int, int], end: tuple[int, int], bend: float) -> tuple[float, float]:
    """Where the middle of a bent line lies, as vis-network draws it (curvedCW)."""
    dx, dy = end[0] - start[0], start[1] - end[1]
    reach = (bend * 0.5 + 0.5) * hypot(dx, dy)
    angle = atan2(dy, dx) + (bend * 0.5 + 0.5) * pi
    via = (start[0] + reach * sin(angle), start[1] + reach * cos(angle))
    return (start[0] + 2 * via[0] + end[0]) / 4, (start[1] + 2 * via[1] + end[1]) / 4


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _nearness(node: Node) -> tuple[float, str]:
    distance = node[1].get("distance", 0)
    return (distance if distance >= 0 else float("inf"), node[0])


def _order(edge: Edge) -> tuple[str, ...]:
    a, b, values = edge
    return (str(values.get("record") or ""), str(values.get("slot") or ""), a, b)


def _name(a: str, b: str, values: Mapping[str, Any]) -> str:
    said = "\n".join((a, b, str(values.get("kind")), str(values.get("record"))))
    return "line-" + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]
