"""The page in a real browser: it draws, answers to mouse and keys, fetches nothing, runs nothing hostile."""

import pytest

from maslahat.explorer import page

INK = """() => {
  const canvas = document.querySelector("#picture canvas");
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let drawn = 0;
  for (let i = 3; i < pixels.length; i += 4) drawn += pixels[i] > 0;
  return drawn / (pixels.length / 4);
}"""
SPOT = """([kind, place]) => {
  const { network } = window.maslahat.picture;
  const edge = window.maslahat.data.edges[place];
  const [a, b] = kind === "node" ? [place, place] : [edge.from, edge.to];
  const at = network.getPositions([a, b]);
  let point = { x: (at[a].x + at[b].x) / 2, y: (at[a].y + at[b].y) / 2 };
  if (kind === "edge") point = network.body.edges[place].edgeType.getPoint(0.5);
  const { x, y } = network.canvasToDOM(point);
  const frame = document.querySelector("#picture").getBoundingClientRect();
  return { x: frame.left + x, y: frame.top + y };
}"""


def card(tab):
    return tab.locator("#card")


def click(tab, kind, place):
    spot = tab.evaluate(SPOT, [kind, place])
    tab.mouse.click(spot["x"], spot["y"])
    tab.wait_for_timeout(60)


def place_of(tab, kind, name):
    """The place of the node or line whose IRI, or whose record's IRI, ends so."""
    return tab.evaluate(
        """([kind, name]) => {
          const { nodes, edges, records } = window.maslahat.data;
          if (kind === "node") return nodes.findIndex((one) => one.iri.endsWith(name));
          return edges.findIndex((one) => one.folded && records[one.record].iri.endsWith(name));
        }""",
        [kind, name],
    )


def test_it_opens_on_the_selection_with_its_evidence(opened, html):
    tab = opened(html)
    assert tab.title() == "Consultative Meetings of the Heads of State of Central Asia · maslahat"
    assert tab.evaluate(INK) > 0.01
    quote, citation = card(tab).locator(".ground").all()
    assert quote.locator("blockquote").inner_text() == (
        "Формат получил новое измерение: «Азербайджан официально присоединился к консультативным встречам»."
    )
    assert quote.locator("blockquote").get_attribute("lang") == "ru"
    assert quote.locator("a").get_attribute("href").startswith("https://altyn-orda.kz/")
    assert quote.locator("a").get_attribute("rel") == "noopener noreferrer"
    assert "asserted" in quote.inner_text()
    assert not set("«»“”") & set(citation.inner_text())
    assert "OC Media" in citation.inner_text()
    assert "2025-11-17" in citation.inner_text()
    assert "accession/azerbaijan" in card(tab).locator(".iri").inner_text()
    assert "Showing 22 of 22 things, 34 of 34 lines" in tab.locator("header").inner_text()


def test_a_click_on_a_line_shows_the_sentence_and_the_link(opened, html):
    tab = opened(html)
    click(tab, "edge", place_of(tab, "edge", "membership/azerbaijan-consultative-meetings"))
    assert card(tab).locator("h2").inner_text().startswith("Azerbaijan → Membership → Consultative")
    assert "«Азербайджан официально присоединился" in card(tab).inner_text()
    assert card(tab).locator("a[href^=https]").count() == 2
    assert tab.locator("tr.chosen").count() == 1
    click(tab, "edge", place_of(tab, "edge", "membership/turkmenistan-consultative-meetings"))
    note = card(tab).locator(".ground.note")
    assert "Curator's note" in note.inner_text()
    assert "A. Researcher" in note.inner_text()
    assert not set("«»“”") & set(note.inner_text())


def test_a_click_on_a_node_shows_what_is_said_of_it(opened, html):
    tab = opened(html)
    click(tab, "node", place_of(tab, "node", "person/tokayev"))
    assert card(tab).locator("h2").inner_text() == "Kassym-Jomart Tokayev"
    ties = card(tab).locator(".ties button")
    assert ties.count() == 6
    ties.first.click()
    assert card(tab).locator(".ground.quote").count() == 1


NAMES_APART = """() => {
  const { at, boxes, nodes } = window.maslahat.picture.part;
  const faults = [];
  for (const a of nodes) for (const b of nodes) {
    if (a >= b) continue;
    const [p, q, one, two] = [at.get(a), at.get(b), boxes.get(a), boxes.get(b)];
    const across = Math.abs(p.x - q.x) >= one.half + two.half;
    const above = Math.abs(p.y - q.y) >= (p.y <= q.y ? one.down + two.up : one.up + two.down);
    if (!across && !above) faults.push([a, b]);
  }
  return faults;
}"""


def test_no_name_lies_on_another(opened, html):
    tab = opened(html)
    assert tab.evaluate(NAMES_APART) == []
    part = tab.evaluate("[...window.maslahat.picture.part.at.get(window.maslahat.state.centre) ? [1] : []]")
    assert part == [1]


