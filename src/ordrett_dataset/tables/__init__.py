"""Annotations to tables."""
