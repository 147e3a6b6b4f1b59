"""Copying a citation: text and BibTeX with the data's version and digest; quotation marks for quotes only."""

import re

import pytest


def cited(tab):
    tab.locator(".cite button").click()
    area = tab.locator(".cite textarea")
    return area.input_value()


def test_a_citation_names_sources_version_and_digest(opened, html):
    tab = opened(html)
    text = cited(tab)
    digest = tab.locator("#digest").inner_text()
    first, quote, citation = text.split("\n")[:3]
    assert first.startswith("Accession: Azerbaijan")
    assert first.endswith(
        f"maslahat, version 0.1.0, sha256 {digest}. https://w3id.org/maslahat/id/accession/azerbaijan-consultative-meetings"
    )
    assert quote.startswith(
        "Quote: «Азербайджан официально присоединился к консультативным встречам» — Астана и Ташкент"
    )
    assert citation.startswith("Citation — Azerbaijan becomes full-fledged member")
    assert not set("«»“”") & set(citation)
    assert len(re.findall(r"^@misc\{[A-Za-z0-9-]+,$", text, re.MULTILINE)) == 3
    assert "  version = {0.1.0}," in text
    assert "  date = {2025-11-17}," in text
    assert tab.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert tab.evaluate("getSelection().toString() || document.activeElement.selectionEnd") in (text, len(text))


def test_a_citation_says_as_of_which_day(opened, html):
    tab = opened(html, fragment="#at=2025-12-01&known=2025-12-01")
    text = cited(tab)
    assert "as of 2025-12-01, known by 2025-12-01" in text
    # the article has no date of publication, so by that day it is not known
    assert "Quote" not in text


TITLES = [
    "A {brace that opens",
    "and one} that closes",
    "}}, note = {broken out}\n@misc{evil, title = {x",
    "\\input{/etc/passwd} \\\\ \\",
    "100 % of R&D for $5 #1 a_b ~ ^",
    '"quoted" @misc 😀 «слова»',
    "C5+1 and the OTS meet",
]
CITE = "([title, iri, grounds]) => window.maslahat.citationOf(title, iri, grounds)"


@pytest.mark.parametrize("title", TITLES)
def test_bibtex_reads_every_title_as_it_is(opened, html, bibtex, title):
    tab = opened(html)
    grounds = {"kind": 0, "words": title, "language": "en", "source": 0}
    tab.evaluate(
        "(title) => Object.assign(window.maslahat.data.sources[0], {title: {'': title}, outlet: {'': title}})", title
    )
    text = tab.evaluate(CITE, [title, "https://example.org/id/thing/1", [grounds]])
    (whole, of_source) = bibtex.entries(text.partition("\n\n")[2])
    plain = " ".join(title.split())
    for _, fields in (whole, of_source):
        # the braces within keep capitals
        assert fields["title"][0] + fields["title"][-1] == "{}"
        assert bibtex.as_printed(fields["title"][1:-1]) == plain
    assert bibtex.as_printed(of_source[1]["howpublished"]) == plain
    assert bibtex.as_printed(of_source[1]["note"]) == f"“{plain}”"


def test_addresses_and_keys_are_such_as_bibtex_takes(opened, html, bibtex):
    tab = opened(html)
    iris = [
        "https://example.org/id/place/ташкент",
        "https://example.org/id/place/самарканд",
        "https://example.org/a/x",
        "https://example.org/b/x",
        "https://example.org/{%7D}\\^ \ud800",
    ]
    found = [bibtex.entries(tab.evaluate(CITE, ["T", iri, []]).partition("\n\n")[2])[0] for iri in iris]
    assert len({key for key, _ in found}) == len(iris)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", key) for key, _ in found)
    urls = [fields["url"] for _, fields in found]
    assert all(re.fullmatch(r"[!-z]+", url) for url in urls)
    assert urls[0] == "https://example.org/id/place/%D1%82%D0%B0%D1%88%D0%BA%D0%B5%D0%BD%D1%82"
    assert urls[4] == "https://example.org/%7B%7D%7D%5C%5E%20"


@pytest.mark.parametrize(
    ("published", "date", "year"),
    [
        ("2025-11-17", "2025-11-17", "2025"),
        ("2025", "2025", "2025"),
        ("2025-11-17T10:00:00Z", "2025-11-17", "2025"),
        ("лето 2025", None, None),
        ("", None, None),
    ],
)
def test_a_date_is_one_or_none(opened, html, bibtex, published, date, year):
    tab = opened(html)
    tab.evaluate("(published) => { window.maslahat.data.sources[0].published = published; }", published)
    text = tab.evaluate(CITE, ["T", "https://example.org/t", [{"kind": 1, "source": 0}]])
    fields = bibtex.entries(text.partition("\n\n")[2])[1][1]
    assert (fields.get("date"), fields.get("year")) == (date, year)


def test_what_filters_leave_out_is_told(opened, html):
    tab = opened(html, fragment="#hide=sources:oc-media-2025")
    assert "1 more left out by the chosen day or filters.\n" in cited(tab)


def test_a_hostile_page_is_cited_in_whole_entries(opened, hostile_html, bibtex, sample):
    tab = opened(hostile_html)
    text = cited(tab)
    found = bibtex.entries(text.partition("\n\n")[2])
    printed = [bibtex.as_printed(fields["title"][1:-1]) for _, fields in found]
    assert " ".join(sample.HOSTILE.split()) in printed
    assert not any(fields.get("url", "").startswith("javascript") for _, fields in found)


def test_where_nothing_may_be_copied_the_text_stands_selected(opened, html):
    tab = opened(html)
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    cited(tab)
    tab.wait_for_timeout(50)
    assert "copy it with Ctrl+C" in tab.locator(".cite-told").inner_text()