def test_any_thing_can_be_the_centre(opened, meetings, schema, sample):
    tab = opened(page(meetings, schema, centre=sample.CENTRE, limit=8))
    assert "8 of 21 neighbours are drawn" in tab.locator("#more").inner_text()
    chips = tab.locator("#more button")
    count = tab.evaluate("window.maslahat.picture.nodes.length")
    chips.first.click()
    assert tab.evaluate("window.maslahat.picture.nodes.length") > count
    click(tab, "node", place_of(tab, "node", "state/azerbaijan"))
    tab.locator("#recentre").click()
    assert "around=" in tab.url
    assert "Around Azerbaijan" in tab.locator("#centring").inner_text()
    assert tab.evaluate(NAMES_APART) == []
    around = tab.evaluate("[...window.maslahat.picture.part.at.get(window.maslahat.state.centre) && [0, 0]]")
    assert around == [0, 0]
    tab.reload()
    tab.wait_for_timeout(200)
    assert "Around Azerbaijan" in tab.locator("#centring").inner_text()
    tab.locator("#picture").focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("c")
    tab.locator("#centreback").click()
    assert "Around Consultative" in tab.locator("#centring").inner_text()


def test_nothing_moves_when_the_day_changes(opened, html):
    tab = opened(html)
    where = "window.maslahat.picture.network.getPositions()"
    before = tab.evaluate(where)
    tab.evaluate("window.maslahat.change({ known: '2019-01-01' })")
    after = tab.evaluate(where)
    assert 0 < len(after) < len(before)
    assert after.items() <= before.items()
    hidden = "window.maslahat.picture.nodes.get().filter((one) => one.hidden).length"
    assert tab.evaluate(hidden) > 5
    tab.evaluate("window.maslahat.change({ known: '' })")
    assert tab.evaluate(hidden) == 0


def test_the_keyboard_alone_reaches_everything(opened, html):
    tab = opened(html)
    tab.locator("#picture").focus()
    before = card(tab).locator("h2").inner_text()
    seen = {before}
    for key in ("ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp"):
        tab.keyboard.press(key)
        seen.add(card(tab).locator("h2").inner_text())
    assert len(seen) > 3
    assert tab.locator("#told").inner_text() == card(tab).locator("h2").inner_text()
    scale = tab.evaluate("window.maslahat.picture.network.getScale()")
    tab.keyboard.press("+")
    tab.wait_for_timeout(300)
    assert tab.evaluate("window.maslahat.picture.network.getScale()") > scale
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "card"
    row = tab.locator("[data-row] button").nth(3)
    row.focus()
    tab.keyboard.press("Enter")
    assert row.get_attribute("aria-pressed") == "true"
    assert tab.evaluate("window.maslahat.state.selected.edge") == 3
    assert tab.evaluate("window.maslahat.picture.network.getSelectedEdges()") == [3]


def test_every_stop_of_the_tab_key_is_a_control_of_ours(opened, html):
    tab = opened(html)
    stops = []
    for _ in range(15):
        tab.keyboard.press("Tab")
        stops.append(tab.evaluate("document.activeElement.id || document.activeElement.className"))
    assert stops[:15] == [
        *("skip", "language", "labels", "theme", "search", "earlier", "slider", "later", "date", "known"),
        *("", "", "tab-around", "recentre", "picture"),
    ]


def test_the_table_says_what_the_picture_says(opened, html):
    tab = opened(html)
    rows = tab.locator("#table tbody tr")
    assert rows.count() == tab.evaluate("window.maslahat.picture.edges.length") == 34
    assert "every line of the picture" in tab.locator("caption").inner_text()
    row = rows.filter(has_text="since 2025-11-16")
    assert [cell.strip() for cell in row.locator("th, td").all_inner_texts()][:4] == [
        "Azerbaijan",
        "Membership",
        "Consultative Meetings of the Heads of State of Central Asia",
        "since 2025-11-16",
    ]
    assert "«Азербайджан официально присоединился к консультативным встречам»" in row.inner_text()


def test_the_legend_is_a_list_with_counts(opened, html):
    tab = opened(html)
    entries = tab.locator("#legend li").all_inner_texts()
    assert ["State", "6"] in [entry.split("\n") for entry in entries]
    assert ["Membership", "11"] in [entry.split("\n") for entry in entries]
    assert {"Quote", "Citation", "Curator's note"} <= set(entries)
    assert tab.locator("#legend li svg").count() == len(entries)
    assert tab.locator("#things li button").count() == 22


def test_the_language_switch_changes_interface_and_names(opened, html):
    tab = opened(html)
    tab.select_option("#language", "ru")
    assert tab.locator("h1").inner_text().startswith("Консультативные встречи")
    assert tab.evaluate("document.documentElement.lang") == "ru"
    assert "Присоединение: Азербайджан" in card(tab).inner_text()
    assert "Ссылка" in card(tab).inner_text()
    assert "lang=ru" in tab.url
    labels = tab.evaluate("window.maslahat.picture.nodes.get().map((node) => node.label)")
    assert "Казахстан" in labels
    # a name that only Russian has says so in an English page
    tab.select_option("#language", "en")
    assert tab.locator("#things [lang=ru]").count() == 5


