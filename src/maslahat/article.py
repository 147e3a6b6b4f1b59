"""An article: its text, exactly as the offsets count it, and what is known of its publication."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from maslahat.errors import MaslahatError
from maslahat.vocabulary import ID

LIMIT = 5_000_000  # bytes; a longer file is more likely a mistake than an article


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of an article: ``text[start:end]``, in code points."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other stretch lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Article:
    """A text and its metadata. ``published`` is ISO 8601 (year, month or day); ``notices`` are for the reader's eye."""

    iri: URIRef
    text: str
    name: str
    language: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    notices: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Digest of the text in UTF-8: what every offset refers to."""
        return digest(self.text)

    def span(self, start: int, end: int) -> Span:
        """The stretch from ``start`` to ``end``; raises ValueError outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}–{end} in {self.name} ({len(self.text)} code points)")
        return Span(start, end, self.text[start:end])


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def article_iri(name: str, text: str) -> URIRef:
    """IRI of an article: its name and a prefix of its digest, so that a corrected text is another article."""
    return ID[f"article/{slug(name)}-{digest(text)[:12]}"]


def slug(name: str) -> str:
    """A name as lower-case ASCII words joined by hyphens; ``x`` where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def read_article(path: Path, *, force: bool = False) -> Article:
    """Read a text file, with the metadata of ``<stem>.meta.json`` beside it where there is one.

    The text is UTF-8; else cp1251, with a notice. Line ends are kept as they are. Raises MaslahatError for a missing
    file, a directory, an empty or binary file, and one larger than 5 MB unless ``force``.
    """
    raw = _bytes(path, force=force)
    text, notices = _decode(path, raw)
    meta = _metadata(path.with_name(path.stem + ".meta.json"))
    published, doubts = _date(path, meta.get("date"))
    return Article(
        iri=article_iri(path.stem, text),
        text=text,
        name=path.stem,
        language=meta.get("lang"),
        title=meta.get("title"),
        published=published,
        publisher=meta.get("publisher"),
        url=meta.get("url"),
        notices=(*notices, *doubts),
    )


def _bytes(path: Path, *, force: bool) -> bytes:
    if path.is_dir():
        raise MaslahatError(f"{path} is a folder; name the text files in it, e.g. {path / '*.txt'}")
    try:
        size = path.stat().st_size
        if size > LIMIT and not force:
            raise MaslahatError(
                f"{path} has {size / 1e6:.1f} MB, more than an article; read it all the same with --force"
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise MaslahatError(f"{path}: no such file") from None
    except OSError as error:
        raise MaslahatError(f"{path}: cannot be read ({error.strerror})") from None
    if b"\0" in raw:
        raise MaslahatError(f"{path} is not a text (it holds zero bytes); save the article as plain text")
    if not raw.strip():
        raise MaslahatError(f"{path} is empty")
    return raw


def _decode(path: Path, raw: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        text = raw.decode("utf-8")
        notices: tuple[str, ...] = ()
    except UnicodeDecodeError:
        try:
            text = raw.decode("cp1251")
        except UnicodeDecodeError as error:
            raise MaslahatError(f"{path} is neither UTF-8 nor cp1251 (byte {error.start}); save it as UTF-8") from None
        notices = (f"{path} is not UTF-8; read as cp1251",)
    if not any(character.isalpha() for character in text):
        raise MaslahatError(f"{path} holds no words")
    return text, notices


def _metadata(path: Path) -> dict[str, str]:
    """Title, date, publisher, language and address of an article, as strings; empty where there is no such file."""
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise MaslahatError(f"{path}: not readable as JSON ({error})") from None
    if not isinstance(found, dict):
        raise MaslahatError(f"{path}: expected a JSON object with title, date, publisher, lang, url")
    return {
        key: str(value) for key, value in found.items() if value is not None and not isinstance(value, (dict, list))
    }


def _date(path: Path, date: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The day, month or year at the head of a metadata date; what follows, or another form, makes a notice."""
    if date is None:
        return None, ()
    iso = re.match(r"\d{4}(-\d\d(-\d\d)?)?(?!\w)", date)
    if iso is None:
        return None, (
            f"{path.stem}: date {date!r} is not YYYY, YYYY-MM or YYYY-MM-DD, so the article counts as undated",
        )
    return iso.group(), () if iso.group() == date else (f"{path.stem}: date {date!r} is read as {iso.group()}",)
