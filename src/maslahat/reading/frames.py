"""The verbs by which a sentence attributes words to somebody: «X отмечает, что …», «…, полагает X», «X возразил: …»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from maslahat.article import Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Phrase
from maslahat.reading import phrases, tree
from maslahat.reading.quotations import trimmed
from maslahat.reading.stretches import Attributed, Stretches
from maslahat.reading.triggers import match
from maslahat.vocabulary import MAS

BORDERS = ",—–"


class Frames(Stretches):
    """Finds the verbs of speech and thought of one article, sentence by sentence."""

    def verbs(self, s: Sentence) -> Iterator[tuple[Token, Phrase]]:
        """The words of speech of a sentence that say that something was said."""
        for token in s.tokens:
            for phrase in self.words.says.get(s.lemmas[token.i], ()):
                if self.speaks(s, token, phrase) and match(s, token, phrase) is not None:
                    yield token, phrase
                    break

    def informs(self, phrase: Phrase | None) -> bool:
        """Whether a verb tells what may be checked («сообщить», «напомнить») rather than what is thought."""
        return phrase is not None and phrase.words in self.words.informs

    def said(self, s: Sentence) -> list[Attributed]:
        """«X отмечает, что …», «X отметил: …», «…, считает X»; one for each speaker."""
        found: list[Attributed] = []
        for verb, phrase in self.verbs(s):
            words = self._words(s, verb, phrase)
            if words is None:
                continue
            content, root, whole = words
            claimant = self.speakers.of(s, verb)
            if claimant is None or any(c.claimant.value == claimant.value for c in found):
                continue
            if found and found[-1].content.contains(claimant.span):
                cut = self.until(s, found[-1].content, claimant.span)
                if cut is None:
                    continue  # what Y says in what X says is X's word
                found[-1] = replace(found[-1], content=cut)
            stance = MAS.Denies if phrase.words in self.words.disclaims else self.stance(s, root)
            informs = self.informs(phrase) and self._checkable(s, root)
            found.append(
                Attributed(claimant, content, root, MAS.Explicit, stance, s.span, replaces=whole, informs=informs)
            )
        return found

    def until(self, s: Sentence, content: Span, other: Span) -> Span | None:
        """«X считает, что A, а Y уверен, что B»: the words of X end where Y, joined to him, begins."""
        before = [t for t in s.tokens if content.start <= t.start < other.start]
        joined = next((t for t in reversed(before[-6:]) if t.pos == "CCONJ"), None)
        if joined is None or s.tokens[joined.i - 1].text not in ",;" or joined.i - 2 <= 0:
            return None
        if any(t.is_(VerbForm="Fin") for t in s.tokens[joined.i : before[-1].i + 1]):
            return None
        return trimmed(self.article, content.start, s.tokens[joined.i - 2].end)

    def _words(self, s: Sentence, verb: Token, phrase: Phrase) -> tuple[Span, Token | None, bool] | None:
        """The words said, the token that heads them, and whether they may wholly state an event."""
        border = self.clause_border(s, verb)
        if border is not None:
            return self.onward(s, border + 1)
        quoted = self._in_marks(s, verb)
        if quoted is not None:
            return self.stretch(s, *quoted)
        inserted = self._inserted(s, verb)
        if inserted is not None:
            return None if self.boilerplate(s, verb) else inserted
        colon = next((t.i for t in s.tokens[verb.i + 1 :] if t.text == ":"), None)
        told = colon is not None and not self.finite(s, verb.i + 1, colon)
        if colon is not None and told and self.predicate(s, colon + 1, len(s.tokens)):
            return self.onward(s, colon + 1)
        if phrase.words in self.words.emphasises and not verb.is_(VerbForm="Conv"):
            return self._object(s, verb)
        return None

    def _in_marks(self, s: Sentence, verb: Token) -> tuple[int, int] | None:
        """«посоветовало «меньше читать анонимов»»: words in marks right after the verb, more than a name's."""
        opened = next((t.i for t in s.tokens[verb.i + 1 : verb.i + 3] if t.text in "«“„"), None)
        closed = next((t.i for t in s.tokens[verb.i + 1 :] if t.text in "»”"), None)
        if opened is None or closed is None or closed - opened <= 2 or s.tokens[opened + 1].text[0].isupper():
            return None
        return opened + 1, closed

    def _inserted(self, s: Sentence, verb: Token) -> tuple[Span, Token | None, bool] | None:
        """«…, считает X», «…, как отметил X, …»: the speaker follows the verb between marks."""
        start = verb.i
        while start > 0 and s.tokens[start - 1].text not in BORDERS and verb.i - start < 3:
            start -= 1
        if start > 0 and s.tokens[start - 1].text not in BORDERS:
            return None
        before = [t for t in s.tokens[start : verb.i] if t.pos not in ("ADV", "PART", "CCONJ")]
        if any(s.lemmas[t.i] not in self.words.marks for t in before):
            return None
        if start == 0 and not before and not verb.is_(Person="1"):
            return None
        end = self._end_of_insertion(s, verb)
        named = [t for t in s.tokens[verb.i + 1 : end + 1] if self._may_speak(s, t)]
        if verb.is_(Person="1"):
            if verb.is_(Aspect="Perf") or verb.is_(Number="Plur") or verb.text.endswith("сь"):
                return None  # «признаюсь», «напомним»: no more than a turn of speech
        elif not named and self.speakers.in_body(s, verb, frozenset(range(verb.i, end + 1))) is None:
            return None
        if any(c.i < end and c.i > verb.i and not named for c in s.children(verb.i, "obj")):
            return None
        after = [t for t in s.tokens[end + 1 :] if t.pos != "PUNCT"]
        if start == 0:
            return self.onward(s, end + 1) if after else None
        if not after:
            own = self.predicate(s, 0, start - 1) and not self._subordinate(s)
            return self.stretch(s, 0, start - 1) if own else None
        own = self.predicate(s, 0, start) or self.predicate(s, end + 1, len(s.tokens))
        return self.stretch(s, 0, len(s.tokens)) if own else None

    def _may_speak(self, s: Sentence, token: Token) -> bool:
        return token.is_(Case="Nom") or (
            token.feats.get("Case") is None and self.referents.mentions.at(s, token.i) is not None
        )

    def _subordinate(self, s: Sentence) -> bool:
        """«О том, чем это грозит, рассказала X»: what stands before the verb is its clause."""
        first = [s.lemmas[t.i] for t in s.tokens[:2]]
        of_that = (
            len(s.tokens) > 2 and s.tokens[2].text == "," and s.tokens[0].pos == "ADP" and s.tokens[1].pos != "NOUN"
        )
        return of_that or first[0] in self.words.clause_marks or s.tokens[0].rel == "mark"

    def _end_of_insertion(self, s: Sentence, verb: Token) -> int:
        marks = (t.i for t in s.tokens[verb.i + 1 :] if t.text in BORDERS or t.text in ".:;")
        return next(marks, len(s.tokens) - 1)

    def _object(self, s: Sentence, verb: Token) -> tuple[Span, Token | None, bool] | None:
        """«X подчеркнул роль Y в Z»."""
        for thing in tree.objects(s, verb.i):
            if self.referents.one(s, thing) or thing.is_(Animacy="Anim") or (s.lemmas[thing.i],) in self.words.not_with:
                continue
            if len(s.subtree(thing.i)) <= (1 if thing.i < verb.i else 2):
                continue
            if thing.i < verb.i:
                return self.stretch(s, 0, len(s.tokens))
            span = self.stretch(s, min(phrases.run(s.subtree(thing.i), thing.i)), len(s.tokens))
            return (span[0], thing, False) if span else None
        return None

    def _checkable(self, s: Sentence, root: Token | None) -> bool:
        """Whether what is told has happened or is so: no future, no wish."""
        return root is None or root.feats.get("Mood") not in ("Imp", "Cnd")