def test_the_address_brings_the_same_view_back(opened, html):
    tab = opened(html)
    tab.select_option("#language", "ru")
    tab.locator("[data-row] button").nth(5).click()
    title = card(tab).locator("h2").inner_text()
    tab.reload()
    tab.wait_for_timeout(200)
    assert card(tab).locator("h2").inner_text() == title
    assert tab.evaluate("document.documentElement.lang") == "ru"
    tab.evaluate("window.location.hash = '#sel=nothing-of-ours&lang=xx&%'")
    tab.wait_for_timeout(100)
    assert card(tab).locator("h2").inner_text() == title


def test_light_and_dark(opened, html):
    for scheme, other in (("light", "dark"), ("dark", "light")):
        tab = opened(html, color_scheme=scheme)
        assert tab.evaluate("document.documentElement.dataset.theme") == scheme
        assert tab.evaluate(INK) > 0.01
        tab.locator("#theme").click()
        assert tab.evaluate("document.documentElement.dataset.theme") == other


CONTRASTS = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const faults = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || element.closest("script, style, noscript, .unseen, .skip")) continue;
    let ground = element;
    while (ground && (parse(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
    const a = light(parse(getComputedStyle(element).color));
    const b = light(parse(getComputedStyle(ground || document.body).backgroundColor));
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faults.push(`${element.tagName}.${element.className} ${contrast.toFixed(2)}`);
  }
  return [...new Set(faults)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out(opened, html, scheme):
    tab = opened(html, color_scheme=scheme)
    assert tab.evaluate(CONTRASTS) == []
    click(tab, "edge", place_of(tab, "edge", "membership/turkmenistan-consultative-meetings"))
    assert tab.evaluate(CONTRASTS) == []


@pytest.mark.parametrize("kind", ["html", "hostile_html"])
def test_a_telephone_shows_it_without_scrolling_sideways(opened, kind, request):
    tab = opened(request.getfixturevalue(kind), viewport={"width": 390, "height": 844}, has_touch=True)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.evaluate(INK) > 0.005
    assert tab.evaluate("window.maslahat.picture.network.getScale()") > 0.6
    assert tab.locator("caption").bounding_box()["width"] > 300
    assert tab.locator("#table tbody tr").first.bounding_box()["width"] > 300


def test_hostile_texts_stay_text(opened, hostile_html, sample):
    tab = opened(hostile_html, name="a '&<b>😀 #1.html".replace("#", "%23").replace("<b>", "(b)"))
    shown = sample.HOSTILE.replace("\u2028", " ")
    assert tab.evaluate("document.querySelectorAll('img').length") == 0
    assert "<img src=x onerror" in tab.locator("h1").inner_text()
    assert card(tab).locator("a").count() == 0
    assert "javascript:window.__x=1" in card(tab).inner_text()
    words = card(tab).locator("mark").text_content()
    assert words[1:-1].replace("\u2028", " ") == f"{shown} вступил в формат"
    for i in range(tab.locator("[data-row] button").count()):
        tab.locator("[data-row] button").nth(i).click()
        tab.wait_for_timeout(30)
    for i in range(tab.locator("[data-node]").count()):
        tab.locator("[data-node]").nth(i).click()
    click(tab, "node", 0)
    tab.mouse.move(300, 300)
    tab.wait_for_timeout(100)
    assert "{{7*7}}" in tab.locator("h1").inner_text()


def test_what_has_no_evidence_and_no_name_says_so(opened, hostile_html):
    tab = opened(hostile_html)
    click(tab, "node", place_of(tab, "node", "accession/bare"))
    assert "No evidence is recorded" in card(tab).inner_text()
    click(tab, "node", place_of(tab, "node", "state/nameless"))
    assert card(tab).locator("h2").inner_text() == "nameless (without a name)"


def test_emoji_before_a_quote_do_not_shift_it(opened, hostile_html):
    tab = opened(hostile_html)
    ground = card(tab).locator(".ground.quote").first
    assert "characters 12–" in ground.inner_text().replace("\n", " ")


def test_nothing_to_draw_is_said(opened, schema):
    import networkx as nx

    from maslahat.explorer import page

    tab = opened(page(nx.MultiDiGraph(), schema))
    assert "There is nothing to draw" in tab.locator("header").inner_text()
    assert "There is nothing to draw" in card(tab).inner_text()


def test_a_sandboxed_frame_will_do(opened, html):
    import html as escape

    frame = f'<!doctype html><iframe sandbox="allow-scripts" width=1200 height=800 srcdoc="{escape.escape(html)}">'
    tab = opened(frame)
    inner = tab.frames[1]
    inner.wait_for_selector("#card h2")
    inner.locator("[data-row] button").nth(2).click()
    assert inner.locator("tr.chosen").count() == 1
