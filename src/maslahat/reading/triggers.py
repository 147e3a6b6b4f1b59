"""Where the words that announce a record stand in a sentence; longest phrase first."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon, Phrase, Trigger, forms
from maslahat.reading.itemised import items
from maslahat.reading.tree import conjuncts, is_participle, is_passive, is_verb
from maslahat.schema import Block
from maslahat.vocabulary import LEX

DEPTH = 3
AS = "как"
ELSEWHERE = frozenset({"parataxis", "advcl", "acl:relcl", "ccomp"})  # what a clause of its own says is not the phrase's


@dataclass(frozen=True)
class Hit:
    """A trigger in a sentence: its governing token and the tokens of the rest of the phrase, in the phrase's order.

    ``predicate``: the noun says of somebody that he is it («X — член Y», «X, член Y,», «члены Y: …»).
    """

    block: Block
    head: Token
    rest: tuple[Token, ...]
    kind: URIRef = LEX.trigger
    slot: URIRef | None = None
    predicate: bool = False

    @property
    def noun(self) -> Token:
        """The noun that carries the phrase («дать старт проекту» → проекту), or the head itself."""
        return next((t for t in reversed(self.rest) if t.pos in ("NOUN", "PROPN")), self.head)


def triggers(s: Sentence, lexicon: Lexicon) -> list[Hit]:
    """The triggers of a sentence; on one token only the longest phrases, several classes if they share one."""
    found: list[Hit] = []
    for token in s.tokens:
        if token.pos not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            continue
        longest: tuple[str, ...] = ()
        for trigger in lexicon.triggers.get(s.lemmas[token.i], ()):
            if not trigger.phrase.further <= s.words:
                continue
            # «подписать договор» is an agreement; that presidents «подписали» it together is a meeting besides
            beside = trigger.kind in (LEX.jointly, LEX.adds)
            words = trigger.phrase.words
            # «подписать соглашение о кредите» is an agreement and a loan; «стать членом» is no «стать»
            part = len(words) > 1 and longest[: len(words)] == words
            if len(words) < len(longest) and not beside and not part:
                continue
            rest = match(s, token, trigger.phrase)
            if rest is not None and not _blocked(s, token, trigger, lexicon, rest):
                longest = longest if beside or len(words) < len(longest) else words
                found.append(Hit(trigger.block, token, rest, trigger.kind, trigger.slot))
        if s.lemmas[token.i] in lexicon.predicates:
            found += _copulas(s, token, lexicon)
    found += dict.fromkeys(each for hit in found for each in _each(s, hit, found, lexicon))
    inside = {(t.i, h.block.iri) for h in found if h.kind != LEX.adds for t in h.rest}
    found = [h for h in found if h.rest or (h.head.i, h.block.iri) not in inside]
    return [h for h in found if not h.rest or not any(_within(s, h, other) for other in found)]


def _each(s: Sentence, hit: Hit, found: list[Hit], lexicon: Lexicon) -> list[Hit]:
    """A hit for each document told behind a noun for several: «подписали 10 документов, включая [план]»."""
    if len(hit.rest) != 1 or not any(LEX.Words in slot.fills for slot in hit.block.slots):
        return []
    nouns = frozenset(p.words[0] for p in lexicon.phrases(hit.block, LEX.noun))
    known = {h.rest for h in found if (h.block, h.head) == (hit.block, hit.head)}
    told = items(s, hit.noun, nouns, lexicon) if hit.noun.is_(Number="Plur") or _many(s, hit.noun) else []
    return [Hit(hit.block, hit.head, (t,), hit.kind, hit.slot) for t in told if (t,) not in known]


def _many(s: Sentence, noun: Token) -> bool:
    """«пакет документов»: a noun of many things."""
    return any(c.is_(Case="Gen", Number="Plur") for c in s.children(noun.i, "nmod"))


def _within(s: Sentence, hit: Hit, other: Hit) -> bool:
    """Whether a hit's noun only stands in the words of another one's: «пакет [документов]», «карта по [проекту]»."""
    if not any(LEX.Words in slot.fills for slot in hit.block.slots):
        return False
    if (hit.block, hit.head, len(hit.rest)) != (other.block, other.head, len(other.rest)) or hit.noun == other.noun:
        return False
    at: Token | None = hit.noun
    while at is not None and at.rel == "nmod":
        at = s.head(at.i)
        if at == other.noun:
            return True
    return False


def match(s: Sentence, head: Token, phrase: Phrase) -> tuple[Token, ...] | None:
    """The tokens of a phrase's further words below its first one; None if one is missing."""
    rest: list[Token] = []
    at = head
    for needs, word in phrase.steps:
        token = _described(s, at, word) if at is head and not needs else None
        token = token or _below(s, at, word, needs) or _below(s, head, word, needs)
        if token is None:
            return None
        rest.append(token)
        at = token
    return tuple(rest)


