"""Extraction of quotes: direct, indirect and mixed speech, with cue, source and speaker."""
