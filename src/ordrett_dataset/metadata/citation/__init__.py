"""Citations in the formats that reference managers and journals read."""
