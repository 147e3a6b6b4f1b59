"""The whole graph at once: the overview on a canvas, what it opens, and numbers in its place when it is too large."""

import networkx as nx
import pytest

from maslahat.explorer import page
from maslahat.network import whole
from maslahat.vocabulary import ID, MAS

INK = """() => {
  const canvas = document.querySelector("#overview canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const first = data.slice(0, 3).join();
  let drawn = 0;
  for (let i = 0; i < data.length; i += 4) drawn += data.slice(i, i + 3).join() !== first;
  return drawn / (data.length / 4);
}"""
SPOT = """(name) => {
  const { data, overview } = window.maslahat;
  const place = data.nodes.findIndex((one) => one.iri.endsWith(name));
  const frame = document.querySelector("#overview").getBoundingClientRect();
  const { scale, x, y } = overview;
  return { x: frame.left + data.picture.x[place] * scale + x, y: frame.top + data.picture.y[place] * scale + y };
}"""


@pytest.fixture(scope="module")
def all_html(meetings, sample, schema):
    return page(meetings, schema, centre=sample.CENTRE, selection=sample.ACCESSION)


@pytest.fixture(scope="module")
def all_hostile(sample, schema):
    return page(whole(sample.hostile().dataset, schema, centre=sample.CENTRE), schema, title=sample.HOSTILE)


def many(count, kind="State"):
    """A network of so many things, made by hand as a caller of the library may."""
    graph = nx.MultiDiGraph()
    for i in range(count):
        graph.add_node(f"{ID}thing/{i}", kind=f"{MAS}{kind}", labels={"en": f"Thing {i}"}, record=False, evidence=())
    for i in range(1, count):
        graph.add_edge(f"{ID}thing/{i}", f"{ID}thing/{i // 2}", kind=f"{MAS}about", record=None, evidence=())
    return graph


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_is_drawn_and_a_click_chooses(opened, all_html, scheme):
    tab = opened(all_html, fragment="#view=whole", color_scheme=scheme)
    assert tab.evaluate(INK) > 0.005
    spot = tab.evaluate(SPOT, "state/uzbekistan")
    tab.mouse.click(spot["x"], spot["y"])
    assert tab.locator("#card h2").inner_text() == "Uzbekistan"
    tab.locator("#wholearound").click()
    assert "Around Uzbekistan" in tab.locator("#centring").inner_text()


def test_keys_go_from_node_to_node(opened, all_html):
    tab = opened(all_html, fragment="#view=whole")
    tab.locator("#overview").focus()
    seen = set()
    for key in ("ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp"):
        tab.keyboard.press(key)
        seen.add(tab.locator("#card h2").inner_text())
    assert len(seen) > 2
    scale = tab.evaluate("window.maslahat.overview.scale")
    tab.keyboard.press("+")
    assert tab.evaluate("window.maslahat.overview.scale") > scale
    tab.keyboard.press("Enter")
    assert tab.locator("#centring").is_visible()


def test_dragging_moves_it(opened, all_html):
    tab = opened(all_html, fragment="#view=whole")
    before = tab.evaluate("[window.maslahat.overview.x, window.maslahat.overview.y]")
    tab.mouse.move(400, 300)
    tab.mouse.down()
    tab.mouse.move(440, 330, steps=4)
    tab.mouse.up()
    after = tab.evaluate("[window.maslahat.overview.x, window.maslahat.overview.y]")
    assert [round(b - a) for a, b in zip(before, after, strict=True)] == [40, 30]


@pytest.mark.parametrize("kind", ["all_html", "all_hostile"])
def test_a_telephone_shows_it_too(opened, kind, request):
    page_of = request.getfixturevalue(kind)
    tab = opened(page_of, fragment="#view=whole", viewport={"width": 390, "height": 844})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.evaluate(INK) > 0.001


def test_a_click_among_very_many_goes_straight_to_around(opened, schema):
    tab = opened(page(many(1200), schema), fragment="#view=whole")
    assert "1200 things and 1199 lines" in tab.locator("#wholetold").inner_text()
    spot = tab.evaluate(SPOT, "thing/0")
    tab.mouse.click(spot["x"], spot["y"])
    assert tab.locator("#centring").is_visible()
    tab.locator("#tab-whole").click()
    tab.wait_for_timeout(200)
    assert tab.locator("#table tbody tr").count() == 200
    assert "rows 1–200 of 1199" in tab.locator("#pages").inner_text()
    tab.locator("#pages button").last.click()
    assert "rows 201–400 of 1199" in tab.locator("#pages").inner_text()


def test_too_many_for_any_picture_are_numbers(opened, schema):
    tab = opened(page(many(5100), schema), fragment="#view=whole")
    assert "5100 things are too many for a picture" in tab.locator("#view-whole").inner_text()
    cell = tab.locator(".aggregates td button")
    assert cell.all_inner_texts() == ["5100"]
    cell.click()
    assert "4900 more are not listed" in tab.locator(".listed").inner_text()
    tab.locator(".listed li button").nth(3).click()
    assert tab.locator("#centring").is_visible()
