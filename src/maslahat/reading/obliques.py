"""What hangs on a trigger by a preposition or a bare case, as the markers of the slot say."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon, Marker
from maslahat.reading import tree
from maslahat.reading.fitting import Fitting
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

# the parser gets the place of a prepositional phrase right more often than the name of its relation
RELATIONS = ("obl", "nmod", "iobj", "obj", "conj", "appos", "advmod", "amod", "nsubj")


DATIVE = "ии"  # «Армении» is genitive and dative


class Obliques:
    """Finds obliques in one article."""

    def __init__(self, lexicon: Lexicon, referents: Referents, fitting: Fitting) -> None:
        self.lexicon = lexicon
        self.referents = referents
        self.fitting = fitting
        self._occurring = lexicon.words(LEX.occurring)

    def find(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The fillers behind the slot's markers and pivot nouns, by the tree or else by order."""
        markers = self.lexicon.markers(slot.markers)
        pivots = self.lexicon.pivots(slot.pivots)
        found: list[Filler] = []
        above = s.head(hit.head.i) if hit.head.rel.startswith("nsubj") else None
        if above is not None and not tree.is_verb(above) and self.fitting.marked(s, above, markers):
            return self.fitting.of(s, [above], slot)  # «председательство — у Казахстана»: the place is the predicate
        for i in self._places(s, hit):
            for child in s.children(i, *RELATIONS):
                if child.i == hit.head.i or child in hit.rest or tree.apart(s, child.i, hit.head.i):
                    continue
                if s.lemmas[child.i] in pivots and (child.rel == "nsubj" or tree.preposition(s, child.i)):
                    found += self.fitting.of(s, self._through(s, child.i, pivots), slot)
                elif self.fitting.marked(s, child, markers):
                    found += self.fitting.of(s, [child], slot)
            if found and not slot.tells:
                return found
        found = found or self.fitting.in_order(s, hit, slot, lambda t: self.fitting.marked_in_order(s, t, markers))
        if not found and not slot.tells and hit.head.rel == "nsubj" and not tree.is_verb(hit.head):
            found = self._before_verb(s, hit, slot, markers)
        if not found and any(not m.preposition and m.case == "Dat" for m in markers):
            found = self._behind_names(s, hit, slot)
        if not found and not slot.tells and slot.broadly:
            found = self._where(s, hit, slot)
        if not found and slot.broadly:
            found = self._broadly(s, hit, slot, markers)
        return found

    def _before_verb(self, s: Sentence, hit: Hit, slot: Slot, markers: tuple[Marker, ...]) -> list[Filler]:
        """«Под председательством Токаева в Астане прошёл саммит»: whatever the parser hangs the place on."""
        verb = s.head(hit.head.i)
        if verb is None or verb.i > hit.head.i or (s.lemmas[verb.i],) not in self._occurring:
            return []
        for token in reversed(s.tokens[: verb.i]):
            if token.text in ",;:—" or tree.is_verb(token):
                break
            if self.referents.is_name(s, token) and self.fitting.marked_in_order(s, token, markers):
                # «в Астане в мае и в Баку в июне прошли саммиты»: one each
                joined = any(t.pos == "CCONJ" for t in s.tokens[max(0, token.i - 2) : token.i])
                return [] if joined else self.fitting.of(s, [token], slot)
        return []

    def _where(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """«посетил Ашхабад, где встретился с X»: the city of which the clause tells."""
        place = tree.where(s, tree.clause_head(s, hit.head.i).i)
        mention = self.referents.mentions.at(s, place.i) if place is not None else None
        city = self.referents.city(mention, slot) if mention is not None else None
        return [Filler(mention.span, city)] if mention is not None and city is not None else []

    def _behind_names(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """«передал председательство в ЕАЭС Армении»: a name has no genitive, so this one is a dative of the verb."""
        names = (c for i in self._places(s, hit) for c in s.children(i, *RELATIONS) if c.text.isupper())
        below = (c for name in names for c in s.children(name.i, "nmod") if not tree.preposition(s, c.i))
        return self.fitting.of(s, [c for c in below if c.text.endswith(DATIVE)], slot)

    def _broadly(self, s: Sentence, hit: Hit, slot: Slot, markers: tuple[Marker, ...]) -> list[Filler]:
        """«саммит прошёл в Казахстане»: a state by its name, of what the event does and not of what is done at it."""
        about = tree.is_verb(hit.head) or hit.head.rel.startswith(("nsubj", "obj"))
        places = [
            i
            for i in self._places(s, hit)
            if about or not tree.is_verb(s.tokens[i]) or (s.lemmas[i],) in self._occurring
        ]
        for child in (c for i in places for c in s.children(i, *RELATIONS)):
            mention = self.referents.mentions.at(s, child.i)
            if mention is None or child.i == hit.head.i or tree.apart(s, child.i, hit.head.i):
                continue
            if self.referents.schema.is_a(mention.cls, slot.broadly) and self.fitting.marked(s, child, markers):
                return [Filler(mention.span, mention.value)]
        return []

    def _through(self, s: Sentence, i: int, pivots: frozenset[str]) -> list[Token]:
        """The genitives behind a pivot noun, and behind a further one: «в число стран — участниц ШОС»."""
        found = []
        for token in tree.possessors(s, i):
            named = self.referents.mentions.at(s, token.i) is not None
            further = [c for c in [token, *s.children(token.i, "appos")] if not named and s.lemmas[c.i] in pivots]
            found += [t for c in further for t in tree.possessors(s, c.i)] if further else [token]
        return found

    def _places(self, s: Sentence, hit: Hit) -> list[int]:
        """Where an oblique may hang: the phrase's noun or (wrongly) its genitive, its head, the verb above a noun."""
        places = [hit.noun.i, *(p.i for p in tree.possessors(s, hit.noun.i)), hit.head.i]
        if not tree.is_verb(hit.head):
            verb = tree.clause_head(s, hit.head.i)
            at: Token | None = hit.head
            while at is not None and at.i != verb.i:
                places.append(at.i)
                at = s.head(at.i)
            # «должен собраться в X», «намечено провести в X», «намечен на май и пройдёт в X»
            further = s.children(verb.i, "conj") if hit.head.rel.startswith("nsubj") else []
            joined = [c for c in further if tree.is_verb(c) and not s.children(c.i, "nsubj")]
            # «саммит, который пройдёт в X», «форум, проходивший в X»
            told = [c.i for c in s.children(hit.head.i, "acl", "amod") if (s.lemmas[c.i],) in self._occurring]
            places[1:1] = told
            places += [verb.i, *(c.i for c in [*s.children(verb.i, "xcomp", "csubj"), *joined])]
        return list(dict.fromkeys(places))
