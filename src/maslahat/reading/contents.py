"""The words of what is proposed: infinitives, clauses, what a noun or preposition names, lists after a colon."""

from __future__ import annotations

from rdflib import Literal, URIRef

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import linear, phrases, tree
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

ITEM = frozenset({":", ",", ";", "—", "–", "и", ")", "«"})  # after these an item of a list may begin


class Contents:
    """Finds the contents of clause slots in one article."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents) -> None:
        self.article = article
        self.lexicon = lexicon
        self.referents = referents
        self._endings = tuple(words[0] for words in lexicon.words(LEX.actionEnding))
        self._actions = lexicon.words(LEX.action)
        self._things = lexicon.words(LEX.thing)
        self._purpose = lexicon.words(LEX.purpose)
        self._yielding = set(lexicon.schema.graph.subjects(LEX.yields, Literal(True)))

    def find(self, s: Sentence, hit: Hit, slot: Slot) -> list[Span]:
        """What a trigger says is proposed, one stretch for each measure; nearest way first."""
        return self._listed(s, hit) or self._verbs(s, hit) or self._nouns(s, hit) or self._marked(s, hit, slot)

    def _verbs(self, s: Sentence, hit: Hit) -> list[Span]:
        """Infinitives and «чтобы»-clauses below a word of the trigger."""
        for place in dict.fromkeys((hit.noun.i, *(t.i for t in reversed(hit.rest)), hit.head.i)):
            below = [c for c in s.children(place) if c.rel != "parataxis" and c.i not in {t.i for t in hit.rest}]
            infinitives = [c for c in below if c.feats.get("VerbForm") == "Inf"]
            if infinitives:
                return [span for i in infinitives for span in self._split(s, i)]
            purposes = [c for c in below if c.i > place and self._in_order_to(s, c)]
            if purposes:
                return [phrases.phrase(s, self.article, c.i, without=()) for c in purposes[:1]]
        return []

    def _nouns(self, s: Sentence, hit: Hit) -> list[Span]:
        addressing = {p.words for p in self.lexicon.phrases(hit.block, LEX.addressing)}
        if hit.rest:
            nouns = tree.possessors(s, hit.noun.i)
        elif (s.lemmas[hit.head.i],) in addressing:
            nouns = []
        else:
            verbal = tree.is_verb(hit.head) or tree.is_participle(hit.head)
            nouns = tree.objects(s, hit.head.i) if verbal else []
        nouns = [n for n in nouns if n.pos == "NOUN" and not self.referents.one(s, n)]
        return [
            phrases.title(s, self.article, t.i)
            for n in nouns
            for t in tree.conjuncts(s, n.i)
            if hit.rest
            or self._is_action(s, t)
            or any(c.i != hit.head.i for c in s.children(t.i, "amod", "nmod", "acl"))
        ]

    def _marked(self, s: Sentence, hit: Hit, slot: Slot) -> list[Span]:
        """«призвал к созданию», «высказался за отмену»: an action after one of the slot's prepositions."""
        wanted = {(m.preposition, m.case) for m in self.lexicon.markers(slot.markers)}
        found: list[Token] = []
        for place in dict.fromkeys((hit.noun.i, hit.head.i)) if wanted else ():
            for child in s.children(place, "obl", "nmod", "obj", "iobj"):
                prepositions = {(tree.preposition(s, child.i), c) for c in (child.feats.get("Case"), "Gen")}
                if child.i > place and prepositions & wanted:
                    found += [t for t in tree.conjuncts(s, child.i) if self._is_action(s, t)]
        return [phrases.phrase(s, self.article, t.i) for t in dict.fromkeys(found)]

    def _in_order_to(self, s: Sentence, token: Token) -> bool:
        return any((c.text.lower(),) in self._purpose for c in s.children(token.i, "mark"))

    def _is_action(self, s: Sentence, token: Token) -> bool:
        """Whether a noun names something to be done, which can be proposed; peace and friendship cannot."""
        lemma = s.lemmas[token.i]
        ends = lemma.endswith(self._endings) and (lemma,) not in self._things
        return token.pos == "NOUN" and (ends or (lemma,) in self._actions)

    def _listed(self, s: Sentence, hit: Hit) -> list[Span]:
        """«предложил три меры: создать A, открыть B»: infinitives that begin the items after a colon."""
        colon = next((t.i for t in s.tokens[hit.head.i + 1 :] if t.text == ":"), None)
        if colon is None or any(linear.finite(t) for t in s.tokens[hit.head.i + 1 : colon]):
            return []
        items = [t for t in s.tokens[colon + 1 :] if _begins(s, t)]
        if not items or items[0].i > colon + 2:
            return []
        ends = [*(t.i for t in items[1:]), len(s.tokens)]
        return [phrases.trimmed(s, self.article, t.i, end) for t, end in zip(items, ends, strict=True)]

    def _split(self, s: Sentence, first: Token) -> list[Span]:
        """Coordinated infinitives, cut where the next one begins."""
        heads = [t for t in tree.conjuncts(s, first.i) if t.feats.get("VerbForm") == "Inf" and t.i >= first.i]
        heads += [
            c
            for h in list(heads)
            for c in s.children(h.i, "xcomp")
            if c.feats.get("VerbForm") == "Inf" and s.children(c.i, "cc")
        ]
        return phrases.split(s, self.article, heads, first)

    def topics(self, s: Sentence, content: Span, slot: Slot) -> list[Filler]:
        """The topic with the most words in a stretch; of equals, the one named last. One of general words yields."""
        scores: dict[URIRef, list[Span]] = {}
        for hit in self.referents.names.find(s, slot.classes):
            span = self.article.span(hit.tokens[0].start, hit.tokens[-1].end)
            if content.contains(span):
                for name in hit.names[:1]:
                    scores.setdefault(name.thing, []).append(span)
        if not scores:
            return []
        words = {topic: sum(len(x.text.split()) for x in spans) for topic, spans in scores.items()}
        best = max(scores, key=lambda t: (t not in self._yielding, words[t], max(scores[t]).start))
        return [Filler(scores[best][0], best)]


def _begins(s: Sentence, token: Token) -> bool:
    return token.feats.get("VerbForm") == "Inf" and s.tokens[token.i - 1].text in ITEM
