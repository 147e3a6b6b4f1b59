"""The graph as networkx, whole or around one thing: records, what they link, their evidence."""

from maslahat.network.around import around
from maslahat.network.values import Detail, Evidence, Labels
from maslahat.network.whole import whole

__all__ = ["Detail", "Evidence", "Labels", "around", "whole"]
