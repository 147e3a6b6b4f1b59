"""Gold in the project's own notation: files of many short texts, each fact under the sentence that states it.

docs/evaluation.md documents the notation for those who write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from maslahat.article import Article, Span, article_iri
from maslahat.dates import days_of
from maslahat.errors import MaslahatError
from maslahat.evaluation.forms import Forms
from maslahat.evaluation.gold import CERTAINTIES, Argument, Fact, Text, Trap
from maslahat.evaluation.lines import Line, parsed

PUBLISHED = "published:"
PARAGRAPH = "¶"
Args = tuple[tuple[str, tuple[Argument, ...]], ...]


@dataclass
class _Sentence:
    """A line of text, where it stands in its file, and the lines under it."""

    number: int
    text: str
    paragraph: bool
    notes: list[tuple[int, str]] = field(default_factory=list)
    start: int = 0


def texts(path: Path, forms: Forms) -> list[Text]:
    """The texts of a file in order, named ``<stem>-01`` and so on. MaslahatError with file and line for a fault."""
    found: list[Text] = []
    for number, block in _blocks(path):
        comments = [line.removeprefix("#").strip() for _, line in block if line.startswith("#")]
        sentences = _sentences(path, block)
        if not sentences:
            continue
        published = next((c.removeprefix(PUBLISHED).strip() for c in comments if c.startswith(PUBLISHED)), None)
        name = _name(comments, path.stem, len(found) + 1)
        running, title = _running(sentences), comments[0] if comments else None
        day = _day(published, f"{path}:{number}")
        article = Article(article_iri(name, running), running, name, "ru", title, day)
        found.append(_Reader(path, article, sentences, forms).text())
    return found


def _blocks(path: Path) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """The numbered lines of each case, with the number of the first."""
    block: list[tuple[int, str]] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise MaslahatError(f"{path}: cannot be read as UTF-8 ({error})") from None
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            yield block[0][0], block
            block = []


def _sentences(path: Path, block: list[tuple[int, str]]) -> list[_Sentence]:
    found: list[_Sentence] = []
    paragraph = False
    for number, line in block:
        if line.startswith("#"):
            continue
        if line.startswith((">", "!")):
            if not found:
                raise MaslahatError(f"{path}:{number}: «{line[0]}» stands before any sentence; put it under one")
            found[-1].notes.append((number, line))
        elif line.startswith(PARAGRAPH):
            paragraph, rest = True, line.removeprefix(PARAGRAPH).strip()
            if rest:
                found.append(_Sentence(number, rest, paragraph))
                paragraph = False
        else:
            found.append(_Sentence(number, line, paragraph))
            paragraph = False
    return found


def _running(sentences: list[_Sentence]) -> str:
    """The running text: a blank between sentences, a line break before a paragraph; each sentence learns its start."""
    running = ""
    for n, sentence in enumerate(sentences):
        running += ("\n" if sentence.paragraph else " ") if n else ""
        sentence.start = len(running)
        running += sentence.text
    return running


def _name(comments: list[str], stem: str, number: int) -> str:
    """A text's own number («N01 A visit» → N01), else that of its place in the file."""
    own = comments[0].split()[0] if comments and comments[0] else ""
    return own if re.fullmatch(r"[A-Za-z]+-?\d+", own) else f"{stem}-{number:02}"


def _day(published: str | None, where: str) -> str | None:
    if published is not None and days_of(published) is None:
        raise MaslahatError(f"{where}: published: {published} is not YYYY, YYYY-MM or YYYY-MM-DD")
    return published


class _Reader:
    """Reads the lines under the sentences of one text."""

    def __init__(self, path: Path, article: Article, sentences: list[_Sentence], forms: Forms) -> None:
        self.path, self.article, self.sentences, self.forms = path, article, sentences, forms
        self.facts: list[Fact] = []
        self.traps: list[Trap] = []
        self.named: dict[str, int] = {}
        self.also: list[tuple[str, str, Span]] = []

    def text(self) -> Text:
        for sentence in self.sentences:
            span = self.article.span(sentence.start, sentence.start + len(sentence.text))
            for number, note in sentence.notes:
                self._note(f"{self.path}:{number}", note[0], note[1:].strip(), span)
        for where, name, span in self.also:
            if name not in self.named:
                raise MaslahatError(f"{where}: no fact is named #{name}; write #{name} after its certainty")
            at = self.named[name]
            self.facts[at] = replace(self.facts[at], alternatives=(*self.facts[at].alternatives, span))
        return Text(self.article, tuple(self.facts), tuple(self.traps))

    def _note(self, where: str, mark: str, text: str, span: Span) -> None:
        if mark == ">" and text.startswith("also "):
            self.also += [(where, name.removeprefix("#"), span) for name in text.split()[1:]]
        elif mark == ">" and text:
            self._fact(parsed(text, where), where, span)
        elif mark == "!":
            line = parsed(text, where)
            name = f"T{len(self.traps) + 1}"
            self.traps.append(Trap(name, line.type, self._args(line, where, span), span, line.certainty or "other"))

    def _fact(self, line: Line, where: str, span: Span) -> None:
        if line.certainty not in CERTAINTIES:
            raise MaslahatError(f"{where}: no certainty; end the line with one of [{'], ['.join(CERTAINTIES)}]")
        if line.name is not None:
            if line.name in self.named:
                raise MaslahatError(f"{where}: two facts of this text are named #{line.name}; choose another name")
            self.named[line.name] = len(self.facts)
        by = Argument(line.by) if line.by else None
        name = f"F{len(self.facts) + 1}"
        self.facts.append(Fact(name, line.type, self._args(line, where, span), span, line.certainty, by))

    def _args(self, line: Line, where: str, span: Span) -> Args:
        kind = self.forms.types.get(line.type)
        if kind is None:
            raise MaslahatError(
                f"{where}: the ontology has no type {line.type!r}; it has {', '.join(self.forms.types)}"
            )
        for role, _ in line.roles:
            if kind.role(role) is None:
                roles = ", ".join(r.name for r in kind.roles)
                raise MaslahatError(f"{where}: {line.type} has no role {role!r}; it has {roles}")
        return tuple((role, tuple(self._argument(f, where, span) for f in fillers)) for role, fillers in line.roles)

    def _argument(self, filler: str, where: str, near: Span) -> Argument:
        if not filler.startswith("«"):
            return Argument(filler)
        words, text = filler[1:].removesuffix("»"), self.article.text
        places = [m.start() for m in re.finditer(re.escape(words), text)]
        if not places:
            raise MaslahatError(f"{where}: the text has no words «{words}»; copy them from it, letter by letter")
        start = min(places, key=lambda at: (max(near.start - at, at + len(words) - near.end, 0), at))
        return Argument(None, self.article.span(start, start + len(words)))
