"""When a fact read is a fact of the gold: each condition met and not met."""

from __future__ import annotations

import pytest

from maslahat.article import Article, Span, article_iri
from maslahat.evaluation import scoring
from maslahat.evaluation.figures import Counts, Figures
from maslahat.evaluation.forms import Forms
from maslahat.evaluation.gold import Argument, Fact, NamedSpan, Text, Trap
from maslahat.evaluation.matching import Matcher, covers
from maslahat.evaluation.registry import Registry

TEXT = "Токаев встретился с Жапаровым. Они обсудили воду! Потом пообедали."
FIRST, SECOND = Span(0, 30, TEXT[:30]), Span(31, 49, TEXT[31:49])
REGISTRY = Registry([("KZ", "KZ"), ("Tokayev", "Tokayev"), ("Токаев", "Tokayev")], [("Tokayev", "KZ")])


@pytest.fixture(scope="module")
def matcher(forms: Forms) -> Matcher:
    return Matcher(forms, REGISTRY)


def fact(kind: str, evidence: Span = FIRST, certainty: str = "asserted", **roles: str | Span) -> Fact:
    args = tuple((role, tuple(_arguments(value))) for role, value in roles.items())
    return Fact("F", kind, args, evidence, certainty)


def _arguments(value: str | Span) -> list[Argument]:
    return [Argument(None, value)] if isinstance(value, Span) else [Argument(one, FIRST) for one in value.split("+")]


def test_evidence_shares_half_of_the_shorter_and_is_not_too_long() -> None:
    assert covers(Span(0, 10, "x" * 10), Span(5, 15, "x" * 10)) == 0.5
    assert covers(Span(0, 10, "x" * 10), Span(6, 16, "x" * 10)) == 0
    assert covers(Span(0, 10, "x" * 10), Span(0, 30, "x" * 30)) == 1
    assert covers(Span(0, 10, "x" * 10), Span(0, 31, "x" * 31)) == 0


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        ({"participant": "A+B"}, {"participant": "B+A"}, True),
        ({"participant": "A+B"}, {"participant": "A"}, True),
        ({"participant": "A+B"}, {"participant": "A+C"}, False),
        ({"participant": "A"}, {}, False),
        ({"participant": "Tokayev"}, {"participant": "KZ"}, True),  # a leader stands for the state
        ({"participant": "Tokayev"}, {"participant": "KZ+UZ+KG"}, False),
        ({"participant": "Токаев"}, {"participant": "Tokayev"}, True),  # an alias
        ({"participant": "Aigul Seitova"}, {"participant": "Aygul Seytova"}, True),  # another romanisation
        ({"participant": "Aigul Seitova"}, {"participant": "Aidar Samatov"}, False),
        ({"format": "SCO", "date": "2024"}, {"format": "SCO"}, True),  # no participant: told by its format
        ({"format": "SCO"}, {"format": "CIS"}, False),
        ({"format": "SCO"}, {"place": "Astana"}, False),
    ],
)
def test_main_roles(gold: dict[str, str], read: dict[str, str], same: bool, matcher: Matcher) -> None:
    assert bool(matcher.pairs([fact("Meeting", **gold)], [fact("Meeting", **read)])) is same


def test_other_types_know_no_leader_for_a_state(matcher: Matcher) -> None:
    assert not matcher.pairs([fact("Agreement", party="Tokayev")], [fact("Agreement", party="KZ")])


def test_words_must_overlap(matcher: Matcher) -> None:
    gold = fact("Claim", claimant="A", content=Span(0, 20, TEXT[:20]))
    assert matcher.pairs([gold], [fact("Claim", claimant="A", content=Span(10, 30, TEXT[10:30]))])
    assert not matcher.pairs([gold], [fact("Claim", claimant="A", content=Span(15, 30, TEXT[15:30]))])
    assert not matcher.pairs([gold], [fact("Claim", claimant="A")])


def test_as_many_pairs_as_possible_and_the_best_of_them(matcher: Matcher) -> None:
    gold = [fact("Meeting", participant="A+B"), fact("Meeting", participant="A")]
    assert matcher.pairs(gold, [fact("Meeting", participant="A")]) == {1: 0}
    assert matcher.pairs(gold, [fact("Meeting", participant="A"), fact("Meeting", participant="A+B")]) == {0: 1, 1: 0}


