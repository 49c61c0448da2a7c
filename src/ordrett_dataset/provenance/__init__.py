"""From a cell to the words or sources that support it."""
