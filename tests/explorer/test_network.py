"""Around a thing: what is drawn, what is folded, what each line rests on, what is left out."""

import pytest
from rdflib import RDF, RDFS, Dataset, Graph, Literal, URIRef

from maslahat.errors import MaslahatError
from maslahat.network import around, whole
from maslahat.vocabulary import ID, MAS


def lines(network, **wanted):
    return [
        (a, b, values)
        for a, b, values in network.edges(data=True)
        if all(values[name] == value for name, value in wanted.items())
    ]


def test_things_and_records_around_the_centre(network, sample):
    assert network.graph == {"centre": str(sample.CENTRE), "total": 21, "shown": 21, "left_out": 0}
    centre = network.nodes[str(sample.CENTRE)]
    assert centre["distance"] == 0
    assert centre["labels"]["ru"].startswith("Консультативные встречи")
    assert network.nodes[str(ID["state/kazakhstan"])]["labels"]["kk"] == "Қазақстан"
    accession = network.nodes[str(sample.ACCESSION)]
    assert accession["record"]
    assert accession["date"] == "2025-11-16"
    assert not any("region/" in node for node in network)  # nothing ties it to the centre


def test_a_record_with_a_fold_is_one_line(network, sample):
    memberships = lines(network, kind=sample.term("Membership"))
    to_centre = [(a, b) for a, b, _ in memberships if b == str(sample.CENTRE)]
    assert len(to_centre) == 6
    assert not any("membership/" in node for node in network)
    (azerbaijan,) = [v for a, _, v in memberships if a == str(ID["state/azerbaijan"])]
    assert azerbaijan["folded"]
    assert azerbaijan["record"] == ID["membership/azerbaijan-consultative-meetings"]
    assert azerbaijan["since"] == "2025-11-16"
    assert azerbaijan["labels"] == {"en": "Membership", "ru": "Членство"}
    assert [e.kind for e in azerbaijan["evidence"]] == [MAS.Quote, MAS.Citation]


def test_lines_between_neighbours_are_drawn(network):
    assert any(b == str(ID["format/c5-plus-1"]) for _, b, v in lines(network, folded=True))


def test_a_folded_record_that_mentions_the_centre_elsewhere_stays_tied_to_it(network, sample):
    forums = lines(network, slot=sample.term("forum"))
    assert {b for _, b, _ in forums} == {str(sample.CENTRE)}
    assert len(forums) == 5
    assert all("initiative/" in a for a, _, _ in forums)


def test_a_line_rests_on_what_supports_its_very_triple(network, sample):
    place, participant = (sample.term(name) for name in ("place", "participant"))
    (said,) = [v for _, _, v in lines(network, slot=participant)]
    assert [e.words[:25] for e in said["evidence"]] == ["На консультативной встреч"]
    cited = [v for a, _, v in lines(network, slot=place) if a.endswith("2018")]
    assert [[e.kind for e in v["evidence"]] for v in cited] == [[MAS.Citation]]


def test_evidence_says_everything(network, sample):
    quote, citation = network.nodes[str(sample.ACCESSION)]["evidence"]
    assert quote.words == "Азербайджан официально присоединился к консультативным встречам"
    assert sample.TEXT[quote.start : quote.end] == quote.words
    assert sample.TEXT.startswith(quote.prefix + quote.words + quote.suffix, quote.start - len(quote.prefix))
    assert quote.certainty == {"en": "asserted", "ru": "утверждается"}
    assert quote.outlet["ru"] == "Altyn-orda.kz"
    assert quote.language == "ru"
    assert quote.url.startswith("https://altyn-orda.kz/")
    assert (citation.kind, citation.words, citation.start) == (MAS.Citation, "", -1)
    assert citation.published == "2025-11-17"
    note = next(v for a, b, v in lines(network, folded=True) if "turkmenistan" in a and b == str(sample.CENTRE))[
        "evidence"
    ][0]
    assert (note.kind, note.curator, note.created) == (MAS.CuratorNote, {"": "A. Researcher"}, "2026-11-20")
    claim = network.nodes[str(ID["claim/2"])]
    assert claim["evidence"][0].attributed_to["en"] == "Farkhod Tolipov"
    assert claim["words"].startswith("Успехи Азербайджана")


