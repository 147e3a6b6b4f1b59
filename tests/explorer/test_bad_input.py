"""Graphs that nobody hopes for: each gives a page that says so, never a blank one."""

import networkx as nx
import pytest
from rdflib import Dataset

from maslahat import build
from maslahat.errors import MaslahatError
from maslahat.explorer import page
from maslahat.vocabulary import ID


@pytest.mark.parametrize("view", ["around", "whole"])
@pytest.mark.parametrize("source", [Dataset, nx.MultiDiGraph])
def test_a_graph_with_nothing_in_it(opened, schema, source, view):
    tab = opened(page(source(), schema), fragment=f"#view={view}")
    assert "There is nothing to draw" in tab.locator(f"#view-{view}").inner_text()
    assert "There is nothing to draw" in tab.locator("header").inner_text()


@pytest.mark.parametrize("view", ["around", "whole"])
def test_a_day_before_everything(opened, html, view):
    tab = opened(html, fragment=f"#view={view}&at=1800-01-01&known=1800-01-01")
    assert "No line is to be seen here" in tab.locator(f"#view-{view}").inner_text()
    tab.evaluate("window.maslahat.change({ date: '', known: '' })")
    assert "No line is to be seen here" not in tab.locator(f"#view-{view}").inner_text()


def test_three_thousand_lines_on_one_node(opened, schema, sample, quick):
    maker = sample.Maker()
    centre = maker.thing("Format", "format/big", "Big")
    for i in range(3000):
        state = maker.thing("State", f"state/{i}", f"State {i}")
        maker.record("Membership", f"membership/{i}", [ID[f"q/{i}"]], member=state, inFormat=centre)
    tab = opened(page(quick(maker.dataset), schema, centre=centre))
    assert "40 of 3000 neighbours are drawn" in tab.locator("#more").inner_text()
    tab.locator("#more button").first.click()
    drawn = tab.evaluate("window.maslahat.picture.nodes.length")
    assert 200 < drawn < 300
    assert f"{drawn - 1} of 3000" in tab.locator("#more").inner_text()
    tab.locator("#fewer").click()
    assert tab.evaluate("window.maslahat.picture.nodes.length") == 41


def test_a_very_long_name(opened, schema, sample, quick):
    maker = sample.Maker()
    centre = maker.thing("Format", "format/f", "word " * 4000)
    long = maker.thing("State", "state/s", "x" * 20_000)
    maker.record("Membership", "membership/m", [maker.note("note/n", "y" * 20_000)], member=long, inFormat=centre)
    tab = opened(page(quick(maker.dataset), schema, centre=centre))
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
    assert len(tab.locator("h1").inner_text()) < 210
    assert tab.evaluate("window.maslahat.picture.network.getScale()") > 0.3


def test_things_that_point_at_each_other_in_a_circle(opened, schema, sample, quick):
    maker = sample.Maker()
    ring = [maker.thing("Region", f"region/{i}", f"Region {i}") for i in range(3)]
    for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
        maker.put(ID["curated"], one, sample.term("inRegion"), other)
        maker.put(ID["curated"], one, sample.term("inRegion"), one)
    tab = opened(page(quick(maker.dataset), schema, centre=ring[0]))
    assert tab.evaluate("window.maslahat.picture.nodes.length") == 3
    assert tab.evaluate("window.maslahat.picture.edges.length") == 3


def test_names_missing_in_the_language_asked_for(opened, html):
    tab = opened(html, fragment="#labels=tk")
    assert tab.evaluate("window.maslahat.state.labels") == "tk"
    assert "Консультативные встречи" in tab.locator("#centring").inner_text()
    assert tab.locator("#centring strong").get_attribute("lang") == "ru"


def test_a_page_that_cannot_be_written_leaves_the_old_one(tmp_path):
    old = tmp_path / "page.html"
    old.write_text("old", encoding="utf-8")
    (tmp_path / ".page.html.partial").mkdir()
    with pytest.raises(MaslahatError, match="cannot be written"):
        build.write(tmp_path, {"page.html": "new"})
    assert old.read_text(encoding="utf-8") == "old"
    with pytest.raises(MaslahatError, match=r"cannot be written .*; choose another"):
        build.write(old / "below", {"page.html": "new"})
