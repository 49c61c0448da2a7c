"""Annotations as brat standoff, and back."""
