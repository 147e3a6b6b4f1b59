"""The figure of the README shows the states of the graph, the same each time."""

import importlib.util
from pathlib import Path
from xml.etree import ElementTree as ET

from maslahat import ties
from maslahat.workshop import Workshop

ROOT = Path(__file__).resolve().parents[2]
TAG = "{http://www.w3.org/2000/svg}"


def _figure():
    spec = importlib.util.spec_from_file_location("figure", ROOT / "scripts" / "figure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_figure_shows_each_state_and_each_tie(tmp_path):
    figure = _figure()
    assert figure.main([str(tmp_path / "one.svg")]) == figure.main([str(tmp_path / "two.svg")]) == 0
    text = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert text == (tmp_path / "two.svg").read_text(encoding="utf-8")
    graph = ties.network(Workshop().store(), "co-participation", start="2018", end="2025")
    drawn = ET.fromstring(text)
    assert len(drawn.findall(f"{TAG}circle")) == len(graph)
    assert len(drawn.findall(f"{TAG}line")) == graph.number_of_edges()
    assert {label for _, label in graph.nodes(data="label")} <= {node.text for node in drawn.findall(f"{TAG}text")}
    assert "http" not in text.replace('xmlns="http://www.w3.org/2000/svg"', "")
