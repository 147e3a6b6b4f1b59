"""Transforms of a UD tree: who does it and to whom, whatever the voice, the form of the verb or the coordination.

A lexicographer writes a verb; the engine finds its arguments under passives, participles, infinitives and nouns.
"""

from __future__ import annotations

from collections.abc import Callable

from maslahat.language import Sentence, Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "DET"})
WHERE = "где"
REACH = 6  # tokens within which a subject that the parser lost is sought

Test = Callable[[Token], bool]


def is_verb(token: Token) -> bool:
    """A verb in any form but a long participle, which stands like an adjective."""
    return token.pos in VERBAL and not is_participle(token)


def is_participle(token: Token) -> bool:
    """A long participle: it stands like an adjective and has a case."""
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short" and "Case" in token.feats


def is_passive(token: Token) -> bool:
    """A verb or participle in the passive voice."""
    return token.feats.get("Voice") == "Pass"


def genitive(token: Token) -> bool:
    """A genitive, or the same form of what is alive, which the tagger takes for an accusative."""
    return token.is_(Case="Gen") or (token.is_(Case="Acc") and token.feats.get("Animacy") == "Anim")


def conjuncts(s: Sentence, i: int) -> list[Token]:
    """A token and what is coordinated with it, in text order."""
    found = [s.tokens[i]]
    for token in found:
        found += s.children(token.i, "conj")  # of a tree: nothing comes twice
    return sorted(found, key=lambda t: t.i) if len(found) > 1 else found


def preposition(s: Sentence, i: int) -> str:
    """The preposition before a noun, in dictionary form («в», «по», «в ход»), empty if none."""
    own = [c for c in s.children(i, "case") if c.i < i]
    words = []
    for case in own:
        words += [s.lemmas[case.i], *(s.lemmas[f.i] for f in s.children(case.i, "fixed"))]
    return " ".join(words)


def clause_head(s: Sentence, i: int) -> Token:
    """The verb (or verbless root) of the clause a token stands in."""
    token = s.tokens[i]
    if is_verb(token):
        return token
    for above in s.up(i):
        if is_verb(above):
            return above
        token = above
    return token


def subjects(s: Sentence, i: int, is_name: Test) -> list[Token]:
    """Who does what the verb or noun at ``i`` says: heads of noun phrases, without their conjuncts."""
    return _subjects(s, i, is_name, frozenset())


def drops_subject(s: Sentence, i: int) -> bool:
    """Whether a verb leaves its subject to the sentence before: «Предложил создать фонд», not «предлагалось»."""
    token = s.tokens[i]
    one = token.feats.get("Number") == "Sing" and token.feats.get("Gender") != "Neut"
    third = not token.is_(Person="1") and not token.is_(Person="2") and token.feats.get("VerbForm") == "Fin"
    alone = token.rel in ("root", "parataxis", "conj") and not s.children(i, "nsubj", "csubj")
    return token.pos == "VERB" and one and third and alone and not is_passive(token)


def _subjects(s: Sentence, i: int, is_name: Test, seen: frozenset[int]) -> list[Token]:
    token = s.tokens[i]
    if i in seen:
        return []
    if is_participle(token):
        if is_passive(token):
            return _agents(s, i)
        head = s.head(i)
        return [head] if head and token.rel in ("acl", "amod") else []
    if not is_verb(token):
        return _nearest(s, i, s.children(i, "nsubj"))
    if is_passive(token):
        return _agents(s, i)
    own = _nearest(s, i, [c for c in s.children(i, "nsubj") if c.rel != "nsubj:pass" or not s.children(i, "obl")])
    if own:
        return own
    head = s.head(i)
    if (
        head is not None
        and token.rel in ("conj", "xcomp", "advcl", "ccomp", "csubj", "parataxis")
        and not _finite_clause(token)
    ):
        return _subjects(s, head.i, is_name, seen | {i})
    if head is not None and token.rel == "conj":
        return _subjects(s, head.i, is_name, seen | {i}) or _lost(s, i, is_name)
    if head is not None and (token.rel == "acl" or (token.rel == "nmod" and token.is_(VerbForm="Inf"))):
        own = possessors(s, head.i)
        verb = clause_head(s, head.i)  # «о желании вступить объявил X»
        infinitive = token.is_(VerbForm="Inf") and is_verb(verb)
        return own or (_subjects(s, verb.i, is_name, seen | {i}) if infinitive else [])
    if (before := _beyond_where(s, i)) is not None:
        return _subjects(s, before.i, is_name, seen | {i})
    if token.feats.get("VerbForm") == "Fin" or token.feats.get("Tense") == "Past":
        return _lost(s, i, is_name)
    return []


