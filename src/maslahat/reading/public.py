"""Whether those of whom something is told act for a state or body: two boxers meet, but it is no meeting of states."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import URIRef

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Block
from maslahat.vocabulary import LEX


class Public:
    """Looks at the actors of one article's records."""

    def __init__(self, lexicon: Lexicon, referents: Referents) -> None:
        self.referents = referents
        self._open = lexicon.words(LEX.representative) | lexicon.words(LEX.party) | lexicon.words(LEX.servant)

    def private(self, block: Block, slots: Iterable[tuple[URIRef, tuple[Filler, ...]]]) -> bool:
        """Whether in the slots that need somebody in public life there are only persons of whom no office is told."""
        public = {slot.path for slot in block.slots if slot.public}
        who = [f for path, fillers in slots if path in public for f in fillers]
        return bool(who) and not any(self._acts(f) for f in who)

    def _acts(self, filler: Filler) -> bool:
        if not self.referents.is_person(filler) or isinstance(filler.value, URIRef):
            return True
        d = self.referents.d
        return filler.value in d.officials or filler.value in d.experts or filler.value in d.former

    def stranger(self, s: Sentence, hit: Hit) -> bool:
        """Whether a verb says itself who does it, and it is nobody whom the reader knows («соседи договорились»)."""
        if not tree.is_verb(hit.head) or not any(slot.public and LEX.Subject in slot.fills for slot in hit.block.slots):
            return False
        own = [c for c in s.children(hit.head.i, "nsubj") if c.rel == "nsubj" and not tree.is_passive(hit.head)]
        return bool(own) and all(self._unknown(s, c) for one in own for c in tree.conjuncts(s, one.i))

    def _unknown(self, s: Sentence, token: Token) -> bool:
        if token.pos not in ("NOUN", "PROPN") or (s.lemmas[token.i],) in self._open or self.referents.is_name(s, token):
            return False
        if any(self.referents.is_name(s, s.tokens[j]) for j in s.subtree(token.i)):
            return False
        return token.is_(Animacy="Anim") or token.text in '«"' or token.pos == "PROPN"
