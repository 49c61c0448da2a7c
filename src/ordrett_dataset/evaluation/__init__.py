"""Evaluation: automatic extraction against reference annotations, and two annotations against each other."""
