"""Selections, answered from the index: every function here returns numbers of events."""
