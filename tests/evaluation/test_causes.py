"""Each kind of cause, on a text that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from maslahat.evaluation import run, texts
from maslahat.evaluation.forms import Forms
from maslahat.workshop import Workshop

WRONG = {
    "Казахстан вступил в ШОС.\n> Accession state=UZ organisation=SCO [asserted]": [
        ("MISSED", "main role filled otherwise", "state=KZ for UZ"),
        ("EXTRA", "main role filled otherwise", "state=KZ for UZ"),
    ],
    "Казахстан вступил в ШОС.\n> Accession state=KZ organisation=SCO [planned]": [
        ("CERTAINTY", "asserted for planned", ""),
    ],
    "Казахстан вступил в ШОС.\n! Accession state=KZ [irony]": [
        ("EXTRA", "trap", "irony"),
        ("TRAP", "asserted", "irony"),
    ],
    "Казахстан вступил в ШОС.": [("EXTRA", "nothing of this type there", "gold there: nothing")],
    "Казахстан вступил в ШОС.\nПогода стояла тёплая.\n> Accession state=KZ organisation=SCO [asserted]": [
        ("MISSED", "evidence elsewhere", "Казахстан вступил в ШОС."),
        ("EXTRA", "evidence elsewhere", "Погода стояла тёплая."),
    ],
    "Казахстан не вступил в ШОС.\n> Accession state=KZ organisation=SCO [asserted]": [
        ("MISSED", "not taken as having happened", "(вступил)"),
    ],
    "Переговоры о вступлении идут.\n> Accession state=KZ organisation=SCO [planned]": [
        ("MISSED", "required slot empty", "state, organisation (вступлении)"),
    ],
    "Вступил в должность новый посол.\n> Accession state=KZ organisation=SCO [asserted]": [
        ("MISSED", "required slot empty", "state, organisation (Вступил)"),
    ],
    "Погода стояла тёплая.\n> Accession state=KZ organisation=SCO [asserted]": [("MISSED", "no trigger", "")],
    "«Текст готов. Торопить юристов не будем», — сказал Токаев.\n> Claim claimant=KZ content=«Текст готов» [opinion]": [
        ("MISSED", "main role filled otherwise", "claimant=Kassym-Jomart Tokayev for KZ"),
        ("EXTRA", "main role filled otherwise", "claimant=Kassym-Jomart Tokayev for KZ"),
    ],
    "Погода стояла тёплая.\n> Claim claimant=author content=«Погода» [opinion]": [("MISSED", "no frame of speech", "")],
}


@pytest.mark.parametrize(("case", "expected"), WRONG.items(), ids=[case.split("\n")[-1] for case in WRONG])
def test_cause(
    case: str, expected: list[tuple[str, str, str]], workshop: Workshop, forms: Forms, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text(case, encoding="utf-8")
    found = run.evaluate(workshop, texts.read(tmp_path, forms), errors=True)
    told = [(f.what, f.cause.name, f.cause.detail) for f in found.faults]
    assert [(what, name) for what, name, _ in told] == [(what, name) for what, name, _ in expected], told
    assert all(want in got for (_, _, got), (_, _, want) in zip(told, expected, strict=True)), told
    assert sum(n for _, _, n in found.causes()) == len(expected)


def test_without_errors_nothing_is_looked_into(workshop: Workshop, forms: Forms, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(next(iter(WRONG)), encoding="utf-8")
    gold = texts.read(tmp_path, forms)
    assert run.evaluate(workshop, gold).faults == ()
    other = run.evaluate(workshop, gold, types=["Visit"], errors=True)
    assert other.faults == ()
    assert not other.figures.facts
