"""Validation rules: what must hold within and across the tables of a package. `check.py` runs them."""
