"""Files of quads on their way into a store: named graphs as written, and each supported statement merged.

N-Quads are not parsed in Python: the line of a statement, without its graph, is its line in the default graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, parse

from maslahat import graphs
from maslahat.errors import MaslahatError
from maslahat.terms import lexical

_BLOCK = 1 << 16
_STATEMENT = re.compile(rb'^([^\n]*) <[^<> "\n]*> \.\n', re.MULTILINE)
_UNSUPPORTED = (graphs.DERIVED.encode(), graphs.ONTOLOGY_FILES.encode())
_NO_SUPPORT = re.compile(rb'^[^\n]* <(?:%s|%s[^<> "\n]*)> \.\n' % tuple(map(re.escape, _UNSUPPORTED)), re.MULTILINE)
FORMATS = {".trig": RdfFormat.TRIG, ".nq": RdfFormat.N_QUADS}


def supported_quads(path: Path) -> Iterator[Quad]:
    """The quads of a TriG or N-Quads file that are supported: neither derived ones nor the ontology's.

    Raises MaslahatError for another kind of file, and for one that cannot be read, naming the line.
    """
    if path.suffix not in FORMATS:
        raise MaslahatError(f"{path}: a graph is a .trig or .nq file, as `maslahat build` makes them")
    try:
        for quad in parse(path=path, format=FORMATS[path.suffix]):
            if graphs.supports(lexical(quad.graph_name)):
                yield quad
    except OSError as error:
        raise MaslahatError(f"{path}: cannot be read ({error.strerror or error}); run `maslahat build`") from None
    except SyntaxError as error:
        raise MaslahatError(f"{path}:{error.lineno}: {error.msg}; run `maslahat build` again") from None


class MergedLines:
    """A file of N-Quads as Oxigraph reads it: each supported statement followed by the same in the default graph.

    Derived statements and the ontology's are left out. Reading raises ValueError at a line without a graph.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._block, self._place = b"", 0

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; none at the end of the file."""
        while self._place >= len(self._block):
            lines = self._file.read(_BLOCK) + self._file.readline()
            if not lines:
                return b""
            self._block, self._place = _merged(lines if lines.endswith(b"\n") else lines + b"\n"), 0
        start, self._place = self._place, self._place + size
        return self._block[start : self._place]


def _merged(block: bytes) -> bytes:
    if any(name in block for name in _UNSUPPORTED):
        block = _NO_SUPPORT.sub(b"", block)
    merged, lines = _STATEMENT.subn(rb"\g<0>\g<1> .\n", block)
    if lines != block.count(b"\n"):
        wrong = next(line for line in block.splitlines(keepends=True) if not _STATEMENT.fullmatch(line))
        raise ValueError(f"a line without the name of a graph: {wrong.decode(errors='replace').strip()}")
    return merged
