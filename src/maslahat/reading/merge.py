"""One meeting told in three sentences is one record: records of an article whose keys do not contradict each other.

The first slot of a key says most: who shares it, with no other slot against it, is the same. Of slots that hold several
things one side must hold all that the other holds, unless that first slot is shared. A leader counts as his state.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from rdflib import Literal, URIRef

from maslahat.article import Span
from maslahat.reading.trace import SILENT, Trace
from maslahat.records import Filler, Record, Value
from maslahat.schema import Schema
from maslahat.vocabulary import MAS

Stands = Callable[[Value], Value | None]
Finer = Callable[[Value, Value], bool]
Told = frozenset[object]
NOTHING: Told = frozenset()
OPEN = 2  # slots that a record without any that tells which it is must have, to wait for one
GATHERED = 3  # who met by twos met apart from the larger event
STEM = 5  # letters by which a noun is known in all its cases
REACH = 600  # characters back to which a sentence may add to what was told before
NEAREST = 64  # records of its kind with which one is compared, so that each costs the same in a text of any length


@dataclass(frozen=True)
class Known:
    """What is known of the values: for whom a person acts, and whether one thing is another told more precisely."""

    stands_for: Stands
    finer: Finer


def merge(
    records: list[Record],
    schema: Schema,
    stands_for: Stands = lambda _: None,
    trace: Trace = SILENT,
    *,
    finer: Finer = lambda *_: False,
) -> list[Record]:
    """The records of an article, the same thing once: slots united, further sentences kept as alternatives."""
    found: list[Record] = []
    last: dict[URIRef, int] = {}  # where the record of a class stands that was told last
    kinds: dict[object, deque[int]] = defaultdict(lambda: deque(maxlen=NEAREST))
    known = Known(cache(stands_for), cache(finer))
    for record in records:
        at = last.get(record.cls)
        if record.further:
            if at is None or not (_resumed if record.resumes else _adds)(found[at], record, schema, known):
                at = None
                if len(record.slots) < OPEN or _bare(record, schema) is False:
                    trace.became(record, None, "adds to nothing that was told")
                    continue
        elif at is not None and (
            _completes(found[at], record, schema, known)
            or _resumed(found[at], record, schema, known)
            or _announced(found[at], record, schema, known)
        ):
            pass
        else:
            same = [n for n in kinds[_kind(record, schema)] if _same(found[n], record, schema, known)]
            at = max(same, key=lambda n: (n == last.get(record.cls), n)) if same else None
        if at is None:
            last[record.cls] = len(found)
            slots = _single(record.slots, known)
            alone = record if slots == record.slots else replace(record, slots=slots)
            trace.became(record, alone, "nobody twice")
            kinds[_kind(record, schema)].append(len(found))
            found.append(alone)
        else:
            last[record.cls] = at
            united = _united(found[at], record, schema, known)
            trace.became(found[at], united, "united with a later sentence")
            trace.became(record, united, "the same as an earlier record")
            found[at] = united
    for record in found:
        if _bare(record, schema):
            trace.became(record, None, "nothing tells which one it is")
    return [record for record in found if not _bare(record, schema)]


def _bare(record: Record, schema: Schema) -> bool | None:
    """Whether a record lacks every slot that would tell which one it is; None if its class marks no such slot."""
    telling = schema.blocks[record.cls].telling
    return telling.isdisjoint(record.told) if telling else None


def _completes(told: Record, record: Record, schema: Schema, known: Known) -> bool:
    """«Завершился саммит. В зале собрались A и B»: one tells only where and when, the other only who."""
    if record.certainty == MAS.Planned:
        return False  # «в Баку состоится саммит; X встретится с A и B»
    if not _adds(told, record, schema, known) or not _several(schema, told.cls):
        return False
    ours = [path for path, values, _ in _pairs(told, told, schema, many=True) if values]
    theirs = [path for path, values, _ in _pairs(record, record, schema, many=False) if values]
    together = [path for path, values, _ in _pairs(record, record, schema, many=True) if len(values) >= GATHERED]
    return not ours and not theirs and bool(together)


def _resumed(told: Record, record: Record, schema: Schema, known: Known) -> bool:
    """«Прошёл саммит X. В мероприятии участвовали A и B»: back to what has a name or was told with that word."""
    if not record.resumes or record.trigger is None or not _adds(told, record, schema, known):
        return False
    if told.told.get(schema.blocks[record.cls].key[0]):
        return True
    word = record.trigger.text[:STEM].lower()
    return any(word in span.text.lower() for span in (told.evidence, *told.alternatives))


def _announced(told: Record, record: Record, schema: Schema, known: Known) -> bool:
    """«В саммите участвовали A и B. В X прошёл саммит Y»: the lead tells who, the text then what it was."""
    if not told.resumes or record.resumes or not record.told.get(schema.blocks[record.cls].key[0]):
        return False
    pairs = [(ours, theirs) for _, ours, theirs in _pairs(told, record, schema, many=True) if ours]
    met = all(any(_stand(x, y, known) for x in ours) for ours, theirs in pairs for y in theirs)
    told_by = any(len(ours) >= GATHERED and theirs for ours, theirs in pairs)
    return met and told_by and _adds(told, record, schema, known)


def _kind(record: Record, schema: Schema) -> object:
    """What two records share if they are the same; a plan of what is known by its slots is one, whoever tells of it."""
    anyone = record.certainty == MAS.Planned and _several(schema, record.cls)
    return record.cls, record.certainty, None if anyone else record.attributed_to


def _adds(told: Record, record: Record, schema: Schema, known: Known) -> bool:
    """Whether a sentence may add to a record: it stands near, is as certain, and contradicts nothing single."""
    near = record.evidence.start - max(s.end for s in (told.evidence, *told.alternatives[-1:])) <= REACH
    if not near or _kind(told, schema) != _kind(record, schema):
        return False
    return all(_agree(a, b, known) is not False for _, a, b in _pairs(told, record, schema, many=False))


def _same(a: Record, b: Record, schema: Schema, known: Known) -> bool:
    block = schema.blocks[a.cls]
    if not block.key:
        return False
    told = [(path, ours, theirs) for path, ours, theirs in _pairs(a, b, schema, many=False) if ours and theirs]
    if any(_agree(ours, theirs, known) is False for _, ours, theirs in told):
        return False
    shared = {path for path, _, _ in told}
    for path, ours, theirs in _pairs(a, b, schema, many=True):
        if not ours or not theirs:
            continue
        met = {x for x in ours if any(_stand(x, y, known) for y in theirs)}
        all_met = len(met) == len(ours) or all(any(_stand(x, y, known) for x in ours) for y in theirs)
        if not met:
            if block.key[0] not in shared or not _several(schema, a.cls):
                return False
            continue
        if block.key[0] not in shared and not all_met:
            return False
        if len(met) > 1 or shared or not _several(schema, a.cls):
            shared.add(path)
    return bool(shared & _telling(schema, a.cls))


def _several(schema: Schema, cls: URIRef) -> bool:
    """Whether the class says by which slots one of it is known (lex:tells), so that others may be shared by chance."""
    return bool(schema.blocks[cls].telling)


def _telling(schema: Schema, cls: URIRef) -> frozenset[URIRef]:
    block = schema.blocks[cls]
    return block.telling or frozenset(block.key)


def _pairs(a: Record, b: Record, schema: Schema, *, many: bool) -> list[tuple[URIRef, Told, Told]]:
    """The values of the key's slots in two records: of those that may hold several things, or of the others."""
    key = schema.blocks[a.cls].identifying
    return [(p, a.told.get(p, NOTHING), b.told.get(p, NOTHING)) for p, several in key if several == many]


