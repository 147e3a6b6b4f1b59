"""Who claims what: speech verbs, «по словам X», evaluations, quotations, and free indirect speech.

What is claimed stays the claimant's: the words of a claim are kept as a passage, never as a fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rdflib import Literal, URIRef

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon, Phrase
from maslahat.reading import tree
from maslahat.reading.referents import Referents
from maslahat.reading.trace import SILENT, Trace
from maslahat.reading.triggers import match
from maslahat.records import Filler, Record, Worded
from maslahat.schema import Block
from maslahat.vocabulary import LEX, MAS

QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]{12,}(?:«[^»]*»[^«»\"“”„]*)*)[»\"”]")
MODAL = frozenset({"мочь", "должный", "следовать", "нужно", "необходимо", "можно"})


@dataclass(frozen=True)
class Attributed:
    """What a sentence attributes to somebody. ``root`` is the token that heads the content; None for a quotation."""

    claimant: Filler
    content: Span
    root: Token | None
    attribution: URIRef
    stance: URIRef
    judgement: Literal | None = None
    replaces: bool = False  # a что-clause that wholly states an event is that event, reported


class ClaimReader:
    """Reads the claims of one article with the block whose mode is lex:Attribution."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents, trace: Trace = SILENT) -> None:
        self.article = article
        self.trace = trace
        self.lexicon = lexicon
        self.referents = referents
        blocks = lexicon.schema.blocks.values()
        self.block: Block | None = next((b for b in blocks if LEX.Attribution in b.lexical(LEX.mode)), None)
        self._says = self._verbs(LEX.says)
        self._evaluates = self._verbs(LEX.evaluates)
        self._according = lexicon.phrases(self.block, LEX.accordingTo) if self.block else ()
        self._marks = {words[0] for words in lexicon.words(LEX.evaluationMark)}

    def _verbs(self, term: URIRef) -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = {}
        for phrase in self.lexicon.phrases(self.block, term) if self.block else ():
            found.setdefault(phrase.words[0], []).append(phrase)
        return found

    def read(self, s: Sentence) -> list[Attributed]:
        """What a sentence attributes, the surest frame first; at most one claim of each kind of frame."""
        if self.block is None:
            return []
        self.trace.hit(s, self.block, ())
        for frame in (self._evaluated, self._said, self._according_to, self._implied):
            found = frame(s)
            if found:
                self.trace.because(found[0].root, frame.__name__.strip("_"))
                return found
        return []

    def record(self, s: Sentence, claim: Attributed) -> Record:
        """The record of a claim, with what it is about."""
        assert self.block is not None
        slots: list[tuple[URIRef, tuple[Filler, ...]]] = [
            (MAS.claimant, (claim.claimant,)),
            (MAS.content, (Filler(claim.content, Worded(MAS.Passage, self.lexicon.language)),)),
        ]
        about = self._about(s, claim)
        if about:
            slots.append((MAS.about, tuple(about)))
        slots.append((MAS.attribution, (Filler(claim.claimant.span, claim.attribution),)))
        slots.append((MAS.stance, (Filler(claim.content, claim.stance),)))
        if claim.judgement is not None:
            slots.append((MAS.judgement, (Filler(claim.content, claim.judgement),)))
        record = Record(self.block.iri, tuple(slots), s.span, MAS.Asserted)
        self.trace.made(record)
        return record

    # ── frames ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _said(self, s: Sentence) -> list[Attributed]:
        """«X отмечает, что …», «X отметил: …», «…, считает X», «"…", — сказал X»."""
        for token in s.tokens:
            for phrase in self._says.get(s.lemmas[token.i], ()):
                if not tree.is_verb(token) or match(s, token, phrase) is None or self._silent(s, token):
                    continue
                claimant = self._speaker(s, token)
                if claimant is None:
                    continue
                content, root = self._content(s, token)
                if content is not None:
                    reported = root is not None and any(s.lemmas[c.i] == "что" for c in s.children(root.i, "mark"))
                    return [Attributed(claimant, content, root, MAS.Explicit, self._stance(s, root), replaces=reported)]
        return []

    def _silent(self, s: Sentence, verb: Token) -> bool:
        """Denied, or trailing source boilerplate («сообщает X»)."""
        if any((s.lemmas[c.i],) in self.lexicon.words(LEX.negation) for c in s.children(verb.i, "advmod")):
            return True
        trailing = not s.children(verb.i, "ccomp") and ":" not in s.span.text
        return trailing and (s.lemmas[verb.i],) in self.lexicon.words(LEX.reporting)

    def _speaker(self, s: Sentence, verb: Token) -> Filler | None:
        found = [
            f
            for t in tree.subjects(s, verb.i, lambda t: self.referents.is_name(s, t))
            for f in self.referents.all(s, t)
        ]
        if not found and verb.rel in ("parataxis", "root", "conj"):
            after = [t for t in s.tokens[verb.i + 1 : verb.i + 7] if t.is_(Case="Nom") and self.referents.is_name(s, t)]
            found = [f for t in after[:1] for f in self.referents.one(s, t)]
        if not found and not s.children(verb.i, "nsubj"):
            return None
        return found[0] if found else None

    def _content(self, s: Sentence, verb: Token) -> tuple[Span | None, Token | None]:
        quoted = list(QUOTED.finditer(s.span.text))
        if quoted and (":" in s.span.text or "—" in s.span.text or "," in s.span.text):
            start, end = s.span.start + quoted[0].start(1), s.span.start + quoted[0].end(1)
            return self._trim(start, end), None
        for child in s.children(verb.i, "ccomp"):
            if child.i > verb.i:
                below = tree.run(s.subtree(child.i), child.i)
                first = next(i for i in below if s.tokens[i].pos != "PUNCT" and s.tokens[i].rel != "mark")
                return self._trim(s.tokens[first].start, s.tokens[below[-1]].end), child
        colon = next((t for t in s.tokens[verb.i + 1 :] if t.text == ":"), None)
        if colon is not None and colon.i + 1 < len(s.tokens):
            return self._trim(s.tokens[colon.i + 1].start, s.span.end), None
        if verb.rel == "parataxis":  # «…, считает X»
            comma = next((t for t in reversed(s.tokens[: verb.i]) if t.text == ","), None)
            if comma is not None and comma.i > 2:
                return self._trim(s.span.start, comma.start), None
        objects = tree.objects(s, verb.i)
        if objects and not self.referents.one(s, objects[0]) and len(s.subtree(objects[0].i)) > 2:
            return tree.phrase(s, self.article, objects[0].i), objects[0]
        return None, None

    def _according_to(self, s: Sentence) -> list[Attributed]:
        """«По мнению эксперта, …», «На его взгляд, …»."""
        for phrase in self._according:
            preposition, noun = phrase.words[0], phrase.words[-1]
            for token in s.tokens:
                if s.lemmas[token.i] != noun or not self._after(s, token, preposition):
                    continue
                claimant = self.referents.possessive(s, token.i)
                if claimant is None:
                    owners = [f for p in s.children(token.i, "nmod", "appos") for f in self.referents.one(s, p)]
                    owners = owners or self._name_in(s, token)
                    claimant = owners[0] if owners else None
                if claimant is None:
                    continue
                inside = max(s.subtree(token.i))
                comma = next((t for t in s.tokens[token.i :] if t.text == "," and t.i >= token.i), None)
                if token.i < len(s.tokens) // 2 and comma is not None:
                    content = self._trim(s.tokens[min(comma.i + 1, len(s.tokens) - 1)].start, s.span.end)
                else:
                    content = self._trim(s.span.start, s.span.end)
                root = next((t for t in s.tokens if t.i > inside and tree.is_verb(t)), None)
                return [
                    Attributed(claimant, content, root, MAS.Explicit, self._stance(s, root, content), replaces=True)
                ]
        return []

    def _after(self, s: Sentence, token: Token, preposition: str) -> bool:
        if tree.preposition(s, token.i).split(" ")[0] == preposition:
            return True
        return any(s.lemmas[t.i] == preposition and t.pos == "ADP" for t in s.tokens[max(0, token.i - 2) : token.i])

    def _name_in(self, s: Sentence, token: Token) -> list[Filler]:
        """«По словам эксперта Института … Аскара Нурши»: the person's name inside the phrase is the speaker."""
        for i in s.subtree(token.i):
            mention = self.referents.mentions.at(s, i)
            if mention is not None and i > token.i and self.referents.is_person(Filler(mention.span, mention.value)):
                return [Filler(mention.span, mention.value)]
        return []

    def _evaluated(self, s: Sentence) -> list[Attributed]:
        """«X считает Y логичным», «X оценивает Y как своевременное»: the whole clause is the claim."""
        for token in s.tokens:
            if s.lemmas[token.i] not in self._evaluates or not tree.is_verb(token) or s.children(token.i, "ccomp"):
                continue
            judgement = self._judgement(s, token)
            if judgement is None:
                continue
            claimant = self._speaker(s, token)
            if claimant is not None:
                content = self._trim(s.span.start, s.span.end)
                return [Attributed(claimant, content, token, MAS.Explicit, MAS.Evaluates, judgement)]
        return []

    def _judgement(self, s: Sentence, verb: Token) -> Literal | None:
        """The words of the judgement: a bare instrumental, or what follows «как»."""
        mark = next(
            (t for t in s.tokens if s.lemmas[t.i] in self._marks and t.pos in ("SCONJ", "ADP", "CCONJ", "PART")),
            None,
        )
        if mark is not None and mark.i > verb.i:
            run = [t for t in s.tokens[mark.i + 1 :] if t.text not in ".,;"]
            end = next((t.i for t in s.tokens[mark.i + 1 :] if t.text in ".,;"), len(s.tokens))
            if run and end > mark.i + 1:
                return Literal(
                    self._trim(s.tokens[mark.i + 1].start, s.tokens[end - 1].end).text,
                    lang=self.lexicon.language,
                )
        for child in s.tokens:
            near = child.head == verb.i or (child.head >= 0 and s.tokens[child.head].head == verb.i)
            if child.is_(Case="Ins") and child.pos in ("ADJ", "NOUN") and near and not tree.preposition(s, child.i):
                return Literal(tree.phrase(s, self.article, child.i).text, lang=self.lexicon.language)
        return None

    def _implied(self, s: Sentence) -> list[Attributed]:
        """Free indirect speech: an expert's paragraph goes on in the present, with no actor of its own."""
        d = self.referents.d
        expert = d.claimant is not None and d.claimant.value in d.experts - d.officials
        if d.claimant is None or not expert or d.paragraph != s.paragraph or s.span.text.endswith("?"):
            return []
        root = next((t for t in s.tokens if t.rel == "root" and t.pos in ("VERB", "AUX", "ADJ", "NOUN")), None)
        verbs = [t for t in s.tokens if t.pos == "VERB" and t.feats.get("VerbForm") == "Fin"]
        if root is None or any(t.feats.get("Tense") == "Past" for t in [root, *verbs[:1]]):
            return []
        if not any(t.feats.get("Tense") == "Pres" or s.lemmas[t.i] in MODAL for t in verbs):
            return []
        heads = tree.subjects(s, root.i, lambda t: self.referents.is_name(s, t))
        if any(self.referents.mentions.at(s, t.i) for t in heads):
            return []  # somebody named acts: the article may well speak for itself
        subject = [
            f
            for t in tree.subjects(s, root.i, lambda t: self.referents.is_name(s, t))
            for f in self.referents.one(s, t)
        ]
        if any(self.referents.is_person(f) for f in subject):
            return []
        start = s.tokens[0]
        if len(s.tokens) > 2 and s.tokens[1].text == "," and start.pos in ("ADV", "CCONJ", "PART", "ADP"):
            start = s.tokens[2]  # «Напротив, …»
        content = self._trim(start.start, s.span.end)
        return [Attributed(d.claimant, content, root, MAS.Implied, self._stance(s, root))]

    # ── what it says ─────────────────────────────────────────────────────────────────────────────────────────────

    def _stance(self, s: Sentence, root: Token | None, content: Span | None = None) -> URIRef:
        """Denial: the content's root, or the noun that is its subject, is denied («миф … не соответствует»)."""
        if root is None:
            return MAS.Asserts
        denied = any((s.lemmas[c.i],) in self.lexicon.words(LEX.negation) for c in s.children(root.i, "advmod"))
        return MAS.Denies if denied else MAS.Asserts

    def _about(self, s: Sentence, claim: Attributed) -> list[Filler]:
        """What the content speaks of first, with what is coordinated with it."""
        for token in s.tokens:
            if not (claim.content.start <= token.start < claim.content.end):
                continue
            demonym = self.referents.names.demonym(token.text) if token.pos == "ADJ" else None
            if demonym is not None:
                return [Filler(self.article.span(token.start, token.end), demonym)]
            if token.pos not in tree.NOMINAL:
                continue
            fillers = [
                f
                for f in self.referents.all(s, token)
                if f.value != claim.claimant.value and not isinstance(f.value, Literal)
            ]
            if fillers:
                return fillers
        return []

    def _trim(self, start: int, end: int) -> Span:
        """A stretch without blanks, quotation marks, dashes and full stops at its ends."""
        text = self.article.text
        while start < end and (text[start].isspace() or text[start] in '—–-,:;«"“„'):
            start += 1
        while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in '.,;:—–-»"”'):
            end -= 1
        return self.article.span(start, end)
