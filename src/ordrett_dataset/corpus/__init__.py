"""The corpus folder: its configuration and its articles."""
