"""Offices and who is named with them: «президент Казахстана Касым-Жомарт Токаев».

Which class of record this makes, and what an office's kind and owner are, is read from the block whose mode is
lex:OfficeAndName.
"""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef
from rdflib.namespace import SKOS

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.names import Names
from maslahat.reading.mentions import Mentions
from maslahat.reading.tree import conjuncts
from maslahat.records import Filler, Named
from maslahat.schema import Block
from maslahat.vocabulary import LEX, MAS

STOPS = ',;:—–()«»"'


@dataclass(frozen=True)
class OfficeWords:
    """An office in a phrase: its kind, the words that name it, its owners and the persons named in the phrase."""

    kind: URIRef
    head: Token
    span: Span
    owners: tuple[Filler, ...]
    persons: tuple[Filler, ...]
    former: bool
    plural: bool


@dataclass(frozen=True)
class OfficeModel:
    """What the ontology says of offices: the record, its holder and office slots, the office's kind and owner slots."""

    block: Block
    holder: URIRef
    office: URIRef
    office_class: URIRef
    kind: URIRef
    kind_class: URIRef
    owner: URIRef

    @classmethod
    def of(cls, names: Names) -> OfficeModel | None:
        """The model, if the ontology has a block of this mode."""
        schema = names.schema
        for block in schema.blocks.values():
            if LEX.OfficeAndName in block.lexical(LEX.mode):
                office = next(s for s in block.slots if LEX.Head in s.fills)
                holder = next(s for s in block.slots if LEX.Named in s.fills)
                of_office = schema.blocks[office.classes[0]].slots
                kind = next(s for s in of_office if s.classes and schema.is_a(s.classes[0], [SKOS.Concept]))
                owner = next(s for s in of_office if s.classes and s.path != kind.path)
                return cls(block, holder.path, office.path, office.classes[0], kind.path, kind.classes[0], owner.path)
        return None


