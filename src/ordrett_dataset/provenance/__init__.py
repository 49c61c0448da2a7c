"""From a cell back to the text or source that supports it."""
