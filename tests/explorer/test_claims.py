"""Claims: who claims what of whom, sorted and filtered; where sources differ; what a card says for and against."""

import networkx as nx
import pytest

from maslahat.explorer import page
from maslahat.explorer.model import page_data


@pytest.fixture(scope="module")
def claims_html(everything, schema, sample, texts):
    return page(everything, schema, selection=sample.ACCESSION, version="0.1.0", differing=texts.differing(sample))


def rows(tab):
    return tab.locator("table.claims tbody tr")


def test_the_ontology_says_what_a_claim_is(everything, schema):
    claims = page_data(everything, schema)["claims"]
    assert len(claims["rows"]) == 4
    assert claims["columns"]["speaker"] == {"en": "claimant", "ru": "автор утверждения"}
    names = [name["labels"] for name in claims["names"]]
    first = next(row for row in claims["rows"] if "judgement" in row)
    assert names[first["speaker"][0]]["en"] == "Farkhod Tolipov"
    assert claims["names"][first["stance"][0]]["sign"] == "≈"
    assert all(row["words"] and row["summary"] == {} for row in claims["rows"])


def test_a_graph_without_claims(opened, schema):
    tab = opened(page(nx.MultiDiGraph(), schema), fragment="#view=claims")
    assert "There are no claims" in tab.locator("#view-claims").inner_text()


def test_a_row_tells_who_what_and_in_which_words(opened, claims_html):
    tab = opened(claims_html, fragment="#view=claims")
    row = rows(tab).filter(has_text="логичным")
    cells = [cell.strip() for cell in row.locator("th, td").all_inner_texts()]
    assert cells[0] == "Farkhod Tolipov"
    assert "evaluates" in cells[1]
    assert "«Присутствие Азербайджана Толипов считает логичным»" in cells[3]
    assert "judgement: «логичным»" in cells[3]
    row.locator("button.open").click()
    assert tab.locator("#card .ground.quote mark").inner_text() == "«Присутствие Азербайджана Толипов считает логичным»"
    assert row.locator("button.open").get_attribute("aria-pressed") == "true"


def test_rows_are_sorted_and_filtered(opened, claims_html):
    tab = opened(claims_html, fragment="#view=claims")
    assert tab.locator("th[aria-sort=descending]").inner_text().startswith("Date")
    tab.locator("th.c-what button").click()
    up = rows(tab).locator("td.c-what").all_inner_texts()
    tab.locator("th.c-what button").press("Enter")
    assert rows(tab).locator("td.c-what").all_inner_texts() == up[::-1]
    assert tab.locator("th[aria-sort=descending]").inner_text().startswith("what is claimed")
    tab.select_option("#claims-stance", label="evaluates")
    assert rows(tab).count() == 2
    assert "Showing 2 of 4" in tab.locator("table.claims caption").inner_text()
    tab.fill("#claims-text", "НЕИЗБЕЖНЫМ")
    assert rows(tab).count() == 1
    tab.fill("#claims-text", "nothing of the kind")
    assert "No claim fits" in tab.locator("#view-claims").inner_text()


def test_conflicting_reports_stand_side_by_side(opened, claims_html):
    tab = opened(claims_html, fragment="#view=claims")
    tab.get_by_role("button", name="Where sources differ (1)").click()
    one, two = tab.locator(".conflicts .sides li").all()
    assert one.locator("strong").inner_text() == "2025-11-16"
    assert "One 2025-11-17; Two 2025-11" in one.inner_text()
    assert "Kassym-Jomart Tokayev asserts" in two.inner_text()
    assert one.bounding_box()["y"] == two.bounding_box()["y"]
    assert tab.locator(".conflicts a").first.get_attribute("href") == "https://example.org/One"


def test_by_a_day_when_one_side_was_not_known_there_is_no_conflict(opened, claims_html):
    tab = opened(claims_html, fragment="#view=claims&known=2025-11-30")
    assert tab.get_by_role("button", name="Where sources differ (0)").count() == 1
    assert tab.locator("#card h3.differ").count() == 0


def test_the_card_tells_who_differs(opened, claims_html):
    tab = opened(claims_html)
    card = tab.locator("#card")
    assert "Where sources differ" in card.inner_text()
    assert card.locator(".sides strong").all_inner_texts() == ["2025-11-16", "2025-11-15"]
    assert "Evidence 2 sources" in card.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_readers_meet_no_barrier(opened, claims_html, barriers, scheme):
    tab = opened(claims_html, fragment="#view=claims", color_scheme=scheme)
    assert barriers(tab) == []
    tab.get_by_role("button", name="Where sources differ (1)").click()
    assert barriers(tab) == []


