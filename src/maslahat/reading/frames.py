"""The frames by which a sentence attributes words to somebody: «X отмечает, что …», «…, полагает X», «по словам X, …».

Where the frame ends and the words begin is read from marks and order, not from the tree: quotations break trees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rdflib import Literal, URIRef

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon, Phrase
from maslahat.reading import tree
from maslahat.reading.quotations import trimmed
from maslahat.reading.referents import Referents
from maslahat.reading.speakers import Speakers, genitive
from maslahat.reading.triggers import match
from maslahat.records import Filler
from maslahat.schema import Block
from maslahat.vocabulary import LEX, MAS

BORDERS = ",—–"
FAR = 14  # tokens between a verb of speech and its «что»


@dataclass(frozen=True)
class Attributed:
    """What a text attributes to somebody. ``root`` is the token that heads the content; None for a quotation."""

    claimant: Filler
    content: Span
    root: Token | None
    attribution: URIRef
    stance: URIRef
    evidence: Span
    judgement: Literal | None = None
    replaces: bool = False  # a что-clause that wholly states an event is that event, reported
    informs: bool = False  # what is told may be checked; otherwise it is an opinion
    bare: bool = False  # tells only whose plan it is: no claim of its own


class Frames:
    """Finds the frames of one article, sentence by sentence."""

    def __init__(
        self, article: Article, lexicon: Lexicon, referents: Referents, speakers: Speakers, block: Block
    ) -> None:
        self.article = article
        self.lexicon = lexicon
        self.referents = referents
        self.speakers = speakers
        self.block = block
        self._says = self._verbs(LEX.says)
        self._informs = {p.words for p in lexicon.phrases(block, LEX.informs)}
        self._says = _joined(
            self._says, self._verbs(LEX.informs), self._verbs(LEX.disclaims), self._verbs(LEX.emphasises)
        )
        self._disclaims = {p.words for p in lexicon.phrases(block, LEX.disclaims)}
        self._emphasises = {p.words for p in lexicon.phrases(block, LEX.emphasises)}
        self._evaluates = self._verbs(LEX.evaluates)
        self._esteems = {p.words for p in lexicon.phrases(block, LEX.esteems)}
        self._not_with = {p.words for p in lexicon.phrases(block, LEX.notWith)}
        self._according = lexicon.phrases(block, LEX.accordingTo)
        self._intending = lexicon.phrases(block, LEX.intending)
        self._marks = {words[0] for words in lexicon.words(LEX.evaluationMark)}
        self._clause_marks = {words[0] for words in lexicon.words(LEX.clauseMark)}

    def _verbs(self, term: URIRef) -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = {}
        for phrase in self.lexicon.phrases(self.block, term):
            found.setdefault(phrase.words[0], []).append(phrase)
        return found

    # ── verbs of speech and thought ──────────────────────────────────────────────────────────────────────────────

    def verbs(self, s: Sentence) -> Iterator[tuple[Token, Phrase]]:
        """The words of speech of a sentence that say that something was said."""
        for token in s.tokens:
            for phrase in sorted(self._says.get(s.lemmas[token.i], ()), key=lambda p: -len(p.words)):
                if self._speaks(s, token, phrase) and match(s, token, phrase) is not None:
                    yield token, phrase
                    break

    def informs(self, phrase: Phrase | None) -> bool:
        """Whether a verb tells what may be checked («сообщить», «напомнить») rather than what is thought."""
        return phrase is not None and phrase.words in self._informs

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
            stance = MAS.Denies if phrase.words in self._disclaims else self.stance(s, root)
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

    def _speaks(self, s: Sentence, token: Token, phrase: Phrase) -> bool:
        short = token.is_(Variant="Short") and token.pos in ("ADJ", "VERB")
        form = token.feats.get("VerbForm")
        if not short and (form not in ("Fin", "Conv") or token.is_(Mood="Imp")):
            return False
        if (token.is_(Tense="Fut") and not token.is_(Person="1")) or token.is_(Person="1", Number="Plur"):
            return False
        around = [*s.children(token.i, "advmod", "mark", "aux"), *s.tokens[max(0, token.i - 1) : token.i]]
        if any((s.lemmas[c.i],) in self.lexicon.words(LEX.unreal) for c in around if abs(c.i - token.i) <= 3):
            return False
        denied = any((s.lemmas[c.i],) in self.lexicon.words(LEX.negation) for c in around)
        return not denied or phrase.words in self._disclaims

    def _words(self, s: Sentence, verb: Token, phrase: Phrase) -> tuple[Span, Token | None, bool] | None:
        """The words said, the token that heads them, and whether they may wholly state an event."""
        border = self._clause_border(s, verb)
        if border is not None:
            return self._from(s, border + 1)
        quoted = self._in_marks(s, verb)
        if quoted is not None:
            return self._stretch(s, *quoted)
        inserted = self._inserted(s, verb)
        if inserted is not None:
            return None if self._boilerplate(s, verb) else inserted
        colon = next((t.i for t in s.tokens[verb.i + 1 :] if t.text == ":"), None)
        told = colon is not None and not self._finite(s, verb.i + 1, colon)
        if colon is not None and told and self._predicate(s, colon + 1, len(s.tokens)):
            return self._from(s, colon + 1)
        if phrase.words in self._emphasises and not verb.is_(VerbForm="Conv"):
            return self._object(s, verb)
        return None

    def _clause_border(self, s: Sentence, verb: Token) -> int | None:
        """The place of the «что» of a verb of speech: after a comma, no other finite verb between."""
        for t in s.tokens[verb.i + 1 : verb.i + FAR]:
            if (t.pos == "VERB" and t.is_(VerbForm="Fin")) or t.text in ':;«"“':
                return None
            if s.lemmas[t.i] in self._clause_marks and t.pos != "DET" and s.tokens[t.i - 1].text == ",":
                return t.i if t.i + 2 < len(s.tokens) else None
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
        if any(s.lemmas[t.i] not in self._marks for t in before):
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
            return self._from(s, end + 1) if after else None
        if not after:
            own = self._predicate(s, 0, start - 1) and not self._subordinate(s)
            return self._stretch(s, 0, start - 1) if own else None
        own = self._predicate(s, 0, start) or self._predicate(s, end + 1, len(s.tokens))
        return self._stretch(s, 0, len(s.tokens)) if own else None

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
        return of_that or first[0] in self._clause_marks or s.tokens[0].rel == "mark"

    def _end_of_insertion(self, s: Sentence, verb: Token) -> int:
        marks = (t.i for t in s.tokens[verb.i + 1 :] if t.text in BORDERS or t.text in ".:;")
        return next(marks, len(s.tokens) - 1)

    def _boilerplate(self, s: Sentence, verb: Token) -> bool:
        """«…, сообщает X»: where the news comes from, no claim."""
        return (s.lemmas[verb.i],) in self.lexicon.words(LEX.reporting)

    def _object(self, s: Sentence, verb: Token) -> tuple[Span, Token | None, bool] | None:
        """«X подчеркнул роль Y в Z»."""
        for thing in tree.objects(s, verb.i):
            if self.referents.one(s, thing) or thing.is_(Animacy="Anim") or (s.lemmas[thing.i],) in self._not_with:
                continue
            if len(s.subtree(thing.i)) <= (1 if thing.i < verb.i else 2):
                continue
            if thing.i < verb.i:
                return self._stretch(s, 0, len(s.tokens))
            span = self._stretch(s, min(tree.run(s.subtree(thing.i), thing.i)), len(s.tokens))
            return (span[0], thing, False) if span else None
        return None

    # ── according to ─────────────────────────────────────────────────────────────────────────────────────────────

    def according(self, s: Sentence) -> list[Attributed]:
        """«По мнению эксперта, …», «…, на его взгляд, …», «по-моему, …»."""
        for phrases, bare in ((self._according, False), (self._intending, True)):
            for phrase in phrases:
                for token in s.tokens:
                    if s.lemmas[token.i] != phrase.words[-1] or not self._opened(s, token, phrase):
                        continue
                    found = self._by_phrase(s, token, phrase, bare=bare)
                    if found is not None:
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
        opens = start == 0 or s.tokens[start - 1].text in ":—–" or not self._predicate(s, 0, start)
        end = self._closed(s, token)
        if opens and start > 0 and s.tokens[start - 1].text == ",":
            opens = False
        words = self._from(s, end + 1) if opens and end + 2 < len(s.tokens) else None
        if words is None:
            trailing = all(t.pos == "PUNCT" for t in s.tokens[end + 1 :])
            words = self._stretch(s, 0, start if trailing else len(s.tokens))
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
            apposed = noun is not None and genitive(noun) and noun.pos in ("NOUN", "PROPN", "ADJ")
            if not apposed or any(t.pos in ("VERB", "AUX", "ADP") for t in between[:3]) or s.tokens[at].text != ",":
                return at
            if s.tokens[marks[n + 1]].text != ",":
                return at  # an apposition is closed by a comma
        return marks[-1] if marks else len(s.tokens) - 1

    # ── evaluations ──────────────────────────────────────────────────────────────────────────────────────────────

    def evaluated(self, s: Sentence) -> list[Attributed]:
        """«X считает Y логичным», «X оценивает Y как своевременное»: the whole clause is the claim."""
        for token in s.tokens:
            for phrase in self._evaluates.get(s.lemmas[token.i], ()):
                short = token.is_(Variant="Short")  # «было объявлено»: nobody says so
                if short or not self._speaks(s, token, phrase) or self._clause_border(s, token) is not None:
                    continue
                judgement = self._judgement(s, token)
                claimant = self.speakers.of(s, token) if judgement is not None else None
                if judgement is None or claimant is None:
                    continue
                late = claimant.span.start > token.start and claimant.span.start < s.span.end
                before = any(t.i < token.i for t in tree.objects(s, token.i)) or s.tokens[0].is_(Case="Acc")
                words = self._stretch(s, 0 if late or before else token.i + 1, len(s.tokens))
                if words is not None:
                    evaluates = MAS.Evaluates
                    return [Attributed(claimant, words[0], token, MAS.Explicit, evaluates, s.span, judgement)]
        return []

    def _judgement(self, s: Sentence, verb: Token) -> Literal | None:
        """The words of the judgement: a bare instrumental, or what follows «как»."""
        language = self.lexicon.language
        for mark in s.tokens[verb.i + 1 :]:
            if s.lemmas[mark.i] in self._marks and mark.pos in ("SCONJ", "ADP", "CCONJ", "PART", "ADV"):
                end = next((t.i for t in s.tokens[mark.i + 1 :] if t.text in ".,;"), len(s.tokens))
                if end > mark.i + 1:
                    span = trimmed(self.article, s.tokens[mark.i + 1].start, s.tokens[end - 1].end)
                    return Literal(span.text, lang=language)
        for child in s.tokens:
            near = child.head == verb.i or (child.head >= 0 and s.tokens[child.head].head == verb.i)
            bare = child.is_(Case="Ins") and not tree.preposition(s, child.i)
            if bare and near and child.pos in ("ADJ", "NOUN", "VERB", "DET") and child.is_(Case="Ins"):
                return Literal(tree.phrase(s, self.article, child.i).text, lang=language)
        if (s.lemmas[verb.i],) in self._esteems:  # «высоко оценил», «оценили сдержанно»
            for child in s.children(verb.i, "advmod"):
                if child.pos == "ADV" and abs(child.i - verb.i) == 1 and child.text.endswith(("о", "ски")):
                    return Literal(child.text, lang=language)
        return None

    # ── pieces ───────────────────────────────────────────────────────────────────────────────────────────────────

    def stance(self, s: Sentence, root: Token | None) -> URIRef:
        """Denial: the content's root is denied («миф … не соответствует»)."""
        if root is None:
            return MAS.Asserts
        denied = any((s.lemmas[c.i],) in self.lexicon.words(LEX.negation) for c in s.children(root.i, "advmod"))
        return MAS.Denies if denied else MAS.Asserts

    def _from(self, s: Sentence, start: int) -> tuple[Span, Token | None, bool] | None:
        """The words from a place to the end of the sentence, without a source that trails."""
        end = len(s.tokens)
        commas = [t.i for t in s.tokens[start:] if t.text == ","]
        if commas and any(self._boilerplate(s, t) for t in s.tokens[commas[-1] + 1 : commas[-1] + 3]):
            end = commas[-1]
        return self._stretch(s, start, end)

    def _stretch(self, s: Sentence, start: int, end: int) -> tuple[Span, Token | None, bool] | None:
        if start >= end:
            return None
        inside = s.tokens[start:end]
        content = trimmed(self.article, inside[0].start, inside[-1].end)
        if not any(t.pos != "PUNCT" for t in inside):
            return None
        heads = [t for t in inside if not start <= t.head < end and t.pos != "PUNCT"]
        verbs = [t for t in heads if t.pos in ("VERB", "ADJ", "AUX")]
        root = next(iter(verbs or heads), None)
        return content, root, True

    def _finite(self, s: Sentence, start: int, end: int) -> bool:
        return any(t.pos == "VERB" and t.is_(VerbForm="Fin") for t in s.tokens[start:end])

    def _predicate(self, s: Sentence, start: int, end: int) -> bool:
        """Whether a stretch can stand as a clause: a finite verb, a short form, or a dash for the copula."""
        stretch = s.tokens[start:end]
        return any(
            (t.pos in ("VERB", "AUX") and t.is_(VerbForm="Fin"))
            or t.is_(Variant="Short")
            or t.text in "—–"
            or (s.lemmas[t.i],) in self.lexicon.words(LEX.negation)
            or (t.pos == "ADV" and t.rel in ("root", "parataxis", "conj", "ccomp"))
            or (t.pos in ("NOUN", "ADJ") and bool(s.children(t.i, "nsubj")))
            for t in stretch
        )

    def _checkable(self, s: Sentence, root: Token | None) -> bool:
        """Whether what is told has happened or is so: no future, no wish."""
        return root is None or root.feats.get("Mood") not in ("Imp", "Cnd")


def _joined(*dictionaries: dict[str, list[Phrase]]) -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for one in dictionaries:
        for word, phrases in one.items():
            mine = found.setdefault(word, [])
            mine += [p for p in phrases if p not in mine]
    return found
