"""The ontology as Python values: its blocks, which class is below which, how classes are called and drawn."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS

from maslahat import resources
from maslahat.block_reader import BlockReader
from maslahat.blocks import Block, Slot
from maslahat.errors import MaslahatError
from maslahat.vocabulary import MAS, same

__all__ = ["LANGUAGES", "Block", "Schema", "Slot"]

LANGUAGES = ("en", "ru")  # in which every term has its label


class Schema:
    """The ontology, read once. ``graph`` is the merge of all its Turtle files."""

    def __init__(self, graph: Graph) -> None:
        read = BlockReader(graph)
        self.graph, self.blocks, self.readings = graph, read.blocks, read.readings

    @classmethod
    def load(cls, ontology: Path | None = None) -> Schema:
        """Read every Turtle file of the ontology folder (the shipped one unless told)."""
        graph = Graph(bind_namespaces="none")
        for path in resources.ontology_files(ontology):
            graph += resources.parse_turtle(path)
        return cls(graph)

    def ancestors(self, cls: URIRef) -> tuple[URIRef, ...]:
        """The class itself and its superclasses, nearest first."""
        return self._ancestry.get(cls, (cls,))

    def is_a(self, cls: URIRef, wanted: Iterable[URIRef]) -> bool:
        """Whether a class is one of the wanted ones or below one of them."""
        return not self._above_all.get(cls, frozenset((cls,))).isdisjoint(wanted)

    def display(self, cls: URIRef, part: str) -> str | None:
        """Colour, node shape, edge style or sign of a class: ``part`` of the nearest ancestor that has it."""
        found = (getattr(self.blocks[c], part) for c in self.ancestors(cls) if c in self.blocks)
        return next((value for value in found if value is not None), None)

    def placed(self, cls: URIRef, part: str) -> tuple[URIRef, ...]:
        """The slots by which records of a class stand in a view: ``part`` of the nearest ancestor that has it."""
        found = (getattr(self.blocks[c], part) for c in self.ancestors(cls) if c in self.blocks)
        return next((slots for slots in found if slots), ())

    def label(self, term: URIRef, language: str = "en") -> str:
        """The label of a class or property in a language, else in English, else its local name."""
        labels = {
            label.language: str(label) for label in self.graph.objects(term, RDFS.label) if isinstance(label, Literal)
        }
        return labels.get(language) or labels.get("en") or str(term).rpartition("#")[2] or str(term)

    def called(self, name: str) -> URIRef:
        """The class of a name: the end of its IRI, or its label in any language; capitals do not count.

        Raises MaslahatError with the nearest names if there is none.
        """
        names: dict[str, URIRef] = {}
        for cls, block in self.blocks.items():
            for text in (str(cls).rpartition("#")[2], *block.labels):
                names.setdefault(str(text).casefold(), cls)
        if name.casefold() not in names:
            near = difflib.get_close_matches(name.casefold(), names, n=3, cutoff=0.5)
            known = ", ".join(sorted(str(cls).rpartition("#")[2] for cls in self.blocks))
            offered = f"; did you mean {', '.join(near)}?" if near else f"; the classes are {known}"
            raise MaslahatError(f"no class is called {name!r}{offered}")
        return names[name.casefold()]

    def labels(self, term: URIRef) -> dict[str, str]:
        """The labels of a class or property in the languages of the ontology."""
        return {language: self.label(term, language) for language in LANGUAGES}

    @cached_property
    def standing(self) -> tuple[URIRef, ...]:
        """The properties whose subject may stand for their object: a capital for its state."""
        return tuple(sorted(p for p in self.graph.subjects(MAS.standsFor, Literal(True)) if isinstance(p, URIRef)))

    @cached_property
    def _ancestry(self) -> dict[URIRef, tuple[URIRef, ...]]:
        return {c: self._above(c) for c in self.blocks}

    @cached_property
    def _above_all(self) -> dict[URIRef, frozenset[URIRef]]:
        return {c: frozenset(above) for c, above in self._ancestry.items()}

    def _above(self, cls: URIRef) -> tuple[URIRef, ...]:
        found, level = [cls], [cls]
        while level:
            level = sorted(
                {same(p) for c in level for p in self.graph.objects(c, RDFS.subClassOf) if isinstance(p, URIRef)}
                - set(found)
            )
            found += level
        return tuple(found)
