"""What fills the slots of a trigger's record, by the ways that the block names (lex:fill)."""

from __future__ import annotations

from collections.abc import Callable

from rdflib import URIRef

from maslahat.article import Article
from maslahat.language import Sentence
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.actors import Actors
from maslahat.reading.antecedents import Antecedents
from maslahat.reading.days import Days
from maslahat.reading.filled import Slots, distinct
from maslahat.reading.fitting import Fitting
from maslahat.reading.gatherings import Gatherings
from maslahat.reading.obliques import Obliques
from maslahat.reading.occasions import Occasions
from maslahat.reading.owners import Owners
from maslahat.reading.quantities import Quantities
from maslahat.reading.referents import Referents
from maslahat.reading.trace import SILENT, Trace
from maslahat.reading.triggers import Hit, as_which, besides
from maslahat.records import Filler
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

ANYBODY = Slot(path=LEX.Subject)
LATE = frozenset({LEX.Clause, LEX.Topic})  # filled once the words of what is proposed are known
LAST = frozenset({LEX.Edition, LEX.Owner, LEX.Antecedent})  # only where no other way has found anything

Way = Callable[[Sentence, Hit, Slot], list[Filler]]


class SlotFiller:
    """Fills slots in one article."""

    def __init__(
        self,
        article: Article,
        lexicon: Lexicon,
        referents: Referents,
        occasions: Occasions,
        days: Days,
        trace: Trace = SILENT,
    ) -> None:
        self.trace = trace
        self.lexicon = lexicon
        self.article = article
        self.referents = referents
        self.antecedents = Antecedents(article, lexicon, referents)
        self.fitting = Fitting(referents, self.antecedents)
        self._actors = Actors(lexicon, referents, self.fitting)
        owners = Owners(article, lexicon, referents, self.fitting)
        gatherings = Gatherings(article, lexicon, referents, self.fitting, occasions)
        quantities = Quantities(article, lexicon, days)
        self._ways: dict[URIRef, Way] = {  # nearest first
            LEX.Named: self._named,
            LEX.Subject: self._actors.subject,
            LEX.Object: self._actors.object,
            LEX.Possessor: owners.of_noun,
            LEX.PhrasePossessor: owners.of_phrase,
            LEX.Oblique: Obliques(lexicon, referents, self.fitting).find,
            LEX.Attendant: gatherings.attendant,
            LEX.Seat: gatherings.seat,
            LEX.Edition: gatherings.edition,
            LEX.Words: quantities.words,
            LEX.Complement: quantities.complement,
            LEX.Date: quantities.date,
            LEX.LastDay: quantities.last_day,
            LEX.Count: quantities.count,
            LEX.Amount: quantities.amount,
            LEX.Currency: quantities.currency,
            LEX.InPhrase: self._in_phrase,
            LEX.Apposed: self._apposed,
            LEX.Owner: self._owner,
            LEX.Antecedent: self._antecedent,
        }
        self._of: dict[tuple[URIRef, ...], list[tuple[URIRef, Way]]] = {}

    def arguments(self, s: Sentence, hit: Hit) -> Slots:
        """The slots that the clause of a trigger fills."""
        found: Slots = []
        for slot in hit.block.slots:
            if slot.fills and LATE.isdisjoint(slot.fills):
                fillers = distinct(self._fill(s, hit, slot), found)
                if fillers:
                    found.append((slot.path, tuple(fillers)))
        return self._grounded(hit, found)

    def _grounded(self, hit: Hit, slots: Slots) -> Slots:
        """Without the state where it was if only one who was there is known: «добивался переговоров на Украине»."""
        telling = hit.block.telling
        told = [f for path, fillers in slots if path in telling for f in fillers]
        if len(told) != 1 or any(path == hit.block.key[0] for path, _ in slots):
            return slots
        broad = {slot.path: slot.broadly for slot in hit.block.slots if slot.broadly}
        is_a, cls = self.referents.schema.is_a, self.referents.cls
        return [(p, fs) for p, fs in slots if p not in broad or not is_a(cls(fs[0].value) or p, broad[p])]

    def subject(self, s: Sentence, hit: Hit) -> Filler | None:
        """Who does what the trigger says, whatever its slots are."""
        return next(iter(self._actors.subject(s, hit, ANYBODY)), None)

    def beside(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """Who stands behind the prepositions of a slot."""
        return self._ways[LEX.Oblique](s, hit, slot)

    def _fill(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        found: list[Filler] = []
        if slot.fills not in self._of:  # asked for at every trigger of the block
            named = set(slot.fills)
            self._of[slot.fills] = [(kind, way) for kind, way in self._ways.items() if kind in named]
        for kind, way in self._of[slot.fills]:
            if not (found and (kind in LAST or (kind == LEX.Attendant and slot.maximum == 1))):
                for filler in way(s, hit, slot):
                    if all(filler.value != other.value for other in found):
                        self.trace.filled(slot.path, kind, filler)
                        found.append(filler)
        return [] if self._alone(hit, slot, found) else found

    def _alone(self, hit: Hit, slot: Slot, found: list[Filler]) -> bool:
        """«Мы условились с партнёрами»: who speaks for «мы» does nothing jointly with nobody named."""
        if len(found) != 1 or slot.maximum == 1 or any(LEX.Clause in other.fills for other in hit.block.slots):
            return False
        at = hit.head.start
        return any(who == found[0] and words.start <= at < words.end for words, who in self.referents.d.voices)

    def _named(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """A name that the trigger is part of («консультативная встреча»), or that stands in apposition to it."""
        for token in [hit.head, *s.children(hit.head.i, "appos", "nmod", "flat", "amod", "parataxis")]:
            mention = self.referents.mentions.at(s, token.i)
            if mention is None or (token.i != hit.head.i and tree.preposition(s, token.i)):
                continue
            if (filler := self.referents.fit(Filler(mention.span, mention.value), slot)) is not None:
                return [filler]
        return []

    def _in_phrase(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The concept whose words stand in the trigger phrase or describe its nouns («ассоциированный член»)."""
        nouns = [hit.head, *hit.rest]
        ours = {t.i for t in nouns} | {c.i for t in nouns for c in s.children(t.i, "amod", "appos")}
        found = [h for h in self.referents.names.find(s, slot.classes) if any(t.i in ours for t in h.tokens)]
        best = max(found, key=lambda h: len(h.tokens), default=None)
        if best is None:
            return []
        return [Filler(self.article.span(best.tokens[0].start, best.tokens[-1].end), best.names[0].thing)]

    def _apposed(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """«Казахстан, член ШОС,», «страна — участница ВТО Кыргызстан»: what the trigger noun stands beside."""
        if others := besides(s, hit.head, self.lexicon):
            return [f for t in others for f in self.fitting.of(s, [t], slot)]
        if (told := as_which(s, hit.head)) is not None:
            return self.fitting.of(s, [told], slot)
        head = s.head(hit.head.i) if hit.head.rel == "appos" else None
        return self.fitting.of(s, [head] if head else s.children(hit.head.i, "appos"), slot)

    def _owner(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        found = self.antecedents.owner(s, hit, slot)
        return [found] if found else []

    def _antecedent(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        found = self.antecedents.understood(s, hit, slot)
        return [found] if found else []
