"""What is known of a thing, by date, with the evidence of each line; things found by what people call them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, Quad
from rdflib import RDF, RDFS, Literal, URIRef

from maslahat import graphs
from maslahat.curated import load
from maslahat.describe import Description, describe
from maslahat.errors import MaslahatError
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import quad
from maslahat.things import find, plain
from maslahat.vocabulary import ID, MAS
from maslahat.workshop import Workshop

TURTLE = """
@base <https://w3id.org/maslahat/id/> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix mas: <https://w3id.org/maslahat/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<source/a> a mas:Source ; rdfs:label "Paper A"@en ; mas:published "2020-01-02"^^xsd:date .
<note/n> a mas:CuratorNote ; mas:curator "Somebody" ; dcterms:created "2021-01-01"^^xsd:date ;
    rdfs:comment "From memory."@en .
<state/x> a mas:State ; rdfs:label "Xland"@en , "Иксия"@ru ; mas:iso2 "XL" ; mas:citation <source/a> .
<format/f> a mas:Format ; rdfs:label "Forum"@en ; mas:note <note/n> .
<membership/m> a mas:Membership ; mas:member <state/x> ; mas:inFormat <format/f> ; mas:status mas:Member ;
    mas:since "2019"^^xsd:gYear ; mas:citation <source/a> ; mas:note <note/n> .
<meeting/1> a mas:Meeting ; rdfs:label "First"@en ; mas:inFormat <format/f> ; mas:date "2018-05"^^xsd:gYearMonth ;
    mas:citation <source/a> .
<attendance/1> a mas:Attendance ; mas:meeting <meeting/1> ; mas:party <state/x> ; mas:capacity mas:FullParticipant ;
    mas:note <note/n> .
<office/o> a mas:Office ; rdfs:label "Head of Xland"@en ; mas:officeOf <state/x> ; mas:note <note/n> .
<plan/p> a mas:Plan ; mas:of mas:Visit ; mas:host <state/x> ; mas:date "2030"^^xsd:gYear ; mas:citation <source/a> .
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[GraphStore, Schema]:
    folder = tmp_path_factory.mktemp("graph")
    (folder / "all.ttl").write_text(TURTLE, encoding="utf-8")
    schema = Schema.load()
    store = GraphStore()
    store.fill(load(schema, folder).quads)
    return store, schema


def of(small: tuple[GraphStore, Schema], name: str, language: str = "en") -> Description:
    return describe(small[0], ID[name], small[1], language=language)


def test_names_kinds_and_facts(small: tuple[GraphStore, Schema]) -> None:
    known = of(small, "state/x")
    assert (known.label, known.kinds) == ("Xland", ("State",))
    assert known.names == (("en", ("Xland",)), ("ru", ("Иксия",)))
    assert [str(fact) for fact in known.facts] == ["ISO 3166 alpha-2: XL"]
    assert [ground.source for ground in known.facts[0].values[0][1]] == ["Paper A"]


def test_records_by_date_and_the_undated_last(small: tuple[GraphStore, Schema]) -> None:
    lines = [str(entry) for entry in of(small, "state/x").entries]
    assert lines == [
        "2018-05  Attendance (party) — meeting: First; capacity: full participant",
        "2019 – ?  Membership (member) — in format: Forum; status: full member",
        "2030  Plan: Visit (host)",
        "undated  Office «Head of Xland» (office of)",
    ]


def test_each_line_has_its_evidence(small: tuple[GraphStore, Schema]) -> None:
    lines = of(small, "state/x").lines()
    place = next(i for i, line in enumerate(lines) if "Membership" in line)
    assert lines[place + 1 : place + 3] == [
        "      Citation: Paper A, 2020-01-02",
        "      Curator's note (Somebody): «From memory.» — 2021-01-01",
    ]
    assert not any("Paper A" in line for line in of(small, "state/x").lines(evidence=False))


