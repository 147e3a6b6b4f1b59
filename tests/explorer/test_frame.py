"""The frame around the views: state in the address, two clocks, search, languages, filters, barriers for readers."""

import re

import pyoxigraph
import pytest

from maslahat.clocks import known_by, true_at
from maslahat.store import GraphStore

FIELD = "document.activeElement.id"


def state(tab, name):
    return tab.evaluate(f"window.maslahat.state.{name}")


def count(tab, what):
    return tab.evaluate(f"window.maslahat.shownNow().{what}.size")


def set_day(tab, field, text):
    tab.fill(f"#{field}", text)
    tab.press(f"#{field}", "Enter")
    tab.wait_for_timeout(50)


# ── clocks ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_slider_changes_what_is_seen_and_the_address(opened, html):
    tab = opened(html)
    whole = count(tab, "edges")
    tab.locator("#slider").focus()
    tab.keyboard.press("Home")
    tab.wait_for_timeout(100)
    assert count(tab, "edges") < whole
    assert "at=2015-01-01" in tab.url
    assert "as of January 1, 2015" in tab.locator("#shown").inner_text()
    assert tab.locator("#slider").get_attribute("aria-valuetext") == "January 1, 2015"
    tab.keyboard.press("PageUp")
    assert state(tab, "date") == "2016-01-01"
    seen = count(tab, "edges")
    tab.reload()
    tab.wait_for_timeout(200)
    assert (state(tab, "date"), count(tab, "edges")) == ("2016-01-01", seen)
    tab.locator("#date-clear").click()
    assert (count(tab, "edges"), tab.locator("#date").input_value()) == (whole, "")
    assert "at=" not in tab.url


def test_a_step_leads_to_the_day_on_which_something_changes(opened, html):
    tab = opened(html)
    set_day(tab, "date", "2018-03-14")
    before = count(tab, "records")
    tab.locator("#later").click()
    assert state(tab, "date") == "2018-03-15"
    assert count(tab, "records") > before
    tab.locator("#later").click()
    assert state(tab, "date") == "2025-11-16"
    tab.locator("#earlier").click()
    assert state(tab, "date") == "2018-03-15"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018", "2018-12-31"),
        ("2024-02", "2024-02-29"),
        ("2018-03-15", "2018-03-15"),
        ("2023-02-29", ""),
        ("15.03.2018", ""),
        ("0000", ""),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(opened, html, text, day):
    tab = opened(html)
    set_day(tab, "date", text)
    assert state(tab, "date") == day
    assert tab.locator("#date").get_attribute("aria-invalid") == ("false" if day else "true")
    if not day:
        assert "is no date: write YYYY-MM-DD" in tab.locator("#told").inner_text()


def test_what_is_known_by_a_day_rests_on_what_was_published(opened, html):
    tab = opened(html)
    set_day(tab, "known", "2018-03-14")
    assert count(tab, "evidence") == count(tab, "edges") == 0
    set_day(tab, "known", "2018-03-15")
    assert count(tab, "edges") > 10
    # notes are not published, and an article without a date is not known by any day
    kinds = tab.evaluate(
        "[...new Set([...window.maslahat.shownNow().evidence].map((i) => window.maslahat.data.evidence[i].kind))]"
    )
    assert kinds == [1]
    assert "known by March 15, 2018" in tab.locator("#shown").inner_text()


SHOWN = """() => { const { data, shownNow } = window.maslahat;
  return [...shownNow().records].map((place) => data.records[place].iri); }"""


@pytest.fixture(scope="module")
def store(meetings):
    quads = pyoxigraph.parse(meetings.serialize(format="nquads"), format=pyoxigraph.RdfFormat.N_QUADS)
    found = GraphStore()
    found.fill(quads)
    return found


def records_of(store):
    return {row["r"].value for row in store.query("SELECT DISTINCT ?r { ?r mas:evidence ?e }")}


@pytest.mark.parametrize("day", ["1990-01-01", "2014", "2015", "2018-03-14", "2018-03-15", "2025-11-16", "2030"])
def test_page_and_clock_agree_on_what_held(opened, html, store, day):
    """But what has no known beginning, which the clock leaves out and counts: the page shows and counts it."""
    tab = opened(html, fragment=f"#at={day}")
    seen, left = true_at(store, day)
    shown = set(tab.evaluate(SHOWN))
    records = {record["iri"]: record for record in tab.evaluate("window.maslahat.data.records")}
    held = records_of(seen) & set(records)
    assert held <= shown
    assert not any(records[iri]["first"] for iri in shown - held)
    assert len(shown - held) == left.unknown_begin


@pytest.mark.parametrize("day", ["2018-03-14", "2018-03", "2018-03-15", "2025-11-17", "2030"])
def test_page_and_clock_agree_on_what_was_known(opened, html, store, day):
    tab = opened(html, fragment=f"#known={day}")
    assert set(tab.evaluate(SHOWN)) == records_of(known_by(store, day)[0])


