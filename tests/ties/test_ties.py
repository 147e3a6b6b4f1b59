"""Networks folded by what the ontology says: of a small graph by hand, and of the shipped one."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from maslahat import ties
from maslahat.errors import MaslahatError
from maslahat.store import GraphStore
from maslahat.workshop import Workshop

HERE = Path(__file__).parent
SAME_BYTES = """
import hashlib, pathlib, sys
from maslahat import ties
from maslahat.workshop import Workshop
graph = ties.network(Workshop(graph=pathlib.Path(sys.argv[1])).store(), "co-participation")
print(*(hashlib.sha256(ties.written(graph, form).encode()).hexdigest() for form in ties.FORMS))
"""


@pytest.fixture(scope="module")
def small() -> GraphStore:
    return Workshop(graph=HERE / "graph").store()


@pytest.fixture(scope="module")
def shipped() -> GraphStore:
    return Workshop().store()


def _edges(graph: nx.Graph, *values: str) -> dict[str, tuple]:
    def end(iri: str) -> str:
        return iri.rpartition("/")[2]

    return {f"{end(a)}-{end(b)}": tuple(data[value] for value in values) for a, b, data in graph.edges(data=True)}


def test_kinds_are_read_from_the_ontology(shipped):
    assert {"co-participation", "membership", "proposals"} <= {kind.name for kind in ties.kinds(shipped)}
    assert ties.kind(shipped, "co-participation").folded


def test_states_that_met_are_tied_once_for_each_meeting(small):
    graph = ties.network(small, "co-participation")
    assert _edges(graph, "weight", "count", "through", "first", "last") == {
        "a-b": (3.0, 3, ["Two", "One", "Three"], "2017-01-01", ""),
        "a-c": (1.0, 1, ["One"], "2018-03-15", "2018-03-15"),
        "b-c": (1.0, 1, ["One"], "2018-03-15", "2018-03-15"),
    }
    assert [data["label"] for _, data in graph.nodes(data=True)] == ["A", "B & <b>", "C", "D"]
    iri = "https://w3id.org/maslahat/id/state/a"
    assert graph.nodes[iri] == {"label": "A", "iri": iri, "class": "mas:State"}


def test_newman_weighs_a_meeting_by_its_size(small):
    edges = _edges(ties.network(small, "co-participation", weights="newman"), "weight", "count")
    assert edges == {"a-b": (2.5, 3), "a-c": (0.5, 1), "b-c": (0.5, 1)}


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [("2018", None, 1), (None, "2018-03-14", 1), ("2017-06", "2018-03", 2), ("2018-03-16", None, 0), (None, "2016", 0)],
)
def test_window_admits_what_may_have_been_within_and_counts_the_undated(start, end, count, small):
    graph = ties.network(small, "co-participation", start=start, end=end)
    assert _edges(graph, "count").get("a-b", (0,)) == (count,)
    assert graph.graph["undated"] == 2  # two states at the undated meeting


def test_members_are_tied_to_formats_and_to_one_another_at_the_same_time(small):
    graph = ties.network(small, "membership", start="2006")
    assert graph.is_directed()
    assert _edges(graph, "first", "last") == {"b-f": ("2003-01-01", ""), "c-f": ("2010-05-05", "")}
    together = _edges(ties.network(small, "co-membership"), "through", "first", "last")
    assert together == {"a-b": (["F"], "2003-01-01", "2005-06-01"), "b-c": (["F"], "2010-05-05", "")}


def test_proposals_point_to_what_is_proposed(small):
    edges = _edges(ties.network(small, "proposals"), "weight", "first", "last")
    assert edges == {"p-i": (2.0, "2019-01-01", "2021-01-01")}
    assert list(_edges(ties.network(small, "proposals-by-topic", end="2020"), "count")) == ["p-water"]


def test_forms_can_be_read_again(small):
    graph = ties.network(small, "co-participation")
    for read, form in ((nx.read_graphml, "graphml"), (nx.read_gexf, "gexf")):
        again = read(io.BytesIO(ties.written(graph, form).encode()))
        assert sorted(map(sorted, again.edges)) == sorted(map(sorted, graph.edges))
        assert {data["label"] for _, data in again.nodes(data=True)} == {"A", "B & <b>", "C", "D"}
    rows = list(csv.DictReader(io.StringIO(ties.written(graph, "csv"))))
    assert tuple(rows[0][column] for column in ("source_label", "target_label", "through")) == (
        "A",
        "B & <b>",
        "Two; One; Three",
    )
    assert "lastmodified" not in ties.written(graph, "gexf")


def test_the_same_bytes_each_time():
    runs = {
        subprocess.run(
            [sys.executable, "-c", SAME_BYTES, str(HERE / "graph")], env={"PYTHONHASHSEED": seed}, stdout=-1, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("co-participatoin", {}, r"no network 'co-participatoin'; the nearest names are .*co-participation"),
        ("membership", {"weights": "newman"}, "not folded"),
        ("membership", {"weights": "heavy"}, "choose one of count, newman"),
        ("membership", {"start": "long ago"}, "is no date"),
        ("membership", {"end": "soon"}, "is no date"),
    ],
)
def test_what_cannot_be_made_is_told(name, options, message, small):
    with pytest.raises(MaslahatError, match=message):
        ties.network(small, name, **options)


def test_unknown_form_is_told(small):
    with pytest.raises(MaslahatError, match="'xls' is no form of a network: choose one of graphml, gexf, csv"):
        ties.written(ties.network(small, "proposals"), "xls")


def test_shipped_graph(shipped):
    graph = ties.network(shipped, "co-participation", start="2018", end="2025", weights="newman")
    five = {data["label"] for _, data in graph.nodes(data=True)} & {"Kazakhstan", "Kyrgyzstan", "Tajikistan"}
    assert len(five) == 3
    (meetings,) = shipped.query("SELECT (COUNT(?m) AS ?n) WHERE { ?m a mas:Meeting }")
    heaviest = max(graph.edges(data=True), key=lambda edge: edge[2]["weight"])[2]
    assert 40 < heaviest["count"] <= int(meetings["n"].value)
    assert all(data["through"] == list(dict.fromkeys(data["through"])) for _, _, data in graph.edges(data=True))
