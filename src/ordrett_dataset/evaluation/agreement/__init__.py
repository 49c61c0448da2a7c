"""Agreement between two independent annotations."""
