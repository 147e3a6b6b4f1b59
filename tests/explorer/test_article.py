"""The article: exactly the words of a quote are lit, a sentence shows its facts, what was not read is seen."""

import pytest

from maslahat.explorer import page
from maslahat.network import around

LIT = "[...document.querySelectorAll('.passage .piece.lit')].map((one) => one.textContent).join('')"
WORD = "[...document.querySelectorAll('.passage .piece.word')].map((one) => one.textContent).join('|')"
ACCESSION = "Азербайджан официально присоединился к консультативным встречам"


@pytest.fixture(scope="module")
def article_html(everything, schema, sample, texts):
    second = texts.article(sample, text="Другой текст. И всё.", iri=sample.ARTICLE + "-2")
    return page(everything, schema, selection=sample.ACCESSION, articles=[texts.read(sample), second])


@pytest.fixture(scope="module")
def evil_html(sample, schema, texts):
    network = around(sample.hostile().dataset, sample.CENTRE, schema)
    return page(network, schema, articles=[texts.hostile(sample)], version=sample.HOSTILE)


def test_what_is_selected_is_lit_in_the_text(opened, article_html):
    tab = opened(article_html, fragment="#view=article")
    assert tab.evaluate(LIT) == ACCESSION
    assert tab.evaluate(WORD) == "консультативным встречам"
    assert tab.locator(".fact[aria-pressed=true]").count() == 1


def test_pointing_at_a_fact_lights_its_words(opened, article_html):
    tab = opened(article_html, fragment="#view=article")
    fact = tab.locator(".fact", has_text="Claim").nth(2)
    fact.hover()
    pointed = tab.evaluate(LIT)
    assert pointed != ACCESSION
    assert pointed in tab.evaluate("window.maslahat.data.articles[0].text")
    tab.mouse.move(5, 5)
    assert tab.evaluate(LIT) == ACCESSION
    fact.focus()
    assert tab.evaluate(LIT) == pointed
    fact.press("Enter")
    assert pointed in tab.locator("#card .ground.quote mark").inner_text()


def test_an_emoji_before_the_quote_moves_nothing(opened, evil_html, sample, texts):
    tab = opened(evil_html, fragment="#view=article")
    quote = texts.HOSTILE_QUOTE.format(hostile=sample.HOSTILE)
    for fact in tab.locator(".fact").all():
        fact.focus()
        assert tab.evaluate(LIT) == quote
    tab.locator(".fact", has_text="Membership").focus()
    assert tab.evaluate(WORD) == "вступил"
    assert tab.locator("#view-article img").count() == 0
    whole = tab.evaluate("[...document.querySelectorAll('.passage .piece')].map((one) => one.textContent).join('')")
    assert whole == texts.HOSTILE_TEXT.format(hostile=sample.HOSTILE)


def test_sentences_that_were_not_read_are_seen(opened, evil_html):
    tab = opened(evil_html, fragment="#view=article")
    read = tab.locator(".passage .sentence")
    assert [("unread" in (one.get_attribute("class") or "").split()) for one in read.all()] == [True, False, True]
    assert "Sentences: 3, facts: 2, sentences without a fact: 2" in tab.locator(".article-head").inner_text()
    assert tab.locator("[data-of='2']").inner_text().split("\n")[-1] == "No fact was read in this sentence."
    tab.get_by_role("button", name="Sentence 3: no fact was read here").press("Enter")
    assert tab.locator("#told").inner_text() == "No fact was read in this sentence."


def test_a_click_on_words_shows_their_facts(opened, article_html):
    tab = opened(article_html, fragment="#view=article")
    tab.locator(".piece", has_text="официально").click()
    on = tab.locator(".of-sentence.on")
    assert on.count() == 1
    assert "Accession" in on.inner_text()
    assert "Membership" in on.inner_text()
    name = tab.locator("[data-mention]").first
    name.press("Enter")
    assert tab.locator("#card h2").inner_text() == "Farkhod Tolipov"
    assert name.get_attribute("aria-pressed") == "true"
    # a name of nothing on this page is marked, and is no button
    assert tab.locator(".mention:not(.known)").all_inner_texts() == ["Европой"]


def test_facts_that_filters_leave_out_are_counted(opened, article_html):
    tab = opened(article_html, fragment="#view=article&hide=classes:Accession")
    margin = tab.locator(".margin")
    assert "Accession" not in margin.locator(".fact .relation").all_inner_texts()
    assert "+1 not shown in this page now" in " ".join(margin.all_inner_texts())
    # though its facts are hidden, the sentence was read
    assert "unread" not in tab.locator(".sentence", has_text="официально").get_attribute("class")


def test_the_card_leads_to_the_article_and_the_address_to_the_text(opened, article_html):
    tab = opened(article_html)
    tab.get_by_role("button", name="Read it in the article").click()
    assert "view=article" in tab.url
    assert tab.evaluate(LIT) == ACCESSION
    tab.select_option("#article-choice", index=1)
    assert tab.locator(".passage").inner_text().replace("\n", "").count("текст") == 1
    assert "text=altyn-orda-183eb9a6-2" in tab.url
    tab.reload()
    tab.wait_for_timeout(250)
    assert "Другой" in tab.locator(".passage").inner_text()


def test_a_page_without_articles_says_so(opened, html):
    tab = opened(html, fragment="#view=article")
    assert "This page holds no article" in tab.locator("#view-article").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["article_html", "evil_html"])
def test_readers_meet_no_barrier(opened, barriers, scheme, kind, request):
    tab = opened(request.getfixturevalue(kind), fragment="#view=article", color_scheme=scheme)
    assert barriers(tab) == []


def test_a_narrow_screen(opened, article_html, evil_html):
    for made in (article_html, evil_html):
        tab = opened(made, fragment="#view=article", viewport={"width": 390, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") == 390
