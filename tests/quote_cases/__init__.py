"""Made-up articles and what each gives to whom, written by the annotation guide."""
