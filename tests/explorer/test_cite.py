"""Copying a citation: text and BibTeX with the data's version and digest; quotation marks for quotes only."""

import re


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


def test_bibtex_reads_no_command_in_hostile_texts(opened, hostile_html, sample):
    tab = opened(hostile_html)
    text = cited(tab)
    entries = text[text.index("@misc") :]
    assert entries.count("{") - entries.count(r"\{") == entries.count("}") - entries.count(r"\}")
    for special in re.findall(r"(?<!\\)[#%&$_](?![^{}]*\bw3id)", re.sub(r"url = \{.*?\}", "", entries)):
        raise AssertionError(special)
    assert "url = {javascript" not in entries


def test_where_nothing_may_be_copied_the_text_stands_selected(opened, html):
    tab = opened(html)
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    cited(tab)
    tab.wait_for_timeout(50)
    assert "copy it with Ctrl+C" in tab.locator(".cite-told").inner_text()
