"""The adapters on tiny texts of our own, in the form of the benchmarks' files."""

from __future__ import annotations

from pathlib import Path

import pytest

from maslahat.errors import MaslahatError
from maslahat.evaluation.benchmarks import BENCHMARKS, Result
from maslahat.evaluation.figures import Counts
from maslahat.workshop import Workshop

TEXT = "Президент Казахстана Касым-Жомарт Токаев встретился с Шавкатом Мирзиёевым. Позже к ним зашёл Иван Петров."
TOKAYEV, MIRZIYOYEV, PETROV = "Касым-Жомарт Токаев", "Шавкатом Мирзиёевым", "Иван Петров"


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def measure(name: str, workshop: Workshop, folder: Path) -> Result:
    told: list[str] = []
    result = BENCHMARKS[name](workshop, folder, told.append)
    assert len(told) == result.texts
    return result


def test_nerel(workshop: Workshop, tmp_path: Path) -> None:
    rows = [
        ("PERSON", TOKAYEV),
        ("PERSON", MIRZIYOYEV),
        ("COUNTRY", "Казахстана"),
        ("PROFESSION", "Президент Казахстана"),
        ("CITY", "Позже"),
        ("ORGANIZATION", "Президент Казахстана Касым-Жомарт Токаев"),
    ]
    ann = [f"T{n}\t{kind} {at(words)[0]} {at(words)[1]}\t{words}" for n, (kind, words) in enumerate(rows, 1)]
    ann += ["T9\tPERSON 0 2;4 6\tразорвано", "R1\tWORKS_AS Arg1:T1 Arg2:T4\t"]
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "a.ann").write_text("\n".join(ann), encoding="utf-8")
    tables = dict(measure("nerel", workshop, tmp_path).tables)
    assert set(tables) == {f"{w}, {n} names" for w in ("the reader", "the tagger alone") for n in ("all", "outermost")}
    ours = tables["the reader, all names"]
    assert ours["PER"] == Counts(2, 1)  # Petrov is not in this gold
    assert ours["LOC"] == Counts(1, 0, 1)
    assert ours["ORG"] == Counts(missed=1)
    assert ours["all"] == Counts(3, 1, 2)
    outer = tables["the reader, outermost names"]
    assert outer["PER"] == Counts(1, 2)  # Tokayev stands within the false organization
    (tmp_path / "a.ann").write_text("T1\tPERSON", encoding="utf-8")
    with pytest.raises(MaslahatError, match=r"a\.ann:1: expected"):
        measure("nerel", workshop, tmp_path)


def factrueval(folder: Path, facts: str) -> Path:
    """Four things (1 to 4), the last one a state, and the span of the office."""
    words = [TOKAYEV, MIRZIYOYEV, PETROV, "Казахстана", "Президент"]
    spans = [f"{n} name {at(w)[0]} {len(w)} 0 1  # 0 {w}" for n, w in enumerate(words, 1)]
    objects = [f"{10 + n} Person {n} # {w}" for n, w in enumerate(words[:4], 1)]
    coref = [f"{20 + n} {10 + n}\nname {w}\n" for n, w in enumerate(words[:4], 1)]
    (folder / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    for suffix, rows in (("spans", spans), ("objects", objects), ("coref", coref)):
        (folder / f"a.{suffix}").write_text("\n".join(rows), encoding="utf-8")
    (folder / "a.facts").write_text(facts, encoding="utf-8")
    return folder


MEETING = "1-0 Meeting\nParticipant obj21 Токаев\nParticipant obj22 Мирзиёев\n"
OFFICE = "1-1 Occupation\nWho obj21 Токаев\nJob span5 Президент\nWhere obj24 Казахстан\n"
OTHERS = "1-2 Meeting\nParticipant obj23 Петров\nParticipant obj22 Мирзиёев\n"
HARD = OTHERS + "Сложность повышенная\n"


@pytest.mark.parametrize(
    ("facts", "meetings", "offices"),
    [
        ([MEETING, OFFICE], Counts(1), Counts(1)),
        ([OTHERS], Counts(0, 1, 1), Counts(extra=1)),
        ([MEETING, HARD], Counts(1), Counts(extra=1)),  # not read, and not asked for
        ([MEETING.strip() + "\nСложность повышенная\n"], Counts(), Counts(extra=1)),  # read, and not asked for
        ([OFFICE.replace("span5", "span3").replace("obj24", "obj23")], Counts(extra=1), Counts(0, 1, 1)),
        ([OFFICE.replace("span5", "span3")], Counts(extra=1), Counts(1)),  # the state is right
        (["1-3 Deal\nParticipant obj21 Токаев\n"], Counts(extra=1), Counts(extra=1)),
    ],
)
def test_factrueval(facts: list[str], meetings: Counts, offices: Counts, workshop: Workshop, tmp_path: Path) -> None:
    folder = factrueval(tmp_path, "\n".join(facts))
    ((_, rows),) = measure("factrueval", workshop, folder).tables
    assert rows["Meeting"] == meetings
    assert rows["Occupation"] == offices


@pytest.mark.parametrize("name", sorted(BENCHMARKS))
def test_what_is_no_benchmark(name: str, workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(MaslahatError, match="is it the right folder"):
        measure(name, workshop, tmp_path)
    with pytest.raises(MaslahatError, match="no such folder"):
        measure(name, workshop, tmp_path / "nowhere")


def test_a_file_that_is_missing_or_broken(workshop: Workshop, tmp_path: Path) -> None:
    factrueval(tmp_path, MEETING)
    (tmp_path / "a.spans").write_text("1 name\n", encoding="utf-8")
    with pytest.raises(MaslahatError, match=r"a\.spans:1: expected 4 fields"):
        measure("factrueval", workshop, tmp_path)
    (tmp_path / "a.spans").unlink()
    with pytest.raises(MaslahatError, match=r"a\.spans: no such file"):
        measure("factrueval", workshop, tmp_path)
