"""Synthetic articles with complete annotations, for packages of any size."""
