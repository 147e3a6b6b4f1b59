"""Gold in the notation: what a line says, where words stand, and one clear line for each fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from maslahat.errors import MaslahatError
from maslahat.evaluation import notation
from maslahat.evaluation.forms import Forms
from maslahat.evaluation.lines import line, parsed

CASE = """\
# Written for this test.

# A1 A visit
# genre: wire
# published: 2024-10-15
Визит в Ташкент
¶ Жапаров прилетел в Ташкент.
> Visit visitor=Sadyr Japarov host=UZ [asserted] #v
Там его встретил Мирзиёев.
> also #v
! Meeting participant=UZ+KG [planned]
«Река — «общая»», — сказал он.
> Claim claimant=Sadyr Japarov content=«Река — «общая»» about=C5+1+UZ [reported by KG]
Погода стояла тёплая.

# a second text
Казахстан входит в ШОС.
>
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "few.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_holds_many_texts(forms: Forms, tmp_path: Path) -> None:
    one, two = notation.texts(write(tmp_path, CASE), forms)
    assert (one.article.name, one.article.title, one.article.published) == ("A1", "A1 A visit", "2024-10-15")
    assert one.article.text == (
        "Визит в Ташкент\nЖапаров прилетел в Ташкент. Там его встретил Мирзиёев. "
        "«Река — «общая»», — сказал он. Погода стояла тёплая."
    )
    assert one.mentions is None
    visit, claim = one.facts
    assert (visit.type, visit.certainty, visit.evidence.text) == ("Visit", "asserted", "Жапаров прилетел в Ташкент.")
    assert [s.text for s in visit.alternatives] == ["Там его встретил Мирзиёев."]
    assert [a.entity for a in visit.fillers("visitor")] == ["Sadyr Japarov"]
    assert [a.entity for a in claim.fillers("about")] == ["C5+1", "UZ"]
    assert claim.attributed_to is not None
    assert claim.attributed_to.entity == "KG"
    (content,) = claim.fillers("content")
    assert content.span is not None
    assert one.article.text[content.span.start : content.span.end] == content.span.text == "Река — «общая»"
    (trap,) = one.traps
    assert (trap.type, trap.kind, trap.span.text) == ("Meeting", "planned", "Там его встретил Мирзиёев.")
    assert (two.article.name, two.facts, two.traps) == ("few-02", (), ())


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("> Visit host=UZ [asserted]", "few.txt:1: «>» stands before any sentence"),
        ("Он прилетел.\n> Visit host=UZ", "few.txt:2: no certainty"),
        ("Он прилетел.\n> Visit host=UZ [sure]", "few.txt:2: no certainty"),
        (
            "Он прилетел.\n> Flight host=UZ [asserted]",
            "few.txt:2: the ontology has no type 'Flight'; it has Accession,",
        ),
        ("Он прилетел.\n> Visit guest=UZ [asserted]", "few.txt:2: Visit has no role 'guest'; it has visitor, host"),
        ("Он прилетел.\n> Visit host= [asserted]", "few.txt:2: role «host=» has no filler"),
        ("Он прилетел.\n> ???", "few.txt:2: expected «Type role=id+id … [certainty]»"),
        ("Он прилетел.\n> Claim content=«Она» [opinion]", "few.txt:2: the text has no words «Она»"),
        ("Он прилетел.\n> also #v", "few.txt:2: no fact is named #v"),
        ("# published: today\nОн прилетел.", "few.txt:1: published: today is not YYYY"),
    ],
)
def test_a_fault_names_its_line(lines: str, said: str, forms: Forms, tmp_path: Path) -> None:
    with pytest.raises(MaslahatError, match=r".") as fault:
        notation.texts(write(tmp_path, lines), forms)
    assert said in str(fault.value)


def test_words_are_found_where_they_stand_nearest(forms: Forms, tmp_path: Path) -> None:
    text = "Мы за мир.\nОн прилетел.\nМы за мир.\n> Claim content=«за мир» [opinion]"
    (only,) = notation.texts(write(tmp_path, text), forms)
    (content,) = only.facts[0].fillers("content")
    assert content.span is not None
    assert only.article.text.rindex("за мир") == content.span.start


def test_a_line_is_printed_as_it_is_read() -> None:
    written = "Meeting participant=B+A date=2024 [reported by KZ] #m"
    assert str(parsed(written, "here")) == "Meeting date=2024 participant=A+B [reported by KZ]"
    filler = {"text": "слова", "start": 0, "end": 5, "entity": None}
    fact = {"type": "Claim", "args": {"content": [filler]}, "certainty": "opinion"}
    assert str(line(fact)) == "Claim content=«слова» [opinion]"
