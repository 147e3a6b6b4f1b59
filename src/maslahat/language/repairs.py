"""The parser's commonest faults, mended once, right after parsing. Each has its sentence in the tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from maslahat.language.beside import beside_its_noun, initials, name_of_another_case
from maslahat.language.forms import mended
from maslahat.language.tokens import ROOT, Token

CLAUSE_MARKS = (":", ";")
LOOSE = ("obl", "advmod", "cc")


def break_cycles(heads: list[int]) -> None:
    """Make a root of the first token of every cycle: one tree in sixteen has one, and a walk up would never end."""
    for i in range(len(heads)):
        seen = {i}
        at = i
        while (head := heads[at]) != ROOT:
            if head in seen or not 0 <= head < len(heads):
                heads[at] = ROOT
                break
            seen.add(head)
            at = head


def repair(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tree with its cheap repairs; never makes a cycle."""
    found = mended(tokens)
    for mend in (
        initials,
        beside_its_noun,
        _beyond_a_colon,
        _noun_as_adjective,
        _infinitive_as_adjective,
        name_of_another_case,
        _verb_of_that,
        _before_that,
        _second_verb,
        _conjunct_of_another_case,
        _over_the_root,
        _second_subject,
    ):
        for i, (head, rel) in mend(found).items():
            if not _above(found, i, head):
                found[i] = replace(found[i], head=head, rel=rel)
    return tuple(found)


