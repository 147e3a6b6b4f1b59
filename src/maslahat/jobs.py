"""Articles read one after the other, or by several processes at once: the same readings in the same order.

What goes wrong with one article is told with its name and costs none of the others.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from maslahat.article import Article
from maslahat.errors import MaslahatError
from maslahat.language import require_readable
from maslahat.records import Reading
from maslahat.workshop import Workshop

Say = Callable[[str], None]


@dataclass(frozen=True)
class Read:
    """What became of an article: a reading, with its explanations if they were asked for, or a fault."""

    article: Article
    reading: Reading | None = None
    why: dict[str, Any] | None = None
    fault: str = ""


def read(
    workshop: Workshop, articles: Sequence[Article], *, processes: int = 1, why: bool = False, progress: Say = print
) -> list[Read]:
    """Every article read, in the order given. ``progress`` is told each name, when it is begun or (of many) done.

    ``why``: also explain. Processes are begun anew, whatever the system, so that they share nothing by accident.
    """
    if processes < 2 or len(articles) < 2:
        return list(_one_by_one(workshop, articles, why, progress))
    return _at_once(workshop, articles, min(processes, len(articles)), why, progress)


def _one_by_one(workshop: Workshop, articles: Iterable[Article], why: bool, progress: Say) -> Iterator[Read]:
    for article in articles:
        progress(article.name)
        yield _read(workshop, article, why)


def _at_once(workshop: Workshop, articles: Sequence[Article], processes: int, why: bool, progress: Say) -> list[Read]:
    done: dict[int, Read] = {}
    known: dict[int, Article] = {}
    for n, article in enumerate(articles):
        try:
            # here, not there: what tells languages apart takes 100 MB that the processes then need not have
            known[n] = replace(article, language=require_readable(article))
        except MaslahatError as error:
            done[n] = Read(article, fault=str(error))
            progress(article.name)
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, initializer=_begin, initargs=workshop.folders)
    # the longest first, so that none is begun when all others are done
    order = sorted(known, key=lambda n: -len(known[n].text))
    try:
        with _deaf():
            waiting = {pool.submit(_work, known[n], why): n for n in order}
        for future in as_completed(waiting):
            n = waiting[future]
            try:
                done[n] = future.result()
            except BrokenProcessPool:
                fault = f"{articles[n].name}: not read, for a process died (out of memory?); try fewer with -j"
                done[n] = Read(articles[n], fault=fault)
            progress(articles[n].name)
    except BaseException:  # Ctrl-C among them: what still runs is of no use to anybody
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    pool.shutdown()
    return [done[n] for n in range(len(articles))]


_workshop: list[Workshop] = []  # of a process that reads for another; made once, used for every article it gets


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes begun meanwhile never hear Ctrl-C, which goes to all of them; the first one ends the others."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(ontology: Path | None, graph: Path | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where a process does not inherit it
    _workshop.append(Workshop(ontology, graph))


def _work(article: Article, why: bool) -> Read:
    return _read(_workshop[0], article, why)


def _read(workshop: Workshop, article: Article, why: bool) -> Read:
    try:
        if why:
            reading, told = workshop.explain(article)
            return Read(article, reading, told)
        return Read(article, workshop.read(article))
    except MaslahatError as error:
        return Read(article, fault=str(error))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one article, the others are read
        kind = type(error).__name__
        return Read(article, fault=f"{article.name}: the reader failed ({kind}: {error}); please report this text")
