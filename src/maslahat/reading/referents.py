"""Whom a noun phrase means: a name, an office with its holder, a pronoun, a role noun («эксперт», «страны региона»)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS, SKOS

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.language.words import is_adjective, lemma
from maslahat.lexicon import Lexicon
from maslahat.names import Names
from maslahat.reading.mentions import Mentions
from maslahat.reading.money import NUMBERS
from maslahat.reading.offices import OfficeFinder, OfficeWords, holder_at
from maslahat.reading.pairs import Pairs
from maslahat.reading.trace import SILENT, Trace, tells
from maslahat.reading.tree import conjuncts, possessors
from maslahat.reading.tree import phrase as tree_phrase
from maslahat.records import Filler, Mention, Record, Value
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

PERSONAL = frozenset({"он", "она"})
PLURAL = "они"
REMEMBERED = 200  # records and people looked through for whom a bare noun means
NEAR = 400  # characters back to which a person may be meant by a pronoun without having acted or spoken
POSSESSIVE = {"его": "Masc", "ее": "Fem", "её": "Fem"}


@dataclass
class Discourse:
    """What the text has told so far; it grows sentence by sentence and is thrown away with the article."""

    subject: Filler | None = None
    claimant: Filler | None = None
    voices: list[tuple[Span, Filler]] = field(default_factory=list)  # of the sentence at hand: what who says in it
    people: list[Filler] = field(default_factory=list)
    named: list[Mention] = field(default_factory=list)
    records: list[tuple[int, Record]] = field(default_factory=list)
    holders: dict[tuple[URIRef, Value], Filler] = field(default_factory=dict)
    officials: set[Value] = field(default_factory=set)
    experts: set[Value] = field(default_factory=set)
    former: set[Value] = field(default_factory=set)  # who held an office once
    genders: dict[Value, str] = field(default_factory=dict)
    introduced: dict[str, Filler] = field(default_factory=dict)  # by the noun with which a person was named
    group: list[Filler] = field(default_factory=list)
    voice: Filler | None = None  # who last spoke or was asked, whether or not his words are told
    body: Filler | None = None
    outlet: Filler | None = None
    paragraph: int = -1


class Referents:
    """Resolves noun phrases of one article. ``d`` is the discourse up to the sentence at hand."""

    def __init__(
        self,
        article: Article,
        names: Names,
        lexicon: Lexicon,
        mentions: Mentions,
        offices: OfficeFinder | None,
        pairs: Pairs,
        trace: Trace = SILENT,
    ) -> None:
        self.trace = trace
        self.article = article
        self.names = names
        self.schema = names.schema
        self.lexicon = lexicon
        self.mentions = mentions
        self.d = Discourse()
        self.pairs = pairs
        self._finder = offices
        self._offices: dict[int, dict[int, OfficeWords]] = {}
        self._ahead: dict[URIRef, set[Value]] = {}  # what the article names of a class: one, or several
        self._representatives = lexicon.words(LEX.representative)
        self._roles = {p.words: b.iri for b in self.schema.blocks.values() for p in lexicon.phrases(b, LEX.roleNoun)}
        self._relations = {
            lexicon.phrase(word).words[0]: path
            for path, word in self.schema.graph.subject_objects(LEX.relationNoun)
            if isinstance(path, URIRef) and isinstance(word, Literal) and word.language == lexicon.language
        }
        self._part = {
            lexicon.phrase(word).words: slot.path
            for b in self.schema.blocks.values()
            for slot in b.slots
            for word in slot.roles
            if word.language == lexicon.language
        }
        self._states = {self.schema.graph.value(path, RDFS.range) for path in self.schema.standing}
        self._head_offices = self._head_kinds()
        self._named_holders: dict[tuple[URIRef, URIRef], Value | None] = {}
        self.people = self._tagged("PER")
        self.bodies = self._tagged("ORG")
        self._bodies = set(self._roles.values()) - {self.people}
        self._heads: dict[URIRef, frozenset[str]] = {}

    def _head_kinds(self) -> frozenset[URIRef]:
        """The kinds of office whose holder is the head: those that bear one of the names in lex:head."""
        if self._finder is None:
            return frozenset()
        titles = {" ".join(words) for words in self.lexicon.words(LEX.head)}
        kinds = self.names.things(self._finder.model.kind_class)
        return frozenset(
            k for k in kinds if titles & {*self.names.texts(k, SKOS.altLabel), *self.names.texts(k, RDFS.label)}
        )

    def _tagged(self, tag: str) -> URIRef:
        """The class whose unknown names the tagger announces by a type."""
        return next(c for c, b in self.schema.blocks.items() if tag in map(str, b.lexical(LEX.tag)))

    def offices(self, s: Sentence) -> dict[int, OfficeWords]:
        """The offices named in a sentence, by the place of their words."""
        if s.i not in self._offices:
            self._offices[s.i] = self._finder.find(self.article, s, self.mentions) if self._finder else {}
        return self._offices[s.i]

    def is_name(self, s: Sentence, token: Token) -> bool:
        """Whether a token may head the name of somebody who acts: a mention, an office, a role noun."""
        lemma = (s.lemmas[token.i],)
        if self.mentions.at(s, token.i) or token.i in self.offices(s):
            return True
        return lemma in self._roles or lemma in self._representatives

    def is_person(self, filler: Filler) -> bool:
        """Whether a filler is of the class whose names the tagger calls PER."""
        return self.cls(filler.value) == self.people

    def plays(self, s: Sentence, token: Token) -> bool:
        """Whether a noun is one for who played a part in an event («гость», «хозяин»)."""
        return (s.lemmas[token.i],) in self._part

    def homeland(self, s: Sentence) -> Value | None:
        """The state of which a text speaks when it names a body without one: the sentence's, else the article's."""
        here = (m.value for m in self.mentions.by_token[s.i].values() if m.cls in self._states)
        return next(here, None) or self._most_named

    @cached_property
    def _most_named(self) -> Value | None:
        """The state that the article names most often, if it is one."""
        counts = Counter(m.value for m in self.mentions.all if m.cls in self._states).most_common(2)
        return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else None

    @cached_property
    def _named_people(self) -> frozenset[Value]:
        return frozenset(m.value for m in self.mentions.all if m.cls == self.people)

    def is_named(self, value: Value) -> bool:
        """Whether a value is a person whom the article names."""
        return value in self._named_people

    def home(self, person: Value) -> Value | None:
        """The state or body whose office the text says a person holds."""
        return next((of for (_, of), who in self.d.holders.items() if who.value == person), None)

    def is_body(self, filler: Filler) -> bool:
        """Whether a filler is an organisation or a thing with role nouns other than a state's or person's."""
        return self.cls(filler.value) == self.bodies

    def cls(self, value: Value) -> URIRef | None:
        """The class of what fills a slot; None for a literal."""
        if isinstance(value, URIRef):
            return self.names.cls(value)
        return getattr(value, "cls", None)

    def all(self, s: Sentence, token: Token) -> list[Filler]:
        """What a noun phrase and the phrases coordinated with it mean, each once, in text order."""
        found: list[Filler] = []
        for one in self._coordinated(s, token):
            for filler in self.one(s, one):
                if all(filler.value != other.value for other in found):
                    found.append(filler)
        return found

    def _coordinated(self, s: Sentence, token: Token) -> list[Token]:
        """The phrases coordinated with a noun phrase; a name may have them hung on its last word by the parser."""
        found = conjuncts(s, token.i)
        mention = self.mentions.at(s, token.i)
        inside = s.covering(mention.span.start, mention.span.end) if mention is not None else []
        for within in inside:
            further = [c for c in s.children(within.i, "conj") if c not in inside and self.mentions.at(s, c.i)]
            found += [t for c in further for t in conjuncts(s, c.i) if t not in found]
        return found

    def one(self, s: Sentence, token: Token) -> list[Filler]:
        """What the noun phrase headed by a token means; empty if nobody can tell."""
        mention = self.mentions.at(s, token.i)
        if mention is not None:
            return [Filler(mention.span, mention.value)]
        words = self.offices(s).get(token.i)
        if words is not None:
            return self._office(s, token, words)
        lemma = s.lemmas[token.i]
        if token.pos == "PRON" and lemma in PERSONAL:
            return self._pronoun(s, token)
        if token.pos == "PRON" and lemma == PLURAL and token.is_(Case="Nom"):
            return list(self.d.group)
        if (lemma,) in self.lexicon.words(LEX.party):
            return self._by_adjective(s, token) or self._parties(s, token)
        if (lemma,) in self._representatives:
            return self._representative(s, token)
        return self._noun(s, token)

    def _noun(self, s: Sentence, token: Token) -> list[Filler]:
        """A noun that points back: to a thing of its class, to who played a part, to who was introduced by it."""
        lemma = s.lemmas[token.i]
        if lemma in self._relations:
            return self._related(s, token, self._relations[lemma])
        role = self._roles.get((lemma,))
        if role is not None:
            return self._role(s, token, role)
        if (lemma,) in self._part and not token.is_(Number="Plur"):
            return self._who_played(s, token, self._part[lemma,])
        if token.pos == "NOUN" and lemma in self.d.introduced and not token.is_(Number="Plur"):
            known = self.d.introduced[lemma]
            if not any(self.mentions.at(s, c.i) for c in s.children(token.i, "nmod", "appos", "flat")):
                return [Filler(self.article.span(token.start, token.end), known.value)]
        if token.pos in ("NOUN", "PROPN", "ADJ") and (headed := self._headed(s, token)):
            return headed
        # «Фарход»: the name itself may stand below a noun that the lexicon does not know («лидер партии X» is not X)
        for child in s.children(token.i, "appos"):
            mention = self.mentions.at(s, child.i)
            if mention is not None and mention.cls == self.people:
                return [Filler(mention.span, mention.value)]
        return []

    @tells("a part in an event")
    def _who_played(self, s: Sentence, token: Token, path: URIRef) -> list[Filler]:
        """«гость», «хозяин встречи»: who fills a slot of the last record that has it; for a state its head."""
        span = tree_phrase(s, self.article, token.i)
        for child in s.children(token.i, "amod"):
            whose = self.names.demonym(child.text)
            if whose is not None:  # «российский гость»
                return [Filler(span, self._head_of(whose) or whose)]
        for _, record in islice(reversed(self.d.records), REMEMBERED):
            for filler in record.fillers(path):
                value = filler.value if self.is_person(filler) else self._head_of(filler.value) or self._met(filler)
                return [Filler(span, value)]
        return []

    def _met(self, filler: Filler) -> Value:
        """For a state: the one person of it whom the article names, as far as the graph knows people's countries."""
        homes = {p for p in self._named_people if isinstance(p, URIRef) and filler.value in self._countries(p)}
        return homes.pop() if len(homes) == 1 else filler.value

    def _countries(self, person: URIRef) -> frozenset[Value]:
        if self._finder is None:
            return frozenset()
        model = self._finder.model
        tenures = self.names.bearers(model.holder, person)
        offices = {o for t in tenures for o in self.names.value(t, model.office)}
        return frozenset(of for o in offices for of in self.names.value(o, model.owner))

    @tells("a personal pronoun")
    def _pronoun(self, s: Sentence, token: Token) -> list[Filler]:
        found = self._salient(s, token.i, token.feats.get("Gender"))
        return [Filler(found.span, found.value)] if found else []

    def _salient(self, s: Sentence, i: int, gender: str | None) -> Filler | None:
        """Who is spoken of at a place: the person who acts earlier in the sentence, the last subject or speaker."""
        here = [
            Filler(m.span, m.value)
            for t in s.tokens[:i]
            if (m := self.mentions.at(s, t.i)) and m.cls == self.people and t.is_(Case="Nom") and t.rel != "conj"
        ]
        late = [p for p in reversed(self.d.people[-3:]) if p.span.start >= s.span.start - NEAR]
        spoken = [self.d.claimant] if self.d.claimant and self.is_person(self.d.claimant) else []
        before = [self.d.subject] if self.d.subject else []
        if spoken and before and self._since(spoken[0]) > self._since(before[0]):
            before, spoken = spoken, before
        for one in [*reversed(here), *before, *spoken, *late]:
            if gender is None or self.d.genders.get(one.value, gender) == gender:
                return one
        return None

    def _since(self, filler: Filler) -> int:
        return filler.span.start

    def introduce(self, s: Sentence) -> None:
        """Remember by which nouns the persons of a sentence are named («министр энергетики X»), and their gender."""
        seen: set[int] = set()
        for t in s.tokens:
            mention = self.mentions.at(s, t.i)
            if mention is None or mention.cls != self.people or mention.span.start in seen:
                continue
            seen.add(mention.span.start)
            surname = [x for x in s.covering(mention.span.start, mention.span.end) if "Gender" in x.feats]
            gender = surname[-1].feats["Gender"] if surname else None
            if gender in ("Masc", "Fem"):
                self.d.genders.setdefault(mention.value, gender)
            person = Filler(mention.span, mention.value)
            for noun in [*self._titles_before(s, t), *self._titles_after(s, t, mention)]:
                self.d.introduced[s.lemmas[noun.i]] = person

    def _titles_before(self, s: Sentence, name: Token) -> list[Token]:
        found: list[Token] = []
        case = name.feats.get("Case")
        for t in reversed(s.tokens[max(0, name.i - 12) : name.i]):
            joined = t.pos == "CCONJ" and s.tokens[t.i - 1].feats.get("Case") == case
            if joined or t.pos in ("VERB", "ADP", "AUX") or t.text in ":;—" or self._person_at(s, t):
                break
            if t.pos == "NOUN" and t.is_(Animacy="Anim") and case in (None, t.feats.get("Case")):
                found.append(t)
        return found

    def _titles_after(self, s: Sentence, name: Token, mention: Mention) -> list[Token]:
        after = [t for t in s.tokens[name.i + 1 :] if t.start >= mention.span.end][:4]
        if not after or after[0].text != ",":
            return []
        nouns = [t for t in after[1:] if t.pos == "NOUN"]
        case = name.feats.get("Case")
        fits = nouns and nouns[0].is_(Animacy="Anim") and nouns[0].feats.get("Case") == case
        return (
            nouns[:1] if fits and all(t.pos in ("NOUN", "ADJ", "DET") for t in after[1 : after.index(nouns[0])]) else []
        )

    def _person_at(self, s: Sentence, token: Token) -> bool:
        mention = self.mentions.at(s, token.i)
        return mention is not None and mention.cls == self.people

    def experts(self, s: Sentence) -> list[Value]:
        """The persons whom a sentence introduces by a role noun («политолог Фарход Толипов»)."""
        roles = [t for t in s.tokens if self._roles.get((s.lemmas[t.i],)) == self.people]
        return [f.value for t in roles for f in self._beside(s, t)]

    def fit(self, filler: Filler, slot: Slot) -> Filler | None:
        """The filler as the slot's classes admit it: as it is, or what it stands for (a capital for its state)."""
        cls = self.cls(filler.value)
        if cls is None:
            return None
        wanted = slot.only or slot.classes
        if not wanted or self.schema.is_a(cls, wanted):
            return filler
        if isinstance(filler.value, URIRef):
            for path in self.schema.standing:
                for thing in self.names.value(filler.value, path):
                    if self.schema.is_a(self.names.cls(thing) or thing, wanted):
                        return Filler(filler.span, thing)
        return None

    def is_city(self, mention: Mention) -> bool:
        """Whether a mention names a place by its surface."""
        places = self._tagged("LOC")
        named = {self.names.cls(t) for t in self.names.called(mention.span.text, RDFS.label)}
        return mention.cls == places or places in named

    def last(self, path: URIRef) -> tuple[Filler, ...]:
        """What the last record that tells it has in a slot."""
        return next((found for _, record in reversed(self.d.records) if (found := record.fillers(path))), ())

    def city(self, mention: Mention, slot: Slot) -> Value | None:
        """The place that a mention names by its surface, whether or not it is taken for its government."""
        if self.schema.is_a(mention.cls, slot.classes):
            return mention.value
        things = self.names.called(mention.span.text, RDFS.label)
        fitting = [t for t in things if self.schema.is_a(self.names.cls(t) or t, slot.classes)]
        return fitting[0] if len(fitting) == 1 else None

    def stands_for(self, value: Value) -> Value | None:
        """The state or body for which a person acts: by an office the text tells, else by one the graph knows."""
        told = {owner for (_, owner), who in self.d.holders.items() if who.value == value}
        if told:
            return told.pop() if len(told) == 1 else None
        model = self._finder.model if self._finder else None
        if model is None or not isinstance(value, URIRef):
            return None
        offices = {o for t in self.names.bearers(model.holder, value) for o in self.names.value(t, model.office)}
        owners = {owner for office in offices for owner in self.names.value(office, model.owner)}
        return owners.pop() if len(owners) == 1 else None

    @tells("a possessive pronoun")
    def possessive(self, s: Sentence, i: int) -> Filler | None:
        """Whom a possessive at a noun means («его», «её»): the one who spoke last, else the last subject."""
        for child in s.children(i, "det", "nmod", "amod"):
            gender = POSSESSIVE.get(child.text.lower())
            if gender is not None:
                return self._owner(s, child, gender)
        before = s.tokens[i - 1] if i else None  # «по его словам», wherever the parser hung it
        if before is not None and before.text.lower() in POSSESSIVE:
            return self._owner(s, before, POSSESSIVE[before.text.lower()])
        return None

    def _owner(self, s: Sentence, token: Token, gender: str) -> Filler | None:
        found = self._salient(s, token.i, gender)
        return found if found is not None or self.d.claimant is None else self.d.claimant

    @tells("an office")
    def _office(self, s: Sentence, token: Token, words: OfficeWords) -> list[Filler]:
        if words.persons:
            return list(words.persons)
        if below := self._below(s, token):
            return below
        phrase = self.article.span(words.span.start, max([words.span.end, *(o.span.end for o in words.owners)]))
        if words.owners:
            if words.plural or len(words.owners) > 1:
                first = words.owners[0]
                return [
                    Filler(
                        phrase if first.span.start < phrase.end and len(words.owners) == 1 else first.span,
                        first.value,
                    ),
                    *words.owners[1:],
                ]
            owner = words.owners[0].value
            known = self.d.holders.get((words.kind, owner))
            value = known.value if known else self._named_holder(words.kind, owner) or self._holder(words.kind, owner)
            return [Filler(phrase, value or owner)]
        if words.plural:
            return self._parties(s, token)
        holders = [(kind, who) for (kind, _), who in self.d.holders.items() if kind == words.kind]
        if len({who.value for _, who in holders}) == 1:
            return [Filler(words.span, holders[0][1].value)]
        recent = [p for p in reversed(self.d.people) if any(p.value == who.value for _, who in holders)]
        late = islice(reversed(self.d.people), REMEMBERED)
        recent = recent or [p for p in late if words.kind in self._kinds_held(p.value)]
        return [Filler(words.span, recent[0].value)] if recent else []

    def _below(self, s: Sentence, token: Token) -> list[Filler]:
        """The person in apposition to a noun («глава комиссии Урсула»)."""
        below = (self.mentions.at(s, c.i) for c in s.children(token.i, "appos", "flat"))
        return [Filler(m.span, m.value) for m in below if m is not None and m.cls == self.people][:1]

    def _kinds_held(self, person: Value) -> set[URIRef]:
        """The kinds of office that the graph knows a person to hold or have held."""
        if self._finder is None or not isinstance(person, URIRef):
            return set()
        model = self._finder.model
        tenures = self.names.bearers(model.holder, person)
        return {k for t in tenures for o in self.names.value(t, model.office) for k in self.names.value(o, model.kind)}

    def _named_holder(self, kind: URIRef, owner: Value) -> Value | None:
        """Of the persons whom the article names, the one who is known to hold or have held an office."""
        if self._finder is None or not isinstance(owner, URIRef):
            return None
        if (kind, owner) not in self._named_holders:
            model = self._finder.model
            offices = set(self.names.bearers(model.kind, kind)) & set(self.names.bearers(model.owner, owner))
            told = {p for o in offices for p in self._held_by(o)} & self._named_people
            self._named_holders[kind, owner] = told.pop() if len(told) == 1 else None
        return self._named_holders[kind, owner]

    def _holder(self, kind: URIRef, owner: Value) -> URIRef | None:
        """Who the graph says held an office on the article's day."""
        if self._finder is None:
            return None
        return holder_at(kind, owner, self.article.published, self._finder.model, self.names)

    @tells("who stands for it")
    def _representative(self, s: Sentence, token: Token) -> list[Filler]:
        """«лидеры региона», «глава Казахстана»: the person known for it, else what the noun stands for."""
        span = self.article.span(token.start, token.end)
        if beside := self._below(s, token):
            return beside
        found: list[Filler] = []
        for owner in [f for p in possessors(s, token.i) for f in self.all(s, p)]:
            whole = self.article.span(min(span.start, owner.span.start), max(span.end, owner.span.end))
            filler = Filler(owner.span if found else whole, owner.value)
            head = self._head_of(owner.value) if self._leads(s, token) else None
            found.append(Filler(whole, head) if head is not None else filler)
        if found:
            return found
        if found := self._by_adjective(s, token):
            return found
        if token.is_(Number="Plur"):
            # «лидеры»: the two who met; «лидеры региона», «главы МИД»: others
            bare = not s.children(token.i, "nmod") and not token.text.isupper()
            return self._parties(s, token) if bare else []
        known = self.d.introduced.get(s.lemmas[token.i])
        return [Filler(span, known.value)] if known is not None else []

    def sides(self, s: Sentence, i: int) -> list[Filler]:
        """Whose a noun's adjectives are: «казахстанско-узбекские переговоры», «узбекская и таджикская делегации»."""
        found: list[Filler] = []
        for child in (t for c in s.children(i, "amod") for t in conjuncts(s, c.i) if t.pos == "ADJ"):
            at = child.start
            for part, thing in self.names.demonyms(child.text):
                found.append(Filler(self.article.span(at, at + len(part)), thing))
                at += len(part) + len("-")
        return found

    def _by_adjective(self, s: Sentence, token: Token) -> list[Filler]:
        """«казахстанский лидер», «турецкая сторона»: whose adjective it is, or who leads it."""
        sides = self.sides(s, token.i)
        if len(sides) != 1:
            return sides
        span, thing = sides[0].span, sides[0].value
        whole = self.article.span(min(span.start, token.start), max(span.end, token.end))
        head = self._head_of(thing) if self._leads(s, token) else None
        return [Filler(whole, head if head is not None else thing)]

    def _leads(self, s: Sentence, token: Token) -> bool:
        """Whether a noun may mean the head of state («глава», «лидер»), and one of them."""
        leaders = {words[0] for words in self.lexicon.words(LEX.head)}
        return s.lemmas[token.i] in leaders and not token.is_(Number="Plur")

    def _head_of(self, owner: Value) -> Value | None:
        """The head of state, if the article names one: by his office there, or as the graph knows him."""
        told = {who.value for (kind, of), who in self.d.holders.items() if of == owner and kind in self._head_offices}
        if not told:
            told = {p for kind in self._head_offices if (p := self._named_holder(kind, owner)) is not None}
        return told.pop() if len(told) == 1 else None

    def _held_by(self, office: URIRef) -> frozenset[Value]:
        assert self._finder is not None
        model = self._finder.model
        return frozenset(p for t in self.names.bearers(model.office, office) for p in self.names.value(t, model.holder))

    def _related(self, s: Sentence, token: Token, relation: URIRef) -> list[Filler]:
        """«столица Казахстана», «узбекская столица»: what stands in a relation to its genitive or adjective."""
        owners = [(f.span, f.value) for p in possessors(s, token.i) for f in self.one(s, p)]
        adjectives = [
            (self.article.span(c.start, c.end), self.names.demonym(c.text)) for c in s.children(token.i, "amod")
        ]
        for span, owner in [*owners, *adjectives]:
            things = self.names.bearers(relation, owner) if isinstance(owner, URIRef) else ()
            if len(things) == 1:
                whole = (min(span.start, token.start), max(span.end, token.end))
                return [Filler(self.article.span(*whole), things[0])]
        return []

    @tells("a role noun")
    def _role(self, s: Sentence, token: Token, role: URIRef) -> list[Filler]:
        span = self.article.span(token.start, token.end)
        if role == self.people:
            return self._expert(s, token, span)
        owners = [f for p in possessors(s, token.i) for f in self.one(s, p)]
        if token.is_(Number="Plur"):
            regions = [f for f in owners if self.cls(f.value) in self._roles.values()]
            if regions:  # «страны региона»
                end = regions[0].span.end
                return [
                    Filler(
                        self.article.span(min(span.start, regions[0].span.start), max(span.end, end)),
                        regions[0].value,
                    )
                ]
            return self._several(s, token, role)
        for child in s.children(token.i, "amod"):  # «украинское государство»
            whose = self.names.demonym(child.text)
            if whose is not None and (cls := self.cls(whose)) is not None and self.schema.is_a(cls, [role]):
                return [Filler(self.article.span(min(child.start, token.start), max(child.end, token.end)), whose)]
        like = [m for m in self.before(s, token.i) if m.cls == role or self.schema.is_a(m.cls, [role])]
        for mention in [*(m for m in like if s.lemmas[token.i] in self._head_nouns(m)), *like]:
            return [Filler(span, mention.value)]
        if role not in self._ahead:
            self._ahead[role] = set(islice(dict.fromkeys(m.value for m in self.mentions.all if m.cls == role), 2))
        ahead = self._ahead[role]
        return [Filler(span, next(iter(ahead)))] if len(ahead) == 1 else []

    def before(self, s: Sentence, i: int) -> list[Mention]:
        """What is named before a token, in its sentence and in those before, the last first."""
        inside = dict.fromkeys(m for j, m in sorted(self.mentions.by_token[s.i].items()) if j < i)
        return [*reversed(inside), *reversed(self.d.named)]

    def _head_nouns(self, mention: Mention) -> frozenset[str]:
        """The nouns that head the names of a body («фонд» of «Международный фонд спасения Арала»)."""
        if mention.cls not in self._bodies or not isinstance(mention.value, URIRef):
            return frozenset()
        if mention.value not in self._heads:
            labels = [
                text.split() for how in (RDFS.label, SKOS.altLabel) for text in self.names.texts(mention.value, how)
            ]
            heads = (next((w for w in words if not is_adjective(w.lower())), "") for words in labels if len(words) > 1)
            self._heads[mention.value] = frozenset(lemma(w) for w in heads if w.isalpha() and not w.isupper())
        return self._heads[mention.value]

    @tells("the noun that heads a name")
    def _headed(self, s: Sentence, token: Token) -> list[Filler]:
        """«Совет», «фонд»: a body named before whose name this noun heads, if nothing else is said of it."""
        word = s.lemmas[token.i]
        capital = token.text[0].isupper() and token.i > 0
        if (word in self.lexicon.triggers and not capital) or token.is_(Number="Plur"):
            return []
        own = [c for c in s.children(token.i) if c.rel != "appos" or c.feats.get("Case") == token.feats.get("Case")]
        if any(c.rel in ("nmod", "amod", "appos", "flat", "nummod") for c in own):
            return []
        found = next((m for m in self.before(s, token.i) if word in self._head_nouns(m)), None)
        return [Filler(self.article.span(token.start, token.end), found.value)] if found else []

    def _expert(self, s: Sentence, token: Token, span: Span) -> list[Filler]:
        beside = self._beside(s, token)
        if beside:
            return beside
        if token.is_(Number="Plur"):
            return []
        known = self.d.introduced.get(s.lemmas[token.i])
        if known is not None:
            return [Filler(span, known.value)]
        # «дипломат» may be a deputy minister whom nobody knows, but no head of state
        serving = (s.lemmas[token.i],) in self.lexicon.words(LEX.servant)
        above = {p for p in self.d.officials if not serving or isinstance(p, URIRef)}
        experts = [p for p in reversed(self.d.people) if p.value not in above]
        if self.d.claimant and self.d.claimant.value not in above:
            return [Filler(self.d.claimant.span, self.d.claimant.value)]
        return [Filler(experts[0].span, experts[0].value)] if experts else []

    def _beside(self, s: Sentence, token: Token) -> list[Filler]:
        """The person named in one phrase with a role noun."""
        for child in s.children(token.i, "appos", "flat", "nmod"):
            mention = self.mentions.at(s, child.i)
            if (
                mention is not None
                and mention.cls == self.people
                and child.feats.get("Case") == token.feats.get("Case")
            ):
                return [Filler(mention.span, mention.value)]
        for after in s.tokens[token.i + 1 : token.i + 6]:
            mention = self.mentions.at(s, after.i)
            if mention is not None and mention.cls == self.people:
                return [Filler(mention.span, mention.value)]
            if after.pos not in ("NOUN", "PROPN", "ADJ", "ADP"):
                break
        return []

    @tells("so many as were named last")
    def _several(self, s: Sentence, token: Token, role: URIRef) -> list[Filler]:
        """«две страны», «тремя государствами»: so many as were named last."""
        number = next((n for c in s.children(token.i, "nummod", "amod", "det") if (n := NUMBERS.get(s.lemmas[c.i]))), 0)
        before = [m for i, m in sorted(self.mentions.by_token[s.i].items()) if i < token.i]
        found: list[Filler] = []
        for mention in reversed([*self.d.named, *dict.fromkeys(before)]):
            if len(found) < number and self.schema.is_a(mention.cls, [role]):
                found += [Filler(mention.span, mention.value)] if all(mention.value != f.value for f in found) else []
        return found[::-1] if 2 <= number == len(found) else []

    @tells("the parties of the last record")
    def _parties(self, s: Sentence, token: Token) -> list[Filler]:
        """«стороны», «оба президента», «пять министров»: those who met or signed last, if they are so many."""
        number = next((n for c in s.children(token.i, "nummod", "amod", "det") if (n := NUMBERS.get(s.lemmas[c.i]))), 2)
        for _, record in reversed(self.d.records):
            for _, fillers in record.slots:
                actors = [f for f in fillers if self.cls(f.value) is not None]
                if len(actors) == number and token.is_(Number="Plur"):
                    return actors
        return []
