"""Which persons a phrase puts into an office: «министр X», «генсек — X», «X, посол Y в Z,», «министры X и Y»."""

from __future__ import annotations

from collections.abc import Callable

from maslahat.language import Sentence, Token
from maslahat.reading.mentions import Mentions
from maslahat.reading.tree import is_verb
from maslahat.records import Filler, Mention

STOPS = frozenset(',;:—–()«»"')
DASHES = frozenset({"—", "–", "-"})
FIELDS = frozenset({"по", "в", "во", "при", "на"})  # «посол Казахстана в Узбекистане», «спецпредставитель по климату»
FIELD = 9  # tokens that such a field may take
ASIDE = 6  # tokens between an office and its dash
UNDECLINED = tuple("уюоеиэ")  # foreign names that end so keep their form in every case

IsPerson = Callable[[Mention], bool]


def holders(s: Sentence, mentions: Mentions, head: Token, start: int, end: int, is_person: IsPerson) -> list[Filler]:
    """The persons of an office whose words, with its owner, run from token ``start`` to ``end``."""
    if _of_another(s, head, start):
        return []
    found = _after(s, mentions, head, end, is_person) or _before(s, mentions, head, start, is_person)
    if found is None:
        return []
    persons = [Filler(found.span, found.value)]
    if head.is_(Number="Plur"):
        persons += _listed(s, mentions, found, is_person)
    return persons


def _of_another(s: Sentence, head: Token, start: int) -> bool:
    """«жена президента X», «полпред президента X»: the name is of somebody whom the office only describes."""
    before = s.tokens[start - 1] if start else None
    if before is not None and before.pos == "ADJ" and start > 1:
        before = s.tokens[start - 2]
    if before is None or before.pos != "NOUN" or not head.is_(Case="Gen") or head.is_(Number="Plur"):
        return False
    return before.is_(Animacy="Anim") and before.i in (head.head, *(t.i for t in s.up(head.i)))


def _after(s: Sentence, mentions: Mentions, head: Token, end: int, is_person: IsPerson) -> Mention | None:
    """Right after it, behind its field, in brackets, or behind a dash."""
    here = range(end + 1, len(s.tokens))
    for i in here[:2]:
        token, mention = s.tokens[i], mentions.at(s, i)
        if mention is not None and is_person(mention):
            # «пресс-секретарь Лаврова Мария Захарова»: the genitive is whose spokeswoman she is
            behind = max(t.i for t in s.covering(mention.span.start, mention.span.end)) + 1
            own = _person(mentions, s, behind, is_person)
            if own is not None and token.is_(Case="Gen") and not s.tokens[behind].is_(Case="Gen"):
                return own
            return mention if i == end + 1 or any(_agrees(t, head) for t in s.tokens[i:behind]) else None
        if token.text in STOPS or token.pos not in ("ADJ", "NOUN", "PROPN"):
            break
    opens = s.tokens[end + 1].text if end + 1 < len(s.tokens) else ""
    if opens == "(":
        return _person(mentions, s, end + 2, is_person)
    if opens.lower() in FIELDS:
        for i in here[1:FIELD]:
            token, mention = s.tokens[i], mentions.at(s, i)
            if mention is not None and is_person(mention):
                return mention if _agrees(token, head) else None
            if token.text in STOPS or is_verb(token) or token.pos == "CCONJ":
                break
    return _behind_dash(s, mentions, head, end, is_person)


def _behind_dash(s: Sentence, mentions: Mentions, head: Token, end: int, is_person: IsPerson) -> Mention | None:
    """«Генсек — Кайрат Сарыбай», «Председатель с 2024 года — X»."""
    if not head.is_(Case="Nom"):
        return None
    for i in range(end + 1, min(end + 1 + ASIDE, len(s.tokens))):
        token = s.tokens[i]
        if token.text in DASHES:
            after = i + 1
            while after < len(s.tokens) and s.tokens[after].pos in ("ADV", "PART"):
                after += 1
            found = _person(mentions, s, after, is_person)
            return found if found is not None and s.tokens[after].feats.get("Case", "Nom") == "Nom" else None
        if token.text in STOPS or is_verb(token):
            return None
    return None


def _before(s: Sentence, mentions: Mentions, head: Token, start: int, is_person: IsPerson) -> Mention | None:
    """«Касым-Жомарт Токаев, президент Казахстана,», «X — генеральный секретарь ШОС»."""
    while start > 0 and s.tokens[start - 1].pos == "ADJ":
        start -= 1
    mark = s.tokens[start - 1].text if start > 1 else ""
    if mark != "," and mark not in DASHES:
        return None
    found = _person(mentions, s, start - 2, is_person)
    if found is None:
        return None
    name = s.tokens[start - 2]
    if mark == ",":
        return found if _agrees(name, head) else None
    return found if head.is_(Case="Nom") and name.feats.get("Case", "Nom") == "Nom" else None


def _listed(s: Sentence, mentions: Mentions, first: Mention, is_person: IsPerson) -> list[Filler]:
    """The persons who follow the first one, joined by commas and «и»."""
    found: list[Filler] = []
    at = max(t.i for t in s.covering(first.span.start, first.span.end)) + 1
    while at + 1 < len(s.tokens) and (s.tokens[at].text == "," or s.tokens[at].pos == "CCONJ"):
        mention = _person(mentions, s, at + 1, is_person)
        if mention is None:
            break
        found.append(Filler(mention.span, mention.value))
        at = max(t.i for t in s.covering(mention.span.start, mention.span.end)) + 1
    return found


def _person(mentions: Mentions, s: Sentence, i: int, is_person: IsPerson) -> Mention | None:
    mention = mentions.at(s, i) if 0 <= i < len(s.tokens) else None
    return mention if mention is not None and is_person(mention) else None


def _agrees(name: Token, head: Token) -> bool:
    """Whether a name may stand in the case of an office; an undeclined or unread one may."""
    cases = name.feats.get("Case"), head.feats.get("Case")
    return None in cases or cases[0] == cases[1] or name.text.endswith(UNDECLINED)
