"""The history of Estonia, Latvia and Lithuania at the command line."""

__version__ = "1.0.0"
