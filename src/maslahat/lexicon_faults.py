"""What is wrong with the words of an ontology: triggers that never fire, slots nobody fills, classes that fight.

Each fault says which class or slot it is of, what is wrong and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SH
from rdflib.term import Node

from maslahat.language.russian import cut
from maslahat.language.words import lemma, parses
from maslahat.lexicon import CASES, Lexicon, Trigger
from maslahat.schema import Block, Schema, Slot
from maslahat.vocabulary import LEX, shortened

ANNOUNCING = (LEX.trigger, LEX.verb, LEX.noun, LEX.personal, LEX.jointly)
GOVERNING = frozenset({"NOUN", "VERB", "INFN", "ADJF", "ADJS", "PRTF", "PRTS", "GRND"})
PARTS = {"NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "NUMR": "NUM", "ADVB": "ADV", "PREP": "ADP"}
PARTS |= dict.fromkeys(("VERB", "INFN", "GRND", "PRTF", "PRTS"), "VERB")
PLAIN = (LEX.tag,)  # values that are no words of a language


@dataclass(frozen=True, order=True)
class Fault:
    """A fault in the words of a class; ``path`` is the slot, if it is one slot's."""

    cls: str
    path: str
    message: str


def faults(schema: Schema, language: str = "ru") -> list[Fault]:
    """All faults of the words of an ontology, sorted."""
    found = [*_unknown(schema), *_languages(schema)]
    for block in schema.readings:
        for slot in block.slots:
            found += (Fault(str(block.iri), shortened(slot.path), told) for told in _slot(schema, block, slot))
    if not any("lex:marker" in fault.message for fault in found):  # the lexicon cannot be made of wrong markers
        lexicon = Lexicon(schema, language)
        for block in schema.readings:
            found += (Fault(str(block.iri), "", told) for told in _triggers(block, lexicon))
        found += _fights(lexicon)
    return sorted(set(found))


# ── terms and languages ──────────────────────────────────────────────────────────────────────────────────────────


def _unknown(schema: Schema) -> Iterator[Fault]:
    """Terms of the lexicon's language that nobody declared: most often misspelt."""
    g = schema.graph
    declared = {s for s in g.subjects(RDF.type) if _lexical(s)}
    for subject, predicate, value in g:
        for term in (predicate, value):
            if _lexical(term) and term not in declared:
                near = get_close_matches(str(term), map(str, declared), 1)
                hint = f"did you mean {shortened(near[0])}?" if near else "see docs/lexicon.md"
                yield _fault(schema, subject, f"{shortened(str(term))} is no term of the lexicon: {hint}")


def _languages(schema: Schema) -> Iterator[Fault]:
    """Words without a language, or in one that nobody reads."""
    g = schema.graph
    known = {str(c) for language in g.subjects(RDF.type, LEX.Language) for c in g.objects(language, DCTERMS.language)}
    told = set(g.subjects(RDF.type, LEX.Language))
    for subject, predicate, value in g:
        if subject in told or predicate in PLAIN or not _lexical(predicate) or not isinstance(value, Literal):
            continue
        if value.datatype is None and value.language not in known:
            name = f'{shortened(str(predicate))} "{value}"'
            tag = (
                f"@{value.language} is a language that the ontology does not describe"
                if value.language
                else "has no language"
            )
            yield _fault(schema, subject, f"{name}: {tag}, so nobody reads it: write @{' or @'.join(sorted(known))}")


def _lexical(term: Node) -> bool:
    return isinstance(term, URIRef) and term.startswith(str(LEX))


def _fault(schema: Schema, subject: Node, message: str) -> Fault:
    """A fault of a class, or of the class whose property shape the subject is."""
    owner = schema.graph.value(predicate=SH.property, object=subject)
    path = schema.graph.value(subject, SH.path)
    if owner is None:
        return Fault(str(subject), "", message)
    return Fault(str(owner), shortened(str(path)), message)


# ── slots ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _slot(schema: Schema, block: Block, slot: Slot) -> Iterator[str]:
    fills = set(slot.fills)
    for fill in sorted(fills):
        declared = set(schema.graph.objects(fill, RDF.type))
        if declared and LEX.Fill not in declared:
            yield f"lex:fill {shortened(fill)} is no place of a filler; see the table of lex:fill in docs/lexicon.md"
    needed = slot.minimum and slot.default is None and slot.value is None
    announced = any(block.lexical(term) for term in ANNOUNCING)
    if announced and needed and not fills:
        yield "required, but nobody can fill it: give it lex:fill, sh:defaultValue, or no sh:minCount"
    if LEX.Oblique in fills and not slot.markers and not slot.pivots:
        yield 'lex:Oblique finds nothing without lex:marker: write, say, lex:marker "к+Dat"@ru'
    if slot.pivots and LEX.Oblique not in fills:
        yield "lex:via says through which nouns a marked slot passes: add lex:fill lex:Oblique, or leave it out"
    if slot.markers and not fills:
        yield "lex:marker without lex:fill is never looked at: add lex:fill lex:Oblique"
    for marker in slot.markers:
        preposition, plus, case = str(marker).partition("+")
        if not plus or case not in CASES or preposition != preposition.strip().lower():
            yield f'lex:marker "{marker}": write preposition+Case, Case one of {", ".join(CASES)}'
    known = {other.path for reading in schema.readings for other in reading.slots}
    if slot.discourse is not None and slot.discourse not in known:
        near = get_close_matches(str(slot.discourse), map(str, known), 1)
        hint = f"; did you mean {shortened(near[0])}?" if near else ""
        yield f"lex:discourseFrom {shortened(slot.discourse)} is no slot of any class{hint}"
    if slot.discourse is not None and LEX.Discourse not in fills:
        yield "lex:discourseFrom is looked at only with lex:fill lex:Discourse: add it"


