"""The names that the graph knows, and where they stand in a sentence. Longest name first; inflected forms count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from maslahat.language import Sentence, Token
from maslahat.language.russian import cut
from maslahat.language.words import base_keys, form_keys, inflects
from maslahat.schema import Schema
from maslahat.vocabulary import MAS, same

REMEMBERED = 50_000  # forms of words, for each set of classes that is sought
DASH = re.compile(r"[-–—−]")
LABELS = (
    RDFS.label,
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.hiddenLabel,
    MAS.metonym,
    MAS.shortName,
    MAS.demonym,
)
LANGUAGES = {"ru": ("ru", "en", None)}  # a Russian text also holds Latin names: BRICS, C5+1


@dataclass(frozen=True, eq=False)  # one object each, compared as such: names are put into sets at every word
class Name:
    """A name of a thing: its words in dictionary form, and by which property the thing bears it."""

    words: tuple[str, ...]
    thing: URIRef
    cls: URIRef
    how: URIRef


@dataclass(frozen=True)
class Found:
    """Names that stand on the same tokens of a sentence; several things may share a name."""

    tokens: tuple[Token, ...]
    names: tuple[Name, ...]


class Names:
    """An index of names. ``graph`` is the merge of what is known; its things' classes come from rdf:type."""

    def __init__(self, graph: Graph, schema: Schema, language: str = "ru") -> None:
        self.schema = schema
        self._graph = graph
        self._classes: dict[URIRef, URIRef] = {}
        self._index: dict[str, list[Name]] = defaultdict(list)
        self._called: dict[tuple[str, URIRef], frozenset[URIRef]] = {}
        for thing, cls in sorted(graph.subject_objects(RDF.type)):
            if not isinstance(thing, URIRef) or not isinstance(cls, URIRef) or cls not in schema.blocks:
                continue
            if thing not in self._classes or schema.is_a(cls, [self._classes[thing]]):
                self._classes[same(thing)] = same(cls)
        for thing in sorted(self._classes):
            for name in self._names(thing, LANGUAGES[language]):
                for key in base_keys(name.words[0]):
                    self._index[key].append(name)
        for names in self._index.values():
            names.sort(key=_longest_first)
        self._filed: dict[tuple[frozenset[URIRef], frozenset[URIRef]], _ByForm] = {}
        # what the graph says of a thing by a property: the graph does not change, and is asked at every name
        self._values: dict[tuple[URIRef, URIRef], tuple[URIRef, ...]] = {}
        self._bearers: dict[tuple[URIRef, URIRef], tuple[URIRef, ...]] = {}
        self._texts: dict[tuple[URIRef, URIRef], tuple[str, ...]] = {}
        self._below: dict[tuple[URIRef, ...], frozenset[URIRef]] = {}

    def cls(self, thing: URIRef) -> URIRef | None:
        """The class of a known thing; None if it isn't known."""
        return self._classes.get(thing)

    def things(self, cls: URIRef) -> tuple[URIRef, ...]:
        """The known things of a class or of one below it, sorted."""
        below = self._classes_below((cls,))
        return tuple(t for t, c in self._classes.items() if c in below)

    def find(self, sentence: Sentence, classes: Iterable[URIRef], *, how: Iterable[URIRef] = LABELS) -> list[Found]:
        """Every name of these classes in a sentence, longest first, none inside another, in text order."""
        sought = self._classes_below(tuple(classes)), frozenset(how)
        if sought not in self._filed:
            self._filed[sought] = _ByForm(self._index, *sought)
        by_form, found, past = self._filed[sought], list[Found](), 0
        for at, token in enumerate(sentence.tokens):
            names = by_form[token.text]
            if names and at >= past and (hit := _longest(names, sentence.tokens, at)):
                found.append(hit)
                past = at + len(hit.tokens)
        return found

    def value(self, thing: URIRef, path: URIRef) -> tuple[URIRef, ...]:
        """The things a known thing is linked to by a property, sorted."""
        if (thing, path) not in self._values:
            linked = (same(o) for o in self._graph.objects(thing, path) if isinstance(o, URIRef))
            self._values[thing, path] = tuple(sorted(linked))
        return self._values[thing, path]

    def bearers(self, path: URIRef, thing: URIRef) -> tuple[URIRef, ...]:
        """The known things that are linked by a property to this one, sorted."""
        if (path, thing) not in self._bearers:
            linked = (same(s) for s in self._graph.subjects(path, thing) if isinstance(s, URIRef))
            self._bearers[path, thing] = tuple(sorted(linked))
        return self._bearers[path, thing]

    def weight(self, thing: URIRef) -> int:
        """How many statements of the graph are about a known thing."""
        return sum(1 for _ in self._graph.subject_predicates(thing))

    def texts(self, thing: URIRef, path: URIRef) -> tuple[str, ...]:
        """The literal values of a known thing, as plain strings, sorted."""
        if (thing, path) not in self._texts:
            told = (str(o) for o in self._graph.objects(thing, path) if isinstance(o, Literal))
            self._texts[thing, path] = tuple(sorted(told))
        return self._texts[thing, path]

    def notation(self, thing: URIRef) -> str | None:
        """The canonical id of a thing in the flat form: its skos:notation or that of the nearest broader concept."""
        seen: set[URIRef] = set()
        level = [thing]
        while level:
            for one in level:
                for notation in self.texts(one, SKOS.notation):
                    return notation
            seen.update(level)
            level = sorted({b for one in level for b in self.value(one, SKOS.broader)} - seen)
        return None

    def demonym(self, form: str) -> URIRef | None:
        """The thing whose demonym a form is («казахстанского»); None if none, or more than one."""
        things = self.called(form.lower(), MAS.demonym)
        return next(iter(things)) if len(things) == 1 else None

    def demonyms(self, form: str) -> list[tuple[str, URIRef]]:
        """The parts of an adjective of several sides («казахстанско-узбекский») and whose each is; of all or none."""
        *first, last = form.split("-")
        whole = [(part, part.removesuffix("о") + "ий") for part in first] + [(last, last)]
        found = [(part, thing) for part, word in whole if (thing := self.demonym(word)) is not None]
        return found if len(found) == len(whole) else []

    def called(self, form: str, how: URIRef) -> frozenset[URIRef]:
        """The things that have a single word, of which this is a form, as value of a property."""
        if (form, how) not in self._called:
            if len(self._called) > REMEMBERED:
                self._called.clear()
            names = (n for key in form_keys(form) for n in self._index.get(key, ()))
            called = (n.thing for n in names if n.how == how and len(n.words) == 1 and inflects(form, n.words[0]))
            self._called[form, how] = frozenset(called)
        return self._called[form, how]

    def _classes_below(self, classes: tuple[URIRef, ...]) -> frozenset[URIRef]:
        if classes not in self._below:
            self._below[classes] = frozenset(c for c in self.schema.blocks if self.schema.is_a(c, classes))
        return self._below[classes]

    def _names(self, thing: URIRef, languages: tuple[str | None, ...]) -> list[Name]:
        cls = self._classes[thing]
        found = set()
        for how in LABELS:
            for label in self._graph.objects(thing, how):
                if isinstance(label, Literal) and label.language in languages:
                    words = tuple("—" if DASH.fullmatch(w) else w for w in cut(str(label)) if w not in '«»"“”')
                    if words:
                        found.add((words, how))
        return [Name(words, thing, cls, how) for words, how in sorted(found)]


