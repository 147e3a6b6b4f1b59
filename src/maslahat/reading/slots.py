"""What fills the slots of a trigger's record: each way of filling is one small method, named as in the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import ClassVar

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon, Marker
from maslahat.reading import linear, money, tree, when
from maslahat.reading.antecedents import Antecedents
from maslahat.reading.occasions import Occasions
from maslahat.reading.referents import Referents
from maslahat.reading.trace import SILENT, Trace
from maslahat.reading.triggers import Hit
from maslahat.records import Filler, Record, Worded
from maslahat.schema import Slot
from maslahat.vocabulary import LEX, MAS

ANYBODY = Slot(path=LEX.Subject)
FAR = 8
NEAR = 2  # sentences back to which a slot may be silent without a shared actor
DEEP = 4  # genitives between an event noun and the body of which it is


class SlotFiller:
    """Fills slots in one article."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents, trace: Trace = SILENT) -> None:
        self.trace = trace
        self.article = article
        self.lexicon = lexicon
        self.referents = referents
        self.antecedents = Antecedents(article, lexicon, referents)
        self.occasions = Occasions(lexicon)
        self._editions = {
            (b.iri, p.words[0]) for b in lexicon.schema.blocks.values() for p in lexicon.phrases(b, LEX.edition)
        }
        self._dates: dict[int, list[when.When]] = {}  # by sentence: every trigger of it asks for them

    def fill(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The fillers of an argument slot, nearest way first; clause, topic and context are filled elsewhere."""
        found: list[Filler] = []
        for kind, way in self._ways.items():
            if kind in slot.fills and not (kind in (LEX.Edition, LEX.Antecedent) and found):
                for filler in way(self, s, hit, slot):
                    if all(filler.value != other.value for other in found):
                        self.trace.filled(slot.path, kind, filler)
                        found.append(filler)
        return found

    def _fits(self, s: Sentence, tokens: list[Token], slot: Slot) -> list[Filler]:
        """What phrases mean, as far as the slot admits it, with what goes on their lists beyond where the tree ends."""
        found: list[Filler] = []
        for token in tokens:
            fitting = [f for one in self.referents.all(s, token) if (f := self.referents.fit(one, slot))]
            if not fitting and (before := self.antecedents.pronoun(s, token, slot)):
                fitting = [before]
            last = max((t.i for f in fitting for t in s.covering(f.span.start, f.span.end)), default=None)
            more = linear.listed(s, last, lambda j: self._names(s, j)) if last is not None else []
            for further in more:
                fillers = [f for one in self.referents.one(s, further) if (f := self.referents.fit(one, slot))]
                if not fillers:
                    break
                fitting += fillers
            found += fitting
        return found

    def _in_order(self, s: Sentence, hit: Hit, slot: Slot, fits: Callable[[Token], bool]) -> list[Filler]:
        """Names of the clause that pass a test, the nearest to the trigger with its list."""
        ours = {hit.head.i, *(t.i for t in hit.rest)}
        places = [j for j in linear.clause(s, hit.head.i) if j not in ours]
        return self.nearest(s, places, hit.head.i, slot, fits)

    def nearest(
        self, s: Sentence, places: Iterable[int], at: int, slot: Slot, fits: Callable[[Token], bool]
    ) -> list[Filler]:
        """Of the names at some places that pass a test and fit a slot, the nearest to a token, with its list."""
        near = sorted((j for j in places if self._names(s, j)), key=lambda j: (abs(j - at), j))
        for token in (s.tokens[j] for j in near):
            if fits(token) and (found := self._fits(s, [token], slot)):
                return found
        return []

    def _names(self, s: Sentence, i: int) -> bool:
        """Whether a name or office begins at a token (the rest of a name repeats it)."""
        mention = self.referents.mentions.at(s, i)
        return self.referents.is_name(s, s.tokens[i]) and (mention is None or mention.span.start == s.tokens[i].start)

    def _case(self, s: Sentence, token: Token, *cases: str) -> bool:
        """An undeclined name (Баку, С5+1) or one the tagger could not read has no case to contradict."""
        if self.referents.mentions.at(s, token.i) is not None and (token.text.isupper() or token.pos in ("X", "NUM")):
            return True
        return token.feats.get("Case") in (*cases, None)

    def acting(self, s: Sentence, hit: Hit, token: Token) -> bool:
        """Whether a name may be the subject, or the agent of a passive, by its case and for want of a preposition."""
        if linear.preposition(s, token.i):
            return False
        # an agent shows its case: «решено учредить секретариат ОТГ» has none
        return token.is_(Case="Ins") if tree.is_passive(hit.head) else self._case(s, token, "Nom")

    def marked_in_order(self, s: Sentence, token: Token, markers: tuple[Marker, ...]) -> bool:
        """Whether a name stands after one of the markers."""
        before = linear.preposition(s, token.i)
        return any(
            m.preposition and before in (m.preposition, m.preposition + "о") and self._case(s, token, m.case)
            for m in markers
        )

    def _subject(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        if not tree.is_verb(hit.head) and not tree.is_participle(hit.head) and not s.children(hit.head.i, "nsubj"):
            return []
        found = self._fits(s, tree.subjects(s, hit.head.i, lambda t: self.referents.is_name(s, t)), slot)
        if not found and any(LEX.Clause in other.fills for other in hit.block.slots):
            found = self._speaker(s, hit.head, slot)
        if found or not tree.stands_alone(s, hit.head.i):
            return found
        return self._in_order(s, hit, slot, lambda t: self.acting(s, hit, t))

    def _speaker(self, s: Sentence, verb: Token, slot: Slot) -> list[Filler]:
        """«Я бы предложил», «предлагаем»: whoever says the words in which the verb stands."""
        if not verb.is_(Person="1") and not any(s.lemmas[c.i] in ("я", "мы") for c in s.children(verb.i, "nsubj")):
            return []
        voices = [who for words, who in self.referents.d.voices if words.start <= verb.start < words.end]
        return [f for who in voices[:1] if (f := self.referents.fit(who, slot))]

    def subject(self, s: Sentence, hit: Hit) -> Filler | None:
        """Who does what the trigger says, whatever its slots are."""
        return next(iter(self._subject(s, hit, ANYBODY)), None)

    def _object(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        if hit.kind == LEX.jointly:
            return []  # what they sign or discuss takes no part in it
        if not tree.is_verb(hit.head) and LEX.Possessor in slot.fills:
            return []  # a noun's genitive is the possessor's business
        return self._fits(s, tree.objects(s, hit.head.i), slot)

    def _possessor(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        if tree.is_verb(hit.head) and not hit.rest:
            return []
        noun = hit.noun
        near = [p for p in tree.possessors(s, noun.i) if not tree.apart(s, p.i, noun.i)]
        owners = [o for p in near for o in self._inner(s, hit, p)]
        pair = self._pair(s, noun, owners, slot)
        if pair is not None:
            return [pair]
        found = self._fits(s, owners, slot) or self._deep(s, hit, owners, slot)
        if not found and (filler := self.referents.possessive(s, noun.i)) is not None:
            fitted = self.referents.fit(filler, slot)
            return [fitted] if fitted else []
        return found

    def _deep(self, s: Sentence, hit: Hit, owners: list[Token], slot: Slot) -> list[Filler]:
        """«встреча министров стран ШОС»: of what it is, behind those many who came for it."""
        if not slot.tells or LEX.Named not in slot.fills:
            return []
        for _ in range(DEEP):
            owners = [p for o in owners if o.is_(Number="Plur") for p in tree.possessors(s, o.i)]
            named = [o for o in owners if self.referents.mentions.at(s, o.i)]
            if found := self._fits(s, named, slot):
                return found[:1]
        return []

    def _inner(self, s: Sentence, hit: Hit, owner: Token) -> list[Token]:
        """A genitive, or the genitives of one that is an event noun itself («заседание сессии ШОС»)."""
        nouns = {t.phrase.words[0] for t in self.lexicon.triggers.get(s.lemmas[owner.i], ()) if t.block == hit.block}
        if not nouns or self.referents.mentions.at(s, owner.i) is not None:
            return [owner]
        return tree.possessors(s, owner.i)

    def _phrase_possessor(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        noun = hit.noun
        return (
            self._fits(s, tree.possessors(s, noun.i), slot)
            if hit.rest or hit.predicate or s.children(noun.i, "nsubj")
            else []
        )

    def _oblique(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        markers = self.lexicon.markers(slot.markers)
        pivots = self.lexicon.pivots(slot.pivots)
        found: list[Filler] = []
        above = s.head(hit.head.i) if hit.head.rel.startswith("nsubj") else None
        if above is not None and not tree.is_verb(above) and self._marked(s, above, markers):
            return self._fits(s, [above], slot)  # «председательство — у Казахстана»: the place is the predicate
        for i in self._places(s, hit):
            for child in s.children(i, "obl", "nmod", "iobj", "obj", "conj", "appos", "advmod", "amod", "nsubj"):
                if child.i == hit.head.i or child in hit.rest or tree.apart(s, child.i, hit.head.i):
                    continue
                if s.lemmas[child.i] in pivots and (child.rel == "nsubj" or tree.preposition(s, child.i)):
                    found += self._fits(s, self._through(s, child.i, pivots), slot)
                elif self._marked(s, child, markers):
                    found += self._fits(s, [child], slot)
            if found and not slot.tells:
                return found
        if found:
            return found
        return self._in_order(s, hit, slot, lambda t: self.marked_in_order(s, t, markers))

    def _through(self, s: Sentence, i: int, pivots: frozenset[str]) -> list[Token]:
        """The genitives behind a pivot noun, and behind a further one: «в число стран — участниц ШОС»."""
        found = []
        for token in tree.possessors(s, i):
            named = self.referents.mentions.at(s, token.i) is not None
            further = [c for c in [token, *s.children(token.i, "appos")] if not named and s.lemmas[c.i] in pivots]
            found += [t for c in further for t in tree.possessors(s, c.i)] if further else [token]
        return found

    def _places(self, s: Sentence, hit: Hit) -> list[int]:
        """Where an oblique may hang: the phrase's noun or (wrongly) its genitive, its head, the verb above a noun."""
        places = [hit.noun.i, *(p.i for p in tree.possessors(s, hit.noun.i)), hit.head.i]
        if not tree.is_verb(hit.head):
            verb = tree.clause_head(s, hit.head.i)
            at: Token | None = hit.head
            while at is not None and at.i != verb.i:
                places.append(at.i)
                at = s.head(at.i)
            places += [verb.i, *(c.i for c in s.children(verb.i, "xcomp"))]  # «должен собраться в X»
        return list(dict.fromkeys(places))

    def _marked(self, s: Sentence, token: Token, markers: tuple[Marker, ...]) -> bool:
        before = tree.preposition(s, token.i)
        for marker in markers:
            if self._case(s, token, marker.case) and before in (
                marker.preposition,
                marker.preposition + "о" if marker.preposition else "",
            ):
                return True
        return False

    def _attendant(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """«На саммите президент выступил»: who acts in the clause that the event noun dates."""
        if tree.is_verb(hit.head):
            return []
        host = self.occasions.host(s, hit.head)
        verb = host or self.occasions.verb(s, hit.head)
        if verb is None:
            return []
        found = self._fits(s, self._hosts(s, hit, verb), slot)
        if host is not None:  # «Астана приняла саммит»: the city is the place, a president the host
            return [f for f in found if self.referents.is_person(f)]
        return [f for f in found if f.value not in self.referents.d.experts]

    def _seat(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """A city that hosts the event: the subject of «приняла саммит», as the place and not as a government."""
        host = self.occasions.host(s, hit.head)
        if host is None:
            return []
        found = []
        for token in self._hosts(s, hit, host):
            mention = self.referents.mentions.at(s, token.i)
            if mention is not None and (city := self.referents.city(mention, slot)) is not None:
                found.append(Filler(mention.span, city))
        return found

    def _hosts(self, s: Sentence, hit: Hit, verb: Token) -> list[Token]:
        """The subject of a verb; never the event itself, which looks alike («саммит принимала Астрахань»)."""
        found = tree.subjects(s, verb.i, lambda t: self.referents.is_name(s, t))
        return [t for t in found if t.i != hit.head.i] or [t for t in s.children(verb.i, "nsubj") if t.i != hit.head.i]

    def _edition(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """«следующий саммит»: of what, the text has told before."""
        noun = hit.head
        edition = (hit.block.iri, s.lemmas[noun.i]) in self._editions or self.occasions.ordered(s, noun)
        if tree.is_verb(noun) or not edition or self._defined(s, noun):
            return []
        verb = self.occasions.verb(s, noun)
        if verb is not None and not tree.preposition(s, noun.i) and self.occasions.host(s, noun) is None:
            who = tree.subjects(s, verb.i, lambda t: self.referents.is_name(s, t))
            return self._fits(s, who, slot)[:1]  # «саммит провели лидеры СНГ»; if two presidents did, it is theirs
        for _, record in reversed(self.referents.d.records):
            if found := [f for f in (self.referents.fit(f, slot) for f in record.fillers(slot.path)) if f]:
                return [Filler(self.article.span(noun.start, noun.end), found[0].value)]
        for mention in reversed(self.referents.d.named):
            if (filler := self.referents.fit(Filler(mention.span, mention.value), slot)) is not None:
                return [Filler(self.article.span(noun.start, noun.end), filler.value)]
        return []

    def _defined(self, s: Sentence, noun: Token) -> bool:
        """Whether a noun says by itself of what it is: by a name, a quotation, or «… стран»."""
        mentions = self.referents.mentions
        below = [c for c in s.children(noun.i, "nmod", "appos", "flat") if not tree.preposition(s, c.i)]
        after = s.tokens[noun.i + 1 : noun.i + 2]
        if any(mentions.at(s, c.i) or self.referents.is_name(s, c) for c in below) or any(
            t.text in '«„“"' for t in after
        ):
            return True
        # «заседание кабинета», «Венская конференция», «мероприятия» are of something else
        open_ = self.lexicon.words(LEX.representative)
        whose = any(
            c.pos == "NOUN" and c.is_(Case="Gen") and not when.temporal(c.text) and (s.lemmas[c.i],) not in open_
            for c in below
        )
        named = any(c.text[0].isupper() and c.i for c in s.children(noun.i, "amod"))
        return whose or named or noun.is_(Number="Plur")

    def _pair(self, s: Sentence, noun: Token, owners: list[Token], slot: Slot) -> Filler | None:
        """A format called by its two sides: «саммит Центральной Азии и ССАГПЗ», «встреча ЕС — Центральная Азия»."""
        mentions = self.referents.mentions
        heads = [t for owner in owners for t in tree.conjuncts(s, owner.i)]
        sides = list(dict.fromkeys(m for t in heads if (m := mentions.at(s, t.i)) is not None))
        if len(sides) != 2:
            after = [t for t in s.tokens[noun.i + 1 : noun.i + 9] if t.text not in '«»"“”']
            at = next((n for n, t in enumerate(after) if t.text in "—–-−"), None)
            if not at or any(mentions.at(s, t.i) is None for t in after[:at]):
                return None
            sides = [m for t in (after[at - 1], *after[at + 1 : at + 2]) if (m := mentions.at(s, t.i)) is not None]
        if len(sides) != 2:
            return None
        first, then = sorted(sides, key=lambda m: m.span.start)
        thing = self.referents.pairs.of(first.value, then.value)
        return (
            self.referents.fit(Filler(self.article.span(first.span.start, then.span.end), thing), slot)
            if thing
            else None
        )

    def _named(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """A name that the trigger is part of («консультативная встреча»), or that stands in apposition to it."""
        found = []
        for token in [hit.head, *s.children(hit.head.i, "appos", "nmod", "flat", "amod", "parataxis")]:
            mention = self.referents.mentions.at(s, token.i)
            if mention is None or (token.i != hit.head.i and tree.preposition(s, token.i)):
                continue
            filler = self.referents.fit(Filler(mention.span, mention.value), slot)
            if filler is not None:
                found.append(filler)
        return found[:1]

    def _words(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The words of the phrase's noun, as a literal."""
        if hit.noun.pos not in ("NOUN", "PROPN"):
            return []
        return [self._literal(tree.title(s, self.article, hit.noun.i))]

    def _complement(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """What one commits to: an infinitive, a clause with «что», «о том, что …», or a phrase with «о»."""
        spans = tree.complements(s, self.article, hit.noun.i)
        return [self._literal(spans[0])] if spans else []

    def _literal(self, span: Span) -> Filler:
        return Filler(span, Literal(span.text, lang=self.lexicon.language))

    def _date(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The date nearest to the trigger within its clause."""
        found = self._nearest_date(s, hit)
        return [Filler(found.span, date_literal(found.value))] if found else []

    def _last_day(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The end of the days that the date tells («12–13 октября»)."""
        found = self._nearest_date(s, hit)
        return [Filler(found.span, date_literal(found.end))] if found and found.end else []

    def _nearest_date(self, s: Sentence, hit: Hit) -> when.When | None:
        verb = tree.clause_head(s, hit.head.i)
        found = self.date(s, set(s.subtree(verb.i)) | set(s.subtree(hit.head.i)), hit.head.i)
        event = any(LEX.LastDay in slot.fills for slot in hit.block.slots)
        return found if found or not event else self._only_date(s, hit)

    def _only_date(self, s: Sentence, hit: Hit) -> when.When | None:
        """The one date of a sentence, wherever it stands («в марте, когда X посещал Y, …»)."""
        dates = self.dates(s)
        if len(dates) != 1:
            return None
        at = s.covering(dates[0].span.start, dates[0].span.end)[0].i
        between = s.tokens[min(at, hit.head.i) : max(at, hit.head.i)]
        return None if any(t.text in ";(" for t in between) else dates[0]

    def dates(self, s: Sentence) -> list[when.When]:
        """The dates of a sentence, looked for once."""
        if s.i not in self._dates:
            self._dates[s.i] = when.dates(self.article, s)
        return self._dates[s.i]

    def date(self, s: Sentence, places: Collection[int], at: int) -> when.When | None:
        """The date at some places that is nearest to a token."""
        found = []
        for one in self.dates(s):
            tokens = s.covering(one.span.start, one.span.end)
            if any(t.i in places for t in tokens):
                found.append((min(abs(t.i - at) for t in tokens), one))
        return min(found, key=lambda f: f[0])[1] if found else None

    def _count(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        counted = money.count(s, hit.noun.i)
        if counted is None:
            return []
        number, tokens = counted
        return [Filler(self.article.span(tokens[0].start, tokens[-1].end), Literal(str(number), datatype=XSD.integer))]

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

    def _amount(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        one = self._sum(s, hit)
        return [Filler(one.amount_span, Literal(f"{one.amount:f}", datatype=XSD.decimal))] if one else []

    def _currency(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        one = self._sum(s, hit)
        return [Filler(one.currency_span, Literal(one.currency))] if one else []

    def _antecedent(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        found = self.antecedents.understood(s, hit, slot)
        return [found] if found else []

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
        head = s.head(hit.head.i) if hit.head.rel == "appos" else None
        return self._fits(s, [head] if head else s.children(hit.head.i, "appos"), slot)

    _ways: ClassVar = {
        LEX.Named: _named,
        LEX.Subject: _subject,
        LEX.Object: _object,
        LEX.Possessor: _possessor,
        LEX.PhrasePossessor: _phrase_possessor,
        LEX.Oblique: _oblique,
        LEX.Attendant: _attendant,
        LEX.Seat: _seat,
        LEX.Edition: _edition,
        LEX.Words: _words,
        LEX.Complement: _complement,
        LEX.Date: _date,
        LEX.LastDay: _last_day,
        LEX.Count: _count,
        LEX.Amount: _amount,
        LEX.Currency: _currency,
        LEX.InPhrase: _in_phrase,
        LEX.Apposed: _apposed,
        LEX.Antecedent: _antecedent,
    }

    def context(self, s: Sentence, slot: Slot, record: list[tuple[URIRef, tuple[Filler, ...]]]) -> list[Filler]:
        """What the sentences before say: from the last record that shares an actor with this one, or stands near."""
        d = self.referents.d
        if slot.discourse is None:
            fitted = self.referents.fit(d.subject, slot) if d.subject and d.paragraph >= s.paragraph - 1 else None
            return [fitted] if fitted else []
        mine = {f.value for _, fillers in record for f in fillers}
        told = [(at, r) for at, r in reversed(d.records) if r.fillers(slot.discourse)]
        alone = len({frozenset(f.value for f in r.fillers(slot.discourse)) for _, r in told}) == 1
        for at, earlier in told:
            theirs = {f.value for _, f in earlier}
            # of the one meeting that an article is about, also a later paragraph may speak
            if (mine & theirs or s.i - at <= NEAR or (alone and s.i - at <= FAR)) and not _of_other_days(
                earlier, record
            ):
                fitted_all = [self.referents.fit(f, slot) for f in earlier.fillers(slot.discourse)]
                return [f for f in fitted_all if f is not None]
        return []

    def worded(self, span: Span, slot: Slot) -> Filler:
        """A thing that is its words, of the slot's class."""
        return Filler(span, Worded(slot.classes[0], self.lexicon.language))


def _of_other_days(earlier: Record, record: list[tuple[URIRef, tuple[Filler, ...]]]) -> bool:
    """Whether both are dated, and differently: what was signed in 1992 was not signed by those who met today."""
    theirs = {str(f.value) for f in earlier.fillers(MAS.date)}
    ours = {str(f.value) for path, fillers in record for f in fillers if path == MAS.date}
    return bool(theirs and ours) and not any(
        a.endswith(b.lstrip("-")) or b.endswith(a.lstrip("-")) for a in theirs for b in ours
    )


def date_literal(value: str) -> Literal:
    """A date in the datatype of its true precision; a day without a year is xsd:gMonthDay."""
    if value.startswith("--"):
        return Literal(value, datatype=XSD.gMonthDay, normalize=False)
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return Literal(value, datatype=kinds[len(value)], normalize=False)
