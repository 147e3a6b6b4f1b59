"""An article beside the graph: told otherwise, by the article alone, by both, by the graph alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, XSD, Literal, URIRef

from maslahat import resources
from maslahat.compare import Comparison, Line, compare
from maslahat.evidence import ArticleGraphs
from maslahat.store import GraphStore
from maslahat.terms import quad
from maslahat.vocabulary import ID, MAS, OA
from maslahat.workshop import Workshop

TURTLE = """
@base <https://w3id.org/maslahat/id/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix mas: <https://w3id.org/maslahat/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<source/a> a mas:Source ; rdfs:label "A"@en . <source/b> a mas:Source ; rdfs:label "B"@en .
<state/x> a mas:State ; rdfs:label "Xland"@en ; mas:citation <source/a> .
<state/y> a mas:State ; rdfs:label "Yland"@en ; mas:citation <source/a> .
<format/f> a mas:Format ; rdfs:label "Forum"@en ; mas:citation <source/a> .
<place/p> a mas:Place ; rdfs:label "Town"@en ; mas:citation <source/a> .
<meeting/1> a mas:Meeting ; rdfs:label "First"@en ; mas:inFormat <format/f> ; mas:place <place/p> ;
    mas:date "2020-01-01"^^xsd:date ; mas:citation <source/a> .
<meeting/2> a mas:Meeting ; rdfs:label "Second"@en ; mas:inFormat <format/f> ; mas:place <place/p> ;
    mas:date "2021-01-01"^^xsd:date ; mas:citation <source/a> .
<meeting/other> a mas:Meeting ; rdfs:label "Talks"@en ; mas:host <state/x> ; mas:date "2020-12-31"^^xsd:date ;
    mas:citation <source/b> .
<attendance/2> a mas:Attendance ; mas:meeting <meeting/2> ; mas:party <state/y> ; mas:capacity mas:FullParticipant ;
    mas:citation <source/b> .
<project/1> a mas:Project ; rdfs:label "Works"@en ; mas:partner <state/x> , <state/y> ; mas:amount 1.2 , 1.3 ;
    mas:currency "USD" ; mas:launchedAt <meeting/other> ; mas:citation <source/a> .
