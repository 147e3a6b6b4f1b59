"""The records that the sentences of an article announce: by triggers, by lists, by lines without a verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rdflib import URIRef

from maslahat.article import Article
from maslahat.language import Sentence
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.additions import Additions
from maslahat.reading.contents import Contents
from maslahat.reading.days import Days
from maslahat.reading.factuality import Factuality
from maslahat.reading.filled import dated
from maslahat.reading.gaps import Gaps
from maslahat.reading.judging import Judge
from maslahat.reading.lists import Lists
from maslahat.reading.making import RecordMaker
from maslahat.reading.occasions import Occasions
from maslahat.reading.public import Public
from maslahat.reading.referents import Referents
from maslahat.reading.severally import Severally
from maslahat.reading.slots import SlotFiller
from maslahat.reading.telegraph import Telegraph
from maslahat.reading.trace import SILENT, Trace
from maslahat.reading.triggers import Hit, triggers
from maslahat.records import Record
from maslahat.vocabulary import LEX, MAS

Placed = tuple[Record, int]


class EventReader:
    """Reads the events, situations and proposals of one article, sentence by sentence."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents, trace: Trace = SILENT) -> None:
        self.lexicon = lexicon
        self.referents = referents
        self.trace = trace
        self.occasions = Occasions(lexicon)
        self.public = Public(lexicon, referents)
        self.contents = Contents(article, lexicon, referents)
        days = Days(article)
        factuality = Factuality(lexicon, trace)
        self.judge = Judge(article, lexicon, referents, factuality)
        self.slots = SlotFiller(article, lexicon, referents, self.occasions, days, trace)
        self.maker = RecordMaker(article, lexicon, referents, self.contents, self.occasions, days, self.public, trace)
        self.severally = Severally(lexicon, self.slots.beside)
        self.gaps = Gaps(lexicon, self.slots.fitting, days)
        self.lists = Lists(article, lexicon, referents, self.slots, self.judge, self.maker, trace)
        self.additions = Additions(article, lexicon, referents, factuality, self.occasions)
        self.telegraph = Telegraph(lexicon, referents, days)
        self._nouns = lexicon.once(_nouns)
        self.announced: set[int] = set()  # the sentences in which a trigger stands

    def read(self, s: Sentence) -> list[Placed]:
        """The records of a sentence, each with the place of its trigger."""
        found: list[Placed] = []
        self.telegraph.see(s)
        hits = triggers(s, self.lexicon)
        if any(hit.kind == LEX.trigger for hit in hits):
            self.announced.add(s.i)
        for hit in hits:
            if hit.kind != LEX.adds:
                self.maker.here = [r for r, _ in found]
                found += [(record, hit.head.i) for record in self._announced(s, hit)]
        found += self.lists.proposals(s)
        found += self._encounters(s, [r.cls for r, _ in found])
        told = [(r.cls, at) for r, at in found if not r.further]
        for hit in hits:
            if not any(cls == hit.block.iri and hit.head.i in _clause(s, at) for cls, at in told):
                found += self.additions.of_verb(s, hit)
        found += self.additions.of_nouns(s)
        found += self.additions.of_lists(s, {hit.block.iri for hit in hits if hit.kind != LEX.adds})
        found += self.lists.names(s)
        return found

    def _announced(self, s: Sentence, hit: Hit) -> Iterator[Record]:
        """The records of a trigger."""
        if self._is_part(s, hit):
            return
        block = hit.block
        clause = next((slot for slot in block.slots if LEX.Clause in slot.fills), None)
        # «X — член Y» says itself that it is so
        predicate = hit.predicate or bool(s.children(hit.head.i, "nsubj"))
        self.trace.hit(s, block, (hit.head, *hit.rest))
        certainty = self.judge.certainty(s, hit, witness=clause is None and not predicate, idea=clause is not None)
        self.trace.judged(certainty)
        verbless = certainty is None and clause is None and self.occasions.verbless(s, hit.head)
        if certainty is None and not verbless:
            return
        if self.public.stranger(s, hit):
            self.trace.because(hit.head, "who does it is nobody known")
            return
        slots = self.slots.arguments(s, hit)
        if verbless:
            slots = self.telegraph.complete(s, block, slots)
        if (verbless and not dated(slots)) or not self.judge.admits(s, hit, slots):
            self.trace.because(hit.head, "who does it, to whom, where or when is not as the trigger demands")
            return
        certainty = self.judge.by_date(slots, certainty or MAS.Asserted)
        if clause is not None:
            contents = self.contents.find(s, hit, clause)
            for content in contents:
                records = self.maker.make(s, block, slots, certainty, hit.head, content=content, beside=contents)
                yield from self._planned_by(s, hit, records)
            return
        for one in self.severally.part(s, hit, slots):
            yield from self._planned_by(s, hit, self.maker.make(s, block, one, certainty, hit.head))
        for further in self.gaps.read(s, hit, slots) if tree.is_verb(hit.head) else ():
            yield from self.maker.make(s, block, further, self.judge.by_date(further, certainty), hit.head)

    def _is_part(self, s: Sentence, hit: Hit) -> bool:
        """Whether a noun announces nothing by itself: «Совещание» by name, «на полях саммита», «заседание сессии»."""
        mention = self.referents.mentions.at(s, hit.head.i)
        if mention is not None and mention.cls == self.referents.bodies:
            return True
        nouns = self._nouns.get(hit.block.iri, frozenset())
        return self.occasions.aside(s, hit.head) or self.occasions.nested(s, hit.head, nouns)

    def _planned_by(self, s: Sentence, hit: Hit, records: Iterator[Record]) -> Iterator[Record]:
        """«ЕБРР пообещал 10 млн»: what the trigger only announces is planned by its subject."""
        for record in records:
            if hit.block.certainty != MAS.Planned:
                yield record
                continue
            planned = replace(record, certainty=MAS.Planned, attributed_to=self.slots.subject(s, hit))
            self.trace.became(record, planned, "only announced")
            yield planned

    def _encounters(self, s: Sentence, told: list[URIRef]) -> list[Placed]:
        """«5 июля — A и B»: a line that only names a day and who met."""
        found: list[Placed] = []
        for block, slots, trigger in self.telegraph.encounters(s):
            if block.iri not in told and self.occasions.verbless(s, trigger):
                whole = self.telegraph.complete(s, block, slots)
                certainty = self.judge.by_date(whole, MAS.Asserted)
                found += [(r, trigger.i) for r in self.maker.make(s, block, whole, certainty, trigger)]
        return found


def _clause(s: Sentence, at: int) -> list[int]:
    """The trigger of a record and what governs it within its clause."""
    return [at, *(t.i for t in s.up(at) if not tree.is_verb(t)), tree.clause_head(s, at).i]


def _nouns(lexicon: Lexicon) -> dict[URIRef, frozenset[str]]:
    """The first words of the triggers of what is told in several sentences."""
    return {
        b.iri: frozenset(p.words[0] for p in lexicon.phrases(b, LEX.trigger))
        for b in lexicon.schema.readings
        if any(slot.tells for slot in b.slots)
    }
