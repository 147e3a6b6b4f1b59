"""A part of the graph as networkx: one thing, the records that mention it, what they link, their evidence."""

from maslahat.network.around import around
from maslahat.network.values import Detail, Evidence, Labels

__all__ = ["Detail", "Evidence", "Labels", "around"]
