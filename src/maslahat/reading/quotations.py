"""Where a text lets somebody speak for himself: quotations with their attribution, and the answers of an interview.

Only marks, dashes and lines are read here; who speaks is asked of the words that stand outside the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from maslahat.article import Article, Span
from maslahat.language import Sentence

OPENING, CLOSING = "«“„", "»”"
MARK = re.compile(rf"[{OPENING}{CLOSING}\"]")
DASH = "—–-"
LONG = 3  # words from which a stretch in marks may be speech without a comma or colon that says so
AFTER = re.compile(r"\s*(?P<mark>[,.!?…]?)\s*[—–-]\s*(?=\w)")  # «…», — said X
COLON = re.compile(r":\s*[—–-]?\s*$")
NESTED = re.compile(r"[\s(]\"\w")  # a straight mark that opens: within another one, a name's
OVER = re.compile(r"(?:[,.!?…]\s*[—–-]|\s*$)")  # one mark may close both
LINE = re.compile(r"(?P<name>[A-ZА-ЯЁ][^:«»“”\".,!?]{2,60}):\s+(?=[\w—–-])")
INSIDE = re.compile(r"[,!?…]\s+[—–-]\s+(?P<frame>[а-яё][^«»—–:;]{3,90}?)[,.]\s+[—–-]\s")
SAID = re.compile(r"[,!?…]\s+[—–-]\s+(?=[а-яё])")
ANSWER = re.compile(r"[—–-]\s+\S")


@dataclass(frozen=True)
class Quotation:
    """A passage that is somebody's words. ``frame`` are the tokens of the sentence ``at`` that tell whose.

    ``place`` says where they stand: after, before or inside the words; «next» goes on where the last one ended, a
    «line» begins with its speaker's name, an «answer» follows a question.
    """

    content: Span
    first: int
    last: int
    at: int
    frame: tuple[int, ...]
    place: str  # after, before, inside, next, line or answer


def quotations(article: Article, sentences: tuple[Sentence, ...]) -> list[Quotation]:
    """The passages of direct speech in text order; a line may hold a quotation of its own."""
    found: list[Quotation] = []
    lines = [list(group) for _, group in groupby(sentences, key=lambda s: s.paragraph)]
    asked = False
    interview = sum(_spoken(line) for line in lines) > 1 and any(_spoken(line) and _asks(line) for line in lines)
    for n, line in enumerate(lines):
        if interview and _spoken(line):
            if asked:
                found.append(_answer(article, line))
            asked = not asked
            continue
        whole = _line(article, line)
        found += [whole] if whole else []  # whether it names a speaker, only its reader knows
        quoted = list(_quoted(article, line))
        found += quoted or _below(article, lines[n - 1], line) if n else quoted
    return found


def _spoken(line: list[Sentence]) -> bool:
    if line[-1].span.text.endswith(";"):
        return False  # an item of a list
    return bool(ANSWER.match(line[0].span.text)) and any(c.isalnum() for s in line for c in s.span.text)


def _asks(line: list[Sentence]) -> bool:
    return line[-1].span.text.rstrip('»”" ').endswith("?")


def _answer(article: Article, line: list[Sentence]) -> Quotation:
    content = trimmed(article, line[0].span.start, line[-1].span.end)
    return Quotation(content, line[0].i, line[-1].i, line[0].i, (), "answer")


def _line(article: Article, line: list[Sentence]) -> Quotation | None:
    """«Токаев: мы готовы к переговорам»; «— Мы готовы, — сказал он»."""
    s, last = line[0], line[-1]
    if name := LINE.match(s.span.text):
        frame = _tokens(s, s.span.start, s.span.start + name.end("name"))
        content = trimmed(article, s.span.start + name.end(), last.span.end)
        return Quotation(content, s.i, last.i, s.i, frame, "line")
    if _spoken(line):
        for at in line:
            dash = SAID.search(at.span.text, 2)
            if dash:
                content = trimmed(article, s.span.start, at.span.start + dash.start())
                return Quotation(
                    content, s.i, at.i, at.i, _tokens(at, at.span.start + dash.end(), at.span.end), "after"
                )
    return None


def _quoted(article: Article, line: list[Sentence]) -> Iterator[Quotation]:
    found = _stretches(article.text, line[0].span.start, line[-1].span.end)
    stretches = list(found)
    before = -2  # the last sentence of the quotation before
    for n, (start, end) in enumerate(stretches):
        if not any(character.isalnum() for character in article.text[start:end]):
            continue
        content = trimmed(article, start, end)
        inside = [s for s in line if s.span.start < end + 1 and start - 1 < s.span.end]
        if not inside:
            continue
        later = (a for a, b in stretches[n + 1 :] if len(article.text[a:b].split()) >= LONG)
        follows = next(later, line[-1].span.end + 1) - 1
        since = stretches[n - 1][1] + 1 if n else line[0].span.start
        quotation = _attributed(article, inside, content, (start, end), (since, follows))
        if quotation is None and len(content.text.split()) < LONG:
            continue  # a name, or a borrowed word
        if quotation is None and before == inside[0].i - 1 and _whole(article, inside, start, end):
            quotation = Quotation(content, inside[0].i, inside[-1].i, inside[0].i, (), "next")
        if quotation is not None:
            yield quotation
            before = quotation.last


def _below(article: Article, above: list[Sentence], line: list[Sentence]) -> list[Quotation]:
    """A paragraph in marks below one that ends in a colon («Генсек ООН X:»)."""
    last = above[-1]
    colon = COLON.search(last.span.text)
    for start, end in _stretches(article.text, line[0].span.start, line[-1].span.end):
        if colon and _whole(article, line, start, end) and len(article.text[start:end].split()) > LONG:
            frame = _tokens(last, last.span.start, last.span.start + colon.start())
            return [Quotation(trimmed(article, start, end), line[0].i, line[-1].i, last.i, frame, "before")]
        return []
    return []


def _whole(article: Article, inside: list[Sentence], start: int, end: int) -> bool:
    """Whether nothing but marks stands outside a stretch in its sentences."""
    outside = article.text[inside[0].span.start : start] + article.text[end : inside[-1].span.end]
    return not any(character.isalpha() for character in outside)


def _attributed(
    article: Article, inside: list[Sentence], content: Span, marks: tuple[int, int], between: tuple[int, int]
) -> Quotation | None:
    """The attribution of a stretch in marks: a tail after a dash, a head before a colon, or an insertion."""
    first, last = inside[0], inside[-1]
    start, end = marks
    tail = AFTER.match(article.text, end + 1, last.span.end)
    # a full stop or nothing before the dash is no direct speech unless the words in marks end in one
    if tail and (tail["mark"] or article.text[end - 1] in ",.!?…"):
        frame = _tokens(last, tail.end(), min(between[1], last.span.end))
        return Quotation(content, first.i, last.i, last.i, frame, "after")
    begun = max(first.span.start, between[0])
    if colon := COLON.search(article.text[begun : start - 1]):
        frame = _tokens(first, begun, begun + colon.start())
        return Quotation(content, first.i, last.i, first.i, frame, "before")
    for s in inside:
        for insertion in INSIDE.finditer(article.text, max(start, s.span.start), end):
            begin, stop = insertion.span("frame")
            if s.span.start <= begin < s.span.end:
                return Quotation(content, first.i, last.i, s.i, _tokens(s, begin, stop), "inside")
    return None


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between outer quotation marks, without them; an unclosed one ends nowhere and is none."""
    depth, opened, straight, inner = 0, 0, -1, 0
    for found in MARK.finditer(text, start, end):
        i, mark = found.start(), found.group()
        if mark == '"' and depth == 0:
            if straight < 0:
                straight = i
            elif NESTED.match(text, i - 1, end):
                inner += 1
            elif inner and not OVER.match(text, i + 1, end):
                inner -= 1
            else:
                yield straight + 1, i
                straight, inner = -1, 0
        elif mark in OPENING and straight < 0:
            opened = i if depth == 0 else opened
            depth += 1
        elif mark in CLOSING and depth > 0:
            depth -= 1
            if depth == 0:
                yield opened + 1, i


def _tokens(s: Sentence, start: int, end: int) -> tuple[int, ...]:
    return tuple(t.i for t in s.covering(start, end) if t.start >= start)


def trimmed(article: Article, start: int, end: int) -> Span:
    """A stretch without blanks, dashes, full stops and unpaired quotation marks at its ends."""
    text = article.text
    first = start
    while start < end and (text[start].isspace() or text[start] in "—–-,:;."):
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in ".,;:—–-"):
        end -= 1
    if start == end:  # nothing but marks
        return article.span(first, end)
    if text[start] in '«"“„' and not any(mark in text[start + 1 : end] for mark in '»"”'):
        start += 1
    if end > start + 1 and text[end - 1] in '»"”' and not any(mark in text[start : end - 1] for mark in '«"“„'):
        end -= 1
    return article.span(start, end)
