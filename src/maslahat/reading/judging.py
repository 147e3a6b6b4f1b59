"""Whether what a trigger announces is so: asserted, planned or nothing, by its words, its actors and its date."""

from __future__ import annotations

from rdflib import URIRef

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.factuality import Factuality
from maslahat.reading.filled import Slots, dated
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.vocabulary import LEX, MAS

WHERE = frozenset({LEX.Oblique, LEX.Seat})  # the ways of a slot that says where
SOON = 6  # months ahead within which a day without a year is still to come


class Judge:
    """Judges the triggers of one article."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents, factuality: Factuality) -> None:
        self.article = article
        self.lexicon = lexicon
        self.referents = referents
        self.factuality = factuality

    def certainty(self, s: Sentence, hit: Hit, *, witness: bool, idea: bool = False) -> URIRef | None:
        """What the sentence says of the trigger, and what its words say by themselves."""
        own = hit.block.certainty
        formerly = self.lexicon.words(LEX.formerly)
        if any((s.lemmas[c.i],) in formerly for c in s.children(hit.noun.i, "amod")) or self._over(s, hit):
            return None
        certainty = self.factuality.judge(
            s, hit.head.i, hit.rest, witness=witness and own in (None, MAS.Planned), idea=idea
        )
        if certainty is None or own in (None, MAS.Planned, certainty):
            return certainty
        if own == LEX.Asked:
            return MAS.Planned
        return MAS.Asserted if own == LEX.Still and certainty == MAS.Planned else None

    def by_date(self, slots: Slots, certainty: URIRef) -> URIRef:
        """What is dated after the article is still to come, whatever the tense."""
        published = self.article.published
        first = next((f.value for path, fillers in slots if path == MAS.date for f in fillers), None)
        if certainty != MAS.Asserted or first is None or not published or len(published) < len("2025-11-17"):
            return certainty
        day = str(first)
        if day.startswith("--"):
            ahead = (int(day[2:4]) - int(published[5:7])) % 12
            return MAS.Planned if day[2:] > published[5:] and ahead <= SOON else certainty
        return MAS.Planned if day > published[: len(day)] else certainty

    def admits(self, s: Sentence, hit: Hit, slots: Slots) -> bool:
        """Whether who does it, to whom and where are as the kind of trigger demands."""
        if hit.kind == LEX.personal:
            whom = tree.objects(s, hit.head.i)
            return any(self._acts(s, t) for t in whom) or self._him(s, hit, whom)
        if hit.kind == LEX.jointly:
            who = tree.subjects(s, hit.head.i, lambda t: self.referents.is_name(s, t))
            people = [f for t in who if self._acts(s, t) for f in self.referents.all(s, t)]
            somewhere = {
                slot.path for slot in hit.block.slots if slot.fills and set(slot.fills) <= WHERE and slot.classes
            }
            return len(people) > 1 and (dated(slots) or any(path in somewhere for path, _ in slots))
        return True

    def _over(self, s: Sentence, hit: Hit) -> bool:
        """«Грузия состояла в СНГ»: what lasts is over where an imperfective past tells of it."""
        lasting = self.lexicon.schema.blocks[hit.block.cls].lexical(LEX.lasting)
        if not lasting or hit.block.certainty == MAS.Asserted:
            return False
        verbs = [hit.head, *s.children(hit.head.i, "cop")]
        return any(v.is_(Tense="Past") and (v.rel == "cop" or v.is_(Aspect="Imp")) and tree.is_verb(v) for v in verbs)

    def _him(self, s: Sentence, hit: Hit, whom: list[Token]) -> bool:
        """«Его принял президент X»: a person by a pronoun, if a person acts («закон: его принял парламент»)."""
        him = any(self.referents.is_person(f) for t in whom if t.pos == "PRON" for f in self.referents.one(s, t))
        return him and any(self._acts(s, t) for t in tree.subjects(s, hit.head.i, lambda t: self._acts(s, t)))

    def _acts(self, s: Sentence, token: Token) -> bool:
        """Whether a noun phrase is a person, or whoever stands for a state or body."""
        if token.i in self.referents.offices(s) or self.referents.plays(s, token):
            return True
        if (s.lemmas[token.i],) in self.lexicon.words(LEX.representative):
            return True
        mention = self.referents.mentions.at(s, token.i)
        return mention is not None and self.referents.is_person(Filler(mention.span, mention.value))
