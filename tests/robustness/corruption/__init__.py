"""Wrong packages made of the right one, and how many of them are found out."""
