"""Whom a pronoun means: «он», «она», «его», «её»."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.reading.setting import Setting
from maslahat.reading.trace import tells
from maslahat.records import Filler

PERSONAL = frozenset({"он", "она"})
PLURAL = "они"
NEAR = 400  # characters back to which a person may be meant by a pronoun without having acted or spoken
POSSESSIVE = {"его": "Masc", "ее": "Fem", "её": "Fem"}


class Pronouns:
    """Resolves the pronouns of one article."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.trace = setting.trace

    @tells("a personal pronoun")
    def personal(self, s: Sentence, token: Token) -> list[Filler]:
        """Whom «он» or «она» means."""
        found = self._salient(s, token.i, token.feats.get("Gender"))
        return [Filler(found.span, found.value)] if found else []

    @tells("a possessive pronoun")
    def possessive(self, s: Sentence, i: int) -> Filler | None:
        """Whom a possessive at a noun means («его», «её»): the one who spoke last, else the last subject."""
        for child in s.children(i, "det", "nmod", "amod"):
            gender = POSSESSIVE.get(child.text.lower())
            if gender is not None:
                return self._owner(s, child, gender)
        before = s.tokens[i - 1] if i else None  # «по его словам», wherever the parser hung it
        if before is not None and before.text.lower() in POSSESSIVE:
            return self._owner(s, before, POSSESSIVE[before.text.lower()])
        return None

    def _owner(self, s: Sentence, token: Token, gender: str) -> Filler | None:
        found = self._salient(s, token.i, gender)
        return found if found is not None else self.setting.d.claimant

    def _salient(self, s: Sentence, i: int, gender: str | None) -> Filler | None:
        """Who is spoken of at a place: the person who acts earlier in the sentence, the last subject or speaker."""
        d = self.setting.d
        here = [
            Filler(m.span, m.value)
            for t in s.tokens[:i]
            if (m := self.setting.person(s, t)) is not None and t.is_(Case="Nom") and t.rel != "conj"
        ]
        late = [p for p in reversed(d.people[-3:]) if p.span.start >= s.span.start - NEAR]
        spoken = [d.claimant] if d.claimant and self.setting.is_person(d.claimant) else []
        before = [d.subject] if d.subject else []
        if spoken and before and spoken[0].span.start > before[0].span.start:
            before, spoken = spoken, before
        for one in [*reversed(here), *before, *spoken, *late]:
            if gender is None or d.genders.get(one.value, gender) == gender:
                return one
        return None
