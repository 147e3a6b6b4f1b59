"""Records announced by triggers and by verbless lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rdflib import URIRef

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.additions import Additions
from maslahat.reading.contents import Contents
from maslahat.reading.factuality import Factuality
from maslahat.reading.gaps import Gaps
from maslahat.reading.public import Public
from maslahat.reading.referents import Referents
from maslahat.reading.rosters import Roster, RosterFinder
from maslahat.reading.slots import SlotFiller, date_literal
from maslahat.reading.telegraph import Telegraph
from maslahat.reading.trace import SILENT, Trace
from maslahat.reading.triggers import Hit, triggers
from maslahat.records import Filler, Record
from maslahat.schema import Block, Slot
from maslahat.vocabulary import LEX, MAS

Slots = list[tuple[URIRef, tuple[Filler, ...]]]
WHERE = {LEX.Oblique, LEX.Seat}  # the ways of a slot that says where
SOON = 6  # months ahead within which a day without a year is still to come
LATE = (LEX.Clause, LEX.Topic, LEX.Discourse)


class EventReader:
    """Reads the events, situations and proposals of one article, sentence by sentence."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents, trace: Trace = SILENT) -> None:
        self.article = article
        self.lexicon = lexicon
        self.referents = referents
        self.trace = trace
        self.slots = SlotFiller(article, lexicon, referents, trace)
        self.gaps = Gaps(self.slots, lexicon)
        self.contents = Contents(article, lexicon, referents)
        self.public = Public(lexicon, referents)
        self.factuality = Factuality(lexicon, trace)
        self.occasions = self.slots.occasions
        self.additions = Additions(article, lexicon, referents, self.factuality)
        blocks = lexicon.schema.readings
        of_clauses = [b for b in blocks if any(LEX.Clause in slot.fills for slot in b.slots)]
        self._list_heads = {p.words[0]: b for b in of_clauses for p in lexicon.phrases(b, LEX.listHead)}
        self.telegraph = Telegraph(lexicon, referents, self.slots.dates)
        self.rosters = RosterFinder(lexicon, referents)
        self._open: tuple[Sentence, Roster, Slots] | None = None  # a list that the next sentence may go on
        self._nouns = {
            b.iri: frozenset(p.words[0] for p in lexicon.phrases(b, LEX.trigger))
            for b in blocks
            if any(slot.tells for slot in b.slots)
        }

    def read(self, s: Sentence) -> list[tuple[Record, int]]:
        """The records of a sentence, each with the place of its trigger."""
        found: list[tuple[Record, int]] = []
        self.telegraph.see(s)
        hits = triggers(s, self.lexicon)
        for hit in hits:
            if hit.kind != LEX.adds:
                found += [(record, hit.head.i) for record in self._records(s, hit)]
        found += self._lists(s)
        found += self._encounters(s, [r.cls for r, _ in found])
        told = [(r.cls, at) for r, at in found if not r.further]
        found += [
            pair
            for hit in hits
            if not any(cls == hit.block.iri and hit.head.i in self._clause(s, at) for cls, at in told)
            for pair in self.additions.of_verb(s, hit)
        ]
        found += self.additions.of_nouns(s)
        found += self.additions.of_lists(s, {hit.block.iri for hit in hits if hit.kind != LEX.adds})
        found += self._rosters(s)
        return found

    def _records(self, s: Sentence, hit: Hit) -> Iterator[Record]:
        block = hit.block
        nouns = self._nouns.get(block.iri, frozenset())
        if self._is_body(s, hit.head):
            return  # «Совещание» by name is a body, not a meeting of it
        if self.occasions.aside(s, hit.head) or self.occasions.nested(s, hit.head, nouns):
            return
        clause = next((slot for slot in block.slots if LEX.Clause in slot.fills), None)
        # «X — член Y» says itself that it is so
        predicate = hit.predicate or bool(s.children(hit.head.i, "nsubj"))
        self.trace.hit(s, block, (hit.head, *hit.rest))
        certainty = self._certainty(s, hit, witness=clause is None and not predicate, idea=clause is not None)
        self.trace.judged(certainty)
        verbless = certainty is None and clause is None and self.occasions.verbless(s, hit.head)
        if certainty is None and not verbless:
            return
        if self.public.stranger(s, hit):
            self.trace.because(hit.head, "who does it is nobody known")
            return
        slots = self._arguments(s, hit)
        if verbless:
            slots = self.telegraph.complete(s, block, slots)
        if (verbless and not _dated(slots)) or not self._admitted(s, hit, slots):
            self.trace.because(hit.head, "who does it, to whom, where or when is not as the trigger demands")
            return
        certainty = self._by_date(slots, certainty or MAS.Asserted)
        contents = self.contents.find(s, hit, clause) if clause else [None]
        for content in contents:
            beside = [c for c in contents if c]
            for record in self._record(s, block, slots, clause, content, certainty, hit.head, beside=beside):
                yield self._announced(s, hit, record) if block.certainty == MAS.Planned else record
        for further in self.gaps.read(s, hit, slots) if clause is None and tree.is_verb(hit.head) else ():
            yield from self._record(s, block, further, None, None, self._by_date(further, certainty), hit.head)

    def _encounters(self, s: Sentence, told: list[URIRef]) -> list[tuple[Record, int]]:
        """«5 июля — A и B»: a line that only names a day and who met."""
        found = []
        for block, slots, trigger in self.telegraph.encounters(s):
            if block.iri not in told and self.occasions.verbless(s, trigger):
                whole = self.telegraph.complete(s, block, slots)
                certainty = self._by_date(whole, MAS.Asserted)
                found += [(r, trigger.i) for r in self._record(s, block, whole, None, None, certainty, trigger)]
        return found

    def _announced(self, s: Sentence, hit: Hit, record: Record) -> Record:
        """«ЕБРР пообещал 10 млн»: what the trigger only announces is planned by its subject."""
        by = self.slots.subject(s, hit)
        announced = replace(record, certainty=MAS.Planned, attributed_to=by)
        self.trace.became(record, announced, "only announced")
        return announced

    def _is_body(self, s: Sentence, token: Token) -> bool:
        mention = self.referents.mentions.at(s, token.i)
        return mention is not None and mention.cls == self.referents.bodies

    def _clause(self, s: Sentence, at: int) -> list[int]:
        """The trigger of a record and what governs it within its clause."""
        return [at, *(t.i for t in s.up(at) if not tree.is_verb(t)), tree.clause_head(s, at).i]

    def _admitted(self, s: Sentence, hit: Hit, slots: Slots) -> bool:
        """Whether who does it, to whom and where are as the kind of trigger demands."""
        if hit.kind == LEX.personal:
            return any(self._acts(s, t) for t in tree.objects(s, hit.head.i))
        if hit.kind == LEX.jointly:
            who = tree.subjects(s, hit.head.i, lambda t: self.referents.is_name(s, t))
            people = [f for t in who if self._acts(s, t) for f in self.referents.all(s, t)]
            somewhere = [s for s in hit.block.slots if s.fills and set(s.fills) <= WHERE and s.classes]
            filled = {path for path, _ in slots}
            return len(people) > 1 and (_dated(slots) or any(slot.path in filled for slot in somewhere))
        return True

    def _acts(self, s: Sentence, token: Token) -> bool:
        """Whether a noun phrase is a person, or whoever stands for a state or body."""
        lemma = (s.lemmas[token.i],)
        if token.i in self.referents.offices(s) or self.referents.plays(s, token):
            return True
        if lemma in self.lexicon.words(LEX.representative):
            return True
        mention = self.referents.mentions.at(s, token.i)
        return mention is not None and self.referents.is_person(Filler(mention.span, mention.value))

    def _by_date(self, slots: Slots, certainty: URIRef) -> URIRef:
        """What is dated after the article is still to come, whatever the tense."""
        published = self.article.published
        first = next((f.value for path, fillers in slots if path == MAS.date for f in fillers), None)
        if certainty != MAS.Asserted or first is None or not published or len(published) < len("2025-11-17"):
            return certainty
        day = str(first)
        if day.startswith("--"):
            ahead = (int(day[2:4]) - int(published[5:7])) % 12
            return MAS.Planned if day[2:] > published[5:] and ahead <= SOON else certainty
        return MAS.Planned if day > published[: len(day)] else certainty

    def _topics(self, s: Sentence, slot: Slot, content: Span, beside: Sequence[Span]) -> list[Filler]:
        """The topic of a measure; one that shows none («публиковать сводки») has that of the measures beside it."""
        stretches = (content, *(one for one in beside if one != content))
        return next((found for one in stretches if (found := self.contents.topics(s, one, slot))), [])

    def _certainty(self, s: Sentence, hit: Hit, *, witness: bool, idea: bool = False) -> URIRef | None:
        """What the sentence says of the trigger, and what its words say by themselves."""
        own = hit.block.certainty
        formerly = self.lexicon.words(LEX.formerly)
        if any((s.lemmas[c.i],) in formerly for c in s.children(hit.noun.i, "amod")) or self._over(s, hit):
            return None
        certainty = self.factuality.judge(
            s, hit.head.i, hit.rest, witness=witness and own in (None, MAS.Planned), idea=idea
        )
        if certainty is None or own in (None, MAS.Planned, certainty):
            return certainty
        if own == LEX.Asked:
            return MAS.Planned
        return MAS.Asserted if own == LEX.Still and certainty == MAS.Planned else None

    def _over(self, s: Sentence, hit: Hit) -> bool:
        """«Грузия состояла в СНГ»: what lasts is over where an imperfective past tells of it."""
        lasting = self.lexicon.schema.blocks[hit.block.cls].lexical(LEX.lasting)
        if not lasting or hit.block.certainty == MAS.Asserted:
            return False
        verbs = [hit.head, *s.children(hit.head.i, "cop")]
        return any(v.is_(Tense="Past") and (v.rel == "cop" or v.is_(Aspect="Imp")) and tree.is_verb(v) for v in verbs)

    def _arguments(self, s: Sentence, hit: Hit) -> Slots:
        found: Slots = []
        for slot in hit.block.slots:
            if slot.fills and not any(late in slot.fills for late in (LEX.Clause, LEX.Topic)):
                fillers = self.slots.fill(s, hit, slot)
                fillers = _distinct(fillers, found)
                if fillers:
                    found.append((slot.path, tuple(fillers)))
        return found

    def _record(
        self,
        s: Sentence,
        block: Block,
        slots: Slots,
        clause: Slot | None,
        content: Span | None,
        certainty: URIRef,
        trigger: Token,
        *,
        listed: bool = False,
        beside: Sequence[Span] = (),
    ) -> Iterator[Record]:
        """The records of a trigger or list item; only a list, which has no clause, takes its actor from the context."""
        slots = list(slots)
        if clause is not None and content is not None:
            slots.append((clause.path, (self.slots.worded(content, clause),)))
            for slot in block.slots:
                if LEX.Topic in slot.fills and (topics := self._topics(s, slot, content, beside)):
                    slots.append((slot.path, tuple(topics)))
        filled = {path for path, _ in slots}
        # «подписанный в 1992 году договор» was signed by those of that day, whoever met in the sentence before
        old = tree.is_participle(trigger) and any(
            LEX.Date in slot.fills and slot.path in filled for slot in block.slots
        )
        for slot in () if old else block.slots:
            told = slot.discourse is not None or listed or tree.drops_subject(s, trigger.i)
            wanted = LEX.Discourse in slot.fills and slot.path not in filled and told
            if wanted and (found := self.slots.context(s, slot, slots)):
                slots.append((slot.path, tuple(found)))
        further = False
        if lacking := _lacking(block, slots):
            if not _partial(block, slots):
                self.trace.lacking(lacking)
                return
            further = not self.occasions.again(s, trigger) and not tree.is_verb(trigger)
        at = self.article.span(trigger.start, trigger.end)
        slots += [(slot.path, (Filler(at, slot.value),)) for slot in block.slots if slot.value]
        order = {slot.path: slot.order for slot in block.slots}
        slots.sort(key=lambda pair: order[pair[0]])
        for one in self._dated_each(s, list(_one_each(block, slots))):
            if self._at_home(block, one) or self.public.private(block, one):
                continue
            record = Record(
                block.cls,
                tuple(one),
                s.span,
                certainty,
                trigger=at,
                further=further,
            )
            self.trace.made(record)
            yield record

    def _dated_each(self, s: Sentence, several: list[Slots]) -> list[Slots]:
        """«в X в 2023 году и в Y годом позже»: of several records of one trigger each has its own date."""
        dates = self.slots.dates(s)
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
            date = (Filler(mine[0].span, date_literal(mine[0].value)),) if mine else None
            found.append([(p, date if date and p == MAS.date else f) for p, f in one])
        return found

    def _runs(self, one: Span, other: Span) -> bool:
        """Whether nothing but words stands between two spans."""
        return not set(self.article.text[one.end : other.start]) & set(",;:—–(")

    def _at_home(self, block: Block, slots: Slots) -> bool:
        """Whether somebody would visit the state for which he acts himself."""
        apart = {slot.path for slot in block.slots if slot.apart}
        homes = {f.value for path, fillers in slots if path in apart for f in fillers}
        others = (f.value for path, fillers in slots if path not in apart for f in fillers)
        return bool(homes) and any(self.referents.stands_for(value) in homes for value in others)

    def _rosters(self, s: Sentence) -> list[tuple[Record, int]]:
        """«Члены ШОС — A, B и C»: one record for each name, also for those in bullets of their own below."""
        found: list[tuple[Record, int]] = []
        if self._open is not None:
            first, roster, slots = self._open
            names = self.rosters.further(s, roster.slot)
            if names:
                evidence = self.article.span(first.span.start, s.span.end)
                slots = [*slots, (roster.slot.path, tuple(names))]
                records = self._record(s, roster.hit.block, slots, None, None, MAS.Asserted, s.tokens[0])
                return [(replace(r, evidence=evidence, trigger=None), s.tokens[0].i) for r in records]
            self._open = None
        for roster in self.rosters.find(s):
            self.trace.hit(s, roster.hit.block, (roster.hit.head,))
            certainty = self._certainty(s, roster.hit, witness=False)
            self.trace.judged(certainty)
            if certainty is None:
                continue
            slots = [pair for pair in self._arguments(s, roster.hit) if pair[0] != roster.slot.path]
            filled = [*slots, (roster.slot.path, roster.names)]
            records = self._record(s, roster.hit.block, filled, None, None, certainty, roster.hit.head)
            found += [(r, roster.hit.head.i) for r in records]
            self._open = (s, roster, slots)
        return found

    def _lists(self, s: Sentence) -> list[tuple[Record, int]]:
        """«Среди ключевых инициатив — A, B и C»: one record for each item."""
        found: list[tuple[Record, int]] = []
        for token in s.tokens:
            block = self._list_heads.get(s.lemmas[token.i])
            if block is None or (tree.preposition(s, token.i),) not in self.lexicon.words(LEX.listing):
                continue
            dash = next((t for t in s.tokens[token.i + 1 :] if t.text in ("—", "–", "-", ":")), None)
            if dash is None or any(tree.is_verb(t) for t in s.tokens[token.i : dash.i]):
                continue
            clause = next(slot for slot in block.slots if LEX.Clause in slot.fills)
            items = self._items(s, dash.i)
            self.trace.hit(s, block, (token,))
            self.trace.judged(MAS.Asserted)
            for content in tree.split(s, self.article, items, items[0]) if items else []:
                records = self._record(s, block, [], clause, content, MAS.Asserted, token, listed=True)
                found += [(r, token.i) for r in records]
        return found

    def _items(self, s: Sentence, dash: int) -> list[Token]:
        """The items after a dash: the first nominative noun there and what is coordinated with it."""
        first = next((t for t in s.tokens[dash + 1 :] if t.pos in ("NOUN", "PROPN") and t.is_(Case="Nom")), None)
        if first is None:
            return []
        return [t for t in tree.conjuncts(s, first.i) if t.i > dash and t.pos in ("NOUN", "PROPN", "VERB")]


