"""Sentences that only add to what was told: «за столом сидели A и B», «среди гостей — A», «почётным гостем стал A»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rdflib import URIRef

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.antecedents import PRONOUNS, RELATIVE
from maslahat.reading.factuality import Factuality
from maslahat.reading.occasions import Occasions
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler, Record
from maslahat.schema import Block, Slot
from maslahat.vocabulary import LEX, MAS

REACH = 8  # tokens from a noun to the dash of its list

Placed = tuple[Record, int]


class Additions:
    """Finds what fills one slot of the record told before (lex:adds, lex:addsAs); merging finds that record."""

    def __init__(
        self,
        article: Article,
        lexicon: Lexicon,
        referents: Referents,
        factuality: Factuality,
        occasions: Occasions,
    ) -> None:
        self.article = article
        self.occasions = occasions
        self.lexicon = lexicon
        self.referents = referents
        self.factuality = factuality
        self._elsewhere = lexicon.words(LEX.elsewhere)
        self._sending = lexicon.words(LEX.sending)
        self._nouns = lexicon.once(_nouns)

    def of_verb(self, s: Sentence, hit: Hit) -> Iterator[Placed]:
        """«За столом сидели A и B», «страну представлял X»."""
        if hit.kind != LEX.adds or hit.slot is None or not tree.is_verb(hit.head):
            return
        certainty = self.factuality.judge(s, hit.head.i, witness=False)
        if certainty is None:
            return
        below = [c for c in s.children(hit.head.i, "obl", "iobj") if c not in hit.rest]
        back = next((c for c in below if self._back(s, hit.block, c)), None)
        # «в нём приняли участие», «саммит, в котором участвуют A и B»
        below = [c for c in below if s.lemmas[c.i] not in (*PRONOUNS, RELATIVE) and c != back]
        if any((tree.preposition(s, c.i),) in self._elsewhere for c in below):
            return  # «присутствовал на заседании совета», «приехал в Душанбе»
        who = tree.subjects(s, hit.head.i, lambda t: self.referents.is_name(s, t))
        placed = self._placed(s, hit.block, hit.block.slot(hit.slot), who, certainty, back or hit.head)
        yield from ((replace(record, resumes=back is not None), hit.head.i) for record, _ in placed)

    def _back(self, s: Sentence, block: Block, token: Token) -> bool:
        """«Во встрече участвовал A»: a noun that points back to the record told before."""
        nouns = (t.phrase.words for t in self.lexicon.triggers.get(s.lemmas[token.i], ()) if t.block == block)
        return any(len(words) == 1 for words in nouns) and self.occasions.resumes(s, token)

    def of_nouns(self, s: Sentence) -> list[Placed]:
        """«Среди гостей — A и B», «почётным гостем стал A», «хозяин встречи — A»."""
        return [
            placed
            for token in s.tokens
            for block, slot in self._nouns.get(s.lemmas[token.i], ())
            for placed in self._placed(s, block, slot, self._bearers(s, token), MAS.Asserted, token)
        ]

    def of_lists(self, s: Sentence, classes: set[URIRef]) -> list[Placed]:
        """«…, среди них A и B», «от Казахстана — A, от Ирана — B», where the sentence tells of such a record."""
        found: list[Placed] = []
        for block, slot in {(b.iri, one.path): (b, one) for pairs in self._nouns.values() for b, one in pairs}.values():
            if block.iri in classes and (names := self._included(s) or self._sent(s)):
                found += self._placed(s, block, slot, names, MAS.Asserted, names[0])
        return found

    def _included(self, s: Sentence) -> list[Token]:
        """The names behind «среди них», «в том числе»."""
        for words in self.lexicon.words(LEX.including):
            size = len(words)
            at = next((n for n in range(len(s.tokens)) if s.lemmas[n : n + size] == words), None)
            if at is not None:
                return self._names(s, at + size)
        return []

    def _sent(self, s: Sentence) -> list[Token]:
        """«от Казахстана — A»: who came for whom."""
        found = []
        for dash in (t for t in s.tokens[2:-1] if t.text in "—–"):
            before, after = s.tokens[dash.i - 1], s.tokens[dash.i + 1]
            person = self.referents.mentions.at(s, after.i)
            state = self.referents.mentions.at(s, before.i)
            sent = state is not None and any(
                (t.text.lower(),) in self._sending for t in s.tokens[max(0, dash.i - 4) : dash.i]
            )
            if sent and person is not None and self.referents.is_person(Filler(person.span, person.value)):
                found.append(after)
        return found

    def _names(self, s: Sentence, start: int) -> list[Token]:
        """The names from a place up to the end of the clause."""
        names = []
        for t in s.tokens[start:]:
            if t.text in ";:" or tree.is_verb(t):
                break
            if self.referents.mentions.at(s, t.i) or t.i in self.referents.offices(s):
                names.append(t)
        return names

    def _bearers(self, s: Sentence, token: Token) -> list[Token]:
        """Who is named as what the noun says."""
        listed = (tree.preposition(s, token.i),) in self.lexicon.words(LEX.listing)
        names = self._after_dash(s, token) if token.is_(Case="Nom") or listed else []
        verb = s.head(token.i)
        if names or not token.is_(Case="Ins") or verb is None or not tree.is_verb(verb):
            return names
        if self.factuality.judge(s, verb.i, witness=False) != MAS.Asserted:
            return []
        return [*tree.subjects(s, verb.i, lambda t: self.referents.is_name(s, t)), *s.children(verb.i, "obj")]

    def _after_dash(self, s: Sentence, token: Token) -> list[Token]:
        """The names after the dash of a list, up to the end or the next clause."""
        dash = next((t for t in s.tokens[token.i + 1 : token.i + REACH] if t.text in "—–:-"), None)
        if dash is None or any(tree.is_verb(t) for t in s.tokens[token.i : dash.i]):
            return []
        return self._names(s, dash.i + 1)

    def _placed(
        self, s: Sentence, block: Block, slot: Slot, names: list[Token], certainty: URIRef, trigger: Token
    ) -> Iterator[Placed]:
        found: list[Filler] = []
        for filler in (self.referents.fit(f, slot) for t in names for f in self.referents.all(s, t)):
            if filler is not None and all(filler.value != other.value for other in found):
                found.append(filler)
        if found:
            span = self.article.span(trigger.start, trigger.end)
            slots = ((slot.path, tuple(found)),)
            yield Record(block.iri, slots, s.span, certainty, trigger=span, further=True), trigger.i


def _nouns(lexicon: Lexicon) -> dict[str, list[tuple[Block, Slot]]]:
    """The nouns for who plays a part in what was told before («гость», «хозяин»)."""
    found: dict[str, list[tuple[Block, Slot]]] = defaultdict(list)
    for block in lexicon.schema.blocks.values():
        for slot in block.slots:
            for lemma in sorted(lexicon.pivots(slot.adds_as)):
                found[lemma].append((block, slot))
    return dict(found)
