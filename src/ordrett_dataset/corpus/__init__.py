"""A corpus folder: its configuration and its articles."""
