"""Nouns in the plural that tell of several events, one with each: «провёл встречи с A, B и C»."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from maslahat.language import Sentence
from maslahat.lexicon import Lexicon
from maslahat.reading.filled import Slots
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

With = Callable[[Sentence, Hit, Slot], list[Filler]]


class Severally:
    """Parts the slots of such a noun (lex:severally). ``beside``: whom a slot's prepositions name."""

    def __init__(self, lexicon: Lexicon, beside: With) -> None:
        self._beside = beside
        self._nouns = lexicon.once(_nouns)

    def part(self, s: Sentence, hit: Hit, slots: Slots) -> Iterator[Slots]:
        """The slots of each event; none if nobody tells who met those who are named («состоялись встречи с A и B»)."""
        slot = next((x for x in hit.block.slots if x.tells and x.path != hit.block.key[0] and x.markers), None)
        several = hit.noun.is_(Number="Plur") and s.lemmas[hit.noun.i] in self._nouns
        if slot is None or not several:
            yield slots
            return
        met = [f.value for f in self._beside(s, hit, slot)]
        who = next((fillers for path, fillers in slots if path == slot.path), ())
        each = [f for f in who if f.value in met]
        whose = [f for f in who if f.value not in met]
        if len(each) < 2 or len(whose) > 1:  # «A и B провели встречи с C»
            yield slots
            return
        for one in each if whose else ():
            yield [(path, (*whose, one) if path == slot.path else fillers) for path, fillers in slots]


def _nouns(lexicon: Lexicon) -> frozenset[str]:
    blocks = lexicon.schema.blocks.values()
    return frozenset(p.words[0] for b in blocks for p in lexicon.phrases(b, LEX.severally))
