"""Who does what a trigger says, and to whom."""

from __future__ import annotations

from maslahat.language import Sentence
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.fitting import Fitting
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Slot
from maslahat.vocabulary import LEX


class Actors:
    """Finds subjects and objects in one article."""

    def __init__(self, lexicon: Lexicon, referents: Referents, fitting: Fitting) -> None:
        self.referents = referents
        self._self = lexicon.words(LEX.firstPerson)
        self.fitting = fitting

    def subject(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The subject, by the tree or, where a verb (no long participle) has a clause of its own, by order and case."""
        if not tree.is_verb(hit.head) and not tree.is_participle(hit.head) and not s.children(hit.head.i, "nsubj"):
            above = s.head(hit.head.i) if hit.predicate and hit.head.rel in ("advcl", "obl") else None
            who = tree.subjects(s, above.i, lambda t: self.referents.is_name(s, t)) if above is not None else []
            return self.fitting.of(s, who, slot)
        found = self.fitting.of(s, tree.subjects(s, hit.head.i, lambda t: self.referents.is_name(s, t)), slot)
        if not found and tree.is_verb(hit.head):
            found = self._speaker(s, hit, slot)
        if found or not tree.stands_alone(s, hit.head.i):
            return found
        return self.fitting.in_order(s, hit, slot, lambda t: self.fitting.acting(s, hit, t))

    def object(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The object; the genitive of a noun only where the slot does not take it as its possessor."""
        if hit.kind == LEX.jointly:
            return []  # what they sign or discuss takes no part in it
        if not tree.is_verb(hit.head) and LEX.Possessor in slot.fills:
            return []
        return self.fitting.of(s, tree.objects(s, hit.head.i), slot)

    def _speaker(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """«Я бы предложил», «мы подписали договор»: whoever says the words; of an act, for a state."""
        verb = hit.head
        if not verb.is_(Person="1") and not any((s.lemmas[c.i],) in self._self for c in s.children(verb.i, "nsubj")):
            return []
        idea = any(LEX.Clause in other.fills for other in hit.block.slots)
        voices = [who for words, who in self.referents.d.voices if words.start <= verb.start < words.end]
        acting = [who for who in voices[:1] if idea or self.referents.stands_for(who.value) is not None]
        return [f for who in acting if (f := self.referents.fit(who, slot))]
