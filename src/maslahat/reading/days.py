"""The dates that the clause of a trigger tells, and dates as the values of slots."""

from __future__ import annotations

from collections.abc import Collection

from rdflib import Literal
from rdflib.namespace import XSD

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.reading import tree, when
from maslahat.reading.triggers import Hit
from maslahat.reading.when import When
from maslahat.records import Filler
from maslahat.vocabulary import LEX


class Days:
    """Finds dates in the sentences of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._dates: dict[int, list[When]] = {}  # by sentence: every trigger of it asks for them

    def all(self, s: Sentence) -> list[When]:
        """The dates of a sentence."""
        if s.i not in self._dates:
            self._dates[s.i] = when.dates(self.article, s)
        return self._dates[s.i]

    def nearest(self, s: Sentence, places: Collection[int], at: int) -> When | None:
        """The date at some places that is nearest to a token."""
        found = []
        for one in self.all(s):
            tokens = s.covering(one.span.start, one.span.end)
            if any(t.i in places for t in tokens):
                found.append((min(abs(t.i - at) for t in tokens), one))
        return min(found, key=lambda f: f[0])[1] if found else None

    def told(self, s: Sentence, hit: Hit) -> When | None:
        """The date nearest to a trigger within its clause; of an event of days, also the only one of the sentence."""
        verb = tree.clause_head(s, hit.head.i)
        own = set(s.subtree(hit.head.i))
        found = self.nearest(s, _second(s, hit.head, own), hit.head.i)
        found = found or self.nearest(s, set(s.subtree(verb.i)) - _aside(s, hit.head) | own, hit.head.i)
        event = any(LEX.LastDay in slot.fills for slot in hit.block.slots)
        found = found or (self._shared(s, verb) if event else None)
        return found if found or not event else self._only(s, hit)

    def _shared(self, s: Sentence, verb: Token) -> When | None:
        """«21 мая X прибыл в Y и встретился с Z»: the day before the first of coordinated verbs is that of all."""
        first = s.head(verb.i) if verb.rel == "conj" else None
        if first is None or not tree.is_verb(first):
            return None
        before = {j for c in s.children(first.i, "obl", "advmod", "nmod") if c.i < first.i for j in s.subtree(c.i)}
        return self.nearest(s, before, first.i)

    def _only(self, s: Sentence, hit: Hit) -> When | None:
        """The one date of a sentence, wherever it stands («в марте, когда X посещал Y, …»)."""
        dates = self.all(s)
        if len(dates) != 1:
            return None
        at = s.covering(dates[0].span.start, dates[0].span.end)[0].i
        between = s.tokens[min(at, hit.head.i) : max(at, hit.head.i)]
        return None if any(t.text in ";(" for t in between) else dates[0]


def _second(s: Sentence, head: Token, own: set[int]) -> set[int]:
    """Where a second verb has a date of its own: «хотел вступить в 2018 году и был принят в 2019 году»."""
    if head.rel != "conj" or not tree.is_verb(head):
        return set()
    start = min((c.i for c in s.children(head.i, "cc")), default=head.i)
    return {i for i in own if i >= start}


def _aside(s: Sentence, head: Token) -> set[int]:
    """What relative clauses tell of other nouns: «на форуме, который прошёл 5 мая, X подписал договор»."""
    mine = {head.i, *(t.i for t in s.up(head.i))}
    others = [t for t in s.tokens if t.rel == "acl:relcl" and t.i not in mine]
    return {i for t in others for i in s.subtree(t.i)}


def first_day(day: When) -> Filler:
    """A date, or the first of the days that it tells, as a filler."""
    return Filler(day.span, _literal(day.value))


def year(article: Article, at: int) -> Filler:
    """The year that four digits tell."""
    span = article.span(at, at + len("1998"))
    return Filler(span, _literal(article.text[span.start : span.end]))


def last_day(day: When) -> list[Filler]:
    """The last of the days that a date tells («12–13 октября»), if it tells several."""
    return [Filler(day.span, _literal(day.end))] if day.end else []


def _literal(value: str) -> Literal:
    """A date in the datatype of its true precision; a day without a year is xsd:gMonthDay."""
    if value.startswith("--"):
        return Literal(value, datatype=XSD.gMonthDay, normalize=False)
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return Literal(value, datatype=kinds[len(value)], normalize=False)
