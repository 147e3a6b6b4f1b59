"""Why a reading is as it is: per fact its trigger and the ways to its fillers; per unread sentence what it lacked."""

from maslahat.why.facts import facts
from maslahat.why.told import told_facts, told_unread
from maslahat.why.unread import unread

__all__ = ["facts", "told_facts", "told_unread", "unread"]
