"""The words of a phrase of the tree, as a stretch of the text: no hole, no mark or conjunction at its ends."""

from __future__ import annotations

from collections.abc import Iterable

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.reading import tree

THAT = frozenset({"что", "чтобы"})


def phrase(
    s: Sentence,
    article: Article,
    i: int,
    *,
    without: tuple[str, ...] = ("conj", "parataxis"),
    cut: Iterable[int] = (),
) -> Span:
    """The words of a token's phrase, from first to last, without coordinated phrases, commas and marks at its ends."""
    cut = set(cut)
    for child in s.children(i):
        # what is coordinated is a phrase of its own, with its conjunction and comma
        if child.rel.partition(":")[0] in without:
            cut.update(s.subtree(child.i))
    keep = [j for j in s.subtree(i) if j not in cut]
    keep = run(keep, i)
    while keep[0] != i and (s.tokens[keep[0]].pos in ("PUNCT", "CCONJ") or s.tokens[keep[0]].rel in ("mark", "case")):
        keep.pop(0)
    return trimmed(s, article, keep[0], keep[-1] + 1)


def title(s: Sentence, article: Article, i: int) -> Span:
    """The words by which a noun is called: its phrase without the clauses and participles that tell more of it."""
    described = [c.i for c in s.children(i) if tree.is_participle(c) or c.rel == "acl:relcl"]
    return phrase(s, article, i, cut={j for c in described for j in s.subtree(c)})


def complements(s: Sentence, article: Article, i: int) -> list[Span]:
    """What a verb or noun of saying or agreeing governs: infinitives, «что»-clauses, «о том, что …», «о» and a noun."""
    found = []
    for child in s.children(i):
        if child.i < i or child.rel in ("parataxis", "advcl", "conj", "acl:relcl"):
            continue
        marked = any(c.rel == "mark" and c.text.lower() in THAT for c in s.children(child.i))
        if child.feats.get("VerbForm") == "Inf" or marked:
            found.append(phrase(s, article, child.i, without=()))
        elif tree.preposition(s, child.i) in ("о", "об"):
            if s.lemmas[child.i] not in ("то", "тот"):
                found.append(phrase(s, article, child.i, without=("acl:relcl",)))
            else:
                found += _that(s, article, child.i)
    return found


def _that(s: Sentence, article: Article, i: int) -> list[Span]:
    """The clause after «о том, что», wherever the parser hung it."""
    mark = next((t for t in s.tokens[i + 1 : i + 3] if t.text.lower() in THAT), None)
    head = s.head(mark.i) if mark else None
    if mark is None or head is None or head.i < mark.i:
        return []
    return [trimmed(s, article, mark.i + 1, max(run(s.subtree(head.i), head.i)) + 1)]


def trimmed(s: Sentence, article: Article, start: int, end: int) -> Span:
    """The words from token ``start`` up to ``end`` (exclusive), without marks and conjunctions at the end."""
    while end > start + 1 and s.tokens[end - 1].pos in ("PUNCT", "CCONJ"):
        end -= 1
    return article.span(s.tokens[start].start, s.tokens[end - 1].end)


def run(places: list[int], i: int) -> list[int]:
    """The run of neighbouring places that holds ``i``: a phrase has no hole but punctuation."""
    at = places.index(i)
    low = high = at
    while low > 0 and places[low] - places[low - 1] <= 2:
        low -= 1
    while high + 1 < len(places) and places[high + 1] - places[high] <= 2:
        high += 1
    return places[low : high + 1]


def split(s: Sentence, article: Article, heads: list[Token], first: Token) -> list[Span]:
    """Coordinated phrases, cut where the next one begins: what the parser hung on the wrong one stays in its place."""
    heads = sorted(heads, key=lambda t: t.i)
    last = max(max(run(s.subtree(h.i), h.i)) for h in (first, heads[-1]))
    starts = [
        min(j for j in run(s.subtree(h.i), h.i) if j > before)
        for h, before in zip(heads, [-1, *(h.i for h in heads)], strict=False)
    ]
    starts = [_skip(s, start, h.i) for start, h in zip(starts, heads, strict=True)]
    return [trimmed(s, article, start, end) for start, end in zip(starts, [*starts[1:], last + 1], strict=True)]


def _skip(s: Sentence, start: int, head: int) -> int:
    """The first word of a phrase that is no conjunction, mark or punctuation."""
    while start < head and (
        s.tokens[start].pos in ("PUNCT", "CCONJ", "ADP") or s.tokens[start].rel in ("mark", "case")
    ):
        start += 1
    return start
