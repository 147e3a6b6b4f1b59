"""Who is tied to whom: networks of the whole graph for statistics, folded of records as the ontology says."""

from maslahat.ties.fold import network
from maslahat.ties.kinds import Kind, kind, kinds
from maslahat.ties.write import FORMS, written

__all__ = ["FORMS", "Kind", "kind", "kinds", "network", "written"]