# ── triggers ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _triggers(block: Block, lexicon: Lexicon) -> Iterator[str]:
    for term in ANNOUNCING:
        beside = {phrase.words[0] for phrase in lexicon.phrases(block, term)}
        for word in block.lexical(term):
            if isinstance(word, Literal) and word.language == lexicon.language:
                words = lexicon.phrase(word).words
                why = [*_misread(str(word), lexicon, beside), *_dead(words, lexicon, below=term == LEX.noun)]
                yield from (f'{shortened(term)} "{word}" can\'t fire: {one}' for one in why)


def _misread(text: str, lexicon: Lexicon, beside: set[str]) -> Iterator[str]:
    """Words whose forms a text would mostly give as another word."""
    for written in cut(text):
        word = written.lower().replace("ё", "е")
        found = parses(word)
        own = [p for p in found if str(p.normal_form).replace("ё", "е") == word] or found[:1]
        if len(word) <= 2 or not own:
            continue
        base = lexicon.phrase(word).words[0]
        given = [lemma(str(f.word), PARTS.get(str(f.tag.POS), "")) for f in own[0].lexeme]
        if 2 * given.count(base) < len(given):
            other = max(set(given), key=given.count)
            if other not in beside:
                yield f"in a text most forms of «{word}» are taken for «{other}», not «{base}»: add «{other}» beside it"


def _dead(words: tuple[str, ...], lexicon: Lexicon, *, below: bool) -> Iterator[str]:
    """Why a phrase in dictionary form never stands in a text; ``below``: it stands below a verb of its own."""
    prepositions = {word for (word,) in lexicon.words(LEX.preposition)}
    part = "" if below else _part(words[0])
    if part and part not in GOVERNING:
        yield f"its first word, «{words[0]}», governs nothing: begin with the noun or verb that governs the others"
    elif part == "ADJF" and len(words) > 2 and words[1] not in prepositions:
        yield f"«{words[0]}» is an adjective, and a noun governs it: write the noun first"
    for word in words[:-1]:
        if _part(word) == "PREP" and word not in prepositions:
            yield f"«{word}» is no preposition that a phrase may hold ({', '.join(sorted(prepositions))})"


def _part(word: str) -> str:
    """The part of speech a word most often is; empty if the dictionary does not know it."""
    return next((str(p.tag.POS) for p in parses(word) if p.is_known), "")


def _fights(lexicon: Lexicon) -> Iterator[Fault]:
    """Classes that the same words announce, though nothing tells which of them is meant."""
    for triggers in lexicon.triggers.values():
        for n, one in enumerate(triggers):
            for other in triggers[n + 1 :]:
                if (
                    one.block.cls != other.block.cls
                    and _same(one, other)
                    and not _told_apart(one.block, other.block, lexicon)
                ):
                    words, rival = " ".join(one.phrase.words), shortened(other.block.iri)
                    yield Fault(
                        str(one.block.iri),
                        "",
                        f"«{words}» announces {rival} as well, and nothing tells the two apart: "
                        "give one of them lex:notWith, a longer phrase, or a required slot of another class",
                    )


def _same(one: Trigger, other: Trigger) -> bool:
    return one.phrase == other.phrase and one.kind == other.kind and one.slot is None and other.slot is None


def _told_apart(one: Block, other: Block, lexicon: Lexicon) -> bool:
    """By a blocker, by how they are read, or by a required slot that the other class cannot fill.

    A class and one below it do not fight: whatever is the one is the other as well.
    """
    if lexicon.schema.is_a(one.cls, [other.cls]) or lexicon.schema.is_a(other.cls, [one.cls]):
        return True
    if any(block.lexical(term) for block in (one, other) for term in (LEX.notWith, LEX.passive)):
        return True
    if any(LEX.Clause in slot.fills for slot in one.slots) != any(LEX.Clause in slot.fills for slot in other.slots):
        return True
    return _demands(one, other, lexicon.schema) or _demands(other, one, lexicon.schema)


def _demands(one: Block, other: Block, schema: Schema) -> bool:
    """Whether one class requires what no slot of the other may hold: a thing of another class, or a value."""
    values = {slot.path for slot in other.slots if slot.fills and not slot.classes}
    if any(slot.minimum and slot.fills and not slot.classes and slot.path not in values for slot in one.slots):
        return True
    held = {c for slot in other.slots if slot.fills for c in (slot.only or slot.classes)}
    for slot in one.slots:
        wanted = slot.only or slot.classes
        required = slot.minimum and slot.default is None and wanted
        if required and not any(schema.is_a(a, [b]) or schema.is_a(b, [a]) for a in wanted for b in held):
            return True
    return False
