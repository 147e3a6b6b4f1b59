"""Whom a noun phrase means: a name, an office with its holder, a pronoun, a role noun («эксперт», «страны региона»)."""

from __future__ import annotations

from dataclasses import dataclass, field

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
from maslahat.records import Filler, Mention, Record, Value
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

PERSONAL = frozenset({"он", "она"})
POSSESSIVE = {"его": "Masc", "ее": "Fem", "её": "Fem"}


@dataclass
class Discourse:
    """What the text has told so far; it grows sentence by sentence and is thrown away with the article."""

    subject: Filler | None = None
    claimant: Filler | None = None
    people: list[Filler] = field(default_factory=list)
    named: list[Mention] = field(default_factory=list)
    records: list[tuple[int, Record]] = field(default_factory=list)
    holders: dict[tuple[URIRef, Value], Filler] = field(default_factory=dict)
    officials: set[Value] = field(default_factory=set)
    experts: set[Value] = field(default_factory=set)
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
        self._representatives = lexicon.words(LEX.representative)
        self._roles = {p.words: b.iri for b in self.schema.blocks.values() for p in lexicon.phrases(b, LEX.roleNoun)}
        self._relations = {
            lexicon.phrase(word).words[0]: path
            for path, word in self.schema.graph.subject_objects(LEX.relationNoun)
            if isinstance(path, URIRef) and isinstance(word, Literal) and word.language == lexicon.language
        }
        self._people = next(iter(c for c in self.schema.blocks if self._tag(c) == "PER"), None)
        self._bodies = set(self._roles.values()) - {self._people}
        self._heads: dict[URIRef, frozenset[str]] = {}

    def _tag(self, cls: URIRef) -> str | None:
        return next((str(t) for t in self.schema.blocks[cls].lexical(LEX.tag)), None)

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
        return self.cls(filler.value) == self._people

    def cls(self, value: Value) -> URIRef | None:
        """The class of what fills a slot; None for a literal."""
        if isinstance(value, URIRef):
            return self.names.cls(value)
        return getattr(value, "cls", None)

    def all(self, s: Sentence, token: Token) -> list[Filler]:
        """What a noun phrase and the phrases coordinated with it mean, each once, in text order."""
        found: list[Filler] = []
        for one in conjuncts(s, token.i):
            for filler in self.one(s, one):
                if all(filler.value != other.value for other in found):
                    found.append(filler)
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
            return self._pronoun()
        if (lemma,) in self.lexicon.words(LEX.party):
            return self._parties()
        if (lemma,) in self._representatives:
            return self._representative(s, token)
        if lemma in self._relations:
            return self._related(s, token, self._relations[lemma])
        role = self._roles.get((lemma,))
        if role is not None:
            return self._role(s, token, role)
        if token.pos in ("NOUN", "PROPN") and (headed := self._headed(s, token)):
            return headed
        # «Фарход»: the name itself may stand below a noun that the lexicon does not know («лидер партии X» is not X)
        for child in s.children(token.i, "appos"):
            mention = self.mentions.at(s, child.i)
            if mention is not None and mention.cls == self._people:
                return [Filler(mention.span, mention.value)]
        return []

    @tells("a personal pronoun")
    def _pronoun(self) -> list[Filler]:
        return [Filler(self.d.subject.span, self.d.subject.value)] if self.d.subject else []

    def experts(self, s: Sentence) -> list[Value]:
        """The persons whom a sentence introduces by a role noun («политолог Фарход Толипов»)."""
        roles = [t for t in s.tokens if self._roles.get((s.lemmas[t.i],)) == self._people]
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
            if child.text.lower() in POSSESSIVE:
                return self.d.claimant or self.d.subject
        return None

    @tells("an office")
    def _office(self, s: Sentence, token: Token, words: OfficeWords) -> list[Filler]:
        if words.persons:
            return list(words.persons)
        below = [
            m for c in s.children(token.i, "appos", "flat") if (m := self.mentions.at(s, c.i)) and m.cls == self._people
        ]
        if below:
            return [Filler(below[0].span, below[0].value)]
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
            value = known.value if known else self._holder(words.kind, owner)
            return [Filler(phrase, value or owner)]
        if words.plural:
            return []
        holders = [(kind, who) for (kind, _), who in self.d.holders.items() if kind == words.kind]
        if len({who.value for _, who in holders}) == 1:
            return [Filler(words.span, holders[0][1].value)]
        recent = [p for p in reversed(self.d.people) if any(p.value == who.value for _, who in holders)]
        return [Filler(words.span, recent[0].value)] if recent else []

    def _holder(self, kind: URIRef, owner: Value) -> URIRef | None:
        """Who the graph says held an office on the article's day."""
        if self._finder is None:
            return None
        return holder_at(kind, owner, self.article.published, self._finder.model, self.names)

    @tells("who stands for it")
    def _representative(self, s: Sentence, token: Token) -> list[Filler]:
        """«лидеры региона», «глава Казахстана»: the person known for it, else what the noun stands for."""
        span = self.article.span(token.start, token.end)
        found: list[Filler] = []
        for owner in [f for p in possessors(s, token.i) for f in self.all(s, p)]:
            whole = self.article.span(min(span.start, owner.span.start), max(span.end, owner.span.end))
            filler = Filler(owner.span if found else whole, owner.value)
            heads = {who.value for (_, of), who in self.d.holders.items() if of == owner.value}
            if len(heads) == 1 and not token.is_(Number="Plur"):
                filler = Filler(whole, heads.pop())
            found.append(filler)
        adjectives = (self.names.demonym(c.text) for c in s.children(token.i, "amod"))
        return found or [Filler(span, thing) for thing in adjectives if thing is not None]

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
        if role == self._people:
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
        like = [m for m in self.before(s, token.i) if m.cls == role or self.schema.is_a(m.cls, [role])]
        for mention in [*(m for m in like if s.lemmas[token.i] in self._head_nouns(m)), *like]:
            return [Filler(span, mention.value)]
        ahead = [m for m in self.mentions.all if m.cls == role]
        return [Filler(span, ahead[0].value)] if ahead and len({m.value for m in ahead}) == 1 else []

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
        experts = [p for p in reversed(self.d.people) if p.value not in self.d.officials]
        if self.d.claimant and self.d.claimant.value not in self.d.officials:
            return [Filler(self.d.claimant.span, self.d.claimant.value)]
        return [Filler(experts[0].span, experts[0].value)] if experts else []

    def _beside(self, s: Sentence, token: Token) -> list[Filler]:
        """The person named in one phrase with a role noun."""
        for child in s.children(token.i, "appos", "flat", "nmod"):
            mention = self.mentions.at(s, child.i)
            if (
                mention is not None
                and mention.cls == self._people
                and child.feats.get("Case") == token.feats.get("Case")
            ):
                return [Filler(mention.span, mention.value)]
        for after in s.tokens[token.i + 1 : token.i + 6]:
            mention = self.mentions.at(s, after.i)
            if mention is not None and mention.cls == self._people:
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
    def _parties(self) -> list[Filler]:
        for _, record in reversed(self.d.records):
            actors = [f for _, fillers in record.slots for f in fillers if len(fillers) == 2]
            if len(actors) == 2:
                return actors
        return []
