"""A sentence as a tree of UD tokens. Every language adapter gives this; nothing above knows how it was parsed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from maslahat.article import Span

ROOT = -1


@dataclass(frozen=True, slots=True)  # a long text has a million of them
class Token:
    """A UD token. ``i`` is its place in the sentence, ``head`` the place of its governor (−1: root)."""

    i: int
    start: int
    end: int
    text: str
    pos: str
    rel: str
    head: int
    feats: Mapping[str, str] = field(repr=False, hash=False)

    def is_(self, **feats: str) -> bool:
        """Whether the token has all these features, e.g. ``token.is_(Case="Gen")``."""
        mine = self.feats
        for name, value in feats.items():  # noqa: SIM110 – asked at every step: a generator costs twice as much
            if mine.get(name) != value:
                return False
        return True


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article: its span, its paragraph (numbered from 0) and its tokens, a tree without cycles.

    ``lemmatise`` gives the dictionary form of a token; it is called only for the tokens somebody asks about.
    """

    i: int
    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    lemmatise: Callable[[Token], str] = field(repr=False, compare=False)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != ROOT:
                below[token.head].append(token.i)
        return tuple(map(tuple, below))

    @cached_property
    def _dependents(self) -> tuple[tuple[tuple[Token, str], ...], ...]:
        """For each token its dependents with their relations without subtype."""
        return tuple(
            tuple((self.tokens[c], self.tokens[c].rel.partition(":")[0]) for c in below) for below in self._children
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The dictionary forms in the sentence."""
        return frozenset(self.lemmas)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The dictionary form of every token, lower case."""
        return tuple(self.lemmatise(token) for token in self.tokens)

    def children(self, i: int, *rels: str) -> list[Token]:
        """The dependents of a token in text order, only those with one of the relations if any are named."""
        below = self._dependents[i]
        if not below:
            return []
        return [t for t, base in below if base in rels or t.rel in rels] if rels else [t for t, _ in below]

    def head(self, i: int) -> Token | None:
        """The governor of a token; None for a root."""
        head = self.tokens[i].head
        return None if head == ROOT else self.tokens[head]

    def up(self, i: int) -> Iterator[Token]:
        """The governors of a token from the nearest to the root."""
        token = self.head(i)
        while token is not None:
            yield token
            token = self.head(token.i)

    def subtree(self, i: int) -> list[int]:
        """The places of a token and everything below it, in text order."""
        found, todo = [], [i]
        while todo:
            found.append(at := todo.pop())
            todo.extend(self._children[at])
        return sorted(found)

    def covering(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap a stretch of the article."""
        first = bisect_right(self.tokens, start, key=lambda t: t.end)
        return list(self.tokens[first : bisect_left(self.tokens, end, key=lambda t: t.start)])

    def top(self, tokens: list[Token]) -> Token:
        """Of some tokens, the one that governs the others (the first whose head lies outside them)."""
        places = {t.i for t in tokens}
        return next((t for t in tokens if t.head not in places), tokens[0])
