"""What is seen, as files: the table as CSV, the graph as JSON and GraphML, the picture as SVG and PNG."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

SVG = "{http://www.w3.org/2000/svg}"


def test_the_csv_is_the_table(opened, html, saved, saved_rows):
    tab = opened(html)
    name, content = saved(tab, "csv")
    assert name == "maslahat_consultative-meetings-of-the-heads-of-state-of-central-asia_around.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = saved_rows(tab)
    table = tab.locator("#table tbody tr")
    assert head[:6] == tab.locator("#table thead th").all_inner_texts()
    assert len(rows) == table.count() == 34
    for row, shown in zip(rows, table.all(), strict=True):
        cells = shown.locator("th, td")
        for cell, text in zip(row, cells.all_text_contents()[:4], strict=False):
            # a long name is cut in the table
            assert cell.startswith(text.strip().rstrip("…»"))
        quotes = cells.nth(5).locator(".words").all_text_contents()
        assert row[5] == (" | ".join(quotes) or "—")
    assert any(row[7].endswith("accession/azerbaijan-consultative-meetings") for row in rows)


def test_files_hold_what_is_seen_and_under_which_choices(opened, html, saved):
    tab = opened(html, fragment="#at=2018-03-15&lang=en&hide=classes:Place")
    seen = tab.evaluate("[window.maslahat.shownNow().nodes.size, window.maslahat.shownNow().edges.size]")
    name, content = saved(tab, "json")
    data = json.loads(content)
    assert "2018-03-15" in name
    assert [len(data["nodes"]), len(data["edges"])] == seen
    assert (data["at"], data["hidden"]) == ("2018-03-15", {"classes": ["Place"]})
    assert data["version"] == "0.1.0"
    assert re.fullmatch("[0-9a-f]{64}", data["sha256"])
    iris = {node["iri"] for node in data["nodes"]}
    assert {end for edge in data["edges"] for end in (edge["from"], edge["to"])} <= iris
    graph = nx.read_graphml(io.BytesIO(saved(tab, "graphml")[1]), force_multigraph=True)
    assert [len(graph), graph.number_of_edges()] == seen
    assert set(graph) == iris


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_svg_draws_every_thing_and_line(opened, html, saved, scheme):
    tab = opened(html, color_scheme=scheme)
    _, content = saved(tab, "svg")
    drawn = ET.fromstring(content)
    lines = drawn.findall(f"{SVG}g/{SVG}path")
    shapes = [g for g in drawn.findall(f"{SVG}g") if g.find(f"{SVG}path") is None]
    assert (len(lines), len(shapes)) == (34, 22)
    texts = " ".join(text.text or "" for text in drawn.iter(f"{SVG}text"))
    assert "Kazakhstan" in texts
    assert "sha256" in texts
    assert not list(drawn.iter(f"{SVG}script"))


def test_the_png_is_a_picture(opened, html, saved):
    tab = opened(html)
    name, content = saved(tab, "png")
    assert content.startswith(b"\x89PNG\r\n")
    width, height = (int.from_bytes(content[i : i + 4], "big") for i in (16, 20))
    assert width > 1000
    assert height > 800
    assert len(content) > 50_000
    assert "is saved" in tab.locator("#told").inner_text()
    assert name.endswith(".png")


def test_hostile_names_stay_text_in_files(opened, hostile_html, saved):
    tab = opened(hostile_html)
    for kind in ("csv", "json", "graphml", "svg", "png"):
        name, content = saved(tab, kind)
        assert re.fullmatch(rf"[A-Za-z0-9_-]{{1,120}}\.{kind}", name)
        assert content
        if kind in ("graphml", "svg"):
            tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(content).iter()}
            assert not tags & {"script", "img", "image", "foreignObject", "a"}


def test_no_cell_is_a_formula(opened, schema, saved):
    from rdflib import URIRef

    from maslahat.explorer import page

    base = "https://example.org/#"
    graph = nx.MultiDiGraph(centre="https://example.org/a")
    for name, label in (("a", "=1+1"), ("b", '@x, "y"\n')):
        graph.add_node(f"https://example.org/{name}", kind=URIRef(f"{base}Thing"), labels={"en": label}, distance=0)
    graph.add_edge("https://example.org/a", "https://example.org/b", kind=URIRef(f"{base}tie"))
    tab = opened(page(graph, schema, centre="https://example.org/a"))
    _, content = saved(tab, "csv")
    row = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1]
    assert row[0] == "'=1+1"
    assert row[2].startswith("'@x")


def test_a_link_can_be_copied_by_hand_without_a_clipboard(opened, html):
    tab = opened(html, fragment="#at=2018-03-15")
    tab.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    tab.locator("#saving summary").click()
    tab.locator("#save-link").click()
    assert "at=2018-03-15" in tab.locator("#saving-box textarea").input_value()
