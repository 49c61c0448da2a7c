"""Drafts of annotations, written from the extraction by rules for a person to correct."""
