"""A thing in the middle and its neighbours on rings around it, in sectors by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from math import atan2, cos, hypot, pi, sin, tau

import networkx as nx

STRETCHES = (0.95, 1.2, 1.45)  # pictures are wider than high, but how much so their names decide
SMALL = 6  # of so few sectors every order is tried
BELOW = 1.25  # radians left free under the centre, where its name stands
BETWEEN = 0.5  # between two sectors, in places
STEP = 135  # pixels from ring to ring
ROW, FULL = 78, 11  # pixels from row to row of a ring; nodes from which it has one row more
MOST = 3  # rows


class Rings:
    """Angles first, such that lines are short; then radii, such that names fit."""

    def __init__(self, graph: nx.Graph, centre: str, kinds: Mapping[str, str], widths: Mapping[str, float]) -> None:
        self.graph, self.centre, self.kinds, self.widths = graph, centre, kinds, widths
        distance = nx.single_source_shortest_path_length(graph, centre)
        far = max(distance.values()) + 1
        rings: dict[int, list[str]] = {}
        for node in sorted(graph):
            if node != centre:
                rings.setdefault(distance.get(node, far), []).append(node)
        self.rings = [nodes for _, nodes in sorted(rings.items())]
        self.near = {n: [m for m in sorted(graph[n]) if m != centre] for n in graph}

    def places(self, most: int) -> Iterator[dict[str, tuple[float, float]]]:
        """A point for every node, the centre at the origin, in the ``most`` promising ways; names may touch."""
        if not self.rings:
            yield {self.centre: (0.0, 0.0)}
            return
        sectors: dict[str, list[str]] = {}
        for node in self.rings[0]:
            sectors.setdefault(self.kinds[node], []).append(node)
        names = sorted(sectors)
        orders = permutations(names) if len(names) <= SMALL else _turned(names)
        swept = [self._sweep({name: list(sectors[name]) for name in order}) for order in orders]
        for angles in sorted(swept, key=lambda angles: round(self._cost(angles), 6))[:most]:
            for stretch in STRETCHES:
                yield self._points(self._outer(angles), stretch)

    def _points(self, angles: Mapping[str, float], stretch: float) -> dict[str, tuple[float, float]]:
        points, radius = {self.centre: (0.0, 0.0)}, 0.0
        for nodes in self.rings:
            rows = min(1 + len(nodes) // FULL, MOST)
            needed = sum(self.widths[n] * 0.55 + 22 for n in nodes) / rows**0.75
            radius = max(radius + STEP, needed / (tau - BELOW))
            for place, node in enumerate(sorted(nodes, key=lambda n: (angles[n], n))):
                reach = radius + ROW * (place % rows)
                points[node] = (reach * stretch * cos(angles[node]), reach * sin(angles[node]))
            radius += ROW * (rows - 1)
        return points

    def _sweep(self, sectors: Mapping[str, list[str]]) -> dict[str, float]:
        """Angles of the first ring; within a sector those go side by side whose other neighbours do."""
        angles = self._angles(sectors)
        for _ in range(3):
            whole = self._outer(angles)
            for nodes in sectors.values():
                middle = sum(angles[n] for n in nodes) / len(nodes)
                pulls = {n: round(self._pull(n, whole, middle), 6) for n in nodes}
                nodes.sort(key=lambda n: (pulls[n], n))
            angles = self._angles(sectors)
        return angles

    def _angles(self, sectors: Mapping[str, list[str]]) -> dict[str, float]:
        places = sum(len(nodes) + BETWEEN for nodes in sectors.values())
        angles, place = {}, 0.0
        for nodes in sectors.values():
            for node in nodes:
                angles[node] = pi / 2 + BELOW / 2 + (place + 0.5) * (tau - BELOW) / places
                place += 1
            place += BETWEEN
        return angles

    def _outer(self, angles: Mapping[str, float]) -> dict[str, float]:
        """The outer rings too: each node beyond those it is tied to."""
        found = dict(angles)
        for nodes in self.rings[1:]:
            for node in nodes:
                known = [found[m] for m in self.near[node] if m in found]
                x, y = sum(map(cos, known)), sum(map(sin, known))
                found[node] = atan2(y, x) if hypot(x, y) > 1e-6 else 0.0
        return found

    def _pull(self, node: str, angles: Mapping[str, float], middle: float) -> float:
        turns = [_turn(angles[m] - middle) for m in self.near[node] if m in angles]
        return sum(turns) / len(turns) if turns else 0.0

    def _cost(self, angles: Mapping[str, float]) -> float:
        whole = self._outer(angles)
        return sum(abs(_turn(whole[a] - whole[b])) for a, b in self.graph.edges() if self.centre not in (a, b))


def _turned(names: list[str]) -> Iterator[list[str]]:
    return (names[i:] + names[:i] for i in range(len(names)))


def _turn(angle: float) -> float:
    return (angle + pi) % tau - pi