def _beyond_a_colon(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«Часть визита оказалась значимой: X запустили …»: a noun before the colon does not hang on the verb after it."""
    changes: dict[int, tuple[int, str]] = {}
    for mark in (t for t in tokens if t.text in CLAUSE_MARKS):
        for t in tokens[: mark.i]:
            if t.head > mark.i and t.rel.partition(":")[0] in ("obj", "nsubj", "obl", "nmod", "iobj"):
                verb = next((v for v in tokens[t.i + 1 : mark.i] if v.pos == "VERB" and "Tense" in v.feats), None)
                if verb is not None:
                    changes[t.i] = (verb.i, "nsubj" if t.is_(Case="Nom") else "obl")
    return changes


def _noun_as_adjective(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«центр по металлам эксперт оценивает»: a noun with its preposition is no adjective of a later noun."""
    changes: dict[int, tuple[int, str]] = {}
    for t in tokens:
        if t.pos != "NOUN" or t.rel != "amod" or t.head <= t.i:
            continue
        case = next((c for c in tokens if c.head == t.i and c.rel == "case"), None)
        before = [b for b in tokens[: case.i if case else t.i] if b.pos in ("NOUN", "PROPN", "VERB", "PUNCT")]
        if case is not None and before and before[-1].pos != "PUNCT":
            changes[t.i] = (before[-1].i, "nmod" if before[-1].pos != "VERB" else "obl")
    return changes


def _infinitive_as_adjective(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«призвал страны углублять сотрудничество»: an infinitive is nobody's adjective; the noun is its object."""
    changes: dict[int, tuple[int, str]] = {}
    for t in tokens:
        if t.rel == "amod" and t.head > t.i and t.is_(VerbForm="Inf"):
            verb = next((v for v in reversed(tokens[: t.i]) if v.pos == "VERB" and not v.is_(VerbForm="Inf")), None)
            if verb is not None:
                changes[t.i] = (verb.i, "xcomp")
                changes[t.head] = (t.i, "obj")
    return changes


def _verb_of_that(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«условились о том, что …»: the verb governs «том», never the reverse."""
    changes: dict[int, tuple[int, str]] = {}
    for t in tokens[2:]:
        verb = tokens[t.i - 2]
        if t.text.lower() == "том" and verb.pos == "VERB" and verb.head == t.i and t.head != verb.i:
            changes[verb.i] = (t.head, t.rel)
            changes[t.i] = (verb.i, "obl")
    return changes


def _before_that(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«На саммите X объявил, что визит намечен»: what stands before «что» hangs on nothing behind it."""
    changes: dict[int, tuple[int, str]] = {}
    for that in tokens:
        if that.text.lower() != "что" or that.pos != "SCONJ" or that.head <= that.i:
            continue
        inner = tokens[that.head]
        verb = tokens[inner.head] if inner.rel == "ccomp" and inner.head != ROOT else None
        if verb is None or verb.i > that.i or verb.pos != "VERB":
            continue
        for t in tokens[: that.i]:
            if t.head == inner.i and t.rel in ("obl", "advmod") and t.i != verb.i:
                changes[t.i] = (verb.i, t.rel)
    return changes


def _second_verb(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«X посетил Y, а 22 мая был принят Z»: a second root without a subject is coordinated with the first."""
    changes: dict[int, tuple[int, str]] = {}
    roots = [t for t in tokens if t.head == ROOT and _tells(t)]
    for first, then in pairwise(roots):
        between = tokens[first.i + 1 : then.i]
        cc = next(
            (c for c in between if c.rel == "cc" and c.head in (first.i, then.i) and tokens[c.i - 1].text == ","), None
        )
        if cc is None:
            continue
        # «21 мая посетил Y, а 22 мая был принят»: the days are swapped
        changes |= {t.i: (then.i, t.rel) for t in tokens[cc.i : then.i] if t.head == first.i and t.rel in LOOSE}
        changes |= {t.i: (first.i, t.rel) for t in tokens[: first.i] if t.head == then.i and t.rel in LOOSE}
        subject = next((c for c in tokens if c.head == first.i and c.rel.startswith("nsubj")), None)
        own = any(c.head == then.i and c.rel.startswith("nsubj") for c in tokens)
        agrees = subject is not None and all(
            then.feats.get(f, first.feats.get(f)) == first.feats.get(f) for f in ("Number", "Gender")
        )
        if agrees and not own:
            changes[then.i] = (first.i, "conj")
    return changes


def _tells(token: Token) -> bool:
    """A verb in a personal form or a short passive participle."""
    return token.pos == "VERB" and (token.is_(VerbForm="Fin") or token.is_(Variant="Short"))


def _conjunct_of_another_case(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«договор о дружбе и программу»: a noun is coordinated with the nearest noun above that has its case."""
    changes: dict[int, tuple[int, str]] = {}
    for t in tokens:
        if t.rel != "conj" or t.pos != "NOUN" or "Case" not in t.feats or tokens[t.head].pos != "NOUN":
            continue
        if tokens[t.head].feats.get("Case") == t.feats["Case"] or any(
            c.head == t.i and c.rel == "case" for c in tokens
        ):
            continue
        at, steps = tokens[t.head], 0
        while at.rel in ("nmod", "obl", "conj") and at.head != ROOT and steps < len(tokens):
            at, steps = tokens[at.head], steps + 1
            if at.pos == "NOUN" and at.feats.get("Case") == t.feats["Case"] and at.i < t.i:
                changes[t.i] = (at.i, "conj")
                break
    return changes


def _over_the_root(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«Очередь — у X, и саммит намечен»: a subject before the root is the root's, if the verb beyond has its own."""
    changes: dict[int, tuple[int, str]] = {}
    for t in tokens:
        if not t.rel.startswith("nsubj") or t.head <= t.i:
            continue
        root = next((r for r in tokens[t.i + 1 : t.head] if r.head == ROOT and r.pos in ("NOUN", "PROPN")), None)
        if root is not None and any(
            c.head == t.head and c.rel.startswith("nsubj") for c in tokens[root.i + 1 : t.head]
        ):
            changes[t.i] = (root.i, "nsubj")
    return changes


def _second_subject(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«Входят A и, с 2018 года, B»: a name coordinated with a verb by «и» is coordinated with its subject."""
    changes: dict[int, tuple[int, str]] = {}
    for t in tokens:
        if t.rel != "conj" or t.pos != "PROPN" or not t.is_(Case="Nom") or tokens[t.head].pos != "VERB":
            continue
        below = [c for c in tokens if c.head == t.i]
        if not any(c.rel == "cc" and c.text == "и" for c in below) or any(c.text in "—–" for c in tokens[: t.i]):
            continue
        subject = next((c for c in tokens[: t.i] if c.head == t.head and c.rel == "nsubj" and c.pos == "PROPN"), None)
        if subject is not None and all(c.rel in ("cc", "punct", "flat", "flat:name", "conj", "appos") for c in below):
            changes[t.i] = (subject.i, "conj")
    return changes


def _above(tokens: list[Token], i: int, head: int) -> bool:
    """Whether token ``i`` stands above its new head, so that hanging it there would close a circle."""
    at = head
    while at != ROOT:
        if at == i:
            return True
        at = tokens[at].head
    return False
