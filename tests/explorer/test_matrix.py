"""The matrix: who stands in what on a day, and as what; each cell opens the record it comes from."""

import pytest
from rdflib import URIRef

from maslahat.explorer import page
from maslahat.explorer.matrix import model
from maslahat.explorer.stands import records
from maslahat.network import whole
from maslahat.network.values import Detail
from maslahat.vocabulary import MAS

CELL = '.matrix tbody tr:has(button:text-is("{row}")) .cell'


def term(name):
    return URIRef(f"{MAS}{name}")


def folded(record, start, end, cls, **slots):
    details = tuple(Detail(term(slot), {}, {"": value}, value) for slot, value in slots.items())
    said = {"kind": term(cls), "folded": True, "record": record, "details": details}
    return start, end, said


def rows(tab):
    return tab.locator(".matrix tbody th").all_inner_texts()


def cells(tab, row):
    return tab.locator(CELL.format(row=row)).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")


# ── the data ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_ontology_tells_what_is_a_cell(network, schema, sample):
    places = {iri: i for i, iri in enumerate(network)}
    found = model(records(network.nodes(data=True), network.edges(data=True)), places, schema)
    names = list(network)
    assert {names[place] for place in found["columns"]} >= {str(sample.CENTRE)}
    assert names[found["columns"][0]] == str(sample.CENTRE)
    assert [status["labels"]["en"] for status in found["statuses"]] == ["full member"]
    assert len(found["cells"]) == len({(cell["row"], cell["column"]) for cell in found["cells"]})
    assert all(not cell["plan"] and "edge" in cell for cell in found["cells"])


def test_two_statuses_and_no_status_are_not_lost(schema):
    both = folded("r", "a", "f", "Membership", member="a", inFormat="f")
    both[2]["details"] += tuple(
        Detail(term("status"), {}, {"en": name}, str(term(name))) for name in ("Observer", "Member")
    )
    none = folded("s", "b", "f", "Membership", member="b", inFormat="f")
    found = model(records([], [both, none]), {"a": 0, "b": 1, "f": 2}, schema)
    assert [cell["statuses"] for cell in found["cells"]] == [[0, 1], []]
    assert [cell["edge"] for cell in found["cells"]] == [0, 1]


def test_a_record_that_is_node_and_line_is_one_cell(schema):
    line = folded("r", "a", "f", "Membership", member="a", inFormat="f")
    node = ("r", {**line[2], "folded": False, "record": True})
    (cell,) = model(records([node], [line]), {"a": 0, "f": 1}, schema)["cells"]
    assert cell["edge"] == 0


def test_what_is_not_in_the_page_is_no_cell(schema):
    gone = folded("r", "a", "f", "Membership", member="a", inFormat="g")
    other = folded("s", "a", "f", "Tenure", member="a", inFormat="f")
    assert model(records([], [gone, other]), {"a": 0, "f": 1}, schema)["cells"] == []


# ── the view ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_table_tells_who_stood_where_on_the_day(opened, html):
    tab = opened(html, fragment="#view=matrix&at=2018-03-15")
    assert cells(tab, "Azerbaijan") == []
    (first,) = [label for label in cells(tab, "Kazakhstan") if "Consultative" in label]
    assert "full member" in first
    assert "1 source" in first
    assert "2018-03-15" in first
    assert "Who stood where on March 15, 2018" in tab.locator(".view-said").inner_text()
    tab.evaluate("window.maslahat.change({date: '2025-11-16'})")
    (joined,) = cells(tab, "Azerbaijan")
    assert "2 sources" in joined
    tab.evaluate("window.maslahat.change({date: '2014-12-31'})")
    assert tab.locator(".matrix .cell").count() == 0
    assert len(rows(tab)) == 6  # rows stay where they are
    tab.locator("#matrix-full").check()
    assert rows(tab) == []


def test_the_table_has_heads_for_rows_and_columns(opened, html):
    tab = opened(html, fragment="#view=matrix")
    assert tab.locator(".matrix caption").count() == 1
    assert tab.locator(".matrix thead th[scope=col]").count() == 3
    assert tab.locator(".matrix tbody th[scope=row]").count() == 6


