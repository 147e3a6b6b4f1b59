"""From a text to sentences of UD tokens; one adapter per language family. Today: Russian."""

from __future__ import annotations

import py3langid

from maslahat.article import Article
from maslahat.errors import MaslahatError
from maslahat.language.tokens import ROOT, Sentence, Token

__all__ = ["READS", "ROOT", "Sentence", "Token", "identify"]

READS = ("ru",)
# the languages an article on the region may be in; with fewer to choose from, short texts are told apart better
NEAR = ["ru", "en", "kk", "ky", "uz", "az", "tg", "tk", "tr", "de", "fr", "zh", "fa", "uk"]


def identify(article: Article) -> str:
    """The language of a text as an ISO 639-1 code; the metadata's word counts if there is one."""
    if article.language:
        return article.language

    py3langid.set_languages(NEAR)
    return str(py3langid.classify(" ".join(article.text.split())[:20_000])[0])


def require_readable(article: Article) -> str:
    """The language of an article; raises MaslahatError if there is no adapter for it."""
    language = identify(article)
    if language not in READS:
        raise MaslahatError(
            f"{article.name}: the language looks like {language!r}, and maslahat reads {', '.join(READS)} so far; "
            'if it is Russian, say so in the article\'s .meta.json: {"lang": "ru"}'
        )
    return language