def _agree(ours: Told, theirs: Told, known: Known) -> bool | None:
    """Whether two values agree; None if either is silent. A date or place agrees with a more precise one."""
    if not ours or not theirs:
        return None
    return not ours.isdisjoint(theirs) or any(
        _refines(x, y, known) or _refines(y, x, known) for x in ours for y in theirs
    )


def _refines(x: object, y: object, known: Known) -> bool:
    """Whether a date is the other one told more precisely (2025-09-15 and 2025-09 or --09-15), or a city its state."""
    if not isinstance(x, Literal) or not isinstance(y, Literal):
        return known.finer(x, y)  # type: ignore[arg-type]
    one, other = str(x), str(y)
    return one.startswith(f"{other}-") or (other.startswith("--") and one[4:] == other[1:])


def _stand(x: object, y: object, known: Known) -> bool:
    """Whether two values are the same, or one is a person who acts for the other."""
    if x == y or isinstance(x, Span) or isinstance(y, Span):
        return x == y
    return known.stands_for(x) == y or known.stands_for(y) == x  # type: ignore[arg-type]


Slots = tuple[tuple[URIRef, tuple[Filler, ...]], ...]


def _single(slots: Slots, known: Known) -> Slots:
    """Never both a person and the state he acts for; of dates and places the more precise one."""
    kept = []
    for path, fillers in slots:
        acting = {known.stands_for(f.value) for f in fillers} if len(fillers) > 1 else set()
        refined = {f.value for f in fillers if any(_refines(other.value, f.value, known) for other in fillers)}
        kept.append((path, tuple(f for f in fillers if f.value not in acting | refined)))
    return tuple(kept)


def _united(a: Record, b: Record, schema: Schema, known: Known) -> Record:
    order = {slot.path: slot.order for slot in schema.blocks[a.cls].slots}
    slots: dict[URIRef, list[Filler]] = {path: list(fillers) for path, fillers in a.slots}
    for path, fillers in b.slots:
        mine = slots.setdefault(path, [])
        mine += [f for f in fillers if all(f.value != other.value for other in mine)]
    alternatives = a.alternatives if b.evidence in (a.evidence, *a.alternatives[-1:]) else (*a.alternatives, b.evidence)
    pairs = sorted(slots.items(), key=lambda pair: order.get(pair[0], 99))
    united = _single(tuple((p, tuple(f)) for p, f in pairs), known)
    return replace(
        a,
        slots=united,
        alternatives=alternatives,
        resumes=a.resumes and b.resumes,
        attributed_to=a.attributed_to if a.attributed_to == b.attributed_to else None,
    )
