"""Error injection: corrupt a valid package in one place at a time, and count which corruptions `validate` detects."""
