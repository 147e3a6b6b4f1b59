"""Reads news about Central Asian diplomacy into RDF in which every statement keeps the words it rests on."""

from importlib.metadata import version

__version__ = version("maslahat")
