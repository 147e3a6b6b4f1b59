"""Who holds an office and for whom a person acts: as the text tells, else as the graph knows."""

from __future__ import annotations

from rdflib import URIRef

from maslahat.reading.setting import Setting
from maslahat.reading.tenures import Tenures
from maslahat.records import Value
from maslahat.vocabulary import LEX


class Officeholders:
    """Knows the office-holders of one article."""

    def __init__(self, setting: Setting, tenures: Tenures | None) -> None:
        self.setting = setting
        self._tenures = tenures
        self._head_offices = self._head_kinds()
        self._named: dict[tuple[URIRef, Value], Value | None] = {}

    def _head_kinds(self) -> frozenset[URIRef]:
        """The kinds of office whose holder is the head: those that bear one of the names in lex:head."""
        if self._tenures is None:
            return frozenset()
        return self._tenures.named(frozenset(" ".join(words) for words in self.setting.lexicon.words(LEX.head)))

    def holder(self, kind: URIRef, owner: Value) -> Value | None:
        """Who holds an office: by the text, of those whom it names by the graph, else by it on the article's day."""
        told = self.setting.d.holders.get((kind, owner))
        if told is not None:
            return told.value
        named = self._named_holder(kind, owner)
        if named is not None or self._tenures is None:
            return named
        return self._tenures.holder(kind, owner, self.setting.article.published)

    def _named_holder(self, kind: URIRef, owner: Value) -> Value | None:
        """Of the persons whom the article names, the one who is known to hold or have held an office."""
        if self._tenures is None:
            return None
        if (kind, owner) not in self._named:
            known = self.setting.named_people & self._tenures.holders(kind, owner)
            self._named[kind, owner] = next(iter(known)) if len(known) == 1 else None
        return self._named[kind, owner]

    def latest(self, kind: URIRef) -> Value | None:
        """Who is meant by an office without its owner: the one whose it is, else the last who was named."""
        d = self.setting.d
        holders = [who.value for (of, _), who in d.holders.items() if of == kind]
        if len(set(holders)) == 1:
            return holders[0]
        people = [p.value for p in reversed(d.people)]
        told = next((p for p in people if p in holders), None)
        if told is not None or self._tenures is None:
            return told
        tenures = self._tenures
        return next((p for p in people if kind in tenures.kinds(p)), None)

    def head(self, owner: Value) -> Value | None:
        """The head of state, if the article names one: by his office there, or as the graph knows him."""
        holders = self.setting.d.holders.items()
        told = {who.value for (kind, of), who in holders if of == owner and kind in self._head_offices}
        if not told:
            told = {p for kind in self._head_offices if (p := self._named_holder(kind, owner)) is not None}
        return told.pop() if len(told) == 1 else None

    def only(self, state: Value) -> Value | None:
        """The one person of a state whom the article names, as far as the graph knows people's countries."""
        if self._tenures is None:
            return None
        tenures = self._tenures
        homes = [p for p in self.setting.named_people if state in tenures.owners(p)]
        return homes[0] if len(homes) == 1 else None

    def home(self, person: Value) -> Value | None:
        """The state or body whose office the text says a person holds."""
        return next((of for (_, of), who in self.setting.d.holders.items() if who.value == person), None)

    def stands_for(self, person: Value) -> Value | None:
        """The state or body for which a person acts: by an office the text tells, else by one the graph knows."""
        told = {owner for (_, owner), who in self.setting.d.holders.items() if who.value == person}
        owners = told or (self._tenures.owners(person) if self._tenures is not None else ())
        return next(iter(owners)) if len(owners) == 1 else None
