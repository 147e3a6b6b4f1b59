"""Files in and out: the same bytes each time, and the same graph again."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat
from read_by_hand import read

from maslahat import graphs, serial
from maslahat.errors import MaslahatError
from maslahat.evidence import article_graphs
from maslahat.store import GraphStore


@pytest.fixture(scope="module")
def store(schema, known, identity):
    filled = GraphStore()
    filled.fill(known.quads)
    filled.put(article_graphs(read(publisher="Газета"), schema, identity))
    return filled


def state(store):
    return {str(quad) for quad in store._inner}


def test_the_files_hold_the_graph(store):
    named = set(store.quads())
    assert set(pyoxigraph.parse(serial.nquads(named).encode(), format=RdfFormat.N_QUADS)) == named
    assert set(pyoxigraph.parse(serial.trig(named).encode(), format=RdfFormat.TRIG)) == named
    merged = {(q.subject, q.predicate, q.object) for q in store.merged()}
    again = pyoxigraph.parse(serial.turtle(store).encode(), format=RdfFormat.TURTLE)
    assert {(q.subject, q.predicate, q.object) for q in again} == merged


def test_the_bytes_do_not_depend_on_the_order(store):
    quads = list(store.quads())
    assert serial.trig(quads) == serial.trig(reversed(quads))
    assert serial.nquads(quads) == serial.nquads(reversed(quads))


SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from read_by_hand import read
from maslahat import serial
from maslahat.evidence import article_graphs
from maslahat.identity import Identity
from maslahat.schema import Schema
from maslahat.store import GraphStore
schema = Schema.load()
store = GraphStore()
store.put(article_graphs(read(publisher="Q"), schema, Identity(schema)))
text = serial.trig(store.quads()) + serial.turtle(store) + serial.nquads(store.quads())
print(hashlib.sha256(text.encode()).hexdigest())
"""


def test_the_bytes_are_the_same_in_every_process():
    runs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).parent)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "7")
    }
    assert len(runs) == 1


def test_things_and_quotes_are_written_with_prefixes(store):
    text = serial.trig(store.quads())
    assert "\na-q:0-65 {\n" in text
    assert "accession:az-cm a mas:Accession" in text
    assert "\\/" not in text.replace("\\/60aee730a98005d7", "")
    head = text.partition("\n\n")[0].splitlines()
    assert head == sorted(head)


@pytest.mark.parametrize("suffix", [".nq", ".trig"])
def test_a_file_fills_a_store_as_its_quads_do(tmp_path, store, suffix):
    path = tmp_path / f"graph{suffix}"
    write = serial.nquads if suffix == ".nq" else serial.trig
    path.write_text(write(store.quads()), encoding="utf-8")
    loaded = GraphStore()
    loaded.load(path)
    assert state(loaded) == state(store)
    assert loaded.broken_invariants() == []


def test_words_that_look_like_graphs_do_not_mislead(tmp_path):
    path = tmp_path / "graph.nq"
    line = f'<a:s> <a:p> "x <b:c> .\\n {graphs.DERIVED} <{graphs.DERIVED}> ." <a:g> .'
    path.write_text(line, encoding="utf-8")  # and no newline at the end
    loaded = GraphStore()
    loaded.load(path)
    [merged] = [q for q in loaded.merged() if q.subject.value == "a:s"]
    assert merged.object.value == f"x <b:c> .\n {graphs.DERIVED} <{graphs.DERIVED}> ."


@pytest.mark.parametrize("line", ['<a:s> <a:p> "x" .', "<a:s> <a:p> <a:o> .", "nonsense"])
def test_statements_without_a_graph_are_refused(tmp_path, line):
    path = tmp_path / "graph.nq"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(MaslahatError, match=r"graph\.nq"):
        GraphStore().load(path)


def test_other_files_are_refused(tmp_path):
    with pytest.raises(MaslahatError, match=r"x\.csv"):
        GraphStore().load(tmp_path / "x.csv")
    with pytest.raises(MaslahatError, match="none"):
        GraphStore().load(tmp_path / "none.trig")
    with pytest.raises(MaslahatError, match="none"):
        GraphStore().load(tmp_path / "none.nq")
    (tmp_path / "bad.trig").write_text("<a:s> {", encoding="utf-8")
    with pytest.raises(MaslahatError, match=r"bad\.trig"):
        GraphStore().load(tmp_path / "bad.trig")
