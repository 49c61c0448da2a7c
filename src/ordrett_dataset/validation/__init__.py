"""Validation of a package."""