def test_a_cell_opens_what_it_rests_on(opened, html):
    tab = opened(html, fragment="#view=matrix")
    tab.locator(CELL.format(row="Azerbaijan")).click()
    assert "Азербайджан официально присоединился к консультативным встречам" in tab.locator("#card").inner_text()
    assert tab.locator(".matrix .cell[aria-pressed=true]").count() == 1
    assert "sel=" in tab.url


def test_rows_are_sorted_by_name_and_by_a_column(opened, html):
    tab = opened(html, fragment="#view=matrix&at=2018-03-15")
    tab.select_option("#matrix-rows", "name")
    assert rows(tab) == sorted(rows(tab))
    tab.locator(".matrix .sort").first.click()
    assert tab.locator(".matrix th[aria-sort=descending]").count() == 1
    assert rows(tab)[-1] == "Azerbaijan"
    assert tab.evaluate("document.activeElement.className") == "sort"


def test_keys_lead_through_the_table(opened, html):
    tab = opened(html, fragment="#view=matrix")
    assert tab.locator(".matrix button[tabindex='0']").count() == 1
    tab.locator("#matrix-full").focus()
    tab.keyboard.press("Tab")
    first = tab.evaluate("document.activeElement.dataset.node || document.activeElement.dataset.edge")
    assert first
    tab.locator(".matrix tbody th button").first.focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.className") == "cell"
    tab.keyboard.press("Enter")
    assert tab.evaluate("'edge' in window.maslahat.state.selected")
    assert tab.evaluate("document.activeElement.className") == "cell"
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("document.activeElement.closest('thead') !== null")


def test_the_table_speaks_the_language_of_the_page(opened, html):
    tab = opened(html, fragment="#view=matrix&lang=ru")
    assert "Казахстан" in rows(tab)
    (first,) = [label for label in cells(tab, "Казахстан") if "С5+1" in label or "C5+1" in label]
    assert "полноправный член" in first
    assert "1 источник" in first


def test_the_files_hold_what_is_seen(opened, html):
    tab = opened(html, fragment="#view=matrix&at=2018-03-15")
    shown = tab.locator(".matrix .cell").count()
    lines = tab.evaluate("window.maslahat.views.find((one) => one.name === 'matrix').rows(window.maslahat.shownNow())")
    assert len(lines) == shown + 1
    assert ["Kazakhstan", "full member", "2018-03-15"] in [[line[0], line[2], line[4]] for line in lines]
    body = tab.evaluate(
        "window.maslahat.views.find((one) => one.name === 'matrix').picture().body.map((b) => b.textContent)"
    )
    assert "Kazakhstan" in body[-1]
    assert "full member" in body[0]


def test_hostile_names_stay_text(opened, hostile_html):
    tab = opened(hostile_html, fragment="#view=matrix")
    assert tab.locator(".matrix .cell").count() >= 2
    assert "status not told" in " ".join(tab.locator(".signs li").all_inner_texts())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280


def test_nothing_to_tell_is_said(opened, sample, schema):
    maker = sample.Maker()
    maker.thing("State", "state/kazakhstan", "Kazakhstan", "Казахстан")
    tab = opened(page(whole(maker.dataset, schema), schema), fragment="#view=matrix")
    assert "Nothing in these data says who belongs to what" in tab.locator("#view-matrix").inner_text()


def test_a_narrow_window_scrolls_only_the_table(opened, html):
    tab = opened(html, fragment="#view=matrix", viewport={"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.locator(".matrix tbody th").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["html", "hostile_html"])
def test_axe_finds_no_barrier(opened, barriers, kind, scheme, request):
    tab = opened(request.getfixturevalue(kind), fragment="#view=matrix&at=2018-03-15", color_scheme=scheme)
    assert barriers(tab) == []


def test_the_order_of_rows_is_in_the_link(opened, html):
    tab = opened(html, fragment="#view=matrix&at=2018-03-15")
    tab.locator(".matrix .sort").first.click()
    tab.locator("#matrix-full").check()
    again = opened(html, fragment="#" + tab.url.partition("#")[2])
    assert rows(again) == rows(tab)
    assert again.locator(".matrix th[aria-sort=descending]").count() == 1
    assert again.locator("#matrix-full").is_checked()
    tab.select_option("#matrix-rows", "name")
    assert rows(opened(html, fragment="#" + tab.url.partition("#")[2])) == rows(tab)