def where(s: Sentence, i: int) -> Token | None:
    """The place of which a verb behind «где» tells: «посетил Ашхабад, где встретился с X»."""
    head = s.head(i)
    told = head is not None and s.tokens[i].rel == "acl:relcl"
    return head if told and any(c.text.lower() == WHERE for c in s.children(i, "advmod", "mark")) else None


def _beyond_where(s: Sentence, i: int) -> Token | None:
    """The verb whose subject a verb behind «где» shares, if it has none of its own and agrees with it."""
    place = where(s, i)
    verb = clause_head(s, place.i) if place is not None else None
    if verb is None or not is_verb(verb) or s.children(i, "nsubj", "csubj"):
        return None
    mine, its = s.tokens[i].feats, verb.feats
    return verb if all(mine.get(f, its.get(f)) == its.get(f, mine.get(f)) for f in ("Number", "Gender")) else None


def stands_alone(s: Sentence, i: int) -> bool:
    """Whether a verb has a clause of its own in which its subject may stand: finite or a short passive."""
    token = s.tokens[i]
    if token.pos not in VERBAL or is_participle(token):
        return False
    short = token.feats.get("Variant") == "Short"
    return (token.feats.get("VerbForm") == "Fin" or short) and not s.children(i, "nsubj" if not short else "obl:agent")


def _finite_clause(token: Token) -> bool:
    return token.feats.get("VerbForm") == "Fin" and token.rel in (
        "ccomp",
        "parataxis",
        "advcl",
        "csubj",
        "conj",
    )


def _agents(s: Sentence, i: int) -> list[Token]:
    return [c for c in s.children(i, "obl", "iobj", "nsubj") if c.is_(Case="Ins") and not preposition(s, c.i)]


def _lost(s: Sentence, i: int, is_name: Test) -> list[Token]:
    """A nominative name near a finite verb that the parser hung elsewhere («Присутствие X Толипов считает»)."""
    verb = s.tokens[i]
    number = verb.feats.get("Number")
    near = [t for t in s.tokens if 0 < abs(t.i - i) <= REACH and t.is_(Case="Nom") and is_name(t) and t.rel != "conj"]
    near = [t for t in near if not number or number == "Plur" or t.feats.get("Number", number) == number]
    near = [
        t
        for t in near
        if t.rel in ("nmod", "appos", "obl", "obj", "nsubj", "nsubj:pass", "root", "parataxis")
        and _same_clause(s, i, t)
    ]
    return sorted(near, key=lambda t: (t.i < i, abs(t.i - i)))[:1]


def _same_clause(s: Sentence, i: int, other: Token) -> bool:
    low, high = sorted((i, other.i))
    return not any(t.text in ',:;—–«»"' for t in s.tokens[low + 1 : high])


def _nearest(s: Sentence, i: int, found: list[Token]) -> list[Token]:
    """Of several subjects the one nearest to the verb, none beyond a colon: the clause before it leaks."""
    own = [t for t in found if not any(x.text == ":" for x in s.tokens[min(t.i, i) : max(t.i, i)])]
    return sorted(own, key=lambda t: abs(t.i - i))[:1]


def objects(s: Sentence, i: int) -> list[Token]:
    """What is done to: the object, the subject of a passive, the noun of a passive participle; heads only."""
    token = s.tokens[i]
    if is_participle(token):
        head = s.head(i)
        return [head] if is_passive(token) and head else s.children(i, "obj")
    if is_passive(token):
        own = [c for c in s.children(i, "nsubj") if not c.is_(Case="Ins")]
        shared = s.head(i) if token.rel == "conj" else _beyond_where(s, i)
        head = None if own else shared
        # «X приехал и был принят Y»: what the first verb does, the second suffers
        return s.children(head.i, "nsubj") if head is not None and is_verb(head) and not is_passive(head) else own
    if not is_verb(token):
        return possessors(s, i)
    found = [c for c in s.children(i, "obj") if not any(x.text == ":" for x in s.tokens[min(c.i, i) : max(c.i, i)])]
    if not found and token.rel == "conj" and (head := s.head(i)) is not None and is_verb(head):
        return []
    return found


def apart(s: Sentence, i: int, j: int) -> bool:
    """Whether a semicolon stands between two tokens."""
    return any(t.text == ";" for t in s.tokens[min(i, j) : max(i, j)])


def possessors(s: Sentence, i: int) -> list[Token]:
    """The genitives that hang on a noun: «визит Токаева»; an acronym («саммит ОТГ») shows no case."""
    found = [
        c for c in s.children(i, "nmod") if c.is_(Case="Gen") or (c.i > i and len(c.text) > 1 and c.text.isupper())
    ]
    return [c for c in found if not preposition(s, c.i)]
