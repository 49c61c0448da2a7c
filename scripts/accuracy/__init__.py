"""Accuracy of automatic extraction on annotated corpora: the list of corpora, and the measured results."""
