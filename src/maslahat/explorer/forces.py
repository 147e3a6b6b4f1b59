"""Where each node of the whole graph stands: laid out once, over all dates, so that nothing moves when days change."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, sin, tau
from typing import Any

import networkx as nx
import numpy as np

MOST = 5_000  # nodes that are laid out; a picture of more would tell nothing
SEED = 7
PIVOTS = 40  # nodes from which distances are measured for the first guess
WORK = 36_000_000  # pairs of nodes that are reckoned in all …
FEWEST, FULL = 16, 120  # … within these rounds
SPACING = 74  # pixels between neighbours
GRAVITY = 0.9
EVEN = 0.72  # power of distances: less than 1 gives the middle more room
WIDTH = 2.3  # of the picture, for one of its height: what a screen leaves beside the card
COLUMN = 44  # pixels between islands
LEAST = 8  # nodes of a main land

Points = np.ndarray[Any, np.dtype[np.float64]]


def positions(graph: nx.MultiDiGraph) -> Mapping[str, tuple[int, int]]:
    """Whole coordinates for every node, the same for the same graph; all zero if there are too many to draw."""
    if not graph or len(graph) > MOST:
        return dict.fromkeys(graph, (0, 0))
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in graph.edges() if a != b}))
    islands = sorted((sorted(island) for island in nx.connected_components(plain)), key=lambda i: (-len(i), i))
    main, others = islands[0], islands[1:]
    if len(main) < LEAST:
        main, others = [], islands
    points = _settled(plain.subgraph(main), main) if main else np.zeros((0, 2))
    found = {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(main, points, strict=True)}
    return found | _rows([_round(plain, island) for island in others], found)


def _settled(graph: nx.Graph, nodes: list[str]) -> Points:
    """Nodes push each other away by their lines, lines pull their ends together, all fall to the middle."""
    place = {node: i for i, node in enumerate(nodes)}
    ends = np.array([(place[a], place[b]) for a, b in sorted((min(e), max(e)) for e in graph.edges())])
    mass = np.array([graph.degree(node) + 1.0 for node in nodes])
    at = _guess(graph, nodes, place)
    rounds = int(np.clip(WORK / len(nodes) ** 2, FEWEST, FULL))
    root = np.sqrt(mass).astype(np.float32)
    at = at.astype(np.float32)
    for turn in range(rounds):
        square = (at**2).sum(axis=1)
        # in one array, for there are millions of pairs
        push = at @ (-2 * at.T)
        push += square[:, None]
        push += square[None, :]
        np.maximum(push, 0.01, out=push)
        np.divide(root[:, None], push, out=push)
        push *= root[None, :]
        np.fill_diagonal(push, 0)
        force = (at * push.sum(axis=1)[:, None] - push @ at).astype(np.float64)
        pulled = at[ends[:, 1]] - at[ends[:, 0]]
        # many lines on one node together pull no more than a few, else its neighbours pile up
        pulled /= np.sqrt(np.minimum(mass[ends[:, 0]], mass[ends[:, 1]]))[:, None]
        np.add.at(force, ends[:, 0], pulled)
        np.add.at(force, ends[:, 1], -pulled)
        force -= GRAVITY * at * (mass / np.sqrt(len(nodes)))[:, None] / 10
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        step = np.minimum(length, 2.0 * (1 - turn / rounds) + 0.02)
        at = (at + force / length[:, None] * step[:, None]).astype(np.float32)
    return _scaled(at.astype(np.float64))


def _guess(graph: nx.Graph, nodes: list[str], place: Mapping[str, int]) -> Points:
    """A first guess: from some nodes far from each other the distances to all, seen from where they differ most."""
    random = np.random.default_rng(SEED)
    noise = random.normal(size=(len(nodes), 2)) * 0.3
    far = np.full(len(nodes), np.inf)
    columns, pivot = [], 0
    for _ in range(min(PIVOTS, len(nodes))):
        column = np.zeros(len(nodes))
        for node, steps in nx.single_source_shortest_path_length(graph, nodes[pivot]).items():
            column[place[node]] = steps
        columns.append(column)
        far = np.minimum(far, column)
        pivot = int(np.argmax(far))
    distances = np.column_stack(columns) ** 2
    middled = distances - distances.mean(axis=0) - distances.mean(axis=1)[:, None] + distances.mean()
    _, _, axes = np.linalg.svd(middled, full_matrices=False)
    seen = middled @ axes[:2].T if len(axes) > 1 else np.column_stack([middled, middled])
    spread = np.maximum(seen.std(axis=0), 1e-9)
    # which way is up must not depend on the machine
    turned = seen * np.where(np.abs(seen.min(axis=0)) > seen.max(axis=0), -1, 1)
    guess: Points = turned / spread * np.sqrt(len(nodes)) + noise
    return guess


def _scaled(at: Points) -> Points:
    """So wide that neighbours stand a name's height apart, and wider than high as screens are."""
    at = at - at.mean(axis=0)
    # the middle is crowded and the rim is not: distances from the middle are evened out
    far = np.maximum(np.hypot(at[:, 0], at[:, 1]), 1e-9)
    at = at * (far ** (EVEN - 1))[:, None]
    reach = np.maximum(np.quantile(np.abs(at), 0.98, axis=0), 1e-9)
    wide = SPACING * np.sqrt(len(at)) / 2
    scaled: Points = at / reach * np.array([wide * WIDTH, wide])
    return scaled


def _round(graph: nx.Graph, island: list[str]) -> dict[str, tuple[int, int]]:
    """A few nodes that nothing ties to the rest: the busiest in the middle, the others around it."""
    first, *others = sorted(island, key=lambda node: (-graph.degree(node), node))
    reach = max(COLUMN, len(others) * COLUMN / tau) if others else 0
    turns = [tau * i / len(others) for i in range(len(others))]
    around = {n: (round(reach * cos(t)), round(reach * sin(t))) for n, t in zip(others, turns, strict=True)}
    return {first: (0, 0), **around}


def _rows(islands: list[dict[str, tuple[int, int]]], main: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Islands stand in rows below the main land, the large ones first."""
    left = min((x for x, _ in main.values()), default=0)
    right = max(max((x for x, _ in main.values()), default=0), left + 12 * COLUMN)
    x, y, high = left, max((y for _, y in main.values()), default=0) + 2 * COLUMN, 0
    found: dict[str, tuple[int, int]] = {}
    for island in islands:
        reach = max(abs(part) for point in island.values() for part in point)
        if x + 2 * reach > right:
            x, y, high = left, y + high + COLUMN, 0
        found |= {node: (x + reach + a, y + reach + b) for node, (a, b) in island.items()}
        x, high = x + 2 * reach + COLUMN, max(high, 2 * reach)
    return found