def test_slots_are_met_one_to_one(matcher: Matcher) -> None:
    roles = {role.name: role for role in matcher.forms.types["Meeting"].roles}

    def met(gold: str, read: str, role: str) -> tuple[int, int]:
        right, rest = matcher.met(_arguments(gold), _arguments(read), roles[role])
        return right, len(rest)

    assert met("A+A", "A", "participant") == (1, 0)
    assert met("A", "A+A", "participant") == (1, 1)
    assert met("Tokayev+KZ", "KZ", "participant") == (1, 0)
    assert met("2024-10-12", "2024-10-13", "date") == (0, 1)  # dates are never nearly right
    assert met("Cholponata", "Cholpon-Ata", "place") == (1, 0)


@pytest.mark.parametrize(
    ("trap", "read", "hit"),
    [
        ({"state": "KZ"}, {"state": "KZ", "organisation": "SCO"}, True),
        ({"state": "KZ", "organisation": "SCO"}, {"state": "KZ", "organisation": "CIS"}, False),
        ({"state": "KZ"}, {"organisation": "SCO"}, False),
        ({"date": "2024"}, {"date": "2024-10"}, True),
        ({"date": "2024-10-12"}, {"date": "--10-12"}, True),
        ({}, {"state": "KZ"}, True),
    ],
)
def test_traps(trap: dict[str, str], read: dict[str, str], hit: bool, matcher: Matcher) -> None:
    laid = Trap("T", "Accession", fact("Accession", **trap).args, FIRST, "negated")
    assert matcher.asserts(laid, fact("Accession", **read)) is hit
    assert not matcher.asserts(laid, fact("Accession", SECOND, **read))
    assert not matcher.asserts(laid, fact("Visit", host="KZ"))


def test_what_is_counted(matcher: Matcher) -> None:
    whole = Span(0, 49, TEXT[:49])
    gold = (
        fact("Claim", whole, "opinion", claimant="A", content=whole),
        fact("Meeting", participant="Tokayev"),
        fact("Visit", visitor="A", host="UZ"),
    )
    read = (
        fact("Claim", FIRST, "opinion", claimant="A", content=FIRST),
        fact("Claim", SECOND, "opinion", claimant="A", content=SECOND),  # the same passage, cut: not counted
        fact("Meeting", certainty="planned", participant="KZ", place="Astana"),
        fact("Accession", state="KZ"),
    )
    article = Article(article_iri("a", TEXT), TEXT, "a", "ru")
    named = (NamedSpan(Span(0, 6, "Токаев"), "Person", "Tokayev"), NamedSpan(Span(20, 29, "xx"), "Person", "B"))
    trap = Trap("T", "Accession", (), FIRST, "negated")
    text = Text(article, gold, (trap,), (NamedSpan(Span(0, 6, "Токаев"), "Person", "Токаев"),))
    figures = Figures(frozenset({"Claim"}))
    outcome = scoring.compare(text, read, matcher)
    scoring.count(outcome, read, named, matcher, figures)
    assert dict(figures.facts) == {
        "Claim": Counts(1),
        "Meeting": Counts(1),
        "Visit": Counts(missed=1),
        "Accession": Counts(extra=1),
    }
    assert figures.unsaid == Counts(1, 1, 1)
    assert figures.slots["Meeting", "participant"] == Counts(1)
    assert figures.slots["Meeting", "place"] == Counts(extra=1)
    assert (figures.certainty.of, figures.certainty.yes) == (2, 1)
    assert figures.mentions["Person"] == Counts(1, 1)
    assert figures.quotes.of - figures.quotes.yes == 1
    assert figures.asserted["negated"] == 1
    assert figures.headline()["traps-kept"] == 0


def test_nothing_to_find_and_nothing_found() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (1, 1, 1)
    assert (Counts(missed=1).precision, Counts(missed=1).recall, Counts(missed=1).f1) == (0, 0, 0)
    assert (Counts(extra=1).precision, Counts(extra=1).f1) == (0, 0)
