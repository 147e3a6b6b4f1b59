"""Reads an article: sentence by sentence, claims first, so that what is only said is never taken for what is so."""

from __future__ import annotations

from dataclasses import replace

from rdflib import Graph

from maslahat.article import Article, Span
from maslahat.language import Sentence, require_readable
from maslahat.language.russian import Entity, analyse
from maslahat.lexicon import Lexicon
from maslahat.names import Names
from maslahat.reading.claims import ClaimReader
from maslahat.reading.discourse import Discourse
from maslahat.reading.events import EventReader
from maslahat.reading.mentions import MentionFinder, Mentions
from maslahat.reading.merge import merge
from maslahat.reading.offices import OfficeFinder, office_value
from maslahat.reading.pairs import Pairs
from maslahat.reading.referents import Referents
from maslahat.reading.stretches import Attributed
from maslahat.reading.tenures import OfficeModel, Tenures, told_once
from maslahat.reading.trace import SILENT, Trace
from maslahat.reading.tree import clause_head, is_verb, subjects
from maslahat.records import Filler, Mention, Reading, Record, Worded
from maslahat.schema import Schema
from maslahat.vocabulary import MAS


class Reader:
    """Reads articles with the names of a graph and the words of an ontology; made once, used for many articles."""

    def __init__(self, schema: Schema, graph: Graph, language: str = "ru") -> None:
        self.schema = schema
        self.lexicon = Lexicon(schema, language)
        self.names = Names(graph, schema, language)
        self.model = model = OfficeModel.of(self.names)
        self.tenures = Tenures(model, self.names) if model else None
        known = self.tenures.known if self.tenures else (lambda _: False)
        self._mentions = MentionFinder(self.names, self.lexicon, known, model.kind_class if model else None)
        self.pairs = Pairs(self.names)
        self.offices = OfficeFinder(model, self.names, self.lexicon) if model else None

    def named(self, article: Article) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
        """The names that the tagger sees alone, and the mentions as the reader knows them; nothing else is read."""
        sentences, entities = analyse(article)
        return entities, self._mentions.find(article, sentences, entities).all

    def read(self, article: Article, trace: Trace = SILENT) -> Reading:
        """All that the article states, with the words it rests on. MaslahatError for an unreadable language.

        ``trace`` is told what is tried and why.
        """
        language = require_readable(article)
        article = replace(article, language=language)
        sentences, entities = analyse(article)
        mentions = self._mentions.find(article, sentences, entities)
        trace.article(sentences, mentions)
        one = _OneArticle(self, article, sentences, mentions, trace)
        known = one.referents
        records = merge(one.records(), self.schema, known.stands_for, trace, finer=known.finer)
        evidence = {span for r in records for span in (r.evidence, *r.alternatives)}
        unread = tuple(
            s.span
            for s in sentences
            if s.span not in evidence and (mentions.by_token[s.i] or s.i in one.events.announced)
        )
        return Reading(article, mentions.all, tuple(records), tuple(s.span for s in sentences), unread)


