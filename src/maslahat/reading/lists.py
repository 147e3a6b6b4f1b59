"""Records told by lists without a verb: «Члены ШОС — A, B и C», «Среди ключевых инициатив — A, B и C»."""

from __future__ import annotations

from dataclasses import replace

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import phrases, tree
from maslahat.reading.filled import Slots
from maslahat.reading.judging import Judge
from maslahat.reading.making import RecordMaker
from maslahat.reading.referents import Referents
from maslahat.reading.rosters import Roster, RosterFinder
from maslahat.reading.slots import SlotFiller
from maslahat.reading.trace import SILENT, Trace
from maslahat.records import Record
from maslahat.schema import Block
from maslahat.vocabulary import LEX, MAS

OPENERS = frozenset({"—", "–", "-", ":"})

Placed = tuple[Record, int]


class Lists:
    """Reads the lists of one article; it follows the article sentence by sentence."""

    def __init__(
        self,
        article: Article,
        lexicon: Lexicon,
        referents: Referents,
        slots: SlotFiller,
        judge: Judge,
        maker: RecordMaker,
        trace: Trace = SILENT,
    ) -> None:
        self.article = article
        self.slots = slots
        self.judge = judge
        self.maker = maker
        self.trace = trace
        self._rosters = RosterFinder(lexicon, referents)
        self._open: tuple[Sentence, Roster, Slots] | None = None  # a list that the next sentence may go on
        self._listing = lexicon.words(LEX.listing)
        self._heads = lexicon.once(_heads)

    def names(self, s: Sentence) -> list[Placed]:
        """«Члены ШОС — A, B и C»: one record for each name, also for those in bullets of their own below."""
        found: list[Placed] = []
        if self._open is not None:
            first, roster, slots = self._open
            names = self._rosters.further(s, roster.slot)
            if names:
                evidence = self.article.span(first.span.start, s.span.end)
                slots = [*slots, (roster.slot.path, tuple(names))]
                records = self.maker.make(s, roster.hit.block, slots, MAS.Asserted, s.tokens[0])
                return [(replace(r, evidence=evidence, trigger=None), s.tokens[0].i) for r in records]
            self._open = None
        for roster in self._rosters.find(s):
            hit = roster.hit
            self.trace.hit(s, hit.block, (hit.head,))
            certainty = self.judge.certainty(s, hit, witness=False)
            self.trace.judged(certainty)
            if certainty is None:
                continue
            slots = [pair for pair in self.slots.arguments(s, hit) if pair[0] != roster.slot.path]
            filled = [*slots, (roster.slot.path, roster.names)]
            found += [(r, hit.head.i) for r in self.maker.make(s, hit.block, filled, certainty, hit.head)]
            self._open = (s, roster, slots)
        return found

    def proposals(self, s: Sentence) -> list[Placed]:
        """«Среди ключевых инициатив — A, B и C»: one record for each item."""
        found: list[Placed] = []
        for token in s.tokens:
            block = self._heads.get(s.lemmas[token.i])
            if block is None or (tree.preposition(s, token.i),) not in self._listing:
                continue
            opener = next((t for t in s.tokens[token.i + 1 :] if t.text in OPENERS), None)
            if opener is None or any(tree.is_verb(t) for t in s.tokens[token.i : opener.i]):
                continue
            items = _items(s, opener.i)
            self.trace.hit(s, block, (token,))
            self.trace.judged(MAS.Asserted)
            for content in phrases.split(s, self.article, items, items[0]) if items else []:
                records = self.maker.make(s, block, [], MAS.Asserted, token, content=content, listed=True)
                found += [(r, token.i) for r in records]
        return found


def _heads(lexicon: Lexicon) -> dict[str, Block]:
    """The nouns under which ideas are listed."""
    of_clauses = [b for b in lexicon.schema.readings if any(LEX.Clause in slot.fills for slot in b.slots)]
    return {p.words[0]: b for b in of_clauses for p in lexicon.phrases(b, LEX.listHead)}


def _items(s: Sentence, opener: int) -> list[Token]:
    """The items after a dash: the first nominative noun there and what is coordinated with it."""
    first = next((t for t in s.tokens[opener + 1 :] if t.pos in ("NOUN", "PROPN") and t.is_(Case="Nom")), None)
    if first is None:
        return []
    return [t for t in tree.conjuncts(s, first.i) if t.i > opener and t.pos in ("NOUN", "PROPN", "VERB")]
