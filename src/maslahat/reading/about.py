"""What a claim is about: the states, bodies and regions of which its words speak."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Literal

from maslahat.article import Article, Span
from maslahat.language import Sentence
from maslahat.reading import tree
from maslahat.reading.referents import Referents
from maslahat.reading.speakers import Speakers
from maslahat.reading.stretches import Attributed, reached
from maslahat.records import Filler


class About:
    """Finds what the claims of one article are about."""

    def __init__(
        self, article: Article, sentences: tuple[Sentence, ...], referents: Referents, speakers: Speakers
    ) -> None:
        self.article = article
        self.sentences = sentences
        self.referents = referents
        self.speakers = speakers

    def of(self, s: Sentence, claim: Attributed) -> list[Filler]:
        """What the content speaks of: what it names first, with what is coordinated, and one thing of another kind."""
        found: list[Filler] = []
        for sentence in reached(self.sentences, s, claim.content.end):
            for named in self.spoken_of(sentence, claim.content):
                fillers = [f for f in named if f.value != claim.claimant.value]
                if fillers and not found:
                    found = fillers
                elif fillers and self._other_kind(found, fillers[0]):
                    return [*found, fillers[0]]
        return found

    def spoken_of(self, s: Sentence, content: Span) -> Iterable[list[Filler]]:
        """What a stretch speaks of, name by name, each with what is coordinated with it."""
        for token in s.tokens:
            if not (content.start <= token.start < content.end):
                continue
            demonym = self.referents.names.demonym(token.text) if token.pos == "ADJ" else None
            if demonym is not None:
                yield [Filler(self.article.span(token.start, token.end), demonym)]
            elif token.pos in tree.NOMINAL:
                fillers = [f for f in self.referents.all(s, token) if self._subject_matter(f)]
                if fillers:
                    yield fillers

    def _subject_matter(self, filler: Filler) -> bool:
        """Whether a claim can be about it: a state, a body, a region; persons are who speaks and acts."""
        if isinstance(filler.value, Literal):
            return False
        cls = self.referents.cls(filler.value)
        return cls is not None and not self.referents.is_person(filler) and self.speakers.acts(filler)

    def _other_kind(self, found: list[Filler], other: Filler) -> bool:
        """A state and the body it deals with; never a second thing of one kind."""
        bodies = [self.referents.is_body(f) for f in (*found, other)]
        return len(found) == 1 and bodies[0] != bodies[-1] and found[0].value != other.value
