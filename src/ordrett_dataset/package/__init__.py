"""Writing a package to disk."""
