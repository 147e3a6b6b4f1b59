"""The words of attribution, as the frames of speech and of judgement look for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import URIRef

from maslahat.lexicon import Lexicon, Phrase
from maslahat.schema import Block
from maslahat.vocabulary import LEX

Words = frozenset[tuple[str, ...]]
ByWord = dict[str, list[Phrase]]


@dataclass(frozen=True, eq=False)
class SpeechWords:
    """The words of the block whose mode is lex:Attribution; the phrases of a verb stand by its dictionary form."""

    block: Block
    says: ByWord
    evaluates: ByWord
    informs: Words
    emphasises: Words
    esteems: Words
    disclaims: Words
    not_with: Words
    marks: frozenset[str]
    clause_marks: frozenset[str]
    views: tuple[tuple[Phrase, bool], ...]
    """«по мнению», likeliest first; with whether it tells only whose plan something is."""
    views_by_noun: dict[str, list[int]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> SpeechWords | None:
        """The words of a lexicon; None if no block attributes."""
        blocks = lexicon.schema.blocks.values()
        block = next((b for b in blocks if LEX.Attribution in b.lexical(LEX.mode)), None)
        if block is None:
            return None

        def words(term: URIRef) -> Words:
            return frozenset(p.words for p in lexicon.phrases(block, term))

        says = (LEX.says, LEX.informs, LEX.disclaims, LEX.emphasises)
        kinds = ((LEX.accordingTo, False), (LEX.intending, True))
        views = tuple((phrase, bare) for term, bare in kinds for phrase in lexicon.phrases(block, term))
        by_noun: dict[str, list[int]] = {}
        for n, (phrase, _) in enumerate(views):
            by_noun.setdefault(phrase.words[-1], []).append(n)
        return cls(
            block=block,
            says=_by_word(p for term in says for p in lexicon.phrases(block, term)),
            evaluates=_by_word(lexicon.phrases(block, LEX.evaluates)),
            informs=words(LEX.informs),
            emphasises=words(LEX.emphasises),
            esteems=words(LEX.esteems),
            disclaims=words(LEX.disclaims),
            not_with=words(LEX.notWith),
            marks=frozenset(words[0] for words in lexicon.words(LEX.evaluationMark)),
            clause_marks=frozenset(words[0] for words in lexicon.words(LEX.clauseMark)),
            views=views,
            views_by_noun=by_noun,
        )


def _by_word(phrases: Iterable[Phrase]) -> ByWord:
    """Phrases by their first word, the longest first."""
    found: ByWord = {}
    for phrase in dict.fromkeys(phrases):
        found.setdefault(phrase.words[0], []).append(phrase)
    return {word: sorted(ours, key=lambda p: -len(p.words)) for word, ours in found.items()}
