"""Where each node of the whole graph stands: laid out once, over all dates, so that nothing moves when days change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
import numpy as np

MOST = 5_000  # nodes that are laid out; a picture of more would tell nothing
SEED = 7
PIVOTS = 40  # nodes from which distances are measured for the first guess
WORK = 60_000_000  # pairs of nodes that are reckoned in all …
FEWEST, FULL = 16, 120  # … within these rounds
SPACING = 74  # pixels between neighbours
GRAVITY = 0.9
COLUMN = 44  # pixels between things that nothing ties

Points = np.ndarray[Any, np.dtype[np.float64]]


def positions(graph: nx.MultiDiGraph) -> Mapping[str, tuple[int, int]]:
    """Whole coordinates for every node, the same for the same graph; all zero if there are too many to draw."""
    if not graph or len(graph) > MOST:
        return dict.fromkeys(graph, (0, 0))
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in graph.edges() if a != b}))
    tied = [node for node in plain if plain.degree(node)]
    points = _settled(plain.subgraph(tied), tied) if tied else np.zeros((0, 2))
    found = {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(tied, points, strict=True)}
    return found | _rows([node for node in plain if not plain.degree(node)], found)


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
        column = np.full(len(nodes), 12.0)  # another part of the graph
        for node, steps in nx.single_source_shortest_path_length(graph, nodes[pivot]).items():
            column[place[node]] = min(steps, 12)
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
    reach = np.maximum(np.quantile(np.abs(at), 0.98, axis=0), 1e-9)
    wide = SPACING * np.sqrt(len(at)) / 2
    scaled: Points = at / reach * np.array([wide * 1.35, wide])
    return scaled


def _rows(nodes: list[str], others: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Things that nothing ties stand in rows below all others."""
    left = min((x for x, _ in others.values()), default=0)
    width = max(max((x for x, _ in others.values()), default=0) - left, 10 * COLUMN)
    top = max((y for _, y in others.values()), default=0) + 3 * COLUMN
    each = width // COLUMN
    return {node: (left + i % each * COLUMN, top + i // each * COLUMN) for i, node in enumerate(nodes)}
