"""A network as the data of a page: pyvis holds what vis-network draws, beside it stand names, kinds and evidence."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
from pyvis.network import Network as VisNetwork
from rdflib import URIRef

from maslahat.explorer.cards import Cards
from maslahat.explorer.colour import PLAIN, readable
from maslahat.explorer.layout import Box, positions
from maslahat.network.values import KINDS
from maslahat.schema import Schema

SHAPES = {"dot", "square", "diamond", "hexagon", "star", "triangle", "triangleDown", "box"}
SIZES = {"centre": 24, "thing": 15, "record": 11}
LABEL = 56  # characters of a name that the picture shows; the card shows all
WIDE = 160  # pixels at which a label is wrapped
LETTER, LINE = 7.6, 17  # pixels of one letter and one line of a label, on the wide side

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 600000, "multiselect": False, "keyboard": False},
    "nodes": {"widthConstraint": {"maximum": WIDE}, "borderWidth": 1.5, "borderWidthSelected": 4},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "arrowStrikethrough": False,
        "selectionWidth": 2.5,
        "hoverWidth": 1,
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.08},
    },
}


@dataclass
class PageData:
    """Everything a page shows, as plain values that JSON can hold."""

    graph: nx.MultiDiGraph
    schema: Schema
    kinds: dict[str, int] = field(default_factory=dict)

    def build(self) -> dict[str, Any]:
        """Nodes, edges, kinds and evidence; nodes and edges are named by their place in the lists."""
        cards = Cards(self.graph, self.schema, self._kind)
        nodes = sorted(self.graph.nodes(data=True), key=lambda pair: (pair[1].get("distance", 0), pair[0]))
        edges = sorted(self.graph.edges(data=True), key=_edge_order)
        place = {iri: i for i, (iri, _) in enumerate(nodes)}
        data: dict[str, Any] = {
            "nodes": [cards.node(iri, values) for iri, values in nodes],
            "edges": [
                cards.edge(values, place[a], place[b], _edge_id(a, b, values)) for a, b, values in edges
            ],
        }
        data |= {"evidence": cards.evidence, "sources": cards.sources, "records": cards.records}
        counts = Counter(n["kind"] for n in data["nodes"]) + Counter(e["kind"] for e in data["edges"])
        data["kinds"] = [self._look(URIRef(iri), counts[i]) for iri, i in self.kinds.items()]
        data["grounds"] = [self._look(kind, 0) for kind in KINDS]
        data["picture"] = self._picture(nodes, edges, place, data)
        return data

    def _kind(self, kind: URIRef) -> int:
        return self.kinds.setdefault(str(kind), len(self.kinds))

    def _look(self, kind: URIRef, count: int) -> dict[str, Any]:
        colour = self.schema.display(kind, "color")
        shape = self.schema.display(kind, "node_shape")
        return {
            "labels": {tag: self.schema.label(kind, tag) for tag in ("en", "ru")},
            "light": readable(colour, "light"),
            "dark": readable(colour, "dark"),
            "shape": shape if shape in SHAPES else "dot",
            "style": self.schema.display(kind, "edge_style") or "solid",
            "plain": colour is None,
            "count": count,
        }

    def _picture(
        self,
        nodes: list[tuple[str, dict[str, Any]]],
        edges: list[tuple[str, str, dict[str, Any]]],
        place: Mapping[str, int],
        data: dict[str, Any],
    ) -> dict[str, Any]:
        centre = self.graph.graph.get("centre")
        boxes = {iri: self._box(iri, data["nodes"][i], data["kinds"], centre) for iri, i in place.items()}
        where = positions(self.graph, boxes)
        network = VisNetwork(directed=True)
        for iri, values in nodes:
            x, y = where[iri]
            size = SIZES["centre" if iri == centre else "record" if values.get("record") else "thing"]
            kind = data["kinds"][data["nodes"][place[iri]]["kind"]]
            network.add_node(
                place[iri], label=" ", shape=kind["shape"], color=PLAIN, size=size, x=x, y=y, physics=False
            )
        bends: Counter[tuple[int, int]] = Counter()
        for number, (a, b, _) in enumerate(edges):
            pair = (place[a], place[b])
            bend = bends[min(pair), max(pair)]
            bends[min(pair), max(pair)] += 1
            network.add_edge(
                *pair, id=number, smooth={**OPTIONS["edges"]["smooth"], "roundness": 0.08 + 0.14 * bend}
            )  # type: ignore[index]
        network.set_options(json.dumps(OPTIONS))
        drawn_nodes, drawn_edges, _, _, _, options = network.get_network_data()
        return {"nodes": drawn_nodes, "edges": drawn_edges, "options": json.loads(options)}

    def _box(self, iri: str, node: Mapping[str, Any], kinds: list[dict[str, Any]], centre: str | None) -> Box:
        size = SIZES["centre" if iri == centre else "record" if node["record"] >= 0 else "thing"]
        texts: Iterable[str] = (
            node["labels"].values() or [node["words"]]
            if node["words"]
            else kinds[node["kind"]]["labels"].values()
        )
        if node["labels"]:
            texts = node["labels"].values()
        longest = max((min(len(t), LABEL + 2) for t in texts), default=4)
        width = min(WIDE, max(longest, 4) * LETTER)
        lines = -(-longest * LETTER // (WIDE * 0.82)) + (
            1 if node["record"] >= 0 and not node["words"] else 0
        )
        if kinds[node["kind"]]["shape"] == "box":
            half = lines * LINE / 2 + 8
            return Box(width / 2 + 8, half, half)
        return Box(max(width / 2, size), size + 2, size + 4 + lines * LINE)


def _edge_order(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, ...]:
    a, b, values = edge
    return (str(values.get("record") or ""), str(values.get("property") or ""), a, b)


def _edge_id(a: str, b: str, values: Mapping[str, Any]) -> str:
    named = "\n".join((a, b, str(values.get("kind")), str(values.get("property")), str(values.get("record"))))
    return "line-" + hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:12]
