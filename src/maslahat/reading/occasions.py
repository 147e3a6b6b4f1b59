"""Event nouns in their clause: which verb holds them, whether they stand aside, whether they need no verb."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.vocabulary import LEX

OPENING = '«„“"('


class Occasions:
    """Looks at event nouns with the function words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._carrying = lexicon.words(LEX.carrying)
        self._holding = lexicon.words(LEX.holding)
        self._hosting = lexicon.words(LEX.hosting)
        self._another = lexicon.words(LEX.another)
        self._ordered = lexicon.words(LEX.ordered)
        self._aside = lexicon.words(LEX.aside)
        self._during = frozenset(" ".join(words) for words in lexicon.words(LEX.during))
        self._outside = lexicon.words(LEX.outside)
        self._party = lexicon.words(LEX.party)
        self._copula = lexicon.words(LEX.copula)
        self._void = lexicon.words(LEX.voiding) | lexicon.words(LEX.negation) | lexicon.words(LEX.unreal)

    def verb(self, s: Sentence, noun: Token) -> Token | None:
        """The verb whose subject is at the event: «провёл саммит», «на саммите / в ходе саммита выступил»."""
        head = s.head(noun.i)
        if head is None or tree.is_verb(noun):
            return None
        before = tree.preposition(s, noun.i)
        # «в ходе саммита», «приняли участие в работе саммита»
        carried = (s.lemmas[head.i],) in self._carrying and bool(tree.preposition(s, head.i))
        within = not before and not tree.is_verb(head) and (carried or self._during_noun(s, head))
        if within:
            noun, head = head, s.head(head.i) or head
        above = s.head(head.i)
        taking = head.rel == "obj" or carried
        if taking and above is not None and (s.lemmas[above.i],) in self._holding and not tree.is_verb(head):
            head = above  # «принял участие в саммите», «прибыл для участия в саммите»
        if not tree.is_verb(head):
            return None
        if before or within:
            return None if tuple(before.split()) in self._outside else head
        held = (s.lemmas[head.i],) in self._holding
        return (
            head if held and noun.rel in ("obj", "obl", "nmod", "nsubj", "iobj") and not noun.is_(Case="Nom") else None
        )

    def _during_noun(self, s: Sentence, noun: Token) -> bool:
        """«в ходе», «по итогам», «во время»: the noun of a preposition of occasion."""
        return f"{tree.preposition(s, noun.i)} {s.lemmas[noun.i]}" in self._during

    def host(self, s: Sentence, noun: Token) -> Token | None:
        """The verb that has the event as its object and its place or host as subject: «Астана приняла саммит»."""
        head = s.head(noun.i)
        if head is None or not self.hosts(s, head) or tree.preposition(s, noun.i):
            return None
        return head if tree.is_verb(head) else None

    def hosts(self, s: Sentence, verb: Token) -> bool:
        """Whether a word says that somebody receives an event or a guest."""
        return (s.lemmas[verb.i],) in self._hosting

    def aside(self, s: Sentence, noun: Token) -> bool:
        """«на полях саммита», «в кулуарах форума»: the event is only where another one stands."""
        head = s.head(noun.i)
        if head is None or tree.preposition(s, noun.i):
            return False
        return any((s.lemmas[head.i],) == words[-1:] for words in self._aside)

    def verbless(self, s: Sentence, noun: Token) -> bool:
        """Whether no verb governs the noun and nothing near it denies or undoes it: «12–13 октября — саммит X»."""
        if any(tree.is_verb(t) for t in (noun, *s.up(noun.i))) or s.span.text.rstrip('»"” ').endswith("?"):
            return False
        if any((lemma,) in self._copula for lemma in s.lemmas):
            return False
        ends = next((t.i for t in s.tokens[noun.i + 1 :] if t.text in ",;"), len(s.tokens))
        return not any((s.lemmas[t.i],) in self._void for t in s.tokens[:ends])

    def ordered(self, s: Sentence, noun: Token) -> bool:
        """«следующая встреча», «очередное заседание»: one of a row."""
        return any((s.lemmas[c.i],) in self._ordered for c in s.children(noun.i, "amod"))

    def nested(self, s: Sentence, noun: Token, nouns: frozenset[str]) -> bool:
        """Whether an event noun is the genitive of another one («заседание сессии»)."""
        head = s.head(noun.i)
        return head is not None and noun.rel == "nmod" and not tree.preposition(s, noun.i) and s.lemmas[head.i] in nouns

    def resumes(self, s: Sentence, noun: Token) -> bool:
        """«Во встрече участвовали A и B»: a noun of which nothing is said may point back to an event told before."""
        if tree.is_verb(noun) or tree.is_participle(noun) or noun.is_(Number="Plur") or not tree.preposition(s, noun.i):
            return False
        after = s.tokens[noun.i + 1 : noun.i + 2]
        if any(t.text in OPENING for t in after):
            return False
        own = s.children(noun.i, "amod", "nmod", "appos", "flat", "acl", "nummod", "conj")
        return all((s.lemmas[c.i],) in self._party for c in own)

    def again(self, s: Sentence, noun: Token) -> bool:
        """Whether an adjective sets the event apart from one told before («следующая встреча»)."""
        return noun.is_(Number="Plur") or any(
            (s.lemmas[c.i],) in self._another for c in s.children(noun.i, "amod", "det")
        )
