"""Who gets which IRI: linked only if exactly one known record fits, minted otherwise."""

import pytest
from rdflib import XSD, Literal, URIRef
from read_by_hand import term

from maslahat.article import Article, Span, article_iri
from maslahat.dates import dated
from maslahat.identity import Identity, local_name, local_names, worded
from maslahat.records import Named, Worded
from maslahat.vocabulary import ID, MAS

SPAN = Span(3, 9, "что-то")


def article(published=None, text="Текст."):
    return Article(iri=article_iri("a", text), text=text, name="a", published=published)


def slots(**values):
    return {term(name): value if isinstance(value, tuple) else (value,) for name, value in values.items()}


def amount(text):
    return Literal(text, datatype=XSD.decimal, normalize=False)


def record(identity, cls, published=None, planned=False, text="Текст.", **values):
    return identity.record(term(cls), slots(**values), article(published, text), SPAN, planned=planned)


AZ, UZ, KZ, CM, C5 = (ID[x] for x in ("state/az", "state/uz", "state/kz", "format/cm", "format/c5"))
TASHKENT, TOKAYEV = ID["place/tashkent"], ID["person/tokayev"]
DAY = Literal("2025-11-16", datatype=XSD.date)


def test_a_record_that_fits_one_known_record_is_linked_with_the_reason(identity):
    found = record(identity, "Accession", member=AZ, inFormat=CM)
    assert found.iri == ID["accession/az-cm"]
    assert "agrees in: member, in format. Not told: date." in found.reason


@pytest.mark.parametrize("date", [dated("2025"), dated("2025-11"), DAY])
def test_a_vaguer_date_fits(identity, date):
    assert record(identity, "Accession", member=AZ, inFormat=CM, date=date).iri == ID["accession/az-cm"]


@pytest.mark.parametrize(
    ("cls", "values"),
    [
        ("Accession", {"member": AZ, "inFormat": CM, "date": Literal("2024", datatype=XSD.gYear)}),
        ("Accession", {"member": AZ, "inFormat": C5}),
        ("Accession", {"member": (AZ, UZ), "inFormat": CM}),
        ("Accession", {"member": AZ}),
        ("Meeting", {"place": TASHKENT, "participant": (KZ, UZ)}),
        ("Meeting", {"inFormat": CM}),
        ("Meeting", {"inFormat": CM, "place": TASHKENT}),
        ("Membership", {"member": AZ, "inFormat": CM, "status": MAS.Explicit}),
        ("Tenure", {"holder": URIRef(f"{article().iri}/name/x"), "office": ID["office/president-kz"]}),
    ],
)
def test_what_does_not_fit_exactly_one_is_minted(identity, cls, values):
    found = record(identity, cls, **values)
    assert found.reason is None
    assert not identity.knows(found.iri)


def test_one_shared_participant_tells_one_meeting_from_another(identity):
    found = record(identity, "Meeting", inFormat=CM, place=TASHKENT, participant=(AZ, ID["region/ca"]))
    assert found.iri == ID["meeting/cm-2025"]


def test_an_article_cannot_report_what_began_after_it(identity):
    assert record(identity, "Accession", published="2025-12-01", member=AZ, inFormat=CM).reason
    assert record(identity, "Accession", published="2025", member=AZ, inFormat=CM).reason
    assert not record(identity, "Accession", published="2025-11-15", member=AZ, inFormat=CM).reason
    found = record(identity, "Meeting", published="2020", inFormat=CM, place=TASHKENT)
    assert found.iri == ID["meeting/cm-2019"]


def test_a_plan_is_never_taken_for_what_happened(identity):
    found = record(identity, "Accession", planned=True, member=AZ, inFormat=CM, date=DAY)
    assert found.reason is None
    assert found.iri.startswith(ID["plan/"])


def test_a_whole_key_makes_two_articles_meet(identity):
    one = record(identity, "Accession", member=UZ, inFormat=C5, date=DAY)
    two = record(identity, "Accession", text="Другой.", member=UZ, inFormat=C5, date=DAY)
    assert one == two
    assert one.iri.startswith(ID["accession/"])
    assert one.iri != record(identity, "Accession", member=KZ, inFormat=C5, date=DAY).iri


def test_a_part_of_the_key_stays_within_the_article(identity):
    one = record(identity, "Accession", member=UZ, inFormat=C5)
    two = record(identity, "Accession", text="Другой.", member=UZ, inFormat=C5)
    assert one.iri.startswith(f"{article().iri}/accession/")
    assert one != two


def test_a_key_of_the_articles_own_things_stays_within_the_article(identity):
    content = URIRef(f"{article().iri}/t/0-5")
    found = record(identity, "Claim", claimant=TOKAYEV, content=content)
    assert found.iri.startswith(f"{article().iri}/claim/")
    assert found == record(identity, "Claim", claimant=TOKAYEV, content=content, about=AZ)


def test_numbers_are_compared_by_value(schema):
    project = ID["project/7"]
    known = [(project, URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), term("Project"))]
    known += [(project, term("partner"), KZ), (project, term("partner"), UZ)]
    known += [(project, term("amount"), amount("1200000000"))]
    found = record(
        Identity(schema, known),
        "Project",
        partner=(UZ, KZ),
        amount=amount("1200000000.0"),
    )
    assert found.iri == project
    other = record(
        Identity(schema, known),
        "Project",
        partner=(UZ, KZ),
        amount=amount("5"),
        count=Literal(7),
    )
    assert other.reason is None


def test_names_of_one_article_never_fall_together():
    home = article().iri
    person, city = Named(term("Person"), "Астана", "ru", "Astana"), Named(term("Place"), "Астана", "ru", "Astana")
    one, two = Named(term("Person"), "Иванов", "ru", "Иванов"), Named(term("Person"), "Петров", "ru", "Петров")
    plain = Named(term("Person"), "Фарход Толипов", "ru", "Farhod Tolipov")
    names = local_names(home, [person, city, one, two, plain])
    assert len(set(names.values())) == 5
    assert names[plain] == URIRef(f"{home}/name/farhod-tolipov")


def test_words_are_named_by_their_place():
    home = article().iri
    assert worded(home, Worded(MAS.Passage, "ru"), SPAN) == URIRef(f"{home}/t/3-9")
    assert worded(home, Worded(term("Initiative"), "ru"), SPAN) == URIRef(f"{home}/initiative/3-9")
    assert local_name(MAS.Passage) == "Passage"
    assert local_name(ID["state/kz"]) == "kz"
