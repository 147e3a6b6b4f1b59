"""Offices in a sentence and who is named with them: «президент Казахстана Касым-Жомарт Токаев»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rdflib import URIRef
from rdflib.namespace import SKOS

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.language.words import parses
from maslahat.lexicon import Lexicon
from maslahat.names import Found, Names
from maslahat.reading.holders import holders
from maslahat.reading.mentions import Mentions
from maslahat.reading.rows import row
from maslahat.reading.tenures import OfficeModel
from maslahat.reading.tree import conjuncts
from maslahat.records import Filler, Mention, Named
from maslahat.vocabulary import LEX, MAS

QUOTES = frozenset('«„“"')
POSSESSIVES = frozenset({"его", "её", "ее", "их"})


@dataclass(frozen=True)
class OfficeWords:
    """An office in a phrase: its kind, the words that name it, its owners and the persons named in the phrase.

    ``rank`` is the step below it that the words name («заместитель министра»).
    """

    kind: URIRef
    head: Token
    span: Span
    owners: tuple[Filler, ...]
    persons: tuple[Filler, ...]
    former: bool
    plural: bool
    rank: URIRef | None = None


class OfficeFinder:
    """Finds offices in a sentence, with their owners and the persons named beside them."""

    def __init__(self, model: OfficeModel, names: Names, lexicon: Lexicon) -> None:
        self.model = model
        self.names = names
        self.lexicon = lexicon
        ranks = names.things(model.rank_class) if model.rank_class is not None else ()
        fused = [(text[:-1], rank) for rank in ranks for text in names.texts(rank, SKOS.hiddenLabel) if text[-1] == "-"]
        self._prefixes = sorted(fused, key=lambda pair: (-len(pair[0]), pair))
        self._beginnings = tuple(prefix for prefix, _ in self._prefixes)
        self._person = next(s.classes[0] for s in model.block.slots if s.path == model.holder)

    def find(self, article: Article, s: Sentence, mentions: Mentions) -> dict[int, OfficeWords]:
        """The offices of a sentence by the place of every word that names them."""
        found: dict[int, OfficeWords] = {}
        ranks = self._ranks(s)
        last: OfficeWords | None = None
        for tokens, kind, fused in self._kinds(s):
            if any(self._named(mentions, s, t) for t in tokens) or tokens[0].pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            head = tokens[0] if fused else next((t for t in tokens if t.pos in ("NOUN", "PROPN")), tokens[0])
            before, rank = ranks.get(tokens[0].i - 1, ((), fused))
            head = next((t for t in before if t.pos in ("NOUN", "PROPN")), head)
            words = self._words(article, s, mentions, kind, head, tokens, rank, (*before, *tokens))
            last = words
            if self._private(s, mentions, words, tokens) or self._aspired(s, words, (*before, *tokens)):
                continue
            lone = not words.persons and (rank or self.names.texts(kind, MAS.needsHolder))
            if not lone and (self._known(words.owners) or not self.names.texts(kind, MAS.needsOwner)):
                found.update((t.i, words) for t in (*before, *tokens))
        for end, (before, rank) in ranks.items():
            # «его заместитель X»: of the office named before it
            his = before[0].i and s.tokens[before[0].i - 1].text.lower() in POSSESSIVES
            if his and last is not None and last.span.end <= before[0].start and end not in found:
                words = self._words(article, s, mentions, last.kind, before[0], before, rank, before)
                if words.persons:
                    found.update((t.i, words) for t in before)
        return found

    def _kinds(self, s: Sentence) -> Iterator[tuple[tuple[Token, ...], URIRef, URIRef | None]]:
        """The kinds of office that stand in a sentence, a demonym inside them or not, a rank fused to them or not."""
        kind_class = [self.model.kind_class]
        demonyms = {t.i for t in s.tokens if t.pos == "ADJ" and self._demonym_inside(s, t)}
        inside = tuple(t for t in s.tokens if t.i not in demonyms)
        found: list[tuple[Found, URIRef | None]] = []
        found += [(hit, None) for hit in self.names.find(replace(s, tokens=inside) if demonyms else s, kind_class)]
        taken = {t.i for hit, _ in found for t in hit.tokens}
        nouns = (t for t in inside if t.pos in ("NOUN", "PROPN", "ADJ") and t.i not in taken)
        if fused := {t.i: split for t in nouns if (split := self._fused(t.text))}:
            parted = tuple(replace(t, text=fused[t.i][1]) if t.i in fused else t for t in inside)
            hits = self.names.find(replace(s, tokens=parted), kind_class)
            found += [(hit, fused[hit.tokens[0].i][0]) for hit in hits if hit.tokens[0].i in fused]
        for hit, rank in sorted(found, key=lambda f: f[0].tokens[0].i):
            yield tuple(s.tokens[t.i] for t in hit.tokens), hit.names[0].thing, rank

    def _demonym_inside(self, s: Sentence, t: Token) -> bool:
        """«пресс-секретарь кыргызского президента»: the adjective tells the owner and is no part of the kind."""
        return bool(t.i and s.tokens[t.i - 1].pos == "NOUN" and self.names.demonym(t.text))

    def _fused(self, form: str) -> tuple[URIRef, str] | None:
        """«замминистра»: the rank and the rest of the word."""
        text = form.lower()
        if not text.startswith(self._beginnings):
            return None
        return next(
            ((rank, text[len(p) :].lstrip("-")) for p, rank in self._prefixes if text.startswith(p) and text != p), None
        )

    def _ranks(self, s: Sentence) -> dict[int, tuple[tuple[Token, ...], URIRef]]:
        """The ranks named in a sentence, by their last word."""
        if self.model.rank_class is None:
            return {}
        hits = self.names.find(s, [self.model.rank_class])
        return {hit.tokens[-1].i: (hit.tokens, hit.names[0].thing) for hit in hits}

    def _named(self, mentions: Mentions, s: Sentence, t: Token) -> bool:
        """Whether a word belongs to a name; what the tagger alone calls a person may begin with the office."""
        mention = mentions.at(s, t.i)
        if mention is None:
            return False
        tagged = isinstance(mention.value, Named) and mention.cls == self._person
        return not tagged or (t.text[0].isupper() and mention.span.start < t.start)

    def _words(
        self,
        article: Article,
        s: Sentence,
        mentions: Mentions,
        kind: URIRef,
        head: Token,
        tokens: tuple[Token, ...],
        rank: URIRef | None,
        whole: tuple[Token, ...],
    ) -> OfficeWords:
        owners = self._owners(article, s, mentions, head, tokens)
        end = max([tokens[-1].i, *(t.i for t in s.tokens for o in owners if o.span.start <= t.start < o.span.end)])
        persons = holders(s, mentions, head, whole[0].i, end, lambda m: m.cls == self._person)
        if pairs := row(s, mentions, tokens[-1].i, self._owns, lambda m: m.cls == self._person):
            owners, persons = tuple(owner for owner, _ in pairs), [who for _, who in pairs]
        return OfficeWords(
            kind,
            head,
            article.span(whole[0].start, whole[-1].end),
            owners,
            tuple(persons),
            self._former(s, head, whole[0].i) or self._until(s, end),
            head.is_(Number="Plur"),
            rank,
        )

    def _known(self, owners: tuple[Filler, ...]) -> bool:
        """Whether all owners are in the registry of states and bodies: «глава» heads firms and delegations as well."""
        return bool(owners) and all(isinstance(o.value, URIRef) and self.names.notation(o.value) for o in owners)

    def _private(self, s: Sentence, mentions: Mentions, words: OfficeWords, tokens: tuple[Token, ...]) -> bool:
        """«президент клуба», «президент Xiaomi»: of something that is neither a state nor a body."""
        if words.owners or not self.names.texts(words.kind, MAS.ofFirms):
            return False
        after = next((t for t in s.tokens[tokens[-1].i + 1 :] if t.pos != "ADJ" and t.text not in QUOTES), None)
        if after is None or any(p.span.start <= after.start < p.span.end for p in words.persons):
            return False
        quoted = s.tokens[after.i - 1].text in QUOTES
        firm = (s.lemmas[after.i],) in self.lexicon.words(LEX.firm) and after.is_(Case="Gen")
        return quoted or firm or (after.text[0].isupper() and mentions.at(s, after.i) is None)

    def _aspired(self, s: Sentence, words: OfficeWords, whole: tuple[Token, ...]) -> bool:
        """«кандидат в президенты», «самозваный президент»; «пошёл в депутаты»."""
        first = whole[0].i
        near = [*s.children(words.head.i, "amod"), *s.tokens[max(0, first - 2) : first]]
        if any((s.lemmas[t.i],) in self.lexicon.words(LEX.aspirant) for t in near if t.pos in ("NOUN", "ADJ")):
            return True
        before = s.tokens[first - 1].text.lower() if first else ""
        return before == "в" and words.head.is_(Number="Plur") and not words.head.is_(Case="Loc")

    def _until(self, s: Sentence, end: int) -> bool:
        """«президент X до 2019 года», «президент X в 1991–2005 годах»: a term that is over."""
        after = [t.text.lower() for t in s.tokens[end + 1 : end + 3]]
        return len(after) > 1 and after[0] in ("до", "в") and after[1][:4].isdigit() and len(after[1]) >= len("2019")

    def _former(self, s: Sentence, head: Token, start: int) -> bool:
        """«бывший», «экс-», «прежде —», «первый президент»: an office held no more."""
        formerly = self.lexicon.words(LEX.formerly)
        near = [*s.children(head.i), *s.tokens[max(0, start - 2) : start]]
        if any((s.lemmas[t.i],) in formerly or (s.lemmas[t.i], s.lemmas[head.i]) in formerly for t in near):
            return True
        # «министром X никогда не был», «президентом X станет»: held once, never, or not yet
        if head.is_(Case="Ins") and any(c.feats.get("Tense") != "Pres" for c in s.children(head.i, "cop")):
            return True
        return head.text.lower().startswith("экс-")

    def _owns(self, mention: Mention) -> bool:
        """Whether what is named may have offices."""
        slot = self.names.schema.blocks[self.model.office_class].slot(self.model.owner)
        return mention.cls != self._person and self.names.schema.is_a(mention.cls, slot.classes)

    def _owners(
        self, article: Article, s: Sentence, mentions: Mentions, head: Token, tokens: tuple[Token, ...]
    ) -> tuple[Filler, ...]:
        found: list[Filler] = []  # the adjective first: «узбекский президент»
        between = [t for t in s.tokens[tokens[0].i : tokens[-1].i] if t not in tokens]
        before = s.tokens[max(0, tokens[0].i - 1) : tokens[0].i]
        for child in dict.fromkeys([*s.children(head.i, "amod"), *before, *between]):
            hit = self.names.demonym(child.text) if child.pos == "ADJ" else None
            if hit is not None:
                found.append(Filler(article.span(child.start, child.end), hit))
        last = tokens[-1]
        below = [c for c in s.children(last.i) + s.children(head.i) if c.i > last.i and c.is_(Case="Gen")]
        after = [t for t in s.tokens[last.i + 1 : last.i + 2] if _genitive(t)]
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
                if mention is not None and self._owns(mention):
                    filler = Filler(mention.span, mention.value)
                    if filler not in found:
                        found.append(filler)
        return tuple(found)


def _genitive(token: Token) -> bool:
    """Whether a word may be a genitive, by the tagger or, where it errs, by the dictionary."""
    if token.is_(Case="Gen"):
        return True
    return token.pos == "PROPN" and any("gent" in p.tag for p in parses(token.text))


def office_value(words: OfficeWords, owner: Filler | None, model: OfficeModel, names: Names) -> URIRef | Named | None:
    """The office that words name: a known one of this kind and owner, else one minted from them."""
    kinds = set(names.bearers(model.kind, words.kind))
    if owner is not None and isinstance(owner.value, URIRef) and words.rank is None:
        known = sorted(kinds & set(names.bearers(model.owner, owner.value)))
        if len(known) == 1:
            return known[0]
    kind = names.notation(words.kind) or words.span.text
    if words.rank is not None:
        kind = f"{names.notation(words.rank)} {kind}"
    label = f"{words.span.text} {owner.span.text}" if owner else words.span.text
    return Named(model.office_class, label, "ru", kind)