def test_details_keep_what_is_not_drawn(network):
    details = {d.labels["en"]: d for d in network.nodes[str(ID["claim/2"])]["details"]}
    assert details["content"].verbatim
    assert details["stance"].value == {"en": "evaluates", "ru": "оценивает"}
    assert details["judgement"].value == {"ru": "практически неизбежным"}


def test_rdflibs_own_engine_gives_the_same(network, sample, schema):
    slow = around(sample.consultative_meetings().dataset, sample.CENTRE, schema, keep=[sample.ACCESSION])
    assert dict(slow.nodes(data=True)) == dict(network.nodes(data=True))
    assert list(slow.edges(data=True)) == list(network.edges(data=True))


def test_too_many_neighbours_are_counted_and_the_nearest_and_best_evidenced_stay(meetings, sample, schema):
    small = around(meetings, sample.CENTRE, schema, limit=10)
    assert len(small) == 11
    assert small.graph["left_out"] == 11
    assert small.graph["total"] == 21
    lines = [(start, end) for start, end, values in small.edges(data=True) if values["folded"]]
    assert len({start for start, end in lines if end == str(sample.CENTRE)}) == 6  # one line away: all members stay
    assert str(sample.ACCESSION) in small  # the only record with two sources, but for a membership


def test_what_must_be_kept_is_kept(meetings, sample, schema):
    asked = ID["meeting/consultative-2018"]
    small = around(meetings, sample.CENTRE, schema, limit=2, keep=[asked])
    assert set(small) == {str(sample.CENTRE), str(asked), str(ID["place/astana"])}


def test_two_hops_reach_further(meetings, sample, schema):
    far = around(meetings, sample.CENTRE, schema, hops=2)
    assert far.nodes[str(ID["claim/0"])]["distance"] == 2
    assert far.nodes[str(ID["region/central-asia"])]["distance"] == 2


def test_three_thousand_lines_on_one_node(schema, sample, quick):
    maker = sample.Maker()
    centre = maker.thing("Format", "format/big", "Big")
    for i in range(1000):
        state = maker.thing("State", f"state/{i}", f"State {i}")
        maker.record("Membership", f"membership/{i}", [ID[f"q/{i}"]], member=state, inFormat=centre)
    network = around(quick(maker.dataset), centre, schema)
    assert (len(network), network.graph["left_out"]) == (41, 960)


def test_a_plan_is_no_fact_and_does_not_fold(schema, sample):
    maker = sample.Maker()
    centre = maker.thing("Format", "format/f", "F")
    state = maker.thing("State", "state/s", "S")
    plan = ID["plan/1"]
    maker.record("Plan", "plan/1", [], member=state)
    for p, o in ((RDF.type, MAS.Plan), (MAS.of, sample.term("Membership"))):
        maker.default.add((plan, p, o))
    maker.default.add((plan, sample.term("member"), state))
    maker.default.add((plan, sample.term("inFormat"), centre))
    network = around(maker.dataset, centre, schema)
    assert network.nodes[str(plan)]["planned"] == sample.term("Membership")
    assert network.nodes[str(plan)]["evidence"] == ()
    assert network.number_of_edges() == 2


def test_ties_of_things_are_drawn_unless_only_derived(schema, sample):
    maker = sample.Maker()
    centre = maker.thing("State", "state/kazakhstan", "Kazakhstan")
    region, format_ = maker.thing("Region", "region/r", "R"), maker.thing("Format", "format/f", "F")
    maker.put(ID["curated"], centre, sample.term("inRegion"), region)
    maker.put(ID["derived"], centre, sample.term("memberOf"), format_)
    network = around(maker.dataset, centre, schema)
    assert [values["slot"] for _, _, values in network.edges(data=True)] == [sample.term("inRegion")]


