"""What a text has told so far: who acted, who spoke, who was named and how; what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import URIRef

from maslahat.article import Span
from maslahat.records import Filler, Mention, Record, Value

REMEMBERED = 200  # names, people and records back to which a later sentence may refer


@dataclass
class Discourse:
    """What the text has told so far; it grows sentence by sentence and is thrown away with the article."""

    subject: Filler | None = None
    claimant: Filler | None = None
    voices: list[tuple[Span, Filler]] = field(default_factory=list)  # of the sentence at hand: what who says in it
    people: list[Filler] = field(default_factory=list)
    named: list[Mention] = field(default_factory=list)
    records: list[tuple[int, Record]] = field(default_factory=list)
    holders: dict[tuple[URIRef, Value], Filler] = field(default_factory=dict)
    officials: set[Value] = field(default_factory=set)
    experts: set[Value] = field(default_factory=set)
    former: set[Value] = field(default_factory=set)  # who held an office once
    genders: dict[Value, str] = field(default_factory=dict)
    introduced: dict[str, Filler] = field(default_factory=dict)  # by the noun with which a person was named
    group: list[Filler] = field(default_factory=list)  # who acted together last, and in which sentence
    grouped: int = -1
    voice: Filler | None = None  # who last spoke or was asked, whether or not his words are told
    body: Filler | None = None
    outlet: Filler | None = None
    paragraph: int = -1

    def remember(
        self, named: Iterable[Mention], people: Iterable[Filler], records: Iterable[tuple[int, Record]]
    ) -> None:
        """Add what a sentence names and tells; what is long past is forgotten."""
        self.named += named
        self.people += people
        self.records += records
        for told in (self.named, self.people, self.records):
            del told[:-REMEMBERED]