class OfficeFinder:
    """Finds offices in a sentence, with their owners and the persons named beside them."""

    def __init__(self, model: OfficeModel, names: Names, lexicon: Lexicon) -> None:
        self.model = model
        self.names = names
        self.lexicon = lexicon
        self._person = next(s.classes[0] for s in model.block.slots if s.path == model.holder)

    def find(self, article: Article, s: Sentence, mentions: Mentions) -> dict[int, OfficeWords]:
        """The offices of a sentence by the place of every word that names them."""
        found: dict[int, OfficeWords] = {}
        for hit in self.names.find(s, [self.model.kind_class]):
            tokens = list(hit.tokens)
            if any(mentions.at(s, t.i) for t in tokens) or tokens[0].pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            head = next((t for t in tokens if t.pos in ("NOUN", "PROPN")), tokens[0])
            words = self._words(article, s, mentions, hit.names[0].thing, head, tokens)
            found.update((t.i, words) for t in tokens)
        return found

    def _words(
        self,
        article: Article,
        s: Sentence,
        mentions: Mentions,
        kind: URIRef,
        head: Token,
        tokens: list[Token],
    ) -> OfficeWords:
        owners = self._owners(article, s, mentions, head, tokens)
        end = max([tokens[-1].i, *(t.i for t in s.tokens for o in owners if o.span.start <= t.start < o.span.end)])
        persons = self._persons(s, mentions, head, end)
        former = any(
            (s.lemmas[t.i],) in self.lexicon.words(LEX.formerly)
            for t in [*s.children(head.i), *s.tokens[max(0, tokens[0].i - 1) : tokens[0].i]]
        )
        former = former or head.text.lower().startswith("экс-")
        return OfficeWords(
            kind,
            head,
            article.span(tokens[0].start, tokens[-1].end),
            owners,
            persons,
            former,
            head.is_(Number="Plur"),
        )

    def _owners(
        self, article: Article, s: Sentence, mentions: Mentions, head: Token, tokens: list[Token]
    ) -> tuple[Filler, ...]:
        slot = self.names.schema.blocks[self.model.office_class].slot(self.model.owner)
        found: list[Filler] = []
        # the adjective first: «узбекский президент»
        for child in dict.fromkeys([*s.children(head.i, "amod"), *s.tokens[max(0, tokens[0].i - 1) : tokens[0].i]]):
            hit = self.names.demonym(child.text) if child.pos == "ADJ" else None
            if hit is not None:
                found.append(Filler(article.span(child.start, child.end), hit))
        last = tokens[-1]
        below = [c for c in s.children(last.i) + s.children(head.i) if c.i > last.i and c.is_(Case="Gen")]
        after = [t for t in s.tokens[last.i + 1 : last.i + 2] if t.is_(Case="Gen")]
        for child in [*after, *below]:
            for token in conjuncts(s, child.i):
                mention = mentions.at(s, token.i) or next(
                    (
                        m
                        for c in s.children(token.i)
                        if (m := mentions.at(s, c.i)) and m.span.start <= token.start < m.span.end
                    ),
                    None,
                )
                value = mention.value if mention else None
                if mention and value is not None and not self.names.schema.is_a(mention.cls, slot.classes):
                    continue
                if mention and value is not None and mention.cls != self._person:
                    filler = Filler(mention.span, value)
                    if filler not in found:
                        found.append(filler)
        return tuple(found)

    def _persons(self, s: Sentence, mentions: Mentions, head: Token, end: int) -> tuple[Filler, ...]:
        """The person right after the office and its owner, or after one comma, in the same case."""
        for token in s.tokens[end + 1 : end + 3]:
            mention = mentions.at(s, token.i)
            if mention is not None and mention.cls == self._person:
                same_case = (
                    token.feats.get("Case") == head.feats.get("Case")
                    or "Case" not in token.feats
                    or "Case" not in head.feats
                )
                return (Filler(mention.span, mention.value),) if same_case or token.i == end + 1 else ()
            if token.text in STOPS or token.pos in ("VERB", "ADP", "CCONJ"):
                break
            if token.pos not in ("ADJ", "NOUN", "PROPN"):
                break
        # «Касым-Жомарт Токаев, президент Казахстана,»
        before = [t for t in s.tokens[max(0, head.i - 3) : head.i] if t.text == ","]
        if (
            before
            and s.tokens[before[-1].i - 1 : before[-1].i]
            and all(t.pos == "ADJ" for t in s.tokens[before[-1].i + 1 : head.i])
        ):
            mention = mentions.at(s, before[-1].i - 1)
            if (
                mention is not None
                and mention.cls == self._person
                and s.tokens[before[-1].i - 1].feats.get("Case") == head.feats.get("Case")
            ):
                return (Filler(mention.span, mention.value),)
        return ()


def holds_office(person: object, model: OfficeModel, names: Names) -> bool:
    """Whether the graph knows of an office that a person holds or held."""
    return isinstance(person, URIRef) and bool(names.bearers(model.holder, person))


def holder_at(kind: URIRef, owner: object, day: str | None, model: OfficeModel, names: Names) -> URIRef | None:
    """Who held an office of a kind on a day (ISO, at least a month): of the tenures begun by then the latest.

    None if the day is unknown, if that tenure has ended before it, or if two began together.
    """
    if day is None or len(day) < len("2025-11") or not isinstance(owner, URIRef):
        return None
    offices = set(names.bearers(model.kind, kind)) & set(names.bearers(model.owner, owner))
    begun = []
    for tenure in {t for office in offices for t in names.bearers(model.office, office)}:
        starts = [s for s in names.texts(tenure, MAS.since) if s <= day]
        begun += [(max(starts), tenure)] if starts else []
    latest = [tenure for start, tenure in begun if start == max(begun)[0]]
    people = {p for t in latest for p in names.value(t, model.holder)}
    ended = any(end[: len(day)] < day for t in latest for end in names.texts(t, MAS.until))
    return people.pop() if len(people) == 1 and not ended else None


def office_value(words: OfficeWords, owner: Filler | None, model: OfficeModel, names: Names) -> URIRef | Named | None:
    """The office that words name: a known one of this kind and owner, else one minted from them."""
    kinds = set(names.bearers(model.kind, words.kind))
    if owner is not None and isinstance(owner.value, URIRef):
        known = sorted(kinds & set(names.bearers(model.owner, owner.value)))
        if len(known) == 1:
            return known[0]
    kind = names.notation(words.kind) or words.span.text
    label = f"{words.span.text} {owner.span.text}" if owner else words.span.text
    return Named(model.office_class, label, "ru", kind)
