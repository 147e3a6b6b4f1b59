"""Views: «по мнению X, …», «…, на его взгляд, …», and judgements: «X считает Y логичным», «высоко оценил»."""

from __future__ import annotations

from rdflib import Literal

from maslahat.language import Sentence, Token
from maslahat.lexicon import Phrase
from maslahat.reading import phrases, tree
from maslahat.reading.quotations import trimmed
from maslahat.reading.stretches import Attributed, Stretches
from maslahat.records import Filler
from maslahat.vocabulary import MAS

BORDERS = ",—–"


class Views(Stretches):
    """Finds whose view a sentence gives, and who judges what."""

    def according(self, s: Sentence) -> list[Attributed]:
        """«По мнению эксперта, …», «…, на его взгляд, …», «по-моему, …»."""
        standing = [(n, t) for t in s.tokens for n in self.words.views_by_noun.get(s.lemmas[t.i], ())]
        for n, token in sorted(standing, key=lambda pair: (pair[0], pair[1].i)):
            phrase, bare = self.words.views[n]
            if self._opened(s, token, phrase) and (found := self._by_phrase(s, token, phrase, bare=bare)) is not None:
                return [found]
        return []

    def _by_phrase(self, s: Sentence, token: Token, phrase: Phrase, *, bare: bool) -> Attributed | None:
        if len(phrase.words) == 1:
            claimant: Filler | None = self.speakers.author(s, token)
        else:
            claimant = self.speakers.owner(s, token)
        if claimant is None:
            return None
        start = min([token.i, *(c.i for c in s.children(token.i, "case", "det", "amod") if c.i < token.i)])
        opens = start == 0 or s.tokens[start - 1].text in ":—–" or not self.predicate(s, 0, start)
        end = self._closed(s, token)
        if opens and start > 0 and s.tokens[start - 1].text == ",":
            opens = False
        words = self.onward(s, end + 1) if opens and end + 2 < len(s.tokens) else None
        if words is None:
            trailing = all(t.pos == "PUNCT" for t in s.tokens[end + 1 :])
            words = self.stretch(s, 0, start if trailing else len(s.tokens))
        if words is None:
            return None
        content, root, _ = words
        stance = self.stance(s, root)
        return Attributed(claimant, content, root, MAS.Explicit, stance, s.span, replaces=True, bare=bare)

    def _opened(self, s: Sentence, token: Token, phrase: Phrase) -> bool:
        """Whether the phrase's preposition stands before its noun, at most four words off."""
        if len(phrase.words) == 1:
            return True
        before = [t for t in s.tokens[max(0, token.i - 4) : token.i] if s.lemmas[t.i] == phrase.words[0]]
        if not before or (len(phrase.words) > 2 and s.lemmas[before[-1].i + 1] != phrase.words[1]):
            return False
        return all(t.pos in ("DET", "ADJ", "PRON", "ADP", "NOUN") for t in s.tokens[before[-1].i : token.i])

    def _closed(self, s: Sentence, token: Token) -> int:
        """The mark that closes the phrase: the first one after which no apposition in the genitive goes on."""
        marks = [t.i for t in s.tokens[token.i + 1 :] if t.text in BORDERS or t.text in ".;"]
        for n, at in enumerate(marks[:-1]):
            between = s.tokens[at + 1 : marks[n + 1]]
            noun = next((t for t in between if t.pos in ("NOUN", "PROPN", "ADJ", "PRON", "NUM")), None)
            apposed = noun is not None and tree.genitive(noun) and noun.pos in ("NOUN", "PROPN", "ADJ")
            if not apposed or any(t.pos in ("VERB", "AUX", "ADP") for t in between[:3]) or s.tokens[at].text != ",":
                return at
            if s.tokens[marks[n + 1]].text != ",":
                return at  # an apposition is closed by a comma
        return marks[-1] if marks else len(s.tokens) - 1

    def evaluated(self, s: Sentence) -> list[Attributed]:
        """«X считает Y логичным», «X оценивает Y как своевременное»: the whole clause is the claim."""
        for token in s.tokens:
            for phrase in self.words.evaluates.get(s.lemmas[token.i], ()):
                short = token.is_(Variant="Short")  # «было объявлено»: nobody says so
                if short or not self.speaks(s, token, phrase) or self.clause_border(s, token) is not None:
                    continue
                judgement = self._judgement(s, token)
                claimant = self.speakers.of(s, token) if judgement is not None else None
                if judgement is None or claimant is None:
                    continue
                late = claimant.span.start > token.start and claimant.span.start < s.span.end
                before = any(t.i < token.i for t in tree.objects(s, token.i)) or s.tokens[0].is_(Case="Acc")
                words = self.stretch(s, 0 if late or before else token.i + 1, len(s.tokens))
                if words is not None:
                    evaluates = MAS.Evaluates
                    return [Attributed(claimant, words[0], token, MAS.Explicit, evaluates, s.span, judgement)]
        return []

    def _judgement(self, s: Sentence, verb: Token) -> Literal | None:
        """The words of the judgement: a bare instrumental, or what follows «как»."""
        language = self.lexicon.language
        for mark in s.tokens[verb.i + 1 :]:
            if s.lemmas[mark.i] in self.words.marks and mark.pos in ("SCONJ", "ADP", "CCONJ", "PART", "ADV"):
                end = next((t.i for t in s.tokens[mark.i + 1 :] if t.text in ".,;"), len(s.tokens))
                if end > mark.i + 1:
                    span = trimmed(self.article, s.tokens[mark.i + 1].start, s.tokens[end - 1].end)
                    return Literal(span.text, lang=language)
        for child in s.tokens:
            near = child.head == verb.i or (child.head >= 0 and s.tokens[child.head].head == verb.i)
            bare = child.is_(Case="Ins") and not tree.preposition(s, child.i)
            if bare and near and child.pos in ("ADJ", "NOUN", "VERB", "DET") and child.is_(Case="Ins"):
                return Literal(phrases.phrase(s, self.article, child.i).text, lang=language)
        if (s.lemmas[verb.i],) in self.words.esteems:  # «высоко оценил», «оценили сдержанно»
            for child in s.children(verb.i, "advmod"):
                if child.pos == "ADV" and abs(child.i - verb.i) == 1 and child.text.endswith(("о", "ски")):
                    return Literal(child.text, lang=language)
        return None
