"""The timeline: a lane for each format, with bars, marks and steps; its line is the day of every view."""

import pytest
from rdflib import URIRef

from maslahat.explorer import page
from maslahat.explorer.stands import records
from maslahat.explorer.timeline import model
from maslahat.network import whole
from maslahat.network.values import Detail
from maslahat.vocabulary import MAS


def term(name):
    return URIRef(f"{MAS}{name}")


def record(iri, cls, planned=None, **slots):
    details = tuple(Detail(term(slot), {}, {"": value}, value) for slot, value in slots.items())
    return iri, {"kind": term(cls), "record": True, "planned": planned and term(planned), "details": details}


def lanes(*nodes, schema):
    places = {iri: i for i, (iri, _) in enumerate(nodes)}
    return model(records(nodes, []), places, schema)["lanes"]


def state(tab, name):
    return tab.evaluate(f"window.maslahat.state.{name}")


def labels(tab, what):
    return tab.locator(f"#view-timeline {what}").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")


# ── the data ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_ontology_tells_what_stands_on_a_lane(schema):
    forum, idea = ("f", {"kind": term("Format")}), ("i", {"kind": term("Initiative")})
    meeting = record("m", "Meeting", inFormat="f", number="7")
    planned = record("p", "Plan", "Meeting", inFormat="f", number="8")
    proposal = record("s", "Proposal", forum="f", initiative="i")
    (lane,) = lanes(forum, idea, meeting, planned, proposal, schema=schema)
    assert lane["node"] == 0
    assert [(mark["number"], mark["plan"], mark["node"]) for mark in lane["marks"]] == [("7", False, 2), ("8", True, 3)]
    assert [(step["of"], step["node"]) for step in lane["steps"]] == [(1, 4)]
    assert lane["bars"] == []


def test_what_is_on_no_lane_stands_on_the_last(schema):
    found = lanes(
        ("f", {"kind": term("Format")}), record("m", "Meeting"), record("n", "Meeting", inFormat="f"), schema=schema
    )
    assert [lane["node"] for lane in found] == [0, -1]
    assert [len(lane["marks"]) for lane in found] == [1, 1]


def test_two_numbers_are_both_told(schema):
    node = record("m", "Meeting", inFormat="f", number="6")
    node[1]["details"] += (Detail(term("number"), {}, {"": "7"}),)
    (lane,) = lanes(("f", {"kind": term("Format")}), node, schema=schema)
    assert lane["marks"][0]["number"] == "6 / 7"


def test_the_timeline_begins_where_the_ontology_says(schema, network):
    places = {iri: i for i, iri in enumerate(network)}
    found = model(records(network.nodes(data=True), network.edges(data=True)), places, schema)
    assert found["begins"] == 1991
    assert found["lanes"][0]["bars"]


# ── the view ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_lane_of_the_centre_stands_open(opened, html):
    tab = opened(html, fragment="#view=timeline")
    open_lanes = tab.locator(".lane-block.open")
    assert open_lanes.count() == 1
    assert "Kazakhstan, full member, since 2018-03-15" in labels(tab, "[data-of]")
    assert tab.locator(".axis .year").all_text_contents()[0] == "1991"
    tab.locator("#timeline-fold").click()
    assert tab.locator(".lane-block.open").count() == tab.locator(".lane-block").count() == 2
    tab.locator("#timeline-fold").click()
    assert tab.locator(".lane-block.open").count() == 0
    tab.locator(".toggle").first.click()
    assert tab.locator(".lane-block.open").count() == 1
    assert tab.evaluate("document.activeElement.className") == "toggle"


def test_what_has_no_date_is_told_beside_the_chart(opened, html):
    tab = opened(html, fragment="#view=timeline")
    assert tab.locator(".lane.steps .undated button").count() == 5
    tab.locator(".lane.steps .undated button").first.click()
    assert tab.evaluate("'edge' in window.maslahat.state.selected")


def test_a_mark_opens_its_card(opened, html):
    tab = opened(html, fragment="#view=timeline")
    mark = tab.locator(".lane.marks g[role=button]").first
    mark.click()
    assert mark.get_attribute("aria-pressed") == "true"
    assert "sel=" in tab.url
    assert "2018-03-15" in tab.locator("#card").inner_text()


