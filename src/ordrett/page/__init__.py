"""Sections and headline of a news page."""
