"""Where each node stands: a centre in the middle with its rings, or a play of forces; names never overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot

import networkx as nx

from maslahat.explorer.rings import Rings

RINGS = 160  # nodes up to which there are rings
SEED = 7
STRETCH = 1.4  # of a picture without a centre
FRAME = (980, 680)  # what a screen gives a picture
WITHOUT_SCIPY = 500  # from so many nodes on, the spring layout of networkx asks for scipy, which we do not
CELL = 400  # pixels: no box is wider or higher

TRIED = 10  # orders of the sectors of which the clearest picture is taken

Point = tuple[float, float]
Points = dict[str, Point]


@dataclass(frozen=True)
class Box:
    """What a node takes up with its name, in pixels: half its width, how far it reaches up and down."""

    half: float
    up: float
    down: float


def positions(graph: nx.MultiDiGraph, boxes: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    """Whole coordinates for every node: the same graph gives the same picture, wherever it is drawn."""
    centre = graph.graph.get("centre")
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted({tuple(sorted((a, b))) for a, b in graph.edges() if a != b}))
    if centre in plain and len(plain) <= RINGS:
        kinds = {node: str(values.get("kind")) for node, values in graph.nodes(data=True)}
        rings = Rings(plain, centre, kinds, {node: 2 * box.half for node, box in boxes.items()})
        tried = [_parted(points, boxes, centre) for points in rings.places(TRIED)]
        points = min(tried, key=lambda points: clutter(plain, points, boxes))
    else:
        points = _parted(_forces(plain), boxes, None)
    return {node: (round(x), round(y)) for node, (x, y) in points.items()}


def clutter(graph: nx.Graph, points: Points, boxes: Mapping[str, Box]) -> float:
    """How much a picture is to be avoided: lines over names, lines over lines, and size that makes names small."""
    lines = [(points[a], points[b], (a, b)) for a, b in graph.edges()]
    over = sum(
        _crosses(start, end, points[node], boxes[node])
        for start, end, ends in lines
        for node in points
        if node not in ends
    )
    crossed = sum(
        _cross(a, b, c, d)
        for i, (a, b, one) in enumerate(lines)
        for c, d, two in lines[i + 1 :]
        if not set(one) & set(two)
    )
    columns, rows = zip(*points.values(), strict=True)
    size = max((max(columns) - min(columns)) / FRAME[0], (max(rows) - min(rows)) / FRAME[1])
    return round(4.0 * over + crossed + 40.0 * float(size), 3)


def _forces(graph: nx.Graph) -> Points:
    if not graph:
        return {}
    scale = 90 * len(graph) ** 0.5
    if len(graph) < WITHOUT_SCIPY:
        found = nx.spring_layout(graph, seed=SEED, iterations=120)
    else:
        found = nx.forceatlas2_layout(graph, seed=SEED, max_iter=40)
    reach = max(hypot(*point) for point in found.values()) or 1
    return {n: (float(x) / reach * scale * STRETCH, float(y) / reach * scale) for n, (x, y) in found.items()}


def _parted(points: Points, boxes: Mapping[str, Box], fixed: str | None) -> Points:
    """Push nodes apart until no name lies on another; the centre stays."""
    for _ in range(300 if len(points) <= RINGS else 25):
        moved = [_push(points, boxes, a, b, fixed) for a, b in _neighbours(points)]
        if not any(moved):
            break
    return points


def _neighbours(points: Points) -> Iterator[tuple[str, str]]:
    """Pairs of nodes near enough to touch, each once, in a fixed order."""
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node in sorted(points):
        x, y = points[node]
        cells[int(x // CELL), int(y // CELL)].append(node)
    for (column, row), nodes in sorted(cells.items()):
        for i, a in enumerate(nodes):
            yield from ((a, b) for b in nodes[i + 1 :])
            for beside in ((column, row + 1), (column + 1, row - 1), (column + 1, row), (column + 1, row + 1)):
                yield from ((a, b) for b in cells.get(beside, ()))


def _push(points: Points, boxes: Mapping[str, Box], a: str, b: str, fixed: str | None) -> bool:
    (ax, ay), (bx, by), one, two = points[a], points[b], boxes[a], boxes[b]
    across = one.half + two.half + 10 - abs(ax - bx)
    above = (one.down + two.up if ay <= by else one.up + two.down) + 8 - abs(ay - by)
    if across <= 0 or above <= 0:
        return False
    if across < above:
        dx, dy = (across / 2 + 0.5) * (1 if bx >= ax else -1), 0.0
    else:
        dx, dy = 0.0, (above / 2 + 0.5) * (1 if by >= ay else -1)
    for node, sign in ((a, -1), (b, 1)):
        share = 0 if node == fixed else 2 if fixed in (a, b) else 1
        x, y = points[node]
        points[node] = (x + sign * share * dx, y + sign * share * dy)
    return True


def _crosses(start: Point, end: Point, at: Point, box: Box) -> bool:
    """Whether a line runs through a box: some part of it lies within both its breadth and its height."""
    low, high = 0.0, 1.0
    for axis, (near, far) in enumerate(((at[0] - box.half, at[0] + box.half), (at[1] - box.up, at[1] + box.down))):
        run = end[axis] - start[axis]
        if abs(run) < 1e-9:
            if not near < start[axis] < far:
                return False
            continue
        enter, leave = sorted(((near - start[axis]) / run, (far - start[axis]) / run))
        low, high = max(low, enter), min(high, leave)
    return low < high


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _left(a, b, c) != _left(a, b, d) and _left(c, d, a) != _left(c, d, b)


def _left(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
