"""Papers and agencies: «агентство Reuters», «газета „Вечёрка“», «издание»."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.language.names_ru import latin, nominative
from maslahat.reading.nameless import UNNAMED
from maslahat.reading.setting import Setting
from maslahat.records import Filler, Named
from maslahat.vocabulary import LEX

MARKS = '«»"“”„'
LONGEST = 6  # words that the name of an outlet may have


class Outlets:
    """Finds the outlets of one article."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._nouns = setting.lexicon.words(LEX.outlet)

    def is_noun(self, s: Sentence, token: Token) -> bool:
        """Whether a noun is one for an outlet."""
        return (s.lemmas[token.i],) in self._nouns

    def at(self, s: Sentence, token: Token) -> Filler | None:
        """A paper or agency: a noun for one with or without its name, or a name in Latin letters or marks."""
        if self.setting.mentions.at(s, token.i) is not None:
            return None
        noun = self.is_noun(s, token)
        start = token.i + 1 if noun else token.i
        if not self._titled(s, start):
            return self._again(token) if noun else None
        words = self._name(s, start)
        if len(words) > LONGEST:
            return None
        label = " ".join(t.text for t in words) if _latin(words[0]) else nominative(words)
        span = self.setting.article.span(words[0].start, words[-1].end)
        found = Filler(span, Named(self.setting.bodies, label, "ru", latin(label)))
        self.setting.d.outlet = found
        return found

    def _again(self, token: Token) -> Filler:
        """«издание»: the outlet named last, else one without a name."""
        last = self.setting.d.outlet
        value = last.value if last else Named(self.setting.bodies, token.text, "ru", UNNAMED)
        return Filler(self.setting.span(token), value)

    def _name(self, s: Sentence, start: int) -> list[Token]:
        """The words in marks or Latin letters at a token."""
        while s.tokens[start].text in MARKS:
            start += 1
        if start > 0 and s.tokens[start - 1].text not in MARKS:
            while start > 0 and _latin(s.tokens[start - 1]):
                start -= 1
        end = start
        quoted = start > 0 and s.tokens[start - 1].text in MARKS
        while end + 1 < len(s.tokens) and (
            s.tokens[end + 1].text not in MARKS if quoted else _latin(s.tokens[end + 1])
        ):
            end += 1
        return list(s.tokens[start : end + 1])

    def _titled(self, s: Sentence, i: int) -> bool:
        if i >= len(s.tokens):
            return False
        if s.tokens[i].text in MARKS:
            return i + 1 < len(s.tokens) and s.tokens[i + 1].text[0].isupper()
        return _latin(s.tokens[i]) or (i > 0 and s.tokens[i - 1].text in MARKS and s.tokens[i].text[0].isupper())


def _latin(token: Token) -> bool:
    return token.text[0].isalpha() and token.text[0].isascii()
