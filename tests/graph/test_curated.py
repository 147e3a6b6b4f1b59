"""The curated graph as a curator leaves it: every record evidenced, every name in place, the article untouched."""

import itertools
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, BNode, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, XSD

from maslahat import curated, resources
from maslahat.article import article_iri, digest
from maslahat.schema import Schema
from maslahat.vocabulary import ID, MAS

TERM = Namespace(str(MAS))  # also the terms that Python code may not name
STATE, REGION, FORMAT, ORGANIZATION = TERM.State, TERM.Region, TERM.Format, TERM.Organization
PERSON, PLACE, OFFICE, OFFICE_KIND = TERM.Person, TERM.Place, TERM.Office, TERM.OfficeKind
MEMBERSHIP, TENURE, TOPIC = TERM.Membership, TERM.Tenure, TERM.Topic
EVENTS = tuple(TERM[name] for name in ("Meeting", "Attendance", "Accession", "Agreement", "Signature"))
MATTER = tuple(TERM[name] for name in ("Initiative", "Proposal", "Step", "Statement", "Project", "Plan", "Situation"))
RECORDS = (STATE, REGION, FORMAT, ORGANIZATION, PERSON, PLACE, OFFICE, MEMBERSHIP, TENURE, *EVENTS, *MATTER)
CORE = ("KZ", "KG", "TJ", "TM", "UZ", "AZ")
LANGUAGES = {"en", "ru", "kk", "ky", "tg", "tk", "uz", "az"}
NAMES = (RDFS.label, SKOS.altLabel, SKOS.hiddenLabel, MAS.shortName, MAS.demonym, MAS.metonym)
ARTICLE = "altyn-orda-tashkent-2025"


def topics_file() -> Path:
    return next(path for path in resources.ontology_files() if path.name == "topics.ttl")


def article_file() -> Path:
    return next(path for path in resources.article_files() if path.stem == ARTICLE)


@cache
def blocks() -> Dataset:
    """Every curated file and the topics; a record of a Turtle file stands in the default graph."""
    everything = Dataset()
    for path in (*resources.curated_files(), topics_file()):
        everything.parse(path, format="trig")  # Turtle is TriG without a block
    return everything


@cache
def merged() -> Graph:
    graph = Graph()
    for subject, predicate, value, _ in blocks().quads():
        graph.add((subject, predicate, value))
    return graph


@cache
def vocabulary() -> Graph:
    graph = Graph()
    for path in resources.ontology_files():
        graph.parse(path)
    return graph


def of_class(*classes: URIRef) -> set[URIRef]:
    return {thing for cls in classes for thing in merged().subjects(RDF.type, cls)}


def notation(thing: URIRef) -> str:
    return str(merged().value(thing, SKOS.notation))


def state(code: str) -> URIRef:
    return next(thing for thing in of_class(STATE) if notation(thing) == code)


@pytest.mark.parametrize("path", resources.curated_files(), ids=lambda path: path.name)
def test_a_file_parses_and_holds_no_blank_node(path: Path) -> None:
    graph = Dataset()
    graph.parse(path, format="trig" if path.suffix == ".trig" else "turtle")
    quads = list(graph.quads())
    assert quads
    assert not [q for q in quads if isinstance(q[0], BNode) or isinstance(q[2], BNode)]


