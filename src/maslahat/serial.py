"""The graph as files, the same bytes each time.

``maslahat.trig`` and ``maslahat.nq`` hold the named graphs, evidence and all; ``maslahat.ttl`` is the default graph.
The two are never loaded together: the second is the merge of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, Quad, RdfFormat
from pyoxigraph import serialize as _serialize

from maslahat.store import GraphStore
from maslahat.vocabulary import ID, PREFIXES

_STEM = re.compile(r"[^/#]*$")
_FOLDER = re.compile(re.escape(str(ID)) + r"(?:([a-z-]+)|article/([a-z0-9-]+)-[0-9a-f]{12}/([a-z]+))/")


def nquads(quads: Iterable[Quad]) -> str:
    """Quads as N-Quads, sorted."""
    return "".join(sorted(f"{quad} .\n" for quad in quads))


def trig(quads: Iterable[Quad]) -> str:
    """Quads as TriG with prefixes, sorted by graph, subject, predicate (types first) and object."""
    return _written(quads, RdfFormat.TRIG)


def turtle(store: GraphStore) -> str:
    """The default graph of a store as Turtle with prefixes, sorted."""
    return _written(store.merged(), RdfFormat.TURTLE)


def _written(quads: Iterable[Quad], form: RdfFormat) -> str:
    """Oxigraph writes quads in the order it is given; the order of the prefixes is its own, so they are sorted."""
    ordered = sorted(quads, key=_order)
    text = _serialize(ordered, format=form, prefixes=_prefixes(ordered))
    if text is None:
        raise TypeError("nothing was written")
    lines = text.decode("utf-8").splitlines(keepends=True)
    head = [line for line in lines if line.startswith("@prefix ")]
    return "".join([*sorted(head), "\n", *lines[len(head) :]])


def _order(quad: Quad) -> tuple[str, str, bool, str, str]:
    kind = quad.predicate.value.endswith("#type")
    return str(quad.graph_name), str(quad.subject), not kind, quad.predicate.value, str(quad.object)


def _prefixes(quads: list[Quad]) -> dict[str, str]:
    """The project's prefixes that the quads need, one for each folder of things, and for each of an article's.

    So ``state:`` for ``…/id/state/``, and ``<name>-q:`` for the quotes of an article.
    """
    iris = {term.value for quad in quads for term in quad if isinstance(term, NamedNode)}
    iris |= {quad.object.datatype.value for quad in quads if isinstance(quad.object, OxLiteral)}
    stems = {_STEM.sub("", text) for text in iris}
    prefixes = {prefix: space for prefix, space in PREFIXES.items() if space in stems}
    for stem in sorted(stems - set(prefixes.values())):
        if match := _FOLDER.fullmatch(stem):
            name = match[1] or f"{match[2]}-{match[3]}"
            prefixes.setdefault(name, stem)
    return prefixes