class _OneArticle:
    """The state of one reading."""

    def __init__(
        self, reader: Reader, article: Article, sentences: tuple[Sentence, ...], mentions: Mentions, trace: Trace
    ) -> None:
        self.reader = reader
        self.trace = trace
        self.article = article
        self.sentences = sentences
        self.mentions = mentions
        self.referents = Referents(
            article, reader.names, reader.lexicon, mentions, reader.offices, reader.tenures, reader.pairs, trace
        )
        self.events = EventReader(article, reader.lexicon, self.referents, trace)
        self.claims = ClaimReader(article, sentences, reader.lexicon, self.referents, trace)

    @property
    def d(self) -> Discourse:
        return self.referents.d

    def records(self) -> list[Record]:
        found: list[Record] = []
        tenures = self.reader.tenures
        if tenures is not None:
            self.d.officials.update(m.value for m in self.mentions.all if tenures.known(m.value))
        for s in self.sentences:
            self.d.experts.update(self.referents.experts(s))
            found += self._tenures(s)
        found = told_once(found, self.reader.model) if self.reader.model is not None else found
        for s in self.sentences:
            found += self._sentence(s)
        return sorted(found, key=lambda r: (r.evidence.start, r.trigger.start if r.trigger else 0, r.cls))

    def _tenures(self, s: Sentence) -> list[Record]:
        """Who holds which office; read before all else, since «президент» may be named only later."""
        model = self.reader.model
        if model is None:
            return []
        found = []
        for words in dict.fromkeys(self.referents.offices(s).values()):
            several = len(words.owners) > 1 and len(words.owners) == len(words.persons)  # «президенты A и B X и Y»
            for n, person in enumerate(words.persons):
                if words.former:
                    self.d.former.add(person.value)
                    continue
                owner = words.owners[n] if several else words.owners[0] if len(words.owners) == 1 else None
                self.d.officials.add(person.value)
                if owner is not None and words.rank is None:
                    self.d.holders.setdefault((words.kind, owner.value), person)
                office = office_value(words, owner, model, self.reader.names)
                if office is not None:
                    span = (
                        words.span
                        if owner is None or (several and n)  # «президенты A X, B Y»: B is far from the office
                        else self.article.span(
                            min(words.span.start, owner.span.start), max(words.span.end, owner.span.end)
                        )
                    )
                    parts = [(model.kind, Filler(words.span, words.kind))]
                    parts += [(model.owner, owner)] if owner else []
                    parts += [(model.rank, Filler(words.span, words.rank))] if words.rank and model.rank else []
                    slots = ((model.holder, (person,)), (model.office, (Filler(span, office, tuple(parts)),)))
                    found.append(Record(model.block.iri, slots, s.span, MAS.Asserted, trigger=words.span))
                    self.trace.hit(s, model.block, (words.head,))
                    self.trace.made(found[-1])
        return found

    def _sentence(self, s: Sentence) -> list[Record]:
        claims = self.claims.read(s)
        spoken = [*claims, *(c for c in self.claims.under_way(s) if c not in claims)]
        self.d.voices = [(c.content, c.claimant) for c in spoken if c.attribution == MAS.Explicit]
        events = self.events.read(s)
        kept: list[Record] = []
        dropped: set[int] = set()
        for record, at in events:
            said = next((c for c in spoken if self._inside(s, c, at)), None)
            if said is None:
                kept.append(record)
                if self._exchanged(record):
                    dropped |= {n for n, c in enumerate(claims) if _is_idea(c, at) and _words_of(record, c.content)}
                continue
            certainty = MAS.Reported if record.certainty == MAS.Asserted else record.certainty
            kept.append(replace(record, attributed_to=said.claimant, certainty=certainty))
            self.trace.became(record, kept[-1], "said by somebody")
            if said in claims and said.replaces and self._exchanged(record) and self._wholly(s, said, at):
                dropped.add(claims.index(said))
        implied = [c for c in claims if c.attribution == MAS.Implied]
        if implied and any(self._exchanged(r) for r in kept):
            claims, dropped = [], set()
        kept += [self.claims.record(s, c) for n, c in enumerate(claims) if n not in dropped and not c.bare]
        self._tell(s, claims, kept)
        return kept

    def _exchanged(self, record: Record) -> bool:
        """Whether a record stands in the flat form; one that does not leaves the claim of the same words there."""
        return self.reader.schema.blocks[record.cls].flat is not None

    def _inside(self, s: Sentence, claim: Attributed, at: int) -> bool:
        """Whether a trigger stands in what somebody says (an evaluation only judges what it names)."""
        token = s.tokens[at]
        if claim.stance == MAS.Evaluates or claim.attribution == MAS.Implied:
            return False
        return claim.content.start <= token.start < claim.content.end

    def _wholly(self, s: Sentence, claim: Attributed, at: int) -> bool:
        """Whether the words said are the event: their verb is its trigger, or tells of it."""
        root, token = claim.root, s.tokens[at]
        if root is None or clause_head(s, at).i != root.i:
            return False
        return at == root.i or token.rel.partition(":")[0] in ("nsubj", "obj", "xcomp", "root", "conj")

    def _tell(self, s: Sentence, claims: list[Attributed], records: list[Record]) -> None:
        """Let the discourse know what the sentence said; who acts within a quotation is not who the text is about."""
        d = self.d
        quoted = self.claims.under_way(s)
        for root in [] if quoted else [t for t in s.tokens if t.rel == "root" and is_verb(t)]:
            for token in subjects(s, root.i, lambda t: self.referents.is_name(s, t)):
                people = [f for f in self.referents.all(s, token) if self.referents.is_person(f)]
                if len(people) == 1:
                    d.subject = people[0]
                elif people:
                    d.group, d.grouped = people, s.i
        named = dict.fromkeys(self.mentions.by_token[s.i].values())
        people = [Filler(m.span, m.value) for m in named if self.referents.is_person(Filler(m.span, m.value))]
        if len({p.value for p in people}) > 1 and d.grouped < s.i:
            d.group = []  # «визит A и B»: «они» after it need not be those who acted before
        d.remember(named, people, [(s.i, r) for r in records])
        self.referents.introduce(s)
        if claims:
            d.claimant = claims[-1].claimant
            d.body = d.claimant if not self.referents.is_person(d.claimant) else d.body
        d.voice = (claims[-1].claimant if claims else None if quoted else self.claims.voice(s)) or d.voice
        d.paragraph = s.paragraph


def _is_idea(claim: Attributed, at: int) -> bool:
    """Whether what is said may be the idea of a trigger; a judgement of an idea stands beside it."""
    return claim.root is not None and (claim.stance != MAS.Evaluates or claim.root.i == at)


def _words_of(record: Record, content: Span) -> bool:
    """Whether a claim's words are those of an idea that the same verb puts forward («подчеркнул необходимость …»)."""
    return any(isinstance(f.value, Worded) and content.contains(f.span) for _, f in record)
