"""The reasons that a claim itself gives: «…, потому что …», «…, так как …», «Ведь …»."""

from __future__ import annotations

from collections.abc import Iterator

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import phrases
from maslahat.reading.stretches import Attributed, reached
from maslahat.vocabulary import LEX

# between a conjunction, or what it consists of, and the word that heads its clause
JOINTS = frozenset({"fixed", "mark", "advmod", "cc", "discourse"})
LONGEST = 6  # tokens of a conjunction, with a comma


class Reasons:
    """Finds what the claims of one article give as their reasons."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> None:
        self.article = article
        self.sentences = sentences
        self._negation = lexicon.words(LEX.negation)
        self._causal = sorted(lexicon.words(LEX.causal))
        self._first = {words[0] for words in self._causal}

    def of(self, s: Sentence, claim: Attributed) -> list[Span]:
        """The clauses of reason within the words of a claim; of a judgement, within its sentence."""
        within = claim.content if claim.judgement is None else claim.evidence
        found: list[Span] = []
        for sentence in reached(self.sentences, s, within.end):
            for first, last in self._marks(sentence):
                clause = self._clause(sentence, first, last, within)
                if clause is not None and not any(one.overlaps(clause) for one in found):
                    found.append(clause)
        return found

    def _marks(self, s: Sentence) -> Iterator[tuple[int, int]]:
        """The first and last place of each causal conjunction; a comma may stand within it («потому, что»)."""
        if self._first.isdisjoint(s.words):
            return
        for i, lemma in enumerate(s.lemmas):
            if lemma not in self._first or (i > 0 and (s.lemmas[i - 1],) in self._negation):
                continue
            places = [j for j in range(i, min(i + LONGEST, len(s.tokens))) if s.tokens[j].text != ","]
            for words in self._causal:
                if tuple(s.lemmas[j] for j in places[: len(words)]) == words and (len(words) > 1 or self._opens(s, i)):
                    yield i, places[len(words) - 1]
                    break

    def _opens(self, s: Sentence, i: int) -> bool:
        """Whether a clause may begin with a word: «мы ведь знаем» gives no reason."""
        return i == 0 or s.tokens[i - 1].pos in ("PUNCT", "SCONJ", "CCONJ")

    def _clause(self, s: Sentence, first: int, last: int, within: Span) -> Span | None:
        head = self._head(s, last)
        if head is None or head.i <= last or s.tokens[first].start < within.start or head.end > within.end:
            return None
        clause = phrases.phrase(s, self.article, head.i, without=(), cut=range(last + 1))
        end = min(clause.end, within.end)
        return self.article.span(clause.start, end) if clause.start < end else None

    def _head(self, s: Sentence, last: int) -> Token | None:
        """The word that heads the clause which a conjunction opens."""
        token: Token | None = s.tokens[last]
        while token is not None and (token.i <= last or token.rel in JOINTS):
            if token.rel not in JOINTS:
                return None
            token = s.head(token.i)
        return token
