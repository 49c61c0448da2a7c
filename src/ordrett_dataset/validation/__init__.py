"""Validate a package: its files, its tables, and optionally a rebuild and frictionless."""
