"""What a clause says in words, dates, counts and sums: the values of slots that hold no thing."""

from __future__ import annotations

from rdflib import Literal
from rdflib.namespace import XSD

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import linear, money, phrases, tree
from maslahat.reading.days import Days, first_day, last_day
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

FOR = "на"


class Quantities:
    """Finds literals in one article."""

    def __init__(self, article: Article, lexicon: Lexicon, days: Days) -> None:
        self.article = article
        self.language = lexicon.language
        self._including = lexicon.words(LEX.including)
        self.days = days

    def words(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The words of the phrase's noun."""
        if hit.noun.pos not in ("NOUN", "PROPN"):
            return []
        title = phrases.title(s, self.article, hit.noun.i)
        return [self._text(self._own(s, hit.noun, title))]

    def complement(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """What one commits to: an infinitive, a clause with «что», «о том, что …», or a phrase with «о»."""
        spans = phrases.complements(s, self.article, hit.noun.i)
        return [self._text(spans[0])] if spans else []

    def date(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The date of the trigger, or the first of its days."""
        found = self.days.told(s, hit)
        return [first_day(found)] if found and not self._meant(s, hit, found.span) else []

    def last_day(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The last of the days that the date tells («12–13 октября»)."""
        found = self.days.told(s, hit)
        return last_day(found) if found else []

    def count(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """How many: «подписали 12 соглашений»."""
        counted = money.count(s, hit.noun.i)
        if counted is None:
            return []
        number, tokens = counted
        return [Filler(self.article.span(tokens[0].start, tokens[-1].end), Literal(str(number), datatype=XSD.integer))]

    def amount(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """How much money."""
        one = self._sum(s, hit)
        return [Filler(one.amount_span, Literal(f"{one.amount:f}", datatype=XSD.decimal))] if one else []

    def currency(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """In which currency."""
        one = self._sum(s, hit)
        return [Filler(one.currency_span, Literal(one.currency))] if one else []

    def _meant(self, s: Sentence, hit: Hit, day: Span) -> bool:
        """«план на 2026 год»: the date says for when a document is, not when it was signed."""
        if all(LEX.Words not in slot.fills for slot in hit.block.slots):
            return False
        at = s.top(list(s.covering(day.start, day.end)))
        head = s.head(at.i)
        return tree.preposition(s, at.i) == FOR and head is not None and head.pos in ("NOUN", "PROPN")

    def _own(self, s: Sentence, noun: Token, title: Span) -> Span:
        """A title without «в том числе» before its noun and without the list behind it («10 бумаг, включая …»)."""
        first, last = noun.start, title.end
        inside = s.covering(title.start, title.end)
        for at in (t.i for t in inside):
            for words in self._including:
                if at > noun.i and s.lemmas[at : at + len(words)] == words:
                    last = min(last, s.tokens[at - 1].start if s.tokens[at - 1].text == "," else s.tokens[at].start)
                elif at < noun.i and s.lemmas[at : at + len(words) - 1] == words[1:] and len(words) > 1:
                    after = [t for t in s.tokens[at + len(words) - 1 : noun.i + 1] if t.text != ","]
                    return self.article.span(after[0].start, title.end)
        text = self.article.text[title.start : last].rstrip()
        return self.article.span(title.start, title.start + len(text)) if last > first else title

    def _text(self, span: Span) -> Filler:
        return Filler(span, Literal(span.text, lang=self.language))

    def _sum(self, s: Sentence, hit: Hit) -> money.Money | None:
        """The sum of the trigger's clause that stands nearest to it; what another clause costs is not its sum."""
        clause = set(linear.clause(s, hit.head.i))
        found = []
        for one in money.money(self.article, s):
            at = s.covering(one.span.start, one.span.end)[0].i
            between = s.tokens[min(at, hit.noun.i) : max(at, hit.noun.i)]
            bracketed = any(t.text == "(" for t in between)
            apart = any(linear.finite(t) for t in between if t.i != hit.head.i)
            if at in clause or not apart:
                found.append((bracketed, abs(at - hit.noun.i), one))
        return min(found, key=lambda f: f[:2])[2] if found else None
