"""Accuracy against reference annotations."""