def _described(s: Sentence, head: Token, word: str) -> Token | None:
    """The noun that a passive participle describes: «подписанный в Астане договор» has its object above."""
    above = s.head(head.i)
    if above is None or not (is_participle(head) and is_passive(head)):
        return None
    return above if s.lemmas[above.i] == word and above.pos in ("NOUN", "PROPN") else None


def _below(s: Sentence, head: Token, word: str, preposition: str) -> Token | None:
    """The nearest token with this dictionary form below another, across at most three relations."""
    level = [head.i]
    for _ in range(DEPTH):
        level = [c.i for i in level for c in s.children(i) if c.rel not in ELSEWHERE and not _apart(s, s.tokens[i], c)]
        fitting = [i for i in level if s.lemmas[i] == word and s.tokens[i].pos != "PRON"]
        # «завершился без подписания соглашения»: a word told without a preposition stands without one
        wanted = forms(preposition) if preposition else frozenset()
        fitting = [
            i
            for i in fitting
            if ({s.lemmas[c.i] for c in s.children(i, "case")} & wanted if wanted else not s.children(i, "case"))
        ]
        level = [i for i in level if not any(s.lemmas[c.i] == "без" for c in s.children(i, "case"))]
        if fitting:
            return s.tokens[min(fitting, key=lambda i: abs(i - head.i))]
    return None


def _apart(s: Sentence, verb: Token, other: Token) -> bool:
    """«подписали протокол и обменялись нотами»: the words of the second verb are not the first one's."""
    return other.rel == "conj" and is_verb(verb) and is_verb(other) and bool(s.children(verb.i, "obj"))


def _copulas(s: Sentence, token: Token, lexicon: Lexicon) -> list[Hit]:
    """«X — член Y», «X был членом Y», «X, член Y,»: the noun is the predicate, the copula below it or empty."""
    if token.pos not in ("NOUN", "ADJ"):
        return []
    before = {s.lemmas[c.i] for c in s.children(token.i, "case")}  # «Армения — в составе ЕАЭС»
    ways = [(s.lemmas[token.i],), *((word, s.lemmas[token.i]) for word in before)]
    of_it = [t for t in lexicon.predicates[s.lemmas[token.i]] if t.phrase.words[1:] in ways]
    found = [t for t in of_it if not _blocked(s, token, t, lexicon)]
    if not found:
        return []
    dash = any(t.text in "—–-" for t in s.children(token.i, "punct"))
    copulas = s.children(token.i, "cop")
    said = s.children(token.i, "nsubj") and (copulas or dash or token.is_(Case="Nom"))
    being = [c for c in copulas if c.feats.get("VerbForm") == "Conv"]  # «будучи членом X»
    said = said or any((s.lemmas[c.i - 1],) not in lexicon.words(LEX.negation) or not c.i for c in being)
    beside = token.rel == "appos" or s.children(token.i, "appos") or besides(s, token, lexicon) or as_which(s, token)
    return [Hit(t.block, token, (), predicate=True) for t in found if said or (beside and _apposes(t.block))]


def besides(s: Sentence, token: Token, lexicon: Lexicon) -> list[Token]:
    """«A, B и другие члены X»: those with whom a noun for the others is coordinated."""
    if token.rel != "conj" or not any(
        (s.lemmas[c.i],) in lexicon.words(LEX.others) for c in s.children(token.i, "amod")
    ):
        return []
    first = s.head(token.i)
    return [t for t in conjuncts(s, first.i) if t.i < token.i] if first is not None else []


def as_which(s: Sentence, token: Token) -> Token | None:
    """«Как член X, Киргизия …», «Киргизия как член X …»: who is told to be what a noun behind «как» says."""
    at = next((c.i for c in s.children(token.i, "case", "mark", "advmod", "cc") if s.lemmas[c.i] == AS), None)
    if at is None or not token.is_(Case="Nom", Number="Sing"):
        return None
    above = s.head(token.i)
    if at == 0:
        if above is None or above.i < token.i:
            return None
        return (
            above if above.pos == "PROPN" else next((t for t in s.children(above.i, "nsubj") if t.i != token.i), None)
        )
    return above if above is not None and above.i == at - 1 and above.pos == "PROPN" else None


def _apposes(block: Block) -> bool:
    return any(LEX.Apposed in slot.fills for slot in block.slots)


def _blocked(s: Sentence, token: Token, trigger: Trigger, lexicon: Lexicon, rest: tuple[Token, ...] = ()) -> bool:
    """A word of lex:notWith right above or below the trigger, or an active voice that it may not have."""
    if LEX.Participle in trigger.block.lexical(LEX.form) and not is_participle(token):
        return True
    if not is_passive(token) and trigger.phrase in lexicon.phrases(trigger.block, LEX.passive):
        return True
    blockers = {p.words[0] for p in lexicon.phrases(trigger.block, LEX.notWith)}
    if not blockers:
        return False
    around = [c.i for t in (token, *rest) for c in s.children(t.i)] + ([token.head] if token.head >= 0 else [])
    return any(s.lemmas[i] in blockers for i in around)