# ── search ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed",
    ["Токаев", "tokayev", "Тоқаев", "TOKAEV", "Toqayev", "Касым-Жомарт", "kasym jomart", "qasym-jomart", "Тока"],
)
def test_a_name_is_found_in_any_alphabet(opened, html, typed):
    tab = opened(html)
    tab.keyboard.press("/")
    assert tab.evaluate(FIELD) == "search"
    tab.keyboard.type(typed)
    first = tab.locator("#found li").first
    assert "Kassym-Jomart Tokayev" in first.inner_text()
    tab.keyboard.press("Enter")
    assert tab.locator("#card h2").inner_text() == "Kassym-Jomart Tokayev"
    assert tab.evaluate(FIELD) == "card"
    assert tab.locator("#foundbox").is_hidden()
    assert "person%2Ftokayev" in tab.url


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Токаев", "Tokayev"),
        ("Тоқаев", "Tokaev"),
        ("Мирзиёев", "Mirziyoyev"),
        ("Мирзиеев", "Мирзиёев"),
        ("Жапаров", "Japarov"),
        ("Жапаров", "Zhaparov"),
        ("Бердымухамедов", "Berdimuhamedow"),
        ("Рахмон", "Раҳмон"),
        ("Рахмон", "Rahmon"),
        ("Әлиев", "Aliyev"),
        ("Əliyev", "Алиев"),
        ("Шавкат", "Shavkat"),
        ("Şavkat", "Шавкат"),
        ("Назарбаев", "Nazarbayev"),
        ("Жээнбеков", "Jeenbekov"),
        ("С5+1", "C5+1"),
        ("Ғафур", "Гафур"),
        ("Түркменстан", "Туркменстан"),
        ("Oʻzbekiston", "O'zbekiston"),
        ("Öskemen", "Оскемен"),
        ("Алмазбек", "ALMAZBEK"),
    ],
)
def test_ways_to_write_a_name_fold_together(opened, html, one, other):
    tab = opened(html)
    first, second = (tab.evaluate("(text) => window.maslahat.folds(text)", text) for text in (one, other))
    assert set(first) & set(second), (first, second)


def test_the_search_is_worked_by_keys_alone(opened, html):
    tab = opened(html)
    tab.keyboard.press("/")
    tab.keyboard.type("stan")
    field = tab.locator("#search")
    assert field.get_attribute("aria-expanded") == "true"
    assert tab.locator("#found li").count() == 6
    assert "6 of 6 found" in tab.locator("#found-told").inner_text()
    tab.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert tab.locator(f"#{active}").get_attribute("aria-selected") == "true"
    tab.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    tab.fill("#search", "nobody of this name")
    assert "Nothing of that name" in tab.locator("#found-told").inner_text()
    tab.fill("#search", "   ")
    assert tab.locator("#foundbox").is_hidden()


# ── languages ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_names_have_a_language_of_their_own(opened, html):
    tab = opened(html)
    assert tab.locator("#labels option").count() == 9
    tab.select_option("#labels", "kk")
    things = tab.locator("#things li button")
    assert "Өзбекстан" in things.all_inner_texts()
    assert tab.locator("#things [lang=kk]", has_text="Өзбекстан").count() == 1
    # the interface and the words of the ontology stay English
    assert "State" in tab.locator("#legend").inner_text()
    assert tab.locator("#filters summary").inner_text().startswith("Filters")
    # a person without a Kazakh name bears the Russian one, and says so
    assert tab.locator("#things [lang=ru]", has_text="Касым-Жомарт Токаев").count() == 1
    assert "labels=kk" in tab.url
    tab.reload()
    tab.wait_for_timeout(200)
    assert (state(tab, "labels"), tab.locator("#labels").input_value()) == ("kk", "kk")


# ── filters ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_filters_hide_and_are_kept_in_the_address(opened, html):
    tab = opened(html)
    whole = count(tab, "nodes")
    tab.locator("#filters summary").click()
    boxes = tab.locator("#filters-box fieldset")
    assert [box.split("\n")[0] for box in boxes.all_inner_texts()] == [
        "Classes",
        "Certainty",
        "Kinds of evidence",
        "Sources",
    ]
    label = tab.locator("#filters-box .of-classes label", has_text="State")
    assert label.locator(".count").inner_text() == "6"
    label.click()
    assert count(tab, "nodes") < whole
    assert "State" not in tab.locator("#legend").inner_text()
    assert "1 off" in tab.locator("#filters summary").inner_text()
    assert "hide=classes" in tab.url
    seen = count(tab, "nodes")
    tab.reload()
    tab.wait_for_timeout(200)
    assert count(tab, "nodes") == seen
    tab.locator("#filters summary").click()
    tab.locator("#all-classes").click()
    assert (count(tab, "nodes"), tab.evaluate(FIELD)) == (whole, "all-classes")
    tab.locator("#none-grounds").click()
    assert count(tab, "edges") == 0
    tab.keyboard.press("Escape")
    assert not tab.locator("#filters-box").is_visible()


