"""What a clause leaves unsaid because the text has just named it: «её членом стал …», «наблюдатель — …»."""

from __future__ import annotations

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.pronouns import PLURAL, POSSESSIVE
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler, Mention
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

PRONOUNS = frozenset({"он", "она", "оно", "они"})
RELATIVE = "который"
WHERE = "где"
PARAGRAPHS = 1  # breaks of paragraph beyond which nothing is taken for understood
GOALS = ("в", "во", "к", "ко", "при", "на", "у", "о", "об")


class Antecedents:
    """Finds what stands before and fits a slot."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents) -> None:
        self.article = article
        self.lexicon = lexicon
        self.referents = referents
        self._moments = lexicon.words(LEX.moment)

    def pronoun(self, s: Sentence, token: Token, slot: Slot) -> Filler | None:
        """What a pronoun or «последний» means, if the slot admits it: a body, a state; persons are found elsewhere."""
        lemma = s.lemmas[token.i]
        if token.pos == "PRON" and lemma == RELATIVE:
            return self._relative(s, token, slot)
        subject = token.rel.startswith("nsubj")
        if (subject and (lemma,) in self.lexicon.words(LEX.latter)) or (
            token.pos != "DET" and lemma in PRONOUNS and (tree.preposition(s, token.i) or subject)
        ):
            found = self.last(s, token.i, slot)
            alone = found is not None and self.referents.is_person(found) and lemma == PLURAL
            return None if alone else found  # «они» is never one person
        return None

    def understood(self, s: Sentence, hit: Hit, slot: Slot) -> Filler | None:
        """What was named last, where the clause names nothing in its place: «наблюдателем становится Монголия»."""
        if (owner := self.owner(s, hit, slot)) is not None:
            return owner
        return None if self._taken(s, hit, slot) else self.last(s, min(t.i for t in (hit.head, *hit.rest)), slot)

    def owner(self, s: Sentence, hit: Hit, slot: Slot) -> Filler | None:
        """What «его», «её», «их» before the noun of a phrase means: «его участники — A и B»."""
        noun = hit.noun
        owned = any(c.text.lower() in POSSESSIVE and c.i < noun.i for c in s.children(noun.i))
        return self.last(s, noun.i, slot) if owned else None

    def last(self, s: Sentence, i: int, slot: Slot) -> Filler | None:
        """The last thing named before a token that the slot admits, not farther than the paragraph before."""
        text = self.article.text
        for mention in self.referents.before(s, i):
            if text.count("\n", mention.span.end, s.span.start) > PARAGRAPHS:
                return None
            if self._fits(mention, slot) and (fitted := self._filler(mention, slot)):
                return fitted
        return None

    def _fits(self, mention: Mention, slot: Slot) -> bool:
        return self.referents.schema.is_a(mention.cls, slot.only or slot.classes)

    def _filler(self, mention: Mention, slot: Slot) -> Filler | None:
        return self.referents.fit(Filler(mention.span, mention.value), slot)

    def _relative(self, s: Sentence, token: Token, slot: Slot) -> Filler | None:
        """«организация, в которую вступил Казахстан»: the noun that the relative clause hangs on."""
        for above in [token, *s.up(token.i)]:
            if above.rel.startswith("acl"):
                head = s.head(above.i)
                found = self.referents.one(s, head) if head is not None else []
                return next((f for one in found if (f := self.referents.fit(one, slot))), None)
        return None

    def _taken(self, s: Sentence, hit: Hit, slot: Slot) -> bool:
        """Whether the place is filled by words that nobody knows: «участник форума», «вступить в должность»."""
        own = {hit.head.i, *(t.i for t in hit.rest)}
        pivots = self.lexicon.pivots(slot.pivots)
        places = list(dict.fromkeys([hit.noun.i, hit.head.i]))
        for place in places:
            for child in s.children(place, "nmod", "obl"):
                if (
                    child.i in own
                    or (s.lemmas[child.i],) in self._moments
                    or self.referents.mentions.at(s, child.i)
                    or child.pos not in ("NOUN", "PROPN", "PRON")
                ):
                    continue
                before = tree.preposition(s, child.i)
                if s.lemmas[child.i] in pivots:
                    places.append(child.i)  # «заявка на вступление»: what is joined is said there, or not at all
                    continue
                if before in GOALS and child.is_(Case="Acc"):
                    return True
                of_noun = place != hit.head.i or place == hit.noun.i
                if of_noun and (before in GOALS or (not before and child.is_(Case="Gen"))):
                    return True
        return False
