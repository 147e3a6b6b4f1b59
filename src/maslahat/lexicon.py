"""The words of the blocks, compiled for the reader: phrases in dictionary form, dispatched by their first word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF

from maslahat.errors import MaslahatError
from maslahat.language.russian import cut
from maslahat.language.words import is_adjective, is_verb, lemma, lemmas
from maslahat.schema import Block, Schema
from maslahat.vocabulary import LEX, same

Made = TypeVar("Made")

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")


@dataclass(frozen=True)
class Phrase:
    """Words in dictionary form; the first governs the others. «прибыть с визитом» → ("прибыть", "с", "визит").

    ``steps`` are the words after the first, each with the preposition before it, empty if none: (("с", "визит"),).
    """

    words: tuple[str, ...]
    steps: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    @cached_property
    def further(self) -> frozenset[str]:
        """The words after the first without the prepositions, which change their form («в», «во»)."""
        return frozenset(w for w in self.words[1:] if len(w) > len("из-"))


@dataclass(frozen=True)
class Trigger:
    """A phrase that announces a record of a class. ``kind`` is the term of the lexicon by which the block gives it.

    With lex:adds it only fills ``slot`` of a record told before.
    """

    phrase: Phrase
    block: Block
    kind: URIRef = LEX.trigger
    slot: URIRef | None = None


@dataclass(frozen=True)
class Marker:
    """A preposition (empty for a bare case) and the case it takes: «к+Dat»."""

    preposition: str
    case: str

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of the preposition."""
        return forms(self.preposition)


class Lexicon:
    """The lexicon of one language."""

    def __init__(self, schema: Schema, language: str = "ru") -> None:
        self.schema = schema
        self.language = language
        self.triggers: dict[str, list[Trigger]] = defaultdict(list)
        self._function = self._function_words(schema)
        self._phrases: dict[tuple[URIRef, URIRef], tuple[Phrase, ...]] = {}
        self._derived: dict[Callable[[Lexicon], Any], Any] = {}
        for block in schema.readings:
            for term, words in block.words:
                ours = tuple(
                    sorted({self.phrase(w) for w in words if getattr(w, "language", None) == language}, key=str)
                )
                self._phrases[block.iri, term] = ours
            for phrase in (*self.phrases(block, LEX.trigger), *self._pairs(block)):
                self.triggers[phrase.words[0]].append(Trigger(phrase, block))
            for kind in (LEX.personal, LEX.jointly):
                for phrase in self.phrases(block, kind):
                    self.triggers[phrase.words[0]].append(Trigger(phrase, block, kind))
            for slot in block.slots:
                for phrase in sorted({self.phrase(w) for w in slot.adds if w.language == language}, key=str):
                    self.triggers[phrase.words[0]].append(Trigger(phrase, block, LEX.adds, slot.path))
        for triggers in self.triggers.values():
            triggers.sort(key=lambda t: (-len(t.phrase.words), t.phrase.words, t.block.iri))

    def once(self, make: Callable[[Lexicon], Made]) -> Made:
        """What a room makes of the words, made for the first article and kept for all others."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast(Made, self._derived[make])

    @cached_property
    def predicates(self) -> dict[str, list[Trigger]]:
        """The triggers that begin with a copula («быть членом»), by their last word: the copula may be left out."""
        found: dict[str, list[Trigger]] = defaultdict(list)
        for (copula,) in self.words(LEX.copula):
            for trigger in self.triggers.get(copula, ()):
                found[trigger.phrase.words[-1]].append(trigger)
        return dict(found)

    def phrases(self, block: Block, term: URIRef) -> tuple[Phrase, ...]:
        """The phrases a block gives for a term of the lexicon, e.g. lex:accordingTo."""
        return self._phrases.get((block.iri, term), ())

    def _pairs(self, block: Block) -> Iterator[Phrase]:
        """Every lex:verb of a block with every lex:noun below it: «подписать» and «договор»."""
        for verb in self.phrases(block, LEX.verb):
            for noun in self.phrases(block, LEX.noun):
                yield self._made(verb.words + noun.words)

    def words(self, term: URIRef) -> frozenset[tuple[str, ...]]:
        """The function words of the language for a term, e.g. lex:negation, each as a tuple of dictionary forms."""
        return self._function.get(term, frozenset())

    def phrase(self, text: Literal | str) -> Phrase:
        """A phrase as a lexicographer writes it, in dictionary form word by word."""
        words = [_base(w.lower().replace("ё", "е")) for w in cut(str(text))]
        if len(words) == 2 and is_adjective(words[0]) and not is_verb(words[1]):
            words.reverse()  # «телефонный разговор»: the noun governs
        return self._made(tuple(words))

    def _made(self, words: tuple[str, ...]) -> Phrase:
        steps, rest = [], list(words[1:])
        while rest:
            before, word = "", rest.pop(0)
            if rest and (word,) in self.words(LEX.preposition):
                before, word = word, rest.pop(0)
            steps.append((before, word))
        return Phrase(words, tuple(steps))

    def markers(self, values: tuple[Literal, ...]) -> tuple[Marker, ...]:
        """The markers of this language among those of a slot; raises MaslahatError for one that is not «prep+Case»."""
        found = []
        for value in values:
            if value.language != self.language:
                continue
            preposition, plus, case = str(value).partition("+")
            if not plus or case not in CASES:
                raise MaslahatError(
                    f'lex:marker "{value}"@{value.language}: write preposition+Case, Case one of {", ".join(CASES)}'
                )
            found.append(Marker(preposition, case))
        return tuple(found)

    def pivots(self, values: tuple[Literal, ...]) -> frozenset[str]:
        """The pivot nouns of this language among those of a slot, in dictionary form."""
        return frozenset(lemma(str(v)) for v in values if v.language == self.language)

    def _function_words(self, schema: Schema) -> dict[URIRef, frozenset[tuple[str, ...]]]:
        found: dict[URIRef, set[tuple[str, ...]]] = defaultdict(set)
        for language in schema.graph.subjects(RDF.type, LEX.Language):
            if str(schema.graph.value(language, DCTERMS.language)) == self.language:
                for term, word in schema.graph.predicate_objects(language):
                    if isinstance(term, URIRef) and term.startswith(str(LEX)):
                        found[same(term)].add(tuple(w.lower().replace("ё", "е") for w in cut(str(word))))
        return {term: frozenset(words) for term, words in found.items()}


def forms(preposition: str) -> frozenset[str]:
    """The forms in which a preposition stands: «с» and «со»; of none, none."""
    return frozenset({preposition, preposition + "о"}) if preposition else frozenset({""})


def _base(word: str) -> str:
    """The dictionary form of a lexicographer's word; «устав» is one, and no form of «устать»."""
    return word if len(word) <= 2 or word in lemmas(word) else lemma(word)
