"""Sentences with a known name or a trigger and no fact, each with what came nearest to one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maslahat.language import Sentence
from maslahat.lexicon import Lexicon
from maslahat.names import Names
from maslahat.reading.trace import Kept, Tried
from maslahat.records import Reading
from maslahat.vocabulary import shortened
from maslahat.why.facts import decided
from maslahat.why.known import Known

Told = dict[str, Any]


def unread(reading: Reading, trace: Kept, lexicon: Lexicon, names: Names) -> list[Told]:
    """Each unread sentence with its names and its misses, the nearest first."""
    assert trace.mentions is not None
    known = Known(reading.article, trace.mentions, names)
    wanted = set(reading.unread)
    return [
        {
            "number": s.i + 1,
            "sentence": s.span.text,
            "names": [
                {"words": m.span.text, "known_by": known.name(m)}
                for m in dict.fromkeys(trace.mentions.by_token[s.i].values())
            ],
            "misses": list(_misses(s, [t for t in trace.tried if t.sentence is s and t.tokens], lexicon)),
        }
        for s in trace.sentences
        if s.span in wanted
    ]


def _misses(s: Sentence, tried: list[Tried], lexicon: Lexicon) -> Iterator[Told]:
    """Triggers that lacked a filler, then those that say nothing happened, then phrases of which a word is missing."""
    label = lexicon.schema.label
    for t in sorted(tried, key=lambda t: (t.certainty is None, len(t.lacks))):
        if t.certainty is None:
            lacks = (
                "; ".join(decided(token.text if token else None, why) for token, why in t.reasons) or "nothing happened"
            )
        elif t.lacks:
            required = any(slot.minimum for slot in t.lacks)
            names = ", ".join(label(slot.path) for slot in t.lacks)
            lacks = f"nobody fills {names}" if required else f"at least two slots must be filled; open: {names}"
        elif t.records:
            lacks = "its record says too little beside the others"
        elif t.reasons:
            lacks = "; ".join(decided(token.text if token else None, why) for token, why in t.reasons)
        else:
            lacks = "the words of its content are missing"
        found = [f"{label(path)}: {filler.span.text}" for path, _, filler in t.ways]
        yield _miss(" … ".join(x.text for x in t.tokens), t.block.iri, lacks, found)
    met = {x.i for t in tried for x in t.tokens}
    for token in s.tokens:
        if token.i not in met and (phrases := lexicon.triggers.get(s.lemmas[token.i])):
            rests = sorted({" ".join(p.phrase.words[1:]) for p in phrases if len(p.phrase.words) > 1})
            why = f"of its phrases no second word hangs on it ({', '.join(rests[:6])}{' …' if len(rests) > 6 else ''})"
            if any(len(p.phrase.words) == 1 for p in phrases):
                why = "set aside by a word of lex:notWith or its part of speech, or it only frames another event"
            yield _miss(token.text, phrases[0].block.iri, why, [])


def _miss(trigger: str, block: str, lacks: str, found: list[str]) -> Told:
    return {"trigger": trigger, "block": shortened(block), "lacks": lacks, "found": found}