class _ByForm(dict[str, tuple[Name, ...]]):
    """The names of some classes that a form may begin, longest first; most words begin none, and come again."""

    def __init__(self, index: Mapping[str, list[Name]], wanted: frozenset[URIRef], ways: frozenset[URIRef]) -> None:
        super().__init__()
        self._index, self._wanted, self._ways = index, wanted, ways

    def __missing__(self, form: str) -> tuple[Name, ...]:
        if len(self) > REMEMBERED:
            self.clear()
        names = {n for key in form_keys(form) for n in self._index.get(key, ())}
        found = (n for n in names if n.cls in self._wanted and n.how in self._ways)
        self[form] = tuple(sorted(found, key=_longest_first))
        return self[form]


def _longest(names: tuple[Name, ...], tokens: tuple[Token, ...], at: int) -> Found | None:
    """The longest of some names that stand at a token; several if they are of one length."""
    best: list[Name] = []
    for name in names:
        if best and len(name.words) < len(best[0].words):
            break
        if _stands(name.words, tokens, at):
            best.append(name)
    return Found(tokens[at : at + len(best[0].words)], tuple(best)) if best else None


def _stands(words: tuple[str, ...], tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name stands at a token: every word inflected, capitals where the name has them."""
    if at + len(words) > len(tokens):
        return False
    lone = len(words) == 1
    return all(_fits(tokens[at + n].text, word, n > 0 or lone, lone) for n, word in enumerate(words))


@lru_cache(maxsize=REMEMBERED)
def _fits(text: str, word: str, capital: bool, lone: bool) -> bool:
    """Whether a word of a text is this word of a name; ``capital``: with a capital if the name has one."""
    if word == "—":
        return DASH.fullmatch(text) is not None
    # a long name may be a title («Консультативные встречи глав …») that a text writes without capitals
    if capital and word[0].isupper() and not text[0].isupper():
        return False
    return inflects(text, word) or (not lone and inflects(text.lower(), word.lower()))


def _longest_first(name: Name) -> tuple[int, tuple[str, ...], URIRef, URIRef]:
    return -len(name.words), name.words, name.thing, name.how
