"""The values that pass between reading and writing: spans, names, fillers, records.

All are frozen and can be printed and compared. Offsets count Unicode code points from 0; ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rdflib import Literal, URIRef

from maslahat.article import Article, Span


@dataclass(frozen=True)
class Named:
    """A thing the graph does not know, minted from the words of one article and unconfirmed until a curator looks.

    ``label`` is its name in dictionary form, ``canonical`` the Latin-script name of the flat exchange form.
    """

    cls: URIRef
    label: str
    language: str
    canonical: str


@dataclass(frozen=True)
class Worded:
    """A thing that is nothing but its words: the content of a claim, an initiative. ``cls`` is the slot's class."""

    cls: URIRef
    language: str


Value = URIRef | Literal | Named | Worded


@dataclass(frozen=True)
class Filler:
    """What fills a slot, and the words that say so (they may lie outside the record's evidence).

    ``parts`` are statements about the value itself that its words make («президент Казахстана»: whose office, which).
    """

    span: Span
    value: Value
    parts: tuple[tuple[URIRef, Filler], ...] = ()


@dataclass(frozen=True)
class Mention:
    """A name standing in the text. ``kind`` is the name of the mention in the flat form (``State``, ``Metonym`` …)."""

    span: Span
    value: URIRef | Named
    cls: URIRef
    kind: str | None


@dataclass(frozen=True)
class Record:
    """One record that the article states. ``slots`` maps a property to its fillers, in the order of the block.

    ``certainty`` is mas:Asserted, mas:Reported or mas:Planned; a planned record becomes a mas:Plan of ``cls``.
    ``further``: nothing by itself, it only adds to the record of its class told last before it.
    ``resumes``: it is told by a noun that may point back to that record («во встрече участвовали A и B»).
    """

    cls: URIRef
    slots: tuple[tuple[URIRef, tuple[Filler, ...]], ...]
    evidence: Span
    certainty: URIRef
    attributed_to: Filler | None = None
    alternatives: tuple[Span, ...] = field(default=())
    trigger: Span | None = None
    further: bool = False
    resumes: bool = False

    def fillers(self, path: URIRef) -> tuple[Filler, ...]:
        """The fillers of a slot, empty if it has none."""
        return self._filled.get(path, ())

    @cached_property
    def told(self) -> dict[URIRef, frozenset[object]]:
        """The values of each slot; what is only its words is told from others by where it stands."""
        return {
            path: frozenset(f.span if isinstance(f.value, Worded) else f.value for f in fillers)
            for path, fillers in self.slots
        }

    @cached_property
    def _filled(self) -> dict[URIRef, tuple[Filler, ...]]:
        return dict(self.slots)

    def __iter__(self) -> Iterator[tuple[URIRef, Filler]]:
        return ((path, filler) for path, fillers in self.slots for filler in fillers)


@dataclass(frozen=True)
class Reading:
    """All that was read in one article. ``unread`` are the sentences with a known name or trigger but no record."""

    article: Article
    mentions: tuple[Mention, ...]
    records: tuple[Record, ...]
    sentences: tuple[Span, ...]
    unread: tuple[Span, ...]