def test_a_narrow_screen(opened, claims_html):
    tab = opened(claims_html, fragment="#view=claims", viewport={"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") == 390
    assert rows(tab).count() == 4


def test_hostile_texts_stay_texts(opened, schema, sample, texts):
    from maslahat.network import around

    network = around(sample.hostile().dataset, sample.CENTRE, schema)
    html = page(network, schema, differing=texts.differing(sample, label=sample.HOSTILE), version=sample.HOSTILE)
    tab = opened(html, fragment="#view=claims")
    tab.get_by_role("button", name="Where sources differ").click()
    assert sample.HOSTILE.replace("\u2028", "") in tab.locator(".conflict h3").inner_text().replace("\u2028", "")
    assert tab.locator("#view-claims img").count() == 0


def test_a_reason_stands_in_the_words_of_the_source(opened, claims_html):
    tab = opened(claims_html, fragment="#view=claims")
    reason = "because: «Бакинская вовлечённость опирается на историческую и культурную близость»"
    assert reason in rows(tab).filter(has_text="логичным").locator("td.c-what").inner_text()
    tab.fill("#claims-text", "культурную близость")
    assert rows(tab).count() == 1


def test_the_csv_is_what_is_seen_and_whole(opened, claims_html, saved_rows):
    tab = opened(claims_html, fragment="#view=claims")
    tab.select_option("#claims-stance", label="evaluates")
    tab.locator("th.c-what button").click()
    head, *lines = saved_rows(tab)
    table = rows(tab)
    assert len(lines) == table.count() == 2
    for line, shown in zip(lines, table.all(), strict=True):
        told = dict(zip(head, line, strict=True))
        assert told["claimant"] == shown.locator("th").inner_text().strip()
        assert f"«{told['content']}»" in shown.locator("td.c-what").inner_text()
        assert told["IRI"].startswith("https://w3id.org/maslahat/id/claim/")
    assert [dict(zip(head, line, strict=True))["because"] for line in lines].count("") == 1


def test_the_csv_of_the_differences_has_a_row_for_each_position(opened, claims_html, saved_rows):
    tab = opened(claims_html, fragment="#view=claims")
    tab.locator("[data-focus=part-conflicts]").click()
    assert tab.locator(".conflicts").is_visible()
    _, *lines = saved_rows(tab)
    assert len(lines) == tab.locator(".conflicts .sides > li").count()
    assert len(lines) > 1
    assert {line[0] for line in lines} <= set(tab.locator(".conflict h3 > :first-child").all_inner_texts())


def test_the_choices_of_the_view_are_in_the_link(opened, claims_html):
    tab = opened(claims_html, fragment="#view=claims")
    tab.select_option("#claims-stance", label="evaluates")
    tab.locator("th.c-what button").click()
    tab.fill("#claims-text", "толипов")
    seen = rows(tab).all_inner_texts()
    again = opened(claims_html, fragment="#" + tab.url.partition("#")[2])
    assert "stance=Evaluates" in tab.url
    assert rows(again).all_inner_texts() == seen
    assert (again.locator("#claims-text").input_value(), again.locator("#claims-order").input_value()) == (
        "толипов",
        "what",
    )
    tab.locator("[data-focus=part-conflicts]").click()
    again = opened(claims_html, fragment="#" + tab.url.partition("#")[2])
    assert again.locator("[data-focus=part-conflicts]").get_attribute("aria-pressed") == "true"


def test_choices_in_a_link_that_are_none_of_ours(opened, claims_html):
    tab = opened(claims_html, fragment="#view=claims&order=constructor&stance=__proto__&part=x&tenor=")
    assert rows(tab).count() == 4
    assert tab.locator("th[aria-sort=descending]").inner_text().startswith("Date")


@pytest.mark.parametrize("asked", ["Толипов", "Tolipov", "tolipov farkhod", "ФАРХОД"])
def test_a_name_is_found_in_any_alphabet(opened, claims_html, asked):
    tab = opened(claims_html, fragment="#view=claims")
    tab.fill("#claims-text", asked)
    assert rows(tab).count() == 4


def test_a_quote_of_a_quote_has_other_marks(opened, claims_html):
    tab = opened(claims_html)
    marked = tab.evaluate(
        "['«Да», — сказал он.', 'Да.', '“Yes”, he said.'].map((text) => window.maslahat.quoted(text, ''))"
    )
    assert marked == ["„«Да», — сказал он.“", "«Да.»", "‘“Yes”, he said.’"]