def test_evidence_that_says_only_a_part_says_which(small: tuple[GraphStore, Schema]) -> None:
    _, schema = small
    citation, record = graphs.citation(ID["source/a"], ID["membership/m"]), NamedNode(ID["membership/m"])
    until = OxLiteral("2020", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYear"))
    store = GraphStore()
    note = NamedNode(ID["note/n"])
    store.fill([*small[0].data(), Quad(record, NamedNode(MAS.until), until, note)])
    known = describe(store, ID["state/x"], schema)
    membership = next(entry for entry in known.entries if entry.iri == ID["membership/m"])
    assert membership.dates == "2019 – 2020"
    assert {ground.iri: part for ground, part in membership.grounds} == {
        str(citation): "does not say until 2020",
        note.value: "",
    }


def test_sources_notes_and_terms_are_described_by_what_rests_on_them(small: tuple[GraphStore, Schema]) -> None:
    source = [entry.kind for entry in of(small, "source/a").entries]
    assert source == ["Meeting", "Membership", "Plan: Visit", "State"]
    assert [entry.kind for entry in of(small, "note/n").entries][-2:] == ["Diplomatic format", "Office"]
    status = describe(small[0], MAS["Asserted"], small[1])
    assert status.names[1] == ("en", ("asserted",))


def test_in_russian(small: tuple[GraphStore, Schema]) -> None:
    known = of(small, "state/x", "ru")
    assert (known.label, known.kinds) == ("Иксия", ("Государство",))
    assert "Членство (член)" in "\n".join(known.lines())


def test_what_nothing_is_known_of_is_refused(small: tuple[GraphStore, Schema]) -> None:
    with pytest.raises(MaslahatError, match="says nothing of state:y"):
        of(small, "state/y")


# ── the shipped graph ─────────────────────────────────────────────────────────────────────────────


@cache
def shipped() -> tuple[GraphStore, Schema]:
    workshop = Workshop()
    return workshop.store(), workshop.schema


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("казахстан", "state/kazakhstan"),
        ("Qozog'iston", "state/kazakhstan"),
        ("QOZOGʻISTON", "state/kazakhstan"),
        ("Туркменистан", "state/turkmenistan"),
        ("Özbegistan", "state/uzbekistan"),
        ("ÖZBƏKİSTAN", "state/uzbekistan"),
        ("Тоҷикистон", "state/tajikistan"),
        ("Касым–Жомарт Токаев", "person/kassym-jomart-tokayev"),
        ("<https://w3id.org/maslahat/id/topic/ai>", "topic/ai"),
        ("topic:ai", "topic/ai"),
    ],
)
def test_things_are_found_in_any_language(name: str, thing: str) -> None:
    assert find(shipped()[0], name) == ID[thing]


def test_nearest_names_are_offered_as_they_are_written() -> None:
    with pytest.raises(MaslahatError, match="Kazakhstan"):
        find(shipped()[0], "Kazakstann")
    with pytest.raises(MaslahatError, match="nothing is called"):
        find(shipped()[0], "id:state/atlantis")


def test_plain_names() -> None:
    assert plain("Пётр — «Великий»") == plain("петр-великий")
    assert plain("Oʻzbekiston") == plain("o'zbekiston") == plain("O‘ZBEKISTON") == "ozbekiston"
    assert plain("  İlham\u00a0Əliyev ") == "ilham əliyev"


def _kinds(known: Description) -> Iterator[str]:
    return (entry.kind for entry in known.entries)


def test_the_seventh_meeting() -> None:
    store, schema = shipped()
    known = describe(store, ID["meeting/consultative-meetings-7"], schema)
    assert {"Attendance", "Agreement", "Accession", "Proposal"} <= set(_kinds(known))
    days = [entry.earliest or "9" for entry in known.entries]
    assert days == sorted(days)
    assert all(entry.grounds for entry in known.entries)
    dates = dict(next(fact for fact in known.facts if fact.slot == "date").values)
    assert [ground.outlet for ground in dates["2025-11-15"]] == ["Report News Agency"]


@pytest.mark.parametrize(
    "thing", ["state/kazakhstan", "person/farkhod-tolipov", "topic/rare-earths", "initiative/rare-earth-centre"]
)
def test_every_kind_of_thing_has_lines(thing: str) -> None:
    store, schema = shipped()
    known = describe(store, ID[thing], schema)
    assert known.entries
    assert not any("https://" in entry.label for entry in known.entries)
    assert all(str(entry) for entry in known.entries)


def test_what_an_outlet_published_is_dated() -> None:
    store, schema = shipped()
    sources = [entry for entry in describe(store, ID["organization/24-kg"], schema).entries if entry.kind == "Source"]
    assert sources
    assert all(entry.dates for entry in sources)


def test_the_machinery_of_the_ontology_is_no_record() -> None:
    store, schema = shipped()
    known = describe(store, URIRef(f"{MAS}Meeting"), schema)
    assert {entry.kind.partition(":")[0] for entry in known.entries} <= {"Meeting", "Plan"}


def test_an_article_and_its_quotes() -> None:
    """A quote gives its words; what it says of its article is no record."""
    home = URIRef(f"{ID}article/a-1")
    quote = URIRef(f"{home}/q/0-5")
    rows = [
        (home, RDF.type, MAS.Article, home),
        (home, RDFS.label, Literal("Title", lang="en"), home),
        (quote, RDF.type, MAS.Quote, home),
        (quote, MAS.source, home, home),
        (quote, URIRef("http://www.w3.org/ns/oa#exact"), Literal("Words"), home),
        (quote, MAS.certainty, MAS.Reported, home),
        (quote, MAS.attributedTo, ID["state/x"], home),
        (ID["visit/1"], RDF.type, MAS["Plan"], quote),
        (ID["visit/1"], URIRef(f"{MAS}host"), ID["state/y"], quote),
    ]
    store = GraphStore()
    store.fill(quad(*row) for row in rows)
    for thing in (home, quote, ID["state/y"]):
        (entry,) = describe(store, thing, Schema.load()).entries
        ((ground, _),) = entry.grounds
        assert (ground.kind, ground.words, ground.certainty, ground.source) == ("Quote", "Words", "reported", "Title")
        assert str(ground) == "Quote (reported, state:x): «Words» — Title"
