"""What phrases mean for a slot, and which names of a clause may fill it by their case and preposition."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from maslahat.language import Sentence, Token
from maslahat.lexicon import Marker
from maslahat.reading import linear, tree
from maslahat.reading.antecedents import Antecedents
from maslahat.reading.enumerations import Enumerations
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Slot

Test = Callable[[Token], bool]


class Fitting:
    """Fits the noun phrases of one article to slots."""

    def __init__(self, referents: Referents, antecedents: Antecedents) -> None:
        self.referents = referents
        self.antecedents = antecedents
        self._enumerations = Enumerations(referents)

    def of(self, s: Sentence, tokens: Iterable[Token], slot: Slot) -> list[Filler]:
        """What phrases mean, as far as the slot admits it, with what goes on their lists beyond where the tree ends."""
        found: list[Filler] = []
        for token in tokens:
            fitting = [f for one in self.referents.all(s, token) if (f := self._fit(s, one, slot, token))]
            if not fitting and (several := self._enumerations.of(s, token)):
                named = (f for one in several if (f := self.referents.fit(one, slot)))
                found += [f for f in named if not self._only_through(f, slot)]
                continue
            before = None if fitting else self.antecedents.pronoun(s, token, slot)
            if before is not None and not self._only_through(before, slot):
                fitting = [before]
            last = max((t.i for f in fitting for t in s.covering(f.span.start, f.span.end)), default=None)
            more = linear.listed(s, last, lambda j: self._names(s, j)) if last is not None else []
            for further in more:
                fillers = [f for one in self.referents.one(s, further) if (f := self._fit(s, one, slot, further))]
                if not fillers:
                    break
                fitting += fillers
            found += fitting
        return found

    def _fit(self, s: Sentence, one: Filler, slot: Slot, token: Token) -> Filler | None:
        """What fits a slot; a bare name does not where only who stands for it may («делегация X посетила», not «X»)."""
        found = self.referents.fit(one, slot)
        if found is None or not self._only_through(found, slot):
            return found
        named = (self.referents.mentions.at(s, t.i) for t in tree.conjuncts(s, token.i))
        return None if any(m is not None and m.span == one.span for m in named) else found

    def _only_through(self, filler: Filler, slot: Slot) -> bool:
        """Whether a thing fills a slot only through who stands for it."""
        cls = self.referents.cls(filler.value) if slot.through else None
        return cls is not None and self.referents.schema.is_a(cls, slot.through)

    def in_order(self, s: Sentence, hit: Hit, slot: Slot, fits: Test) -> list[Filler]:
        """Names of the trigger's clause that pass a test, the nearest to it with its list."""
        ours = {hit.head.i, *(t.i for t in hit.rest)}
        if not tree.is_verb(
            hit.head
        ):  # «саммит и встреча в формате X»: what the second noun has is not the first one's
            ours |= {j for c in s.children(hit.head.i, "conj") if c.pos == hit.head.pos for j in s.subtree(c.i)}
        places = [j for j in linear.clause(s, hit.head.i) if j not in ours]
        return self.nearest(s, places, hit.head.i, slot, fits)

    def nearest(self, s: Sentence, places: Iterable[int], at: int, slot: Slot, fits: Test) -> list[Filler]:
        """Of the names at some places that pass a test and fit a slot, the nearest to a token, with its list."""
        near = sorted((j for j in places if self._names(s, j)), key=lambda j: (abs(j - at), j))
        for token in (s.tokens[j] for j in near):
            if fits(token) and (found := self.of(s, [self._first(s, token, fits)], slot)):
                return found
        return []

    def _first(self, s: Sentence, token: Token, fits: Test) -> Token:
        """The first name of the list in which a name stands: «между ЕАЭС и [Ираном]»."""
        head = s.head(token.i)
        while token.rel == "conj" and head is not None and head.i < token.i and self._names(s, head.i) and fits(head):
            token, head = head, s.head(head.i)
        return token

    def acting(self, s: Sentence, hit: Hit, token: Token) -> bool:
        """Whether a name may be the subject, or the agent of a passive, by its case and for want of a preposition."""
        if linear.preposition(s, token.i):
            return False
        # an agent shows its case: «решено учредить секретариат ОТГ» has none
        return token.is_(Case="Ins") if tree.is_passive(hit.head) else self._case(s, token, "Nom")

    def marked(self, s: Sentence, token: Token, markers: tuple[Marker, ...]) -> bool:
        """Whether a noun hangs by one of the markers."""
        before = tree.preposition(s, token.i)
        return any(self._case(s, token, m.case) and before in m.forms for m in markers)

    def marked_in_order(self, s: Sentence, token: Token, markers: tuple[Marker, ...]) -> bool:
        """Whether a name stands after the preposition of one of the markers."""
        before = linear.preposition(s, token.i)
        return any(m.preposition and before in m.forms and self._case(s, token, m.case) for m in markers)

    def _names(self, s: Sentence, i: int) -> bool:
        """Whether a name or office begins at a token (the rest of a name repeats it)."""
        mention = self.referents.mentions.at(s, i)
        return self.referents.is_name(s, s.tokens[i]) and (mention is None or mention.span.start == s.tokens[i].start)

    def _case(self, s: Sentence, token: Token, case: str) -> bool:
        """An undeclined name (Баку, С5+1) or one the tagger could not read has no case to contradict."""
        if self.referents.mentions.at(s, token.i) is not None and (token.text.isupper() or token.pos in ("X", "NUM")):
            return True
        return token.feats.get("Case") in (case, None)
