"""A sentence's tree for the eye, and the path in it from a trigger to a filler."""

from __future__ import annotations

from collections.abc import Mapping

from maslahat.article import Span
from maslahat.language import Sentence, Token

FOLDED = ("case", "cc", "mark", "det", "aux", "fixed")  # told in one line with what they belong to


def drawn(s: Sentence, notes: Mapping[int, str]) -> list[str]:
    """One line a token, indented by its depth; marks left out, prepositions told with their noun.

    ``notes`` are told behind the tokens at these places.
    """
    lines: list[str] = []
    todo: list[tuple[Token, str, str]] = [(t, "", "") for t in reversed(s.tokens) if t.rel == "root"]
    while todo:
        token, lead, indent = todo.pop()
        below = [c for c in s.children(token.i) if c.pos != "PUNCT"]
        folded = [c for c in below if c.rel.partition(":")[0] in FOLDED and not s.children(c.i)]
        words = " ".join(t.text for t in sorted([token, *folded], key=lambda t: t.i))
        told = [token.rel, token.feats.get("Case", "")]
        if token.rel == "root" and token.pos == "PUNCT":
            continue
        note = f"  ← {notes[token.i]}" if token.i in notes else ""
        lines.append(f"{lead}{words}  ({' '.join(filter(None, told))}){note}")
        rest = [c for c in below if c not in folded]
        for n, child in reversed(list(enumerate(rest))):
            last = n == len(rest) - 1
            todo.append((child, indent + ("└─ " if last else "├─ "), indent + ("   " if last else "│  ")))
    return lines


def path(s: Sentence, start: Token, end: Token) -> str:
    """The way from one token to another: «встрече ↑obl прошла ↓nsubj Токаев»."""
    above = [start, *s.up(start.i)]
    down = [end]
    places = {t.i for t in above}
    while down[-1].i not in places and (head := s.head(down[-1].i)) is not None:
        down.append(head)
    meet = down[-1].i
    if meet not in places:
        return f"{start.text} … {end.text}"  # under different roots
    told = [start.text]
    for token in above:
        if token.i == meet:
            break
        told.append(f"↑{token.rel} {s.tokens[token.head].text}")
    told += [f"↓{token.rel} {token.text}" for token in reversed(down[:-1])]
    return " ".join(told)


def place(s: Sentence, span: Span) -> Token | None:
    """The token that governs a stretch of the sentence; None if the stretch lies elsewhere."""
    tokens = s.covering(span.start, span.end)
    return s.top(tokens) if tokens else None
