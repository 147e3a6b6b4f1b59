"""Where each node stands: the centre in the middle, its neighbours around it in sectors by kind, labels apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from math import atan2, cos, hypot, pi, sin, tau

import networkx as nx

EGO_LIMIT = 160
SEED = 7
STRETCH = 1.35  # pictures are wider than high
SMALL = 6  # of so few sectors every order is tried


@dataclass(frozen=True)
class Box:
    """What a node takes up with its label, in pixels: half its width, and how far it reaches up and down."""

    half: float
    up: float
    down: float


Points = dict[str, tuple[float, float]]


def positions(graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    """Whole coordinates for every node; the same graph gives the same picture, wherever and whenever it is drawn."""
    centre = graph.graph.get("centre")
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted({tuple(sorted((a, b))) for a, b in graph.edges() if a != b}))
    if centre in plain and len(plain) <= EGO_LIMIT:
        points = _Ego(
            plain, centre, {n: str(d.get("kind")) for n, d in graph.nodes(data=True)}, boxes
        ).place()
    else:
        points = _forces(plain)
    _part(points, boxes, centre)
    return {node: (round(x), round(y)) for node, (x, y) in points.items()}


class _Ego:
    """Rings around the centre by distance; on the first ring one sector for each kind."""

    def __init__(
        self, graph: nx.Graph, centre: str, kinds: Mapping[str, str], boxes: Mapping[str, Box]
    ) -> None:
        self.graph, self.centre, self.kinds, self.boxes = graph, centre, kinds, boxes
        distance = nx.single_source_shortest_path_length(graph, centre)
        far = max(distance.values()) + 1
        self.rings: dict[int, list[str]] = {}
        for node in sorted(graph):
            if node != centre:
                self.rings.setdefault(distance.get(node, far), []).append(node)
        self.near = {n: [m for m in sorted(graph[n]) if m != centre] for n in graph}

    def place(self) -> Points:
        angles = self._first()
        points = {self.centre: (0.0, 0.0)}
        radius = 0.0
        for ring in sorted(self.rings):
            nodes = self.rings[ring]
            if ring > 1:
                angles |= self._outer(nodes, angles)
            around = sum(2 * self.boxes[n].half * 0.62 + 24 for n in nodes)
            radius = max(radius + 150, around / tau)
            for place, node in enumerate(sorted(nodes, key=lambda n: (angles[n], n))):
                # neighbours on a full ring stand now a little nearer, now a little farther
                reach = radius + (46 if place % 2 and len(nodes) > 8 else 0)
                points[node] = (reach * STRETCH * cos(angles[node]), reach * sin(angles[node]))
        return points

    def _first(self) -> dict[str, float]:
        sectors: dict[str, list[str]] = {}
        for node in self.rings.get(1, []):
            sectors.setdefault(self.kinds[node], []).append(node)
        names = sorted(sectors)
        orders = (
            [[names[0], *rest] for rest in permutations(names[1:])] if 0 < len(names) <= SMALL else [names]
        )
        best: tuple[float, dict[str, float]] | None = None
        for order in orders:
            angles = self._sweep({name: list(sectors[name]) for name in order})
            cost = self._cost(angles)
            if best is None or cost < best[0] - 1e-9:
                best = (cost, angles)
        return best[1] if best else {}

    def _sweep(self, sectors: dict[str, list[str]]) -> dict[str, float]:
        """Angles of the first ring; within a sector those go side by side whose other neighbours do."""
        angles: dict[str, float] = {}
        for _ in range(4):
            angles = self._angles(sectors)
            whole = angles | self._outer(
                [n for r, nodes in self.rings.items() if r > 1 for n in nodes], angles
            )
            for nodes in sectors.values():
                middle = sum(angles[n] for n in nodes) / len(nodes)
                pull = {n: self._pull(n, whole, middle) for n in nodes}
                nodes.sort(key=lambda n, pull=pull: (round(pull[n], 6), n))  # type: ignore[misc]
        return angles

    def _angles(self, sectors: dict[str, list[str]]) -> dict[str, float]:
        gap = 0.5  # between two sectors, in places
        count = sum(len(nodes) + gap for nodes in sectors.values())
        angles, place = {}, 0.0
        for nodes in sectors.values():
            for node in nodes:
                angles[node] = (place + 0.5) * tau / count - pi / 2
                place += 1
            place += gap
        return angles

    def _outer(self, nodes: list[str], angles: dict[str, float]) -> dict[str, float]:
        found: dict[str, float] = {}
        for node in nodes:
            known = [angles[m] for m in self.near[node] if m in angles]
            x, y = sum(map(cos, known)), sum(map(sin, known))
            found[node] = atan2(y, x) if hypot(x, y) > 1e-6 else 0.0
        return found

    def _pull(self, node: str, angles: dict[str, float], middle: float) -> float:
        turns = [_turn(angles[m] - middle) for m in self.near[node] if m in angles]
        return sum(turns) / len(turns) if turns else 0.0

    def _cost(self, angles: dict[str, float]) -> float:
        whole = angles | self._outer([n for r, nodes in self.rings.items() if r > 1 for n in nodes], angles)
        return sum(
            abs(_turn(whole[a] - whole[b])) for a, b in self.graph.edges() if self.centre not in (a, b)
        )


def _turn(angle: float) -> float:
    return (angle + pi) % tau - pi


def _forces(graph: nx.Graph) -> Points:
    if not graph:
        return {}
    scale = 90 * len(graph) ** 0.5
    # networkx's spring layout asks for scipy, which we do not, from 500 nodes on
    if len(graph) < 500:
        found = nx.spring_layout(graph, seed=SEED, iterations=120)
    else:
        found = nx.forceatlas2_layout(graph, seed=SEED, max_iter=60)
    reach = max((hypot(*point) for point in found.values()), default=0) or 1
    return {n: (float(x) / reach * scale * STRETCH, float(y) / reach * scale) for n, (x, y) in found.items()}


def _part(points: Points, boxes: Mapping[str, Box], fixed: str | None, rounds: int = 300) -> None:
    """Push nodes apart until no label lies on another; the centre stays."""
    nodes = sorted(points)
    rounds = rounds if len(nodes) <= EGO_LIMIT else 20
    for _ in range(rounds):
        moved = False
        for i, a in enumerate(nodes):
            for b in nodes[i + 1 :]:
                moved |= _push(points, boxes, a, b, fixed)
        if not moved:
            return


def _push(points: Points, boxes: Mapping[str, Box], a: str, b: str, fixed: str | None) -> bool:
    (ax, ay), (bx, by), one, two = points[a], points[b], boxes[a], boxes[b]
    across = one.half + two.half + 10 - abs(ax - bx)
    above = (one.down + two.up if ay <= by else one.up + two.down) + 8 - abs(ay - by)
    if across <= 0 or above <= 0:
        return False
    # the shorter way out, with a little more weight on the vertical: pictures are wide
    if across < above * 1.2:
        step, axis = across / 2 + 0.5, (1.0 if bx >= ax else -1.0, 0.0)
    else:
        step, axis = above / 2 + 0.5, (0.0, 1.0 if by >= ay else -1.0)
    for node, sign in ((a, -1.0), (b, 1.0)):
        share = 0.0 if node == fixed else 2.0 if fixed in (a, b) else 1.0
        x, y = points[node]
        points[node] = (x + sign * share * step * axis[0], y + sign * share * step * axis[1])
    return True
