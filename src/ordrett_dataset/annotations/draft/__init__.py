"""Draft annotations written from the automatic extraction."""
