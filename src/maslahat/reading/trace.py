"""What the reader did and why, kept for whoever asks («maslahat read --why»); by default it is told to nobody.

The rooms of the reader tell a ``Trace`` of every trigger they meet, of what decided whether it happened, of the way
each filler was found and of what became of the record. ``Trace`` forgets it all, which costs nothing; ``Kept``
keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from rdflib import URIRef

from maslahat.language import Sentence, Token
from maslahat.records import Filler, Record
from maslahat.schema import Block, Slot

if TYPE_CHECKING:
    from maslahat.reading.mentions import Mentions

Method = TypeVar("Method", bound=Callable[..., Any])


class Trace:
    """Is told what the reader does, and forgets it."""

    kept = False

    def article(self, sentences: tuple[Sentence, ...], mentions: Mentions) -> None:
        """The sentences and mentions of the article that is being read."""

    def hit(self, s: Sentence, block: Block, tokens: Sequence[Token]) -> None:
        """A trigger, list head or frame is looked at; what is told next is about it."""

    def because(self, token: Token | None, reason: str) -> None:
        """What decided whether it happened: a word of the sentence, or none."""

    def judged(self, certainty: URIRef | None) -> None:
        """The certainty it has; None if it says nothing."""

    def filled(self, path: URIRef, way: URIRef, filler: Filler) -> None:
        """A filler of a slot, and the lex:Fill by which it was found."""

    def lacking(self, slots: Sequence[Slot]) -> None:
        """Nobody fills these slots, so there is no record."""

    def meant(self, by: str, filler: Filler) -> None:
        """What a noun phrase that is no name means, and by what that was known."""

    def made(self, record: Record) -> None:
        """The trigger made a record."""

    def became(self, record: Record, other: Record | None, how: str) -> None:
        """A record is now another one (attributed, merged), or none (dropped)."""


SILENT = Trace()


def tells(by: str) -> Callable[[Method], Method]:
    """Decorates a method of somebody with a ``trace`` that says what a noun phrase means: fillers, one or None."""

    def decorate(method: Method) -> Method:
        @wraps(method)
        def told(self: Any, *arguments: Any, **named: Any) -> Any:
            found = method(self, *arguments, **named)
            if self.trace.kept and found:
                for filler in found if isinstance(found, list) else [found]:
                    self.trace.meant(by, filler)
            return found

        return told  # type: ignore[return-value]

    return decorate


@dataclass
class Tried:
    """One trigger in one sentence, and what came of it."""

    sentence: Sentence
    block: Block
    tokens: tuple[Token, ...]
    certainty: URIRef | None = None
    reasons: list[tuple[Token | None, str]] = field(default_factory=list)
    ways: list[tuple[URIRef, URIRef, Filler]] = field(default_factory=list)
    lacks: tuple[Slot, ...] = ()
    meanings: list[tuple[str, Filler]] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)


class Kept(Trace):
    """Keeps what it is told of one article."""

    kept = True

    def __init__(self) -> None:
        self.sentences: tuple[Sentence, ...] = ()
        self.mentions: Mentions | None = None
        self.tried: list[Tried] = []
        self._next: dict[int, tuple[Record, Record | None, str]] = {}  # the old record is kept, so ids stay its own

    def article(self, sentences: tuple[Sentence, ...], mentions: Mentions) -> None:
        """Begin."""
        self.sentences, self.mentions = sentences, mentions

    def hit(self, s: Sentence, block: Block, tokens: Sequence[Token]) -> None:
        """Open a new entry."""
        self.tried.append(Tried(s, block, tuple(tokens)))

    def because(self, token: Token | None, reason: str) -> None:
        """Add to the last entry."""
        if self.tried:
            self.tried[-1].reasons.append((token, reason))

    def judged(self, certainty: URIRef | None) -> None:
        """Add to the last entry."""
        self.tried[-1].certainty = certainty

    def filled(self, path: URIRef, way: URIRef, filler: Filler) -> None:
        """Add to the last entry."""
        self.tried[-1].ways.append((path, way, filler))

    def lacking(self, slots: Sequence[Slot]) -> None:
        """Add to the last entry."""
        self.tried[-1].lacks = tuple(slots)

    def meant(self, by: str, filler: Filler) -> None:
        """Add to the last entry."""
        if self.tried:
            self.tried[-1].meanings.append((by, filler))

    def made(self, record: Record) -> None:
        """Add to the last entry of its sentence and class: claims are made after the events of a sentence."""
        whole = record.evidence  # a quotation may run over several sentences
        mine = (t for t in reversed(self.tried) if t.block.cls == record.cls and whole.contains(t.sentence.span))
        if (tried := next(mine, None)) is not None:
            tried.records.append(record)

    def became(self, record: Record, other: Record | None, how: str) -> None:
        """Add a step to its way."""
        if record is not other:
            self._next[id(record)] = (record, other, how)

    def fate(self, record: Record) -> tuple[Record | None, list[str]]:
        """What a record is in the end (None: dropped), and by which steps."""
        steps = []
        at: Record | None = record
        while at is not None and id(at) in self._next:
            _, at, how = self._next[id(at)]
            steps.append(how)
        return at, steps
