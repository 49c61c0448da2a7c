"""Comparison of spellings of a name, and the linking of people across articles."""
