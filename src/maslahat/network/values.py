"""What a network carries beside its nodes and edges: evidence, and the details of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rdflib import URIRef

from maslahat.vocabulary import MAS

Labels = Mapping[str, str]
"""A text in several languages; the key is a language tag, empty where the text has none."""

# Of different weight, always told apart: somebody's words, a document only named, a curator's word.
KINDS: tuple[URIRef, ...] = (MAS.Quote, MAS.Citation, MAS.CuratorNote)


@dataclass(frozen=True)
class Evidence:
    """One ground for a statement: the words of a quote, the document of a citation, or the word of a curator.

    ``words`` are verbatim only if ``kind`` is mas:Quote; those of a mas:CuratorNote are the curator's own.
    ``start`` and ``end`` count code points of the source's text, and are -1 where there is no such span.
    """

    iri: str
    kind: URIRef
    words: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1
    language: str = ""
    certainty: Labels = field(default_factory=dict)
    attributed_to: Labels = field(default_factory=dict)
    curator: Labels = field(default_factory=dict)
    created: str = ""
    source: str = ""
    title: Labels = field(default_factory=dict)
    outlet: Labels = field(default_factory=dict)
    published: str = ""
    url: str = ""

    @property
    def rank(self) -> tuple[int, str]:
        """Sorts evidence: quotes first, then citations, then notes."""
        return (KINDS.index(self.kind) if self.kind in KINDS else len(KINDS), self.iri)


@dataclass(frozen=True)
class Detail:
    """What fills one slot of a record: words of a passage (``verbatim``), a thing (``iri``), a plain value."""

    slot: URIRef
    labels: Labels
    value: Labels
    iri: str = ""
    verbatim: bool = False