def test_evidence_that_is_filtered_away_carries_nothing(opened, html):
    tab = opened(html)
    tab.evaluate(
        """() => { const { change, state } = window.maslahat;
           change({ hidden: { ...state.hidden, grounds: new Set(["Citation", "CuratorNote"]) } }); }"""
    )
    rests = tab.evaluate(
        """() => { const { data, shownNow } = window.maslahat;
           const quoted = (edge) => edge.evidence.some((one) => data.evidence[one].kind === 0);
           return [...shownNow().edges].every((place) => quoted(data.edges[place])); }"""
    )
    assert rests
    assert 0 < count(tab, "edges") < 34
    assert "Citation" not in tab.locator("#table tbody").inner_text()


# ── the address ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "fragment",
    [
        "#view=nowhere&at=yesterday&known=&lang=xx&labels=constructor&sel=&around=&hide=classes:Nothing,:,%,x:y",
        "#%E0%A4%A&at=2018-13-40&hide=__proto__:x&labels=__proto__&labels=toString",
        "#" + "a" * 5000,
    ],
)
def test_an_address_that_says_nothing_of_ours_changes_nothing(opened, html, fragment):
    tab = opened(html, fragment=fragment)
    assert (state(tab, "view"), state(tab, "date"), state(tab, "language"), state(tab, "labels")) == (
        "around",
        "",
        "en",
        "",
    )
    assert count(tab, "edges") == 34


def test_everything_chosen_comes_back_by_the_link(opened, html, sample):
    tab = opened(html, fragment="#view=around&at=2019&known=2026-01-01&lang=ru&labels=kk&hide=grounds:CuratorNote")
    assert state(tab, "date") == "2019-12-31"
    assert state(tab, "known") == "2026-01-01"
    assert tab.locator("#date").input_value() == "2019-12-31"
    assert tab.evaluate("[...window.maslahat.state.hidden.grounds]") == ["CuratorNote"]
    assert tab.evaluate("document.documentElement.lang") == "ru"
    assert "на 31 декабря 2019" in tab.locator("#shown").inner_text()


# ── barriers ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["html", "hostile_html"])
def test_axe_finds_no_barrier(opened, barriers, kind, scheme, request):
    tab = opened(request.getfixturevalue(kind), color_scheme=scheme)
    for view in tab.evaluate("window.maslahat.views.map((view) => view.name)"):
        tab.locator(f"#tab-{view}").click()
        tab.wait_for_timeout(100)
        assert barriers(tab) == [], view
    tab.locator("#filters summary").click()
    tab.fill("#search", "a")
    assert barriers(tab) == []
    tab.locator("#saving summary").click()
    assert barriers(tab) == []


def test_tabs_are_walked_by_arrows(opened, html):
    tab = opened(html)
    names = tab.evaluate("window.maslahat.views.map((view) => view.name)")
    tab.locator("#tab-around").focus()
    for name in [*names[1:], names[0]]:
        tab.keyboard.press("ArrowRight")
        assert tab.evaluate(FIELD) == f"tab-{name}"
        assert state(tab, "view") == name
        assert tab.locator("[role=tabpanel]:visible").count() == 1
    tab.keyboard.press("End")
    assert state(tab, "view") == names[-1]


@pytest.mark.parametrize("kind", ["html", "hostile_html"])
def test_a_telephone_shows_every_view_without_scrolling_sideways(opened, kind, request):
    tab = opened(request.getfixturevalue(kind), viewport={"width": 390, "height": 844}, has_touch=True)
    for view in tab.evaluate("window.maslahat.views.map((view) => view.name)"):
        tab.locator(f"#tab-{view}").click()
        tab.wait_for_timeout(100)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, view
    for box in ("filters", "saving"):
        tab.locator(f"#{box} summary").click()
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, box


def test_on_paper_there_are_no_controls(opened, html):
    tab = opened(html)
    tab.emulate_media(media="print")
    assert not tab.locator(".bar").is_visible()
    assert not tab.locator("#tabs").is_visible()
    assert tab.locator("#shown").is_visible()
    assert tab.locator("#card blockquote").is_visible()
    assert len(tab.pdf()) > 10_000


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_key_of_a_word_stands_for_the_word(opened, html, language):
    """The keys that code puts together (say(`rows.${order}`)) are not to be found by reading it."""
    tab = opened(html, fragment=f"#lang={language}")
    for view in tab.evaluate("window.maslahat.views.map((view) => view.name)"):
        tab.evaluate("(view) => window.maslahat.change({ view })", view)
        text = tab.locator("main").inner_text().replace("orda.kz", "")
        assert (
            re.findall(r"\b(?:[a-z]+\.[a-z]+|(?:order|source|note)[a-z_]*(?:one|few|other|often|name))\b", text) == []
        ), view