def test_a_plain_graph_will_do(schema, sample):
    plain = Graph()
    for triple in sample.consultative_meetings().default:
        plain.add(triple)
    network = around(plain, sample.CENTRE, schema)
    assert len(network) == 22
    accession = network.nodes[str(sample.ACCESSION)]
    assert [e.kind for e in accession["evidence"]] == [MAS.Quote, MAS.Citation]


def test_a_thing_nobody_mentions(schema):
    network = around(Dataset(), ID["state/nowhere"], schema)
    assert list(network) == [str(ID["state/nowhere"])]
    assert network.graph["left_out"] == 0


@pytest.mark.parametrize("iri", ["", "no iri", "http://x/> } INSERT DATA {", "a\nb"])
def test_what_is_no_iri_is_refused(schema, iri):
    with pytest.raises(MaslahatError, match="not an IRI"):
        around(Dataset(), URIRef(iri), schema)


def test_names_prefer_rdfs_label_and_never_depend_on_order(schema):
    graph = Graph()
    thing = ID["state/x"]
    graph.add((thing, RDF.type, URIRef("https://w3id.org/maslahat/ontology#State")))
    for label in ("B", "A", "C"):
        graph.add((thing, RDFS.label, Literal(label, lang="en")))
    graph.add((thing, MAS.name, Literal("Z")))
    network = around(graph, thing, schema)
    assert network.nodes[str(thing)]["labels"] == {"": "Z", "en": "A"}


def test_the_whole_graph_says_the_same_of_each_thing(meetings, network, sample, schema):
    all_of_it = whole(meetings, schema, centre=sample.CENTRE)
    assert set(network) < set(all_of_it)
    assert str(ID["region/central-asia"]) in all_of_it
    assert all_of_it.graph["left_out"] == 0
    for node, values in network.nodes(data=True):
        assert {**all_of_it.nodes[node], "distance": 0} == {**values, "distance": 0}
    drawn = [(a, b, str(v["kind"]), v["record"]) for a, b, v in all_of_it.edges(data=True)]
    assert {(a, b, str(v["kind"]), v["record"]) for a, b, v in network.edges(data=True)} <= set(drawn)
    assert len(drawn) == len(set(drawn))


def test_a_record_tells_the_days_it_may_hold(meetings, sample, schema, quick):
    made = sample.Maker()
    state, centre = made.thing("State", "state/s", "S"), made.thing("Format", "format/f", "F")
    note = made.note("note/n", "x")
    days = {"since": sample.day("2018-03"), "earliest": sample.day("2018-03-01"), "latest": sample.day("2020-12-31")}
    made.record("Membership", "membership/m", [note], member=state, inFormat=centre, **days)
    ((_, _, values),) = whole(quick(made.dataset), schema).edges(data=True)
    assert (values["first"], values["last"], values["lasts"]) == ("2018-03-01", "2020-12-31", True)


def test_part_of_the_graph_by_hops_and_by_classes(meetings, sample, schema):
    full = whole(meetings, schema)
    near = whole(meetings, schema, centre=sample.CENTRE, hops=1)
    assert 0 < len(near) < len(full)
    assert near.graph["left_out"] == len(full) - len(near)
    assert {values["distance"] for _, values in near.nodes(data=True)} == {0, 1}
    states = whole(meetings, schema, centre=sample.CENTRE, classes=[sample.term("State")])
    assert {str(v["kind"]).rpartition("#")[2] for _, v in states.nodes(data=True)} == {"State", "Format"}
    with pytest.raises(MaslahatError, match="hops are counted from a centre"):
        whole(meetings, schema, hops=2)
    with pytest.raises(MaslahatError, match="not an IRI"):
        whole(meetings, schema, centre=URIRef("a b"))
