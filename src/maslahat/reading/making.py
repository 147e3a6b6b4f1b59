"""From filled slots to records: what the context adds, how many records there are, and whether one is complete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rdflib import URIRef

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.contents import Contents
from maslahat.reading.context import Context
from maslahat.reading.days import Days, first_day, year
from maslahat.reading.filled import Slots, lacking, one_each, partial
from maslahat.reading.occasions import Occasions
from maslahat.reading.public import Public
from maslahat.reading.referents import Referents
from maslahat.reading.trace import SILENT, Trace
from maslahat.records import Filler, Record, Worded
from maslahat.schema import Block
from maslahat.vocabulary import LEX, MAS

BREAKS = frozenset(",;:—–(")


class RecordMaker:
    """Makes the records of one article."""

    def __init__(
        self,
        article: Article,
        lexicon: Lexicon,
        referents: Referents,
        contents: Contents,
        occasions: Occasions,
        days: Days,
        public: Public,
        trace: Trace = SILENT,
    ) -> None:
        self.article = article
        self.language = lexicon.language
        self.referents = referents
        self.contents = contents
        self.context = Context(referents)
        self.occasions = occasions
        self.days = days
        self.public = public
        self.trace = trace
        self.here: list[Record] = []  # what the sentence at hand has told so far

    def make(
        self,
        s: Sentence,
        block: Block,
        slots: Slots,
        certainty: URIRef,
        trigger: Token,
        *,
        content: Span | None = None,
        listed: bool = False,
        beside: Sequence[Span] = (),
    ) -> Iterator[Record]:
        """The records of a trigger or list item; ``content`` is what it proposes, ``beside`` the other proposals.

        Only a list, which has no clause, takes its actor from the context.
        """
        slots = list(slots)
        if content is not None:
            slots += self._proposal(s, block, content, beside)
        slots += self._understood(s, block, slots, trigger, listed=listed)
        further = False
        if missing := lacking(block, slots):
            if not partial(block, slots):
                self.trace.lacking(missing)
                return
            further = not self.occasions.again(s, trigger) and not tree.is_verb(trigger)
        rest = block.telling - {block.key[0]} if block.key else block.telling
        resumes = {path for path, _ in slots} <= rest and self.occasions.resumes(s, trigger)
        at = self.article.span(trigger.start, trigger.end)
        slots += [(slot.path, (Filler(at, slot.value),)) for slot in block.slots if slot.value]
        order = {slot.path: slot.order for slot in block.slots}
        slots.sort(key=lambda pair: order[pair[0]])
        for one in self._dated_each(s, list(one_each(block, slots))):
            if self._at_home(block, one) or self.public.private(block, one):
                continue
            record = Record(block.cls, tuple(one), s.span, certainty, trigger=at, further=further, resumes=resumes)
            self.trace.made(record)
            yield record

    def _proposal(self, s: Sentence, block: Block, content: Span, beside: Sequence[Span]) -> Slots:
        """The words of a measure and its topic; one without («публиковать сводки») has that of those beside it."""
        clause = next(slot for slot in block.slots if LEX.Clause in slot.fills)
        slots: Slots = [(clause.path, (Filler(content, Worded(clause.classes[0], self.language)),))]
        stretches = (content, *(one for one in beside if one != content))
        for slot in block.slots:
            if LEX.Topic in slot.fills:
                topics = next((found for one in stretches if (found := self.contents.topics(s, one, slot))), [])
                slots += [(slot.path, tuple(topics))] if topics else []
        return slots

    def _understood(self, s: Sentence, block: Block, slots: Slots, trigger: Token, *, listed: bool) -> Slots:
        """What the context tells of the slots that are empty."""
        filled = {path for path, _ in slots}
        # «подписанный в 1992 году договор» was signed by those of that day, whoever met in the sentence before
        if tree.is_participle(trigger) and any(LEX.Date in x.fills and x.path in filled for x in block.slots):
            return []
        here = self.here if tree.is_passive(trigger) else []  # «по итогам переговоров A и B подписано»
        found: Slots = []
        for slot in block.slots:
            told = slot.discourse is not None or listed or tree.drops_subject(s, trigger.i)
            wanted = LEX.Discourse in slot.fills and slot.path not in filled and told
            if wanted and (fillers := self.context.of(s, slot, [*slots, *found], here)):
                found.append((slot.path, tuple(fillers)))
        return found

    def _dated_each(self, s: Sentence, several: list[Slots]) -> list[Slots]:
        """«в X в 2023 году и в Y годом позже»: of several records of one trigger each has its own date."""
        several = [self._in_brackets(one) for one in several]
        dates = self.days.all(s)
        if min(len(several), len(dates)) <= 1:
            return several
        known = [{f.span for _, fillers in one for f in fillers} for one in several]
        own = [
            min((span for span in spans if all(span not in o for o in known if o is not spans)), default=None)
            for spans in known
        ]
        found = []
        for one, at in zip(several, own, strict=True):
            ends = [o.start for o in own if o is not None and at is not None and o.start > at.start]
            near = min(ends, default=s.span.end)
            mine = [d for d in dates if at and at.end <= d.span.start < near and self._runs(at, d.span)]
            date = (first_day(mine[0]),) if mine else None
            found.append([(p, date if date and p == MAS.date else f) for p, f in one])
        return found

    def _in_brackets(self, slots: Slots) -> Slots:
        """«Киргизия (1998)»: the year in brackets right behind one of its names is its own."""
        text = self.article.text
        ends = [f.span.end for path, fillers in slots for f in fillers if path != MAS.date]
        years = [at for at in ends if text.startswith(" (", at) and text[at + 6 : at + 7] == ")"]
        if not years or not text[years[0] + 2 : years[0] + 6].isdigit() or text[years[0] + 2] not in "12":
            return slots
        return [*((p, f) for p, f in slots if p != MAS.date), (MAS.date, (year(self.article, years[0] + 2),))]

    def _runs(self, one: Span, other: Span) -> bool:
        """Whether nothing but words stands between two spans."""
        return BREAKS.isdisjoint(self.article.text[one.end : other.start])

    def _at_home(self, block: Block, slots: Slots) -> bool:
        """Whether somebody would visit the state for which he acts himself."""
        apart = {slot.path for slot in block.slots if slot.apart}
        homes = {f.value for path, fillers in slots if path in apart for f in fillers}
        others = (f.value for path, fillers in slots if path not in apart for f in fillers)
        return bool(homes) and any(self.referents.stands_for(value) in homes for value in others)
