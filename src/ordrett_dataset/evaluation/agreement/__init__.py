"""Agreement between two independent annotations of the same articles."""
