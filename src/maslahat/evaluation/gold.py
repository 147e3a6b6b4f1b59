"""What a text states, as somebody who read it wrote it down, or as the reader found it: facts, mentions, traps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from maslahat.article import Article, Span
from maslahat.errors import MaslahatError
from maslahat.evaluation.forms import Forms

CERTAINTIES = ("asserted", "reported", "proposed", "planned", "opinion")


@dataclass(frozen=True)
class Argument:
    """A filler: the id of what it names (None: nothing but words) and its words, where known."""

    entity: str | None
    span: Span | None = None


@dataclass(frozen=True)
class Fact:
    """A fact of the flat form; the evidence is a sentence, ``alternatives`` are others that state the same."""

    id: str
    type: str
    args: tuple[tuple[str, tuple[Argument, ...]], ...]
    evidence: Span
    certainty: str
    attributed_to: Argument | None = None
    alternatives: tuple[Span, ...] = ()

    def fillers(self, role: str) -> tuple[Argument, ...]:
        """The fillers of a role, empty if it has none."""
        return next((fillers for name, fillers in self.args if name == role), ())

    def spans(self) -> Iterator[Span]:
        """Every stretch of text that the fact quotes."""
        yield self.evidence
        yield from self.alternatives
        by = (self.attributed_to,) if self.attributed_to else ()
        yield from (a.span for a in (*by, *(a for _, fillers in self.args for a in fillers)) if a.span)


@dataclass(frozen=True)
class NamedSpan:
    """A mention: a name in the text, its kind and what it names."""

    span: Span
    kind: str
    canonical: str


@dataclass(frozen=True)
class Trap:
    """What stands in the text and must not be read as asserted."""

    id: str
    type: str
    args: tuple[tuple[str, tuple[Argument, ...]], ...]
    span: Span
    kind: str


@dataclass(frozen=True)
class Text:
    """An article with what it states. ``mentions`` is None where nobody wrote them down."""

    article: Article
    facts: tuple[Fact, ...]
    traps: tuple[Trap, ...] = ()
    mentions: tuple[NamedSpan, ...] | None = None


def facts(form: dict[str, Any], forms: Forms, where: str) -> tuple[Fact, ...]:
    """The facts of a flat form. MaslahatError, beginning with ``where``, for what is none."""
    return tuple(
        _fact(one, forms, f"{where}: fact {_name(one, n)}") for n, one in enumerate(_list(form, "facts", where))
    )


def mentions(form: dict[str, Any], where: str) -> tuple[NamedSpan, ...]:
    """The mentions of a flat form."""
    found = []
    for n, one in enumerate(_list(form, "mentions", where)):
        at = f"{where}: mention {_name(one, n)}"
        found.append(NamedSpan(_span(one, at), str(_of(one, "type", at)), str(_of(one, "canonical", at))))
    return tuple(found)


def traps(form: dict[str, Any], forms: Forms, where: str) -> tuple[Trap, ...]:
    """The traps of a gold form."""
    found = []
    for n, one in enumerate(_list(form, "traps", where)):
        at = f"{where}: trap {_name(one, n)}"
        kind, args = _typed(one, forms, at)
        found.append(Trap(_name(one, n), kind, args, _span(_of(one, "span", at), at), str(one.get("kind", "other"))))
    return tuple(found)


def exact(spans: Iterable[Span], text: str, where: str) -> None:
    """Raise MaslahatError for a stretch that isn't the text at its offsets."""
    for span in spans:
        if text[span.start : span.end] != span.text:
            raise MaslahatError(f"{where}: the text has other words than «{span.text}» at {span.start}–{span.end}")


def _fact(one: Any, forms: Forms, at: str) -> Fact:
    kind, args = _typed(one, forms, at)
    certainty = str(_of(one, "certainty", at))
    if certainty not in CERTAINTIES:
        raise MaslahatError(f"{at}: certainty {certainty!r} is none of {', '.join(CERTAINTIES)}")
    by = one.get("attributed_to")
    return Fact(
        str(one.get("id", "")),
        kind,
        args,
        _span(_of(one, "evidence", at), at),
        certainty,
        _argument(by, at) if by else None,
        tuple(_span(s, at) for s in one.get("alt_evidence") or ()),
    )


def _typed(one: Any, forms: Forms, at: str) -> tuple[str, tuple[tuple[str, tuple[Argument, ...]], ...]]:
    kind = str(_of(one, "type", at))
    if kind not in forms.types:
        raise MaslahatError(f"{at}: the ontology has no type {kind!r}; it has {', '.join(forms.types)}")
    args = _of(one, "args", at)
    if not isinstance(args, dict):
        raise MaslahatError(f"{at}: args must be an object of role: list of fillers")
    for role in args:
        if forms.types[kind].role(role) is None:
            roles = ", ".join(r.name for r in forms.types[kind].roles)
            raise MaslahatError(f"{at}: {kind} has no role {role!r}; it has {roles}")
    listed = ((role, fillers if isinstance(fillers, list) else [fillers]) for role, fillers in args.items())
    return kind, tuple((role, tuple(_argument(a, f"{at}, {role}") for a in fillers)) for role, fillers in listed)


def _argument(one: Any, at: str) -> Argument:
    entity = _of(one, "entity", at, needed=False)
    return Argument(None if entity in (None, "") else str(entity), _span(one, at))


def _span(one: Any, at: str) -> Span:
    start, end, text = (_of(one, key, at) for key in ("start", "end", "text"))
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(text, str):
        raise MaslahatError(f"{at}: start and end must be whole numbers, text the words between them")
    return Span(start, end, text)


def _of(one: Any, key: str, at: str, *, needed: bool = True) -> Any:
    if not isinstance(one, dict):
        raise MaslahatError(f"{at}: expected a JSON object")
    if needed and key not in one:
        raise MaslahatError(f"{at}: {key!r} is missing")
    return one.get(key)


def _list(form: Any, key: str, where: str) -> list[Any]:
    found = form.get(key, []) if isinstance(form, dict) else None
    if not isinstance(found, list):
        raise MaslahatError(f"{where}: expected a JSON object with a list {key!r}")
    return found


def _name(one: Any, n: int) -> str:
    return str(one["id"]) if isinstance(one, dict) and one.get("id") else str(n + 1)
