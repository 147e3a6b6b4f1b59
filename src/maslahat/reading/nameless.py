"""Speakers without a name: the author, «один из дипломатов», «неназванный чиновник»."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.reading.phrases import run
from maslahat.reading.setting import Setting
from maslahat.records import Filler, Named

UNNAMED, AUTHOR = "unnamed", "author"  # canonical names of who has none
REACH = 6  # tokens around a noun that may belong to what the text calls somebody


class Nameless:
    """Makes the fillers for those whom one article does not name."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def author(self, s: Sentence, verb: Token) -> Filler:
        """Who writes the article, under the words by which he speaks of himself."""
        pronoun = next((t for t in s.tokens if t.pos == "PRON" and t.is_(Person="1", Number="Sing")), verb)
        return Filler(self.setting.span(pronoun), Named(self.setting.people, "автор", "ru", AUTHOR))

    def phrase(self, s: Sentence, token: Token) -> Filler | None:
        """Somebody under the noun phrase that the text has for him; None for a noun of no living being."""
        if not self._animate(s, token):
            return None
        below = [i for i in run(s.subtree(token.i), token.i) if s.tokens[i].text not in ",;:.—"]
        below = [i for i in below if abs(i - token.i) <= REACH]
        return self.words(s.tokens[min(below)].start, s.tokens[max(below)].end, token.feats.get("Gender"))

    def words(self, start: int, end: int, gender: str | None = None) -> Filler:
        """Somebody under these words of the text."""
        span = self.setting.article.span(start, end)
        filler = Filler(span, Named(self.setting.people, span.text, "ru", UNNAMED))
        if gender:
            self.setting.d.genders[filler.value] = gender
        return filler

    def _animate(self, s: Sentence, token: Token) -> bool:
        if token.is_(Animacy="Anim"):
            return True
        return token.pos in ("NUM", "DET") and any(c.is_(Animacy="Anim") for c in s.children(token.i, "nmod"))
