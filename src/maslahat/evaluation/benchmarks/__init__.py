"""Public benchmarks, read where the user keeps them: nothing of theirs is copied here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from maslahat.evaluation.benchmarks import factrueval, nerel
from maslahat.evaluation.benchmarks.shared import Result
from maslahat.workshop import Workshop

__all__ = ["BENCHMARKS", "Result"]

Benchmark = Callable[[Workshop, Path, Callable[[str], None]], Result]
BENCHMARKS: dict[str, Benchmark] = {"nerel": nerel.measure, "factrueval": factrueval.measure}
