"""A network as a file that other programs read, the same bytes each time: GraphML, GEXF, CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import networkx as nx

from maslahat.errors import MaslahatError

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')
_COLUMNS = ("source", "target", "source_label", "target_label", "weight", "count", "first", "last", "through")


def written(graph: nx.Graph[str], form: str) -> str:
    """A network as ``graphml``, ``gexf`` or ``csv`` (one line for each edge); lists are joined by semicolons.

    Raises MaslahatError for any other form.
    """
    if form not in FORMS:
        raise MaslahatError(f"{form!r} is no form of a network: choose one of {', '.join(FORMS)}")
    return FORMS[form](graph)


def _plain(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The network with text in the place of lists, which those formats do not know."""
    plain = graph.copy()
    for _, _, values in plain.edges(data=True):
        values["through"] = "; ".join(values["through"])
    return plain


def _graphml(graph: nx.Graph[str]) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(nx.generate_graphml(_plain(graph))) + "\n"


def _gexf(graph: nx.Graph[str]) -> str:
    text = "\n".join(nx.generate_gexf(_plain(graph)))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _TODAY.sub("", text, count=1) + "\n"


def _csv(graph: nx.Graph[str]) -> str:
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(_COLUMNS)
    label = graph.nodes(data="label")
    for one, other, values in _plain(graph).edges(data=True):
        lines.writerow([one, other, label[one], label[other], *(values[column] for column in _COLUMNS[4:])])
    return text.getvalue()


FORMS: dict[str, Callable[[nx.Graph[str]], str]] = {"graphml": _graphml, "gexf": _gexf, "csv": _csv}
