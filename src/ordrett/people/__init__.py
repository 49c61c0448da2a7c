"""Who is named in an article, and where."""