def _distinct(fillers: list[Filler], slots: Slots) -> list[Filler]:
    """Nobody fills two slots of one record."""
    taken = {f.value for _, others in slots for f in others if isinstance(f.value, URIRef)}
    return [f for f in fillers if f.value not in taken]


def _lacking(block: Block, slots: Slots) -> list[Slot]:
    """The required slots without their fillers; a class without required slots needs two fillers in all."""
    count = {path: len(fillers) for path, fillers in slots}
    required = [s for s in block.slots if s.minimum and s.default is None]
    if required:
        return [s for s in required if count.get(s.path, 0) < s.minimum]
    open_ = [s for s in block.slots if s.fills and s.path not in count]
    telling = [s for s in block.slots if s.tells]
    if telling and not any(count.get(s.path) for s in telling):
        return telling
    enough = sum(count.get(path, 0) for path in block.key or count) >= 2
    # «на заседании 5 мая премьер назвал …»: one person and a day are too little to tell which meeting it was
    first = bool(telling) and not count.get(block.key[0])
    lone = first and not any(n for path, n in count.items() if n > 1 or path not in _when(block, telling))
    return [] if enough and not lone else open_ or list(block.slots)


def _when(block: Block, telling: list[Slot]) -> set[URIRef]:
    """The slots that tell when something was, and those that tell who it was."""
    return {s.path for s in block.slots if not s.classes or s in telling}


def _partial(block: Block, slots: Slots) -> bool:
    """Whether slots say something of a record without saying which one («встреча прошла 5 мая»)."""
    telling = {s.path for s in block.slots if s.tells}
    return bool(telling and slots) and not any(path in telling for path, _ in slots)


def _dated(slots: Slots) -> bool:
    return any(path == MAS.date for path, _ in slots)


def _one_each(block: Block, slots: Slots) -> Iterator[Slots]:
    """«A и B вступили в C» is two accessions: where a required slot holds one thing, records multiply."""
    single = {s.path for s in block.slots if s.minimum == 1 == s.maximum and s.classes}
    many = next(((path, fillers) for path, fillers in slots if path in single and len(fillers) > 1), None)
    if many is None:
        yield slots
        return
    for filler in many[1]:
        yield from _one_each(block, [(p, (filler,) if p == many[0] else f) for p, f in slots])
