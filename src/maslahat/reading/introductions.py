"""The nouns with which persons are named («министр энергетики X»), and who is meant when one of them comes again."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.reading.setting import Setting
from maslahat.records import Filler, Mention

TITLES = 12  # tokens before a name in which its titles are sought
BESIDE = 6  # tokens after a noun in which the name belonging to it is sought


class Introductions:
    """Sees and remembers the introductions of one article."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def remember(self, s: Sentence) -> None:
        """Remember by which nouns the persons of a sentence are named («министр энергетики X»), and their gender."""
        d = self.setting.d
        seen: set[int] = set()
        for t in s.tokens:
            mention = self.setting.person(s, t)
            if mention is None or mention.span.start in seen:
                continue
            seen.add(mention.span.start)
            surname = [x for x in s.covering(mention.span.start, mention.span.end) if "Gender" in x.feats]
            gender = surname[-1].feats["Gender"] if surname else None
            if gender in ("Masc", "Fem"):
                d.genders.setdefault(mention.value, gender)
            person = Filler(mention.span, mention.value)
            for noun in [*self._titles_before(s, t), *self._titles_after(s, t, mention)]:
                d.introduced[s.lemmas[noun.i]] = person

    def _titles_before(self, s: Sentence, name: Token) -> list[Token]:
        found: list[Token] = []
        case = name.feats.get("Case")
        for t in reversed(s.tokens[max(0, name.i - TITLES) : name.i]):
            joined = t.pos == "CCONJ" and s.tokens[t.i - 1].feats.get("Case") == case
            if joined or t.pos in ("VERB", "ADP", "AUX") or t.text in ":;—" or self.setting.person(s, t):
                break
            if t.pos == "NOUN" and t.is_(Animacy="Anim") and case in (None, t.feats.get("Case")):
                found.append(t)
        return found

    def _titles_after(self, s: Sentence, name: Token, mention: Mention) -> list[Token]:
        after = [t for t in s.tokens[name.i + 1 :] if t.start >= mention.span.end][:4]
        if not after or after[0].text != ",":
            return []
        nouns = [t for t in after[1:] if t.pos == "NOUN"]
        case = name.feats.get("Case")
        fits = nouns and nouns[0].is_(Animacy="Anim") and nouns[0].feats.get("Case") == case
        return (
            nouns[:1] if fits and all(t.pos in ("NOUN", "ADJ", "DET") for t in after[1 : after.index(nouns[0])]) else []
        )

    def again(self, s: Sentence, token: Token) -> list[Filler]:
        """The person last named with a noun."""
        known = self.setting.d.introduced.get(s.lemmas[token.i])
        return [Filler(self.setting.span(token), known.value)] if known is not None else []

    def below(self, s: Sentence, token: Token, *relations: str) -> list[Filler]:
        """The person in one of these relations to a noun, by default in apposition («глава комиссии Урсула»)."""
        below = (self.setting.person(s, c) for c in s.children(token.i, *(relations or ("appos", "flat"))))
        return [Filler(m.span, m.value) for m in below if m is not None][:1]

    def beside(self, s: Sentence, token: Token) -> list[Filler]:
        """The person named in one phrase with a role noun."""
        for child in s.children(token.i, "appos", "flat", "nmod"):
            mention = self.setting.person(s, child)
            if mention is not None and child.feats.get("Case") == token.feats.get("Case"):
                return [Filler(mention.span, mention.value)]
        for after in s.tokens[token.i + 1 : token.i + BESIDE]:
            mention = self.setting.person(s, after)
            if mention is not None:
                return [Filler(mention.span, mention.value)]
            if after.pos not in ("NOUN", "PROPN", "ADJ", "ADP"):
                break
        return []
