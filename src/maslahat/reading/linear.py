"""What stands in a clause by order and case alone, for where the tree has gone wrong.

The parser hangs «и Афганистан» on «наконец» and the parties of a treaty on its subject; their case, their preposition
and the borders of the clause are right all the same.
"""

from __future__ import annotations

from collections.abc import Callable

from maslahat.language import Sentence, Token

BREAKS = frozenset(';:«»"“”()')
DASHES = frozenset({"—", "–"})
BORDERS = DASHES | {","}
ENDS = frozenset({",", ";", ".", "(", ")"})
OPENERS = frozenset("который что чтобы если когда где куда как пока хотя поскольку поэтому зачем почему ли чей".split())
PHRASE = frozenset({"ADJ", "DET", "NUM", "NOUN", "PROPN", "PRON", "X"})
REACH = 8  # tokens back from a name to the preposition of its phrase

Test = Callable[[int], bool]


def clause(s: Sentence, i: int) -> list[int]:
    """The places of the clause of a verb or noun, without the relative, participial and inserted clauses in it."""
    chunks = _chunks(s)
    mine = next(n for n, chunk in enumerate(chunks) if i in chunk)
    found = _own(s, chunks[mine], i)
    for step in (-1, 1):
        at = mine + step
        while 0 <= at < len(chunks) and not _broken(s, chunks[max(at, at - step)]):
            chunk = chunks[at]
            if not _has_verb(s, chunk):
                if not _opens(s, chunk):
                    found += chunk
            elif not _opens(s, chunk) and not _participial(s, chunk):
                break
            at += step
    return sorted(found)


def preposition(s: Sentence, start: int) -> str:
    """The preposition that governs the phrase a name ends, by order: «с президентом Казахстана [Токаевым]»."""
    case = s.tokens[start].feats.get("Case")
    for at in range(start - 1, max(-1, start - REACH), -1):
        token = s.tokens[at]
        if token.pos == "ADP":
            return s.lemmas[at]
        if token.text == "," or token.pos == "CCONJ":
            continue  # «между Казахстаном и [Кыргызстаном]»
        if token.pos not in PHRASE or (case and token.feats.get("Case") not in (case, "Gen", None)):
            return ""
    return ""


def listed(s: Sentence, i: int, is_name: Test) -> list[Token]:
    """Names that go on the list which the name at ``i`` is in: «A, B и C», in the case of the first.

    A list closes with «и» or the end of the sentence: what a mere comma joins may begin another clause.
    """
    found: list[Token] = []
    case = s.tokens[i].feats.get("Case")
    closed = joined = False
    for token in s.tokens[i + 1 :]:
        if token.text == "," or (token.pos == "CCONJ" and s.lemmas[token.i] == "и"):
            joined, closed = True, token.text != ","
        elif is_name(token.i) and joined:
            if token.feats.get("Case", case) != case:
                break
            found.append(token)
            joined = False
        elif token.pos not in PHRASE or (joined and token.feats.get("Case") not in (case, "Gen", None)):
            closed = closed or token.text in ".;)"
            break
    return found if closed else []


def verbless(s: Sentence, i: int) -> list[tuple[list[int], list[int]]]:
    """The clauses after the one at ``i`` whose dash stands for its verb: the places before and after the dash."""
    found: list[tuple[list[int], list[int]]] = []
    for dash in [t.i for t in s.tokens[i:] if t.text in DASHES]:
        start = max((t.i + 1 for t in s.tokens[i:dash] if t.text in ENDS), default=dash)
        if start < dash and s.tokens[start].pos == "CCONJ":
            start += 1
        end = next((t.i for t in s.tokens[dash + 1 :] if t.text in ENDS or t.text in DASHES), len(s.tokens))
        if start < dash and dash + 1 < end and not _has_verb(s, range(start, end)):
            found.append((list(range(start, dash)), list(range(dash + 1, end))))
    return found


def _chunks(s: Sentence) -> list[range]:
    """The stretches between marks; a mark opens the stretch after it."""
    starts = [0, *(t.i for t in s.tokens if t.text in BREAKS or t.text in BORDERS)]
    ends = [*starts[1:], len(s.tokens)]
    return [range(a, b) for a, b in zip(starts, ends, strict=True) if a < b]


def _own(s: Sentence, chunk: range, i: int) -> list[int]:
    """Of a stretch with several finite verbs the part around one of them."""
    verbs = [j for j in chunk if finite(s.tokens[j])]
    low = max((j + 1 for j in verbs if j < i), default=chunk.start)
    high = min((j for j in verbs if j > i), default=chunk.stop)
    return list(range(low, high))


def _broken(s: Sentence, chunk: range) -> bool:
    return s.tokens[chunk.start].text in BREAKS


def finite(token: Token) -> bool:
    """A verb that heads a clause: in a personal form or as a short participle."""
    return token.pos == "VERB" and (token.feats.get("VerbForm") == "Fin" or token.feats.get("Variant") == "Short")


def _has_verb(s: Sentence, chunk: range) -> bool:
    return any(s.tokens[j].pos in ("VERB", "AUX") for j in chunk)


def _participial(s: Sentence, chunk: range) -> bool:
    return not any(finite(s.tokens[j]) for j in chunk)


def _opens(s: Sentence, chunk: range) -> bool:
    """Whether a stretch begins with a word that opens a clause of its own, after a preposition or not."""
    first = [j for j in chunk if s.tokens[j].pos != "PUNCT"][:2]
    return any(s.lemmas[j] in OPENERS for j in first[: 2 if first and s.tokens[first[0]].pos == "ADP" else 1])
