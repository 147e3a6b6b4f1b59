"""The material against the graph: every row is in, or on a list with the reason why not.

The material lies beside the repository, in ``../shared/domain``; without it these tests are skipped.
"""

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from maslahat import curated
from maslahat.schema import Schema
from maslahat.vocabulary import ID, MAS

MATERIAL = Path(__file__).parents[2].parent / "shared" / "domain"
pytestmark = pytest.mark.skipif(not MATERIAL.is_dir(), reason=f"no material beside the repository: {MATERIAL.name}")
TERM = Namespace(str(MAS))

# ── where the graph has a row under another name ─────────────────────────────────────────────────────────────────
MEETINGS = {
    **{f"cm-{n}": f"meeting/consultative-meetings-{n}" for n in range(1, 8)},
    "cm-prep-2025": "meeting/consultative-meetings-awaza-2025",
    "cm-8": "plan/consultative-meetings-8",
    "bi-kzuz-2025": "meeting/kazakhstan-uzbekistan-supreme-interstate-council-2",
    "c51-s1": "meeting/c5-plus-1-summit-1",
    "c51-s2": "meeting/c5-plus-1-summit-2",
    "c51-cmd-1": "meeting/c5-plus-1-critical-minerals-2024-02",
    "b51-1": "meeting/b5-plus-1-1",
    "b51-2": "meeting/b5-plus-1-2",
    "euca-1": "meeting/eu-central-asia-high-level-1",
    "euca-2": "meeting/eu-central-asia-high-level-2",
    "euca-m19": "meeting/eu-central-asia-ministerial-19",
    "euca-m20": "meeting/eu-central-asia-ministerial-20",
    "euca-s1": "meeting/eu-central-asia-summit-1",
    "cnca-v": "meeting/china-central-asia-online-2022",
    "cnca-1": "meeting/china-central-asia-summit-1",
    "cnca-2": "meeting/china-central-asia-summit-2",
    "cnca-fm1": "meeting/china-central-asia-ministerial-1",
    "ruca-1": "meeting/russia-central-asia-summit-1",
    "ruca-2": "meeting/russia-central-asia-summit-2",
    "ruca-fm6": "meeting/russia-central-asia-ministerial-6",
    "deca-1": "meeting/germany-central-asia-1",
    "deca-2": "meeting/germany-central-asia-2",
    "jpca-0": "plan/japan-central-asia-2024",
    "jpca-1": "meeting/japan-central-asia-summit-1",
    "krca-f17": "meeting/south-korea-central-asia-forum-17",
    "krca-1": "plan/south-korea-central-asia-2026",
    "inca-1": "meeting/india-central-asia-summit-1",
    "gccca-1": "meeting/gcc-central-asia-summit-1",
    "gccca-2": "plan/gcc-central-asia-2025",
    **{f"gccca-fm{n}": f"meeting/gcc-central-asia-ministerial-{n}" for n in (1, 2, 3)},
    "itca-1": "meeting/italy-central-asia-summit-1",
    **{f"ots-{n}": f"meeting/ots-{n}" for n in range(6, 13)},
    "ots-inf-2025": "meeting/ots-informal-2025",
    "ots-fm-2026": "meeting/ots-ministers-informal-2026",
    "ots-inf-2026": "plan/ots-informal-2026",
    "speca-s1": "meeting/speca-summit-1",
    "sco-2026": "plan/sco-2026",
    "cis-2026": "plan/cis-2026",
    "cica-7": "plan/cica-7",
    "eco-17": "meeting/economic-cooperation-organization-17",
    "res-2026": "plan/regional-ecological-summit-2026",
    "frca-2017": "meeting/france-central-asia-2017",
}
C51 = {
    "c51-2015a": "2015-09", "c51-2015b": "2015-11", "c51-2016a": "2016-08", "c51-2016b": "2016-12",
    "c51-2018a": "2018-01", "c51-2019a": "2019-08", "c51-2019b": "2019-09", "c51-2020a": "2020-02",
    "c51-2020b": "2020-06", "c51-2021a": "2021-04", "c51-2021t": "2021-07", "c51-2021b": "2021-09",
    "c51-2022a": "2022-02", "c51-2022b": "2022-09", "c51-2023a": "2023-02", "c51-2024": "2024-09",
    "c51-2025a": "2025-11",
}  # fmt: skip
INITIATIVES = {
    "in-format": "consultative-meetings", "in-treaty": "friendship-treaty", "in-invforum": "investment-forum",
    "in-cmd": "critical-minerals-dialogue", "in-wec": "water-energy-consortium",
    "in-transport24": "transport-strategy", "in-expo": "expo-central-asia",
    "in-noinst": "heads-of-state-only", "in-ree-eu": "rare-earth-centre", "in-ree-it": "rare-earth-centre",
    "in-ree-cm7": "rare-earth-centre", "in-azacc": "accession-of-azerbaijan",
    "in-transport": "transport-strategy", "in-ecargo": "electronic-cargo-tracking",
    "in-ai": "responsible-ai-declaration", "in-water": "water-strategies", "in-trade20": "trade-20-billion",
    "in-community": "community-of-central-asia", "in-secretariat": "rotating-secretariat",
    "in-elders": "council-of-elders", "in-trade2035": "trade-programme-2035",
    "in-invspace": "common-investment-space", "in-ecom": "e-commerce-programme", "in-decade": "water-decade",
    "in-coord": "prior-consultations", "in-translog": "single-transport-space",
    "in-iwo": "international-water-organization", "in-jp2040": "japan-summits-2040",
    "in-jpsci": "japan-scientists", "in-unai": "un-resolution-on-ai", "in-7proj": "seven-joint-projects",
    "in-unsc": "kyrgyzstan-in-security-council", "in-ifas-ru": "russia-in-ifas", "in-frca": "france-dialogue",
}  # fmt: skip
BODIES = {
    "consultative-meeting": "format/consultative-meetings", "c5+1": "format/c5-plus-1", "b5+1": "format/b5-plus-1",
    "korea-central-asia": "format/south-korea-central-asia", "eco": "organization/economic-cooperation-organization",
    "kz-uz-supreme-interstate-council": "organization/kazakhstan-uzbekistan-supreme-interstate-council",
}  # fmt: skip

