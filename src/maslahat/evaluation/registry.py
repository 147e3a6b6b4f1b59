"""When two ids name the same thing: by the aliases of a registry, or as two spellings of one name."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rdflib.namespace import RDFS, SKOS

from maslahat.errors import MaslahatError
from maslahat.language.names_ru import latin
from maslahat.names import Names
from maslahat.reading.tenures import OfficeModel

ALIKE = 0.82  # share of common letters from which two unknown names count as spellings of one
SHORT = 6  # a code or a short name is never guessed
SPELLINGS = (
    *(("kh", "h"), ("zh", "j"), ("dj", "j"), ("dzh", "j"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i")),
    *(("ie", "e"), ("ii", "i")),
)


class Registry:
    """Aliases of ids, and which state a person represents. Names outside it may differ in spelling, others not."""

    def __init__(self, aliases: Iterable[tuple[str, str]] = (), states: Iterable[tuple[str, str]] = ()) -> None:
        self._ids: dict[str, str] = {}
        for alias, name in aliases:
            self._ids.setdefault(folded(alias), folded(name))
        self._known = frozenset(self._ids.values())
        self._states = {folded(person): folded(state) for person, state in states}
        self.same = lru_cache(maxsize=None)(self._same)

    @classmethod
    def of_file(cls, path: Path) -> Registry:
        """The registry of a JSON file: ``{id: {"aliases": […], "state": …}}``."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            aliases = [(alias, name) for name, of in found.items() for alias in (name, *of.get("aliases", ()))]
            states = [(name, str(of["state"])) for name, of in found.items() if of.get("state")]
        except (OSError, ValueError, AttributeError, TypeError) as error:
            raise MaslahatError(f"{path}: no registry of names ({error}); expected id: aliases, state") from None
        return cls(aliases, states)

    @classmethod
    def of_graph(cls, names: Names) -> Registry:
        """The registry of a graph: what bears an id, by all its labels, and the states of office-holders."""
        things = {t for cls in names.schema.blocks for t in names.things(cls)}
        ids = {t: found[0] for t in sorted(things) if (found := names.texts(t, SKOS.notation))}
        aliases = [(name, name) for name in ids.values()]
        aliases += [(a, n) for t, n in ids.items() for how in (RDFS.label, SKOS.altLabel) for a in names.texts(t, how)]
        states = []
        if model := OfficeModel.of(names):
            for tenure in names.things(model.block.iri):
                owners = [o for office in names.value(tenure, model.office) for o in names.value(office, model.owner)]
                holders = names.value(tenure, model.holder)
                states += [(ids[h], ids[o]) for h in holders for o in owners if h in ids and o in ids]
        return cls(aliases, states)

    def aliases(self) -> list[tuple[str, str]]:
        """Every alias with the id it stands for, folded and sorted."""
        return sorted(self._ids.items())

    def states(self) -> list[tuple[str, str]]:
        """Every person with the state that the person represents, folded and sorted."""
        return sorted(self._states.items())

    def name(self, entity: str) -> str:
        """The id that an alias stands for, without regard to capitals."""
        plain = folded(entity)
        return self._ids.get(plain, plain)

    def stands(self, one: str, other: str) -> bool:
        """Whether one is a person and the other the state that the person represents."""
        a, b = self.name(one), self.name(other)
        return self._states.get(a) == b or self._states.get(b) == a

    def _same(self, one: str, other: str) -> bool:
        a, b = self.name(one), self.name(other)
        if a == b:
            return True
        if (a in self._known and b in self._known) or min(len(a), len(b)) < SHORT:
            return False
        return difflib.SequenceMatcher(None, _skeleton(a), _skeleton(b), autojunk=False).ratio() >= ALIKE


def folded(text: str) -> str:
    """A name in small letters, its blanks made one."""
    return re.sub(r"\s+", " ", text).strip().casefold()


@lru_cache(maxsize=100_000)
def _skeleton(name: str) -> str:
    """A name as what is left of it in any romanisation."""
    plain = unicodedata.normalize("NFD", latin(name.replace("ё", "е")))
    bones = "".join(character for character in plain if character.isalnum())
    for spelling, bone in SPELLINGS:
        bones = bones.replace(spelling, bone)
    return bones
