"""Clauses that leave out their verb: «Из Анкары прибыл Эрдоган, из Баку — Алиев», «а Таджикистан — в 2013 году»."""

from __future__ import annotations

from collections.abc import Iterator

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import linear
from maslahat.reading.days import Days, first_day
from maslahat.reading.filled import Slots
from maslahat.reading.fitting import Fitting
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Slot
from maslahat.vocabulary import LEX


class Gaps:
    """Reads what stands on both sides of such a dash into the slots of the verb that was said before."""

    def __init__(self, lexicon: Lexicon, fitting: Fitting, days: Days) -> None:
        self.lexicon = lexicon
        self.fitting = fitting
        self.days = days
        self._negation = {words[0] for words in lexicon.words(LEX.negation)}

    def read(self, s: Sentence, hit: Hit, told: Slots) -> Iterator[Slots]:
        """For each further clause the slots of its record: its own, and what it shares with the one before."""
        for left, right in linear.verbless(s, hit.head.i):
            places = [*left, *right]
            if any(s.lemmas[j] in self._negation for j in places):
                continue
            own = [
                (slot.path, tuple(found))
                for slot in hit.block.slots
                if (found := self._fill(s, hit, slot, left, right))
            ]
            before = {f.value for _, fillers in told for f in fillers}
            new = {path for path, fillers in own if all(f.value not in before for f in fillers)}
            # «Мирзиёев — президент страны» is no further clause: one side must be marked as the verb wants it
            marked = len(own) > 1 or any(s.tokens[side[0]].pos == "ADP" for side in (left, right))
            if not marked or not new & {path for path, _ in told}:
                continue
            shared = {slot.path for slot in hit.block.slots if slot.minimum} - {path for path, _ in own}
            yield own + [(path, fillers) for path, fillers in told if path in shared]

    def _fill(self, s: Sentence, hit: Hit, slot: Slot, left: list[int], right: list[int]) -> list[Filler]:
        places = [*left, *right]
        if LEX.Date in slot.fills:
            found = self.days.nearest(s, places, places[0])
            return [first_day(found)] if found else []
        if not slot.classes:
            return []
        markers = self.lexicon.markers(slot.markers)

        def fits(token: Token) -> bool:
            if LEX.Subject in slot.fills and self.fitting.acting(s, hit, token):
                return True
            if LEX.Object in slot.fills and token.i in right and not linear.preposition(s, token.i):
                return token.feats.get("Case") in ("Nom", "Acc", None)
            return LEX.Oblique in slot.fills and self.fitting.marked_in_order(s, token, markers)

        return self.fitting.nearest(s, places, places[0], slot, fits)
