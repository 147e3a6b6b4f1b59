"""Who and what is named in a text: names of the graph first, then the tagger's; surnames tied to their full names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from rdflib import URIRef
from rdflib.namespace import RDFS, SKOS

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.language.names_ru import latin, nominative
from maslahat.language.russian import Entity
from maslahat.language.words import inflects
from maslahat.lexicon import Lexicon
from maslahat.names import Found, Name, Names
from maslahat.reading.tree import preposition
from maslahat.records import Mention, Named
from maslahat.vocabulary import LEX, MAS

FAR = 5  # how many times more the graph must say of one bearer of a surname than of the next
SURNAME = re.compile(
    r"(?:ов|ев|ёв|ин|ын|ск|цк|к|зод|зад|швил|дз|ян|янц|ич|ул|бек|бай|хан)(?:а|у|ы|е|и|о|ю|ой|ей|ым|ом|ем|ий|ого|ому|им|ая|ую)?$"
)
WITHIN = re.compile(r"[ .]+(?=\w)")  # between the parts of a name: «К.-Ж.Токаев»
FULL = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)


@dataclass(frozen=True)
class Mentions:
    """The mentions of an article, and by sentence which token stands in which."""

    all: tuple[Mention, ...]
    by_token: tuple[dict[int, Mention], ...]

    def at(self, s: Sentence, i: int) -> Mention | None:
        """The mention in which a token stands, if any."""
        return self.by_token[s.i].get(i)


class MentionFinder:
    """Finds mentions with the names of the graph and the classes' tags."""

    def __init__(
        self,
        names: Names,
        lexicon: Lexicon,
        known_by_surname: Callable[[URIRef], bool],
        offices: URIRef | None = None,
    ) -> None:
        self.names = names
        self.offices = offices  # the class of the kinds of office: their words are nobody's name
        self._office_ends: dict[int, set[int]] = {}
        self._known_by_surname = known_by_surname
        self.lexicon = lexicon
        schema = names.schema
        self._tagged = {str(tag): b.iri for b in schema.blocks.values() for tag in b.lexical(LEX.tag)}
        # what a text names or refers to; an office, a topic or a source is found in other ways
        self._classes = [
            b.iri for b in schema.blocks.values() if b.flat_mention or b.lexical(LEX.tag) or b.lexical(LEX.roleNoun)
        ]
        self._metonym = str(schema.graph.value(MAS.metonym, MAS.flatMention) or "") or None

    def find(self, article: Article, sentences: tuple[Sentence, ...], entities: tuple[Entity, ...]) -> Mentions:
        """All mentions, in text order, none inside another."""
        self._office_ends.clear()
        found: list[tuple[Sentence, list[Token], Mention]] = []
        taken: set[tuple[int, int]] = set()
        for s in sentences:
            for hit in self.names.find(s, self._classes, how=(*FULL, MAS.metonym)):
                if self._of_money(s, hit):
                    continue
                mention = self._known(article, s, hit)
                if mention:
                    found.append((s, list(hit.tokens), mention))
                    taken.update((s.i, t.i) for t in hit.tokens)
        found += self._tagger(article, sentences, entities, taken, [m for _, _, m in found])
        found.sort(key=lambda f: f[2].span)
        by_token: list[dict[int, Mention]] = [{} for _ in sentences]
        for s, tokens, mention in found:
            by_token[s.i].update((t.i, mention) for t in tokens)
        return Mentions(tuple(m for _, _, m in found), tuple(by_token))

    def _known(self, article: Article, s: Sentence, hit: Found) -> Mention | None:
        names = self._choose(s, hit)
        things = {n.thing for n in names}
        if len(things) != 1:
            return None  # two things of one name: neither is meant for certain
        name = names[0]
        span = article.span(hit.tokens[0].start, hit.tokens[-1].end)
        block = self.names.schema.blocks[name.cls]
        return Mention(span, name.thing, name.cls, self._metonym if name.how == MAS.metonym else block.flat_mention)

    def _of_money(self, s: Sentence, hit: Found) -> bool:
        """«448 млн долларов США»: a currency, nobody's name."""
        head = s.head(hit.tokens[0].i)
        return head is not None and (s.lemmas[head.i],) in self.lexicon.words(LEX.currencyNoun)

    def _choose(self, s: Sentence, hit: Found) -> tuple[Name, ...]:
        """A capital is its state, unless the phrase treats it as a place."""
        metonyms = tuple(n for n in hit.names if n.how == MAS.metonym)
        others = tuple(n for n in hit.names if n.how != MAS.metonym)
        if not metonyms or not others:
            return metonyms or others
        return others if self._is_place(s, s.top(list(hit.tokens))) else metonyms

    def _is_place(self, s: Sentence, token: Token) -> bool:
        before = preposition(s, token.i) or (
            s.lemmas[token.i - 1] if token.i and s.tokens[token.i - 1].pos == "ADP" else ""
        )
        if not before and token.rel == "conj":  # «в Астане и Ташкенте»
            head = s.head(token.i)
            if head is not None:
                before = preposition(s, head.i)
        if (before,) in self.lexicon.words(LEX.locating):
            return True
        head = s.head(token.i)
        if head is not None and (s.lemmas[head.i],) in self.lexicon.words(LEX.localNoun):
            return True
        if head is not None and token.rel == "obj" and (s.lemmas[head.i],) in self.lexicon.words(LEX.visiting):
            return True
        return token.i == 0 and any(c.text in ",.—–" for c in s.tokens[1:2]) and token.text.isupper()

    def _tagger(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        entities: Iterable[Entity],
        taken: set[tuple[int, int]],
        known: list[Mention],
    ) -> list[tuple[Sentence, list[Token], Mention]]:
        """The tagger's persons and places that no name of the graph covers; longer names first."""
        found: list[tuple[Sentence, list[Token], Mention]] = []
        people = _People(self._labels)
        for mention in known:
            if mention.cls == self._tagged.get("PER"):
                people.add(mention.value)
        where = {t.start: s for s in sentences for t in s.tokens}
        spans = [(e.span, e.kind) for e in entities] + [
            (sp, "PER") for sp in self._surnames(article, sentences, entities)
        ]
        for span, kind in sorted(spans, key=lambda e: (-len(e[0].text.split()), e[0])):
            cls = self._tagged.get(kind)
            s = where.get(span.start)
            tokens = s.covering(span.start, span.end) if s else []
            if s is None or cls is None or not tokens or any((s.i, t.i) in taken for t in tokens):
                continue
            if kind == "PER":
                tokens = self._without_office(s, tokens)
                if not tokens:
                    continue
                whole = article.span(tokens[0].start, tokens[-1].end)
                mention = self._person(article, whole, tokens, cls, people)
                if (
                    len(tokens) == 1
                    and isinstance(mention.value, Named)
                    and not self._surname(tokens[0], mention, people)
                ):
                    continue
                people.add(mention.value)
            elif kind == "LOC":
                label = nominative(tokens)
                mention = Mention(span, Named(cls, label, "ru", latin(label)), cls, None)
            else:
                continue  # an unknown ORG is as often a ministry or a company as an international body
            found.append((s, tokens, mention))
            taken.update((s.i, t.i) for t in tokens)
        return found

    def _without_office(self, s: Sentence, tokens: list[Token]) -> list[Token]:
        """«Депутат [Мажилиса Айдос Сарым]»: the person's name without the end of the office or a title before it."""
        titles = [t for t in tokens if (s.lemmas[t.i],) in self.lexicon.words(LEX.honorific)]
        if titles:
            tokens = [t for t in tokens if t.i > titles[-1].i]
        if self.offices is None:
            return tokens
        if s.i not in self._office_ends:
            hits = self.names.find(s, [self.offices])
            self._office_ends[s.i] = {t.i for hit in hits if len(hit.tokens) > 1 for t in hit.tokens}
        return [t for t in tokens if t.i not in self._office_ends[s.i]]

    def _surnames(self, article: Article, sentences: tuple[Sentence, ...], entities: Iterable[Entity]) -> list[Span]:
        """Surnames that the tagger missed or misread: of persons named in full, and of office-holders."""
        full = [e.span for e in entities if e.kind == "PER" and WITHIN.search(e.span.text)]
        last: dict[str, set[str]] = defaultdict(set)
        for name in (WITHIN.split(span.text)[-1] for span in full):
            last[_beginning(name)].add(name)
        seen = {at for e in entities if e.kind == "PER" for at in range(e.span.start, e.span.end)}
        found = []
        for s in sentences:
            for t in s.tokens:
                if not t.text[0].isupper() or len(t.text) < 4 or t.pos not in ("PROPN", "NOUN", "X", "ADJ"):
                    continue
                span = article.span(t.start, t.end)
                if not seen.isdisjoint(range(t.start, t.end)):
                    continue
                office_holders = self._by_short_name([t.text], self._tagged["PER"])
                if len(office_holders) == 1 or any(
                    _same_surname(t.text, name) for name in last.get(_beginning(t.text), ())
                ):
                    found.append(span)
        return found

    def _person(self, article: Article, span: Span, tokens: list[Token], cls: URIRef, people: _People) -> Mention:
        words = _parts(tokens)
        kind = self.names.schema.blocks[cls].flat_mention
        match = {p for p in people.like(words) if _names_same(words, self._labels(p))}
        if len(match) == 1:
            return Mention(span, match.pop(), cls, kind)
        short = self._by_short_name(words, cls) if not match else set()
        if len(short) == 1:
            return Mention(span, short.pop(), cls, kind)
        label = nominative([t for t in tokens if t.text[0].isalpha()])
        label = " ".join(f"{w}." if f"{w}." in words else w for w in label.split())
        return Mention(span, Named(cls, label, "ru", latin(label)), cls, kind)

    def _surname(self, token: Token, mention: Mention, people: _People) -> bool:
        """Whether a lone word that nobody knows looks like a surname: the tagger also calls palaces persons."""
        if token.rel == "amod" or not isinstance(mention.value, Named):
            return False
        return bool(SURNAME.search(token.text.lower())) or bool(people.like([token.text]))

    def _labels(self, value: URIRef | Named) -> list[list[str]]:
        if isinstance(value, Named):
            return [value.label.split()]
        return [text.split() for how in FULL for text in self.names.texts(value, how)]

    def _by_short_name(self, words: list[str], cls: URIRef) -> set[URIRef]:
        """Known persons of this surname, if no first name or patronymic speaks against it."""
        bearers = {t for w in words for t in self.names.called(w, MAS.shortName) if self.names.cls(t) == cls}
        if len(words) == 1:  # a surname alone is safe only of somebody whose office makes him known by it
            known = sorted((t for t in bearers if self._known_by_surname(t)), key=self.names.weight, reverse=True)
            # of two Japarovs the one of whom there is far more to say
            clear = len(known) > 1 and self.names.weight(known[0]) >= FAR * self.names.weight(known[1])
            return set(known[:1] if clear else known)
        return {t for t in bearers if _names_same(words, self._labels(t))}


