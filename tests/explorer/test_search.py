"""The search knows short, former and hidden names, in every alphabet, though the page calls nothing by them."""

import json

import pytest
from rdflib import Literal
from rdflib.namespace import SKOS

from maslahat.explorer import packing, page
from maslahat.network import around, whole
from maslahat.vocabulary import ID, MAS

MINISTRY = ID["organization/ministry"]
OTHERS = (
    (MAS.shortName, "МИД", "ru"),
    (MAS.metonym, "Смоленская площадь", "ru"),
    (SKOS.altLabel, "Коллегия иностранных дел", "ru"),
    (SKOS.altLabel, "Ministry of External Relations", "en"),
    (SKOS.hiddenLabel, "Сыртқы істер министрлігі", "kk"),
    (SKOS.hiddenLabel, "мид", "kk"),  # written alike: once
    (MAS.demonym, "мидовский", "ru"),  # an adjective is no name
)


@pytest.fixture(scope="module")
def named(sample, quick):
    made = sample.consultative_meetings()
    made.thing("Organization", "organization/ministry", "Foreign Ministry", "Министерство иностранных дел")
    for how, text, language in OTHERS:
        made.put(ID["curated"], MINISTRY, how, Literal(text, lang=language))
    return quick(made.dataset)


@pytest.fixture(scope="module")
def named_html(named, sample, schema):
    return page(named, schema, centre=sample.CENTRE)


def test_other_names_stand_beside_the_name(named, sample, schema):
    node = whole(named, schema, centre=sample.CENTRE).nodes[str(MINISTRY)]
    assert node["labels"] == {"en": "Foreign Ministry", "ru": "Министерство иностранных дел"}
    assert node["also"] == (
        ("en", "Ministry of External Relations"),
        ("kk", "Сыртқы істер министрлігі"),
        ("kk", "мид"),
        ("ru", "Коллегия иностранных дел"),
        ("ru", "Смоленская площадь"),
    )
    assert not any(of["also"] for _, of in around(named, sample.CENTRE, schema).nodes(data=True) if of["record"])


def test_names_are_in_the_page_once(named_html):
    data = packing.unpacked(json.loads(named_html.split('type="application/json">')[1].split("</script>")[0]))
    (ministry,) = [node for node in data["nodes"] if node["iri"] == str(MINISTRY)]
    assert {"text": "Смоленская площадь", "lang": "ru"} in ministry["also"]
    # what has no other name spends nothing on it
    assert not any(node.get("also") == [] for node in data["nodes"])


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("МИД", "мид"),
        ("mid", "мид"),
        ("коллегия", "Коллегия иностранных дел"),
        ("kollegia inostrannyh", "Коллегия иностранных дел"),
        ("external rel", "Ministry of External Relations"),
        ("сырткы истер", "Сыртқы істер министрлігі"),
        ("Syrtqy ister", "Сыртқы істер министрлігі"),
        ("smolenskaya", "Смоленская площадь"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(opened, named_html, typed, seen):
    tab = opened(named_html)
    tab.keyboard.press("/")
    tab.keyboard.type(typed)
    first = tab.locator("#found li").first
    assert "Foreign Ministry" in first.inner_text()
    # the name that was found stands beside the one that is shown
    assert seen in first.locator(".also").first.inner_text()
    tab.keyboard.press("Enter")
    assert tab.locator("#card h2").inner_text() == "Foreign Ministry"


def test_hostile_names_are_found_as_text(opened, hostile_html, sample):
    tab = opened(hostile_html)
    tab.fill("#search", "zq" * 30)
    assert tab.locator("#found li").count() == 1
    assert len(tab.locator("#found li .also").first.inner_text()) < 100
    tab.fill("#search", sample.HOSTILE[1:12])
    assert tab.locator("#found li").count() >= 1
