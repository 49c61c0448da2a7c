"""Made-up news in any number: stories of a few articles, each read to the last cell."""