class _People:
    """The persons of an article, filed by how their surnames begin: who is like a name need not be sought in all."""

    def __init__(self, labels: Callable[[URIRef | Named], list[list[str]]]) -> None:
        self._labels = labels
        self._filed: dict[str, dict[URIRef | Named, None]] = defaultdict(dict)

    def add(self, value: URIRef | Named) -> None:
        """File a person under each of his names."""
        for label in self._labels(value):
            if label:
                self._filed[_beginning(label[-1])][value] = None

    def like(self, words: list[str]) -> Iterable[URIRef | Named]:
        """The persons whose surname may be the last of these words."""
        return self._filed.get(_beginning(words[-1]), {})


def _beginning(word: str) -> str:
    """What all forms of a name share."""
    return word[:2].lower().replace("ё", "е")


def _names_same(words: list[str], labels: list[list[str]]) -> bool:
    """Whether a name in the text is one of these: every word found, the surname among them, no other first name."""
    for label in labels:
        if not label or len(words) > len(label) + 1:
            continue
        if not _same_surname(words[-1], label[-1]) and not (
            len(words) == 1 and len(label) == 1 and inflects(words[0], label[0])
        ):
            continue
        # a second initial is of a patronymic, which the other name may leave out
        first = [w for n, w in enumerate(words[:-1]) if n == 0 or not w.endswith(".")]
        if all(any(_same_part(w, part) for part in label) for w in first):
            return True
    return False


def _same_part(word: str, part: str) -> bool:
    """Whether a part of a name in the text is one of a name, either of which may be an initial."""
    for one, other in ((word, part), (part, word)):
        if one.endswith("."):
            return any(half.startswith(one[:-1].lower()) for half in other.lower().split("-"))
    return inflects(word, part)


def _parts(tokens: list[Token]) -> list[str]:
    """The parts of a name: words and initials («К.», «Ж.», «Токаев»)."""
    marked = [f"{t.text}." if n.text == "." and n.start == t.end else t.text for t, n in pairwise(tokens)]
    return [w for w in [*marked, tokens[-1].text] if w[0].isalpha()]


def _same_surname(form: str, base: str) -> bool:
    """Two forms of one surname, whichever of them is in an oblique case."""
    return inflects(form, base) or inflects(base, form)