@pytest.mark.parametrize("path", resources.curated_files(), ids=lambda path: path.name)
def test_a_file_is_sorted_for_the_eye(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    prefixes = re.findall(r"^@prefix (\S+)", text, re.MULTILINE)
    assert prefixes == sorted(prefixes)
    # a comment line of its own («# ── people ──») begins a new section
    for section in re.split(r"^(?:# ──.*|GRAPH.*)$", text, flags=re.MULTILINE):
        subjects = re.findall(r"^([a-z-]+:\S+) ", section, re.MULTILINE)
        assert subjects == sorted(subjects)


def test_the_files_load_as_quads() -> None:
    everything = curated.load(Schema.load())
    assert set(everything.graph().subjects(RDF.type, MAS.Citation))
    assert of_class(*RECORDS) <= set(everything.graph().subjects(RDF.type))


def test_every_record_is_evidenced() -> None:
    default = blocks().default_graph
    evidenced = set(default.subjects(MAS.citation)) | set(default.subjects(MAS.note))
    assert of_class(*RECORDS) - evidenced == set()


def test_only_records_are_evidenced_in_their_own_file() -> None:
    default = blocks().default_graph
    evidenced = set(default.subjects(MAS.citation)) | set(default.subjects(MAS.note))
    assert evidenced <= of_class(*RECORDS)


def test_whatever_is_cited_is_described_and_every_source_is_cited() -> None:
    graph, sources, notes = merged(), of_class(MAS.Source), of_class(MAS.CuratorNote)
    named = {one.identifier for one in blocks().graphs()} - {blocks().default_graph.identifier}
    assert named <= sources | notes
    assert set(graph.objects(None, MAS.citation)) | named - notes == sources
    assert set(graph.objects(None, MAS.note)) | named - sources == notes


def test_a_source_has_title_publisher_and_address() -> None:
    graph, precision = merged(), {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    for source in of_class(MAS.Source):
        (title,), (publisher,) = graph.objects(source, RDFS.label), graph.objects(source, MAS.publisher)
        (url,) = graph.objects(source, MAS.url)
        assert title.language, source
        assert publisher in of_class(ORGANIZATION), source
        assert re.match(r"https?://\S+$", url), source
        assert all(day.datatype == precision[len(day)] for day in graph.objects(source, MAS.published)), source


def test_a_note_says_in_both_languages_what_it_vouches_for() -> None:
    for note in of_class(MAS.CuratorNote):
        assert list(merged().objects(note, MAS.curator))
        assert [d.datatype for d in merged().objects(note, DCTERMS.created)] == [XSD.date]
        assert {c.language for c in merged().objects(note, RDFS.comment)} == {"en", "ru"}


def test_every_thing_of_ours_that_is_referred_to_is_described() -> None:
    graph = merged()
    described = set(graph.subjects(RDF.type))
    used = {o for o in graph.objects() if isinstance(o, URIRef) and o.startswith(str(ID))} | set(graph.subjects())
    assert used - described == set()


def test_only_declared_terms_are_used() -> None:
    declared, graph = set(vocabulary().subjects(RDF.type)), merged()
    used = {t for t in (*graph.predicates(), *graph.objects()) if isinstance(t, URIRef) and t.startswith(str(MAS))}
    assert used - declared == set()


def test_a_notation_belongs_to_one_thing_of_a_class() -> None:
    for cls in (STATE, REGION, FORMAT, ORGANIZATION, PERSON, PLACE, OFFICE_KIND, TOPIC):
        counted = Counter(str(n) for thing in of_class(cls) for n in merged().objects(thing, SKOS.notation))
        assert [n for n, times in counted.items() if times > 1] == []
        assert all(len(list(merged().objects(thing, SKOS.notation))) <= 1 for thing in of_class(cls))


def test_states_have_codes_and_labels() -> None:
    graph = merged()
    for thing in of_class(STATE):
        (iso2,), (iso3,) = graph.objects(thing, TERM.iso2), graph.objects(thing, TERM.iso3)
        assert (len(iso2), len(iso3), str(iso2)) == (2, 3, notation(thing))
        assert {label.language for label in graph.objects(thing, RDFS.label)} == LANGUAGES
        assert len(list(graph.objects(thing, RDFS.label))) == len(LANGUAGES)
        assert any(d.language == "ru" for d in graph.objects(thing, MAS.demonym)), thing


def test_core_states_are_named_as_there() -> None:
    russian = {code: [str(x) for x in merged().objects(state(code), RDFS.label) if x.language == "ru"] for code in CORE}
    assert russian == {
        "KZ": ["Казахстан"],
        "KG": ["Кыргызстан"],
        "TJ": ["Таджикистан"],
        "TM": ["Туркменистан"],
        "UZ": ["Узбекистан"],
        "AZ": ["Азербайджан"],
    }
    assert Literal("Киргизия", "ru") in set(merged().objects(state("KG"), SKOS.altLabel))


def test_every_name_bears_a_language_and_no_space_at_its_ends() -> None:
    for predicate in NAMES:
        for thing, name in merged().subject_objects(predicate):
            assert name.language in LANGUAGES | {"fr", "de", "it"}, (thing, name)
            assert str(name) == " ".join(str(name).split())
            assert not re.search(r" [-–] ", name) or name.language != "ru" or predicate == RDFS.label


def test_labels_are_one_to_a_language() -> None:
    for thing in of_class(*RECORDS, TOPIC, OFFICE_KIND):
        counted = Counter(label.language for label in merged().objects(thing, RDFS.label))
        assert [x for x in counted.values() if x > 1] == [], thing


def test_a_surname_is_part_of_the_full_name() -> None:
    for person in of_class(PERSON):
        for short in merged().objects(person, MAS.shortName):
            full = [str(n) for p in (RDFS.label, SKOS.altLabel) for n in merged().objects(person, p)]
            plain = [name.translate(str.maketrans("éáóğü", "eaogu")) for name in full]
            assert any(str(short) in name for name in (*full, *plain)), (person, short)


def test_namesakes_share_their_surname() -> None:
    bearers = defaultdict(set)
    for person, short in merged().subject_objects(MAS.shortName):
        bearers[str(short)].add(person.rpartition("/")[2])
    assert bearers["Бердымухамедов"] == {"gurbanguly-berdimuhamedov", "serdar-berdimuhamedov"}
    assert bearers["Жапаров"] == {"akylbek-japarov", "sadyr-japarov"}


def test_situations_end_after_they_begin() -> None:
    for record in of_class(TENURE, MEMBERSHIP):
        since = [str(d) for d in merged().objects(record, MAS.since)]
        until = [str(d) for d in merged().objects(record, MAS.until)]
        assert all(a[: len(b)] <= b for a in since for b in until), record


def test_no_source_knows_of_what_came_after_it() -> None:
    graph, told, plans = merged(), [], of_class(MAS.Plan)
    for record, predicate, day, where in blocks().quads():
        if predicate in {MAS.since, MAS.until, MAS.date, TERM.endDate, TERM.founded} and record not in plans:
            inside = where is not None and where != blocks().default_graph.identifier
            told += [(record, str(day), s) for s in ([where] if inside else graph.objects(record, MAS.citation))]
    assert told
    for record, day, source in told:
        published = str(graph.value(source, MAS.published) or "9999")
        precision = min(len(day), len(published))
        assert day[:precision] <= published[:precision], (record, source)


def test_nobody_is_president_twice_at_a_time() -> None:
    graph, terms = merged(), defaultdict(list)
    for tenure in of_class(TENURE):
        office = graph.value(tenure, TERM.office)
        since, until = graph.value(tenure, MAS.since), graph.value(tenure, MAS.until)
        if "/president-of-" in str(office) and since is not None:
            terms[office].append((str(since), str(until or "9999"), tenure))
    for held in terms.values():
        held.sort()
        for (_, until, one), (since, _, other) in itertools.pairwise(held):
            assert until[: len(since)] <= since, (one, other)


def test_azerbaijan_belongs_to_the_meetings_since_the_day_of_the_decision() -> None:
    graph = merged()
    meetings = next(f for f in of_class(FORMAT) if notation(f) == "CA-CM")
    since = {
        notation(graph.value(m, TERM.member)): str(graph.value(m, MAS.since))
        for m in graph.subjects(TERM.inFormat, meetings)
        if graph.value(m, TERM.status) == TERM.Member
    }
    assert since == dict.fromkeys(CORE[:5], "2018-03-15") | {"AZ": "2025-11-16"}


def test_the_flat_topics_are_the_nineteen_and_the_narrower_lead_to_one_of_them() -> None:
    flat = {notation(t) for t in of_class(TOPIC) if merged().value(t, SKOS.notation)}
    assert flat == set(
        "transport water digital ai minerals trade investment energy security finance governance environment "
        "health education culture integration human-rights migration other".split()
    )
    for topic in of_class(TOPIC):
        above = [topic, *merged().transitive_objects(topic, SKOS.broader)]
        assert len({notation(t) for t in above if merged().value(t, SKOS.notation)}) == 1
        words = list(merged().objects(topic, SKOS.hiddenLabel))
        assert len(words) >= (15 if merged().value(topic, SKOS.notation) else 4) or notation(topic) == "other"


def test_a_word_leads_to_one_flat_topic_only() -> None:
    fields = defaultdict(set)
    for topic in of_class(TOPIC):
        if merged().value(topic, SKOS.notation):
            for word in merged().objects(topic, SKOS.hiddenLabel):
                fields[str(word)].add(topic)
    assert {word for word, topics in fields.items() if len(topics) > 1} == set()


def test_a_name_of_an_office_means_one_kind() -> None:
    kinds = defaultdict(set)
    for kind in of_class(OFFICE_KIND):
        for predicate in (RDFS.label, SKOS.altLabel):
            for name in merged().objects(kind, predicate):
                kinds[str(name), name.language].add(kind)
    assert [name for name, of in kinds.items() if len(of) > 1] == []


def test_the_article_is_the_text_its_metadata_speak_of() -> None:
    path = article_file()
    text = path.read_bytes().decode("utf-8")
    about = Graph().parse(path.with_suffix(".ttl"))
    iri = article_iri(ARTICLE, text)
    assert set(about.subjects()) == {iri}
    assert str(about.value(iri, MAS.sha256)) == digest(text)
    assert digest(text).startswith("183eb9a61988")
    assert set(about.objects(iri, MAS.publisher)) <= of_class(ORGANIZATION)
    assert {label.language for label in about.objects(iri, RDFS.label)} == {"en", "ru"}
    assert list(about.objects(iri, MAS.published)) == []  # the text bears no date


def test_nothing_is_written_by_hand_that_only_reading_can_tell() -> None:
    """Claims and visits come from words; what is curated of others' claims is a statement in our words."""
    assert of_class(MAS.Claim, TERM.Visit) == set()
