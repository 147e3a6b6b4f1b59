"""The text of a SPARQL query as tokens: what it asks for, what it may not hold, where bindings go.

Oxigraph parses and answers; what is done here is only what it has no switch for, or no clear message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import BNode
from rdflib.term import Node

from maslahat.errors import MaslahatError
from maslahat.terms import to_oxigraph

_IRI = r"""(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)"""
_OTHER = r"""
    (?P<space>\s+ | \#[^\r\n]*)
  | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
             | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<prefixed>(?:[^\W\d_](?:[\w.\-]*[\w\-])?|_)?:(?:[\w:%.\-]|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<sign>.)
"""
_TOKEN = re.compile(f"{_IRI} | {_OTHER}", re.VERBOSE | re.DOTALL)
_NO_IRI = re.compile(_OTHER, re.VERBOSE | re.DOTALL)
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}


@dataclass(frozen=True)
class Token:
    """A token: its kind (a group of the pattern above), its text, and where the text starts."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword in capitals; empty for anything that is no bare word."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query or update, comments and blanks left out."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield Token(str(match.lastgroup), match.group(), match.start())


def count_words(text: str) -> int:
    """How long a query is for a reader: its terms, keywords and variables, without brackets and dots."""
    return sum(1 for token in tokens(text) if token.kind != "sign")


def checked(text: str) -> str:
    """The query unchanged, if it only reads and asks no other server; else raises MaslahatError."""
    form = next((token.word for token in tokens(text) if token.word in _FORMS | _UPDATES), "")
    if form in _UPDATES:
        raise MaslahatError(f"this is an update ({form}); the store changes only by put and drop of articles")
    if _may_call_out(text):
        raise MaslahatError(
            "SERVICE would ask another server; queries are answered from this graph alone: leave it out "
            "(if it is a part of an IRI, write the IRI with a prefix)"
        )
    return text


def has_dataset(text: str) -> bool:
    """Whether the query itself says from which graphs it is to be answered (FROM, FROM NAMED)."""
    return any(token.word == "FROM" for token in tokens(text))


def with_values(text: str, values: Mapping[str, Iterable[Node]]) -> str:
    """The query with variables bound: VALUES at the start of its WHERE group.

    They also stand at the start of every inner SELECT that names the variable, so that it is not computed for
    everything first. Raises MaslahatError for a blank node, which a query cannot name.
    """
    written = {name: f"VALUES ?{name} {{ {_written(terms)} }} " for name, terms in values.items()}
    pieces, last = [], 0
    for start, names in _groups(list(tokens(text))):
        pieces.append(text[last:start] + " ")
        pieces += [block for name, block in written.items() if names is None or name in names]
        last = start
    return "".join([*pieces, text[last:]])


def _groups(found: list[Token]) -> Iterator[tuple[int, set[str] | None]]:
    """Where each WHERE group begins (after its brace), and the variables its SELECT names; None: all."""
    names: set[str] = set()
    waiting = False  # between SELECT, ASK, CONSTRUCT, DESCRIBE and the brace that opens the group
    all_names = True  # the outermost group
    depth = 0
    for before, token in zip([Token("sign", "", 0), *found], found, strict=False):
        if token.word in _FORMS:
            names, waiting = set(), True
        elif not waiting:
            continue
        elif token.kind == "variable":
            names.add(token.text[1:])
        elif token.text in {"(", ")"}:
            depth += 1 if token.text == "(" else -1
        elif token.text == "*" and depth == 0:
            all_names = True
        elif token.text == "{" and before.word != "CONSTRUCT":
            yield token.start + 1, None if all_names else names
            waiting = all_names = False


def _may_call_out(text: str) -> bool:
    """Whether any way of cutting the text into tokens shows the keyword SERVICE.

    ``<`` may open an IRI or mean "less than", which only a whole parser can tell, and a wrong guess could
    hide the keyword in what looks like a comment or a string: so both ways are followed. Keywords need no
    blanks around them.
    """
    if "service" not in text.lower():
        return False
    seen, waiting = {0}, [0]
    while waiting:
        here = waiting.pop()
        for pattern in (_TOKEN, _NO_IRI):
            match = pattern.match(text, here)
            if match is None:
                continue
            if match.lastgroup in {"word", "prefixed"} and "SERVICE" in match.group().partition(":")[0].upper():
                return True
            if match.end() not in seen:
                seen.add(match.end())
                waiting.append(match.end())
    return False


def _written(terms: Iterable[Node]) -> str:
    listed = list(terms)
    if any(isinstance(term, BNode) for term in listed):
        raise MaslahatError("a query cannot be bound to a blank node; bind it to an IRI or a literal")
    return " ".join(str(to_oxigraph(term)) for term in listed)