# ── what is not in, and why ──────────────────────────────────────────────────────────────────────────────────────
SAME_PLACE = {"Kuwait": "Kuwait City", "Turkmenbashi": "Awaza"}
HOSTS_NOT_TAKEN = {
    "c51-2016b": "held on the margins of an OSCE meeting: no state is said to have hosted",
    "c51-2020b": "online", "c51-2021a": "online", "c51-2022a": "a telephone call",
    "euca-m19": "the European Union hosted, Luxembourg is the place",
}  # fmt: skip
MEMBERS_NOT_TAKEN = {
    "france-central-asia": "one meeting makes no lasting composition",
    "titr": "its members are railways and ports, not states",
}
SOURCES_NOT_TAKEN = {
    "24kg16": "an announcement; the meeting itself is told by others",
    "24kg25az": "an announcement; the meeting itself is told by others",
    "aa19uz": "says beforehand when the agreement would take force: our note has that day",
    "altyn25": "the text itself is in graph/articles",
    "asiaplus25": "nothing in it that others do not tell",
    "ckhq25": "an announcement of a summit; a translated copy",
    "fpc20": "tells of power since 1992 without an office",
    "fs-cap": "code indexes without a page of their own: note identifiers",
    "fs-sco": "code indexes without a page of their own: note identifiers",
    "fs-sparql": "code indexes without a page of their own: note identifiers",
    "kazpravda25": "tells of the visit of 14–15 November 2025; visits are left to reading",
    "nca25ru": "here only for a slip in a caption",
    "newshub24": "a list of the meetings of others' telling",
    "tdh22": "explains a title; the tenure rests on others",
    "timesca26cm": "a meeting of fifty states that is not C5+1",
    "ttimes16": "an announcement with a doubtful date",
    "wikimirz": "nothing in it that others do not tell",
}


