"""What the article gives to a source by speech or writing."""
