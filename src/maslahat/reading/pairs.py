"""Formats named by their two sides: «саммит Центральной Азии и ССАГПЗ», «ЕС — Центральная Азия»."""

from __future__ import annotations

import re

from rdflib import URIRef
from rdflib.namespace import RDFS, SKOS

from maslahat.names import Names
from maslahat.records import Value

DASH = re.compile(r"\s[-–—−]\s")
HOW = (RDFS.label, SKOS.altLabel, SKOS.prefLabel, SKOS.hiddenLabel)


class Pairs:
    """The known things of some classes whose name joins two other names by a dash, by the two things."""

    def __init__(self, names: Names) -> None:
        named: dict[str, set[URIRef]] = {}
        joined: list[tuple[list[str], URIRef]] = []
        for cls in names.schema.blocks:
            for thing in names.things(cls):
                if names.cls(thing) != cls:
                    continue
                for text in {text for how in HOW for text in names.texts(thing, how)}:
                    sides = DASH.split(text.casefold())
                    if len(sides) == 2:
                        joined.append((sides, thing))
                    else:
                        named.setdefault(sides[0], set()).add(thing)
        self._of: dict[frozenset[Value], URIRef] = {}
        for sides, thing in joined:
            found = [named.get(side, set()) for side in sides]
            if all(len(things) == 1 for things in found):
                self._of[frozenset(next(iter(things)) for things in found)] = thing

    def of(self, one: Value, other: Value) -> URIRef | None:
        """The thing whose name joins the names of these two."""
        return self._of.get(frozenset((one, other)))