def rows(name: str) -> list[dict[str, str]]:
    with (MATERIAL / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def formats() -> list[dict[str, Any]]:
    """The formats: ids, and the items of their lists of members. (A reader of just this YAML: no library is needed.)"""
    found: list[dict[str, Any]] = []
    section = ""
    for line in (MATERIAL / "formats.yaml").read_text(encoding="utf-8").splitlines():
        match = re.match(r"( *)(- )?(\w+): ?(.*)$", line)
        if match is None:
            continue
        indent, item, key, value = match.group(1), match.group(2), match.group(3), match.group(4).strip("'\" ")
        if not indent and item:
            found.append({key: value})
        elif indent == "  " and not item:
            section = key
            found[-1].setdefault(key, value if value.strip("[]") else [])
        elif isinstance(found[-1].get(section), list):
            if item:
                found[-1][section].append({})
            found[-1][section][-1][key] = value
    return found


@cache
def graph() -> Graph:
    return curated.load(Schema.load()).graph()


def thing(path: str) -> URIRef:
    return URIRef(f"{ID}{path}")


def meeting(row: str) -> URIRef:
    if row in C51:
        return thing(f"meeting/c5-plus-1-{C51[row]}")
    return thing(MEETINGS.get(row, f"meeting/{row}"))


def named(text: str) -> set[Node]:
    return {
        s
        for p in (RDFS.label, SKOS.altLabel, MAS.shortName)
        for language in ("en", "ru")
        for s in graph().subjects(p, Literal(text, language))
    }


@cache
def attendances(one: URIRef) -> tuple[Node, ...]:
    return tuple(graph().subjects(TERM.meeting, one))


def test_every_meeting_is_in_on_its_day() -> None:
    for row in rows("meetings.tsv"):
        one = meeting(row["meeting_id"])
        kind = graph().value(one, RDF.type)
        assert kind == (MAS.Plan if str(one).startswith(f"{ID}plan/") else TERM.Meeting), row["meeting_id"]
        days = {str(d) for d in graph().objects(one, MAS.date)}
        assert row["date_start"] in days, (row["meeting_id"], days)
        if row["date_end"] and row["date_end"] != row["date_start"]:
            assert row["date_end"] in {str(d) for d in graph().objects(one, TERM.endDate)}, row["meeting_id"]


def test_what_is_not_known_to_have_been_held_is_a_plan() -> None:
    for row in rows("meetings.tsv"):
        told = f"{row['note']} {row['number']}".lower()
        unheld = row["confidence"] == "b" or "cancelled" in told or "postponed indefinitely" in told
        assert unheld == str(meeting(row["meeting_id"])).startswith(f"{ID}plan/"), row["meeting_id"]


def test_every_meeting_has_its_place_and_host() -> None:
    for row in rows("meetings.tsv"):
        one = meeting(row["meeting_id"])
        city = re.sub(r" \(.*", "", row["city"])
        if city == "virtual":
            assert graph().value(one, TERM.online) == Literal(True)
        elif city not in {"?", ""}:
            place = graph().value(one, TERM.place)
            names = {str(n) for n in graph().objects(place, RDFS.label)}
            assert {city, SAME_PLACE.get(city)} & names, (row["meeting_id"], city, names)
        if row["country"] and row["meeting_id"] not in HOSTS_NOT_TAKEN:
            host = graph().value(one, TERM.host)
            assert str(graph().value(host, SKOS.notation)) == row["country"], row["meeting_id"]


def test_every_named_participant_attends() -> None:
    for row in rows("meetings.tsv"):
        one = meeting(row["meeting_id"])
        present = {str(graph().value(a, TERM.representative)) for a in attendances(one)}
        for told in re.split(r"; ", f"{row['participants']}; {row['guests_observers']}"):
            match = re.match(
                r"(?:[A-Z]{2,6}|GCC SG|SG|UNSG|WHO|EU)[: ]\s*([A-Z][^(,;]+?)(?: guest of honour.*)?(?: \(.*|,.*)?$",
                told.strip(),
            )
            name = match.group(1).strip() if match else ""
            if not match or re.search(r"[A-Z]{2},|presidents|Deputy|ambassador|delegation", told) or not name:
                continue
            surname = name.split()[-1]
            people = {p.rpartition("/")[2] for p in present}
            known = {str(s).rpartition("/")[2] for s in named(name) | named(surname)}
            assert known & people or any(surname.lower() in p for p in people), (row["meeting_id"], name)


def test_every_party_listed_attends() -> None:
    codes = {str(n): s for s, n in graph().subject_objects(SKOS.notation)}
    for row in rows("meetings.tsv"):
        if str(meeting(row["meeting_id"])).startswith(f"{ID}plan/") or "absent" in row["participants"]:
            continue
        parties = {graph().value(a, TERM.party) for a in attendances(meeting(row["meeting_id"]))}
        for code in re.findall(
            r"\b(KZ|KG|TJ|TM|UZ|AZ|US|RU|CN|DE|JP|KR|IN|IT|TR|HU|FR|SA|QA|AE|KW|OM|BH|EU)\b", row["participants"]
        ):
            assert codes[code] in parties, (row["meeting_id"], code)


def test_absence_is_told_by_silence() -> None:
    turkmenistan = thing("state/turkmenistan")
    for row in ("c51-2016b", "c51-2022a"):
        assert turkmenistan not in {graph().value(a, TERM.party) for a in attendances(meeting(row))}


def test_who_represents_need_not_be_head_of_state() -> None:
    def level(row: str, state: str) -> str:
        found = (a for a in attendances(meeting(row)) if graph().value(a, TERM.party) == thing(f"state/{state}"))
        return str(graph().value(next(found), TERM.level)).rpartition("#")[2]

    assert level("cm-1", "turkmenistan") == "SpeakerOfParliament"
    assert level("cm-2", "kazakhstan") == level("ots-7", "kazakhstan") == "FormerHeadOfState"
    assert {level(f"ots-{n}", "turkmenistan") for n in (9, 10, 12)} == {"FormerHeadOfState"}
    assert level("ots-8", "turkmenistan") == level("inca-1", "turkmenistan") == "HeadOfState"
    assert level("euca-1", "turkmenistan") == level("speca-s1", "turkmenistan") == "DeputyHeadOfGovernment"


def test_documents_of_a_meeting_are_adopted_at_it() -> None:
    for row in rows("meetings.tsv"):
        if re.search(r"statement|declaration|communique|treaty|concept|plan\b", row["documents"], re.IGNORECASE):
            assert list(graph().subjects(TERM.adoptedAt, meeting(row["meeting_id"]))), row["meeting_id"]


def test_every_initiative_is_in_with_its_proposer_and_day() -> None:
    for row in rows("initiatives.tsv"):
        one = thing(f"initiative/{INITIATIVES[row['initiative_id']]}")
        steps = [s for s in graph().subjects(TERM.initiative, one) if (s, RDF.type, MAS.Plan) not in graph()]
        assert steps, row["initiative_id"]
        day = row["date"].removesuffix(" (b)")
        assert day in {str(d) for s in steps for d in graph().objects(s, MAS.date)}, row["initiative_id"]
        who = {p for s in steps for role in (TERM.proposer, TERM.actor) for p in graph().objects(s, role)}
        names = {str(n) for p in who for n in graph().objects(p, RDFS.label)}
        states = {str(graph().value(p, SKOS.notation)) for p in who}
        told = re.sub(r" \(.*| / .*", "", row["proposer"])
        assert (
            told in names
            or all(part.split()[-1] in " ".join(names) for part in told.split(" and "))
            or ("heads of state" in told and {"Ilham Aliyev", "Sadyr Japarov"} <= names)
        ), (row["initiative_id"], told, names, states)


def test_what_became_of_an_initiative_is_a_step() -> None:
    def kinds(row: str) -> set[str]:
        steps = graph().subjects(TERM.initiative, thing(f"initiative/{INITIATIVES[row]}"))
        return {str(k).rpartition("#")[2] for s in steps for k in graph().objects(s, MAS.kind)}

    assert kinds("in-treaty") == kinds("in-azacc") == {"Adopted"}
    assert kinds("in-format") == kinds("in-cmd") == kinds("in-7proj") == {"Implemented"}
    assert kinds("in-unsc") == {"Endorsed", "Implemented"}
    assert kinds("in-wec") == kinds("in-secretariat") == set()


def test_every_person_is_in_with_names_and_state() -> None:
    states = {str(n): s for s, n in graph().subject_objects(SKOS.notation) if str(s).startswith(f"{ID}state/")}
    for row in rows("people.tsv"):
        english = re.sub(r" \(.*", "", row["name_en"])
        (person,) = {p for p in named(english) if str(p).startswith(f"{ID}person/")}
        assert row["name_ru"].replace("ё", "е") in {str(n).replace("ё", "е") for n in graph().objects(person)}, row[
            "person_id"
        ]
        code = row["state"].removesuffix(" (b)")
        if code in states and row["state"] == code:
            assert graph().value(person, TERM.country) == states[code], row["person_id"]


def test_experts_have_their_affiliation() -> None:
    for slug in (
        "farkhod-tolipov",
        "temur-umarov",
        "akramjon-nematov",
        "javid-veliyev",
        "temirlan-razbayev",
        "elchin-alyoglu",
    ):
        assert list(graph().objects(thing(f"person/{slug}"), TERM.affiliation)), slug


def test_every_format_is_in_with_its_composition() -> None:
    codes = {str(n): s for s, n in graph().subject_objects(SKOS.notation)}
    for one in formats():
        kind = "format" if (thing(f"format/{one['id']}"), RDF.type, TERM.Format) in graph() else "organization"
        body = thing(BODIES.get(one["id"], f"{kind}/{one['id']}"))
        assert list(graph().objects(body, RDF.type)), one["id"]
        if one["id"] in MEMBERS_NOT_TAKEN:
            continue
        for role, status in (("members", "Member"), ("observers", "Observer"), ("associates", "Associate")):
            for told in one.get(role) or ():
                member = codes[told["state"]]
                found = [
                    m
                    for m in graph().subjects(TERM.member, member)
                    if (m, TERM.inFormat, body) in graph()
                    and (m, TERM.status, TERM[status]) in graph()
                    and (m, RDF.type, TERM.Membership) in graph()
                ]
                assert len(found) == 1, (one["id"], told, found)
                since = {str(d) for d in graph().objects(found[0], MAS.since)}
                day = str(told.get("from") or "").partition(" ")[0]
                assert not day or any(day.startswith(d) for d in since), (one["id"], told, since)


def test_every_format_that_was_founded_says_when() -> None:
    for one in formats():
        kind = "format" if (thing(f"format/{one['id']}"), RDF.type, TERM.Format) in graph() else "organization"
        body = thing(BODIES.get(one["id"], f"{kind}/{one['id']}"))
        planned = one["id"] in {"regional-ecological-summit", "kz-uz-supreme-interstate-council"}  # only announced
        assert planned or list(graph().objects(body, TERM.founded)), one["id"]
        assert list(graph().objects(body, MAS.kind)), one["id"]


def test_every_source_is_in_or_on_the_list() -> None:
    urls = {str(u) for u in graph().objects(None, MAS.url)}
    missing = {row["source_id"] for row in rows("sources.tsv") if row["url"].strip() not in urls}
    assert missing == set(SOURCES_NOT_TAKEN), missing ^ set(SOURCES_NOT_TAKEN)


def test_nothing_unverified_rests_on_a_citation() -> None:
    """What is marked b inside a value stands on our note: the years of TM, AZ and AF in SPECA are not even that."""
    for state in ("turkmenistan", "azerbaijan", "afghanistan"):
        assert list(graph().objects(thing(f"membership/{state}-speca"), MAS.since)) == []