"""
HOME = URIRef(f"{ID}article/a-1")
QUOTE = URIRef(f"{HOME}/q/0-5")


def term(name: str) -> URIRef:
    return URIRef(f"{MAS}{name}")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    folder = tmp_path_factory.mktemp("graph")
    (folder / "all.ttl").write_text(TURTLE, encoding="utf-8")
    return Workshop(graph=folder)


def article(*told: tuple[URIRef, URIRef, URIRef | Literal]) -> ArticleGraphs:
    """An article of one quote that states some triples."""
    rows = [
        (HOME, RDF.type, MAS.Article, HOME),
        (HOME, RDFS.label, Literal("Title", lang="en"), HOME),
        (QUOTE, RDF.type, MAS.Quote, HOME),
        (QUOTE, MAS.source, HOME, HOME),
        (QUOTE, MAS.certainty, MAS.Asserted, HOME),
        (QUOTE, OA.exact, Literal("Words"), HOME),
        *((*triple, QUOTE) for triple in told),
    ]
    return ArticleGraphs(HOME, tuple(quad(*row) for row in rows))


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [str(line) for line in lines]


PROJECT = [
    (ID["project/1"], RDF.type, term("Project")),
    (ID["project/1"], term("partner"), ID["state/x"]),
    (ID["project/1"], term("amount"), Literal("1.20", datatype=XSD.decimal)),
    (ID["project/1"], term("count"), Literal(7)),
]
MEETING = URIRef(f"{HOME}/meeting/0")
MET = [
    (MEETING, RDF.type, term("Meeting")),
    (MEETING, term("inFormat"), ID["format/f"]),
    (MEETING, term("place"), ID["place/p"]),
]


def test_a_known_record_slot_by_slot(workshop: Workshop) -> None:
    found = compare(workshop, article(*PROJECT), workshop.store())
    assert texts(found.differing) == ["Project «Works» — amount: 1.3, not 1.20"]
    assert texts(found.new) == ["Project «Works» — count: 7"]
    assert texts(found.corroborated) == ["Project «Works» — partner: Xland; amount: 1.20"]
    assert texts(found.silent) == ["Project «Works» — currency: USD; launched at: Talks"]


def test_both_evidences_stand_with_a_line(workshop: Workshop) -> None:
    (line,) = compare(workshop, article(*PROJECT), workshop.store()).corroborated
    assert [ground.words for ground in line.article] == ["Words"]
    assert [ground.source for ground in line.graph] == ["A"]


def test_a_record_like_several_known_ones_is_taken_for_none(workshop: Workshop) -> None:
    found = compare(workshop, article(*MET), workshop.store())
    assert texts(found.new) == ["Meeting — in format: Forum; place: Town"]
    assert found.corroborated == found.silent == ()


def test_a_record_like_one_known_is_perhaps_the_same(workshop: Workshop) -> None:
    took_part = (MEETING, term("participant"), ID["state/y"])
    found = compare(workshop, article(*MET, took_part), workshop.store())
    assert texts(found.corroborated) == [
        "Meeting (perhaps Second) — in format: Forum; place: Town",
        "Meeting (perhaps Second) — participant: Yland",
    ]
    assert [ground.source for ground in found.corroborated[1].graph] == ["B"]
    assert texts(found.silent) == [
        "Attendance — meeting: Second; party: Yland; capacity: full participant",
        "Meeting (perhaps Second) — date: 2021-01-01",
    ]


def test_a_contradiction_is_no_likeness(workshop: Workshop) -> None:
    date = (MEETING, MAS.date, Literal("2019", datatype=XSD.gYear))
    assert compare(workshop, article(*MET, date), workshop.store()).corroborated == ()


def test_an_event_that_belongs_elsewhere(workshop: Workshop) -> None:
    date = (MEETING, MAS.date, Literal("2021", datatype=XSD.gYear))
    found = compare(workshop, article(*MET, date, *PROJECT), workshop.store())
    assert "Project «Works» — launched at: Talks; the article speaks of Second" in texts(found.differing)


def test_names_that_nothing_is_called(workshop: Workshop) -> None:
    name = URIRef(f"{HOME}/name/z")
    graphs = article((name, RDF.type, term("Place")), (name, RDFS.label, Literal("Zed", lang="en")))
    unconfirmed = quad(name, MAS.standing, MAS.Unconfirmed, HOME)
    found = compare(workshop, ArticleGraphs(HOME, (*graphs.quads, unconfirmed)), workshop.store())
    assert texts(found.new) == ["Place «Zed» — the graph knows nothing that is called so"]


def test_a_store_that_holds_the_article_says_the_same(workshop: Workshop) -> None:
    graphs, store = article(*MET, *PROJECT), workshop.store()
    before = compare(workshop, graphs, store)
    store.put(graphs)
    assert compare(workshop, graphs, store) == before


def test_lines(workshop: Workshop) -> None:
    lines = compare(workshop, article(*PROJECT), workshop.store()).lines()
    assert lines[:5] == [
        "Title",
        "",
        "Told otherwise: 1",
        "  Project «Works» — amount: 1.3, not 1.20",
        "      article: Quote: «Words»",
    ]


# ── the seed beside the shipped graph ─────────────────────────────────────────────────────────────


@cache
def seed() -> Comparison:
    workshop = Workshop()
    path = next(p for p in resources.article_files() if p.stem == "altyn-orda-tashkent-2025")
    text, metadata = workshop.article(Path(path))
    store: GraphStore = workshop.store()
    return compare(workshop, workshop.graphs(workshop.read(text), metadata), store)


def among(lines: tuple[Line, ...], *parts: str) -> list[Line]:
    return [line for line in lines if all(part in str(line) for part in parts)]


def test_the_projects_of_the_seed_belong_to_the_bilateral_visit() -> None:
    (line,) = among(seed().differing, "launched at", "Supreme Interstate Council")
    assert "7th Consultative Meeting" in line.text
    assert line.article
    assert {ground.outlet for ground in line.graph} == {"Kazinform News Agency", "Vlast.kz"}
    assert among(seed().silent, "Project", "date: 2025-11-15")


def test_the_amount_of_the_seed_is_told_otherwise_by_one() -> None:
    (line,) = among(seed().differing, "amount: 1300000000")
    assert [ground.outlet for ground in line.graph] == ["Trend News Agency"]
    assert among(seed().corroborated, "Project", "amount: 1200000000")


def test_the_meeting_of_the_seed_has_a_date_in_the_graph() -> None:
    """Whether the meeting is known by its identity or only by likeness."""
    dates = [one for one in among(seed().silent, "7th", "date: 2025-11-1") if one.record.startswith("Meeting")]
    assert sorted(len(line.graph) for line in dates) == [1, 7]


def test_the_accession_is_corroborated_and_the_claims_are_new() -> None:
    (accession,) = among(seed().corroborated, "Accession — member: Azerbaijan")
    assert len(accession.graph) > 3
    assert len(among(seed().new, "Claim", "Farkhod Tolipov")) > 8


def test_the_centre_for_rare_earths_was_proposed_before() -> None:
    assert among(seed().silent, "Proposal", "rare-earth metals in Astana", "2025-04-04")