def test_keys_lead_from_mark_to_mark(opened, html):
    tab = opened(html, fragment="#view=timeline")
    tab.locator(".lane.bars g[role=button]").first.focus()
    assert tab.locator("#view-timeline [data-stop][tabindex='0']").count() == 1
    before = tab.evaluate("document.activeElement.getAttribute('aria-label')")
    tab.keyboard.press("ArrowDown")
    after = tab.evaluate("document.activeElement.getAttribute('aria-label')")
    assert after != before
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate("document.activeElement.tagName") == "BUTTON"


def test_the_line_is_dragged_and_every_view_follows(opened, html):
    tab = opened(html, fragment="#view=timeline")
    chart = tab.locator(".axis-chart").bounding_box()
    y = chart["y"] + chart["height"] / 2
    tab.mouse.move(chart["x"] + chart["width"] - 4, y)
    tab.mouse.down()
    tab.mouse.move(chart["x"] + chart["width"] / 2, y, steps=4)
    tab.mouse.up()
    tab.wait_for_timeout(100)
    day = state(tab, "date")
    assert "2005" < day < "2012"
    assert f"at={day}" in tab.url
    assert tab.locator("#date").input_value() == day
    assert tab.locator(".day-line").is_visible()
    assert (
        tab.locator("[data-dated].off").count()
        == tab.locator(".lane.bars [data-dated], .lane.marks [data-dated]").count()
    )
    tab.evaluate("window.maslahat.change({date: '2026-01-01'})")
    assert tab.locator("[data-dated].off").count() == 0


def test_the_line_is_moved_by_keys(opened, html):
    tab = opened(html, fragment="#view=timeline&at=2018-03-15")
    handle = tab.locator("#day-handle")
    handle.focus()
    tab.keyboard.press("ArrowRight")
    assert state(tab, "date") == "2018-04-14"
    tab.keyboard.press("PageDown")
    assert state(tab, "date") == "2017-04-14"
    assert handle.get_attribute("aria-valuetext") == "April 14, 2017"
    assert tab.evaluate("document.activeElement.id") == "day-handle"
    tab.keyboard.press("Escape")
    assert state(tab, "date") == ""
    assert not tab.locator(".day-line").is_visible()


def test_the_files_hold_what_is_seen(opened, html):
    tab = opened(html, fragment="#view=timeline&at=2018-03-15")
    view = "window.maslahat.views.find((one) => one.name === 'timeline')"
    lanes = tab.evaluate("window.maslahat.data.timeline.lanes")
    assert len(tab.evaluate(f"{view}.rows()")) == 1 + sum(
        len(lane[p]) for lane in lanes for p in ("bars", "marks", "steps")
    )
    body = tab.evaluate(f"{view}.picture().body.map((one) => new XMLSerializer().serializeToString(one))")
    assert "Kazakhstan" in body[-1]
    assert "data-" not in body[-1]


def test_hostile_names_stay_text(opened, hostile_html):
    tab = opened(hostile_html, fragment="#view=timeline")
    tab.locator("#timeline-fold").click()
    assert tab.locator(".lane-block").count() >= 1
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280


def test_nothing_to_show_is_said(opened, sample, schema):
    maker = sample.Maker()
    maker.thing("State", "state/kazakhstan", "Kazakhstan", "Казахстан")
    tab = opened(page(whole(maker.dataset, schema), schema), fragment="#view=timeline")
    assert "Nothing in these data stands on a timeline" in tab.locator("#view-timeline").inner_text()


def test_a_narrow_window_and_a_narrowed_one(opened, html):
    tab = opened(html, fragment="#view=timeline", viewport={"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.locator(".timeline.narrow").count() == 1
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.wait_for_timeout(200)
    assert tab.locator(".timeline.narrow").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["html", "hostile_html"])
def test_axe_finds_no_barrier(opened, barriers, kind, scheme, request):
    tab = opened(request.getfixturevalue(kind), fragment="#view=timeline&at=2018-03-15", color_scheme=scheme)
    assert barriers(tab) == []


def test_open_lanes_and_the_first_year_are_in_the_link(opened, html):
    tab = opened(html, fragment="#view=timeline")
    assert "open=" not in tab.url
    for choose in ("open", "fold"):
        tab.locator("#timeline-fold").click()
        again = opened(html, fragment="#" + tab.url.partition("#")[2])
        assert again.locator(".lane-block.open").count() == tab.locator(".lane-block.open").count() != 1, choose
    tab.select_option("#timeline-from", index=1)
    again = opened(html, fragment="#" + tab.url.partition("#")[2])
    assert again.locator("#timeline-from").input_value() == tab.locator("#timeline-from").input_value() != "1991"
