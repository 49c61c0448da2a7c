"""Turn a folder of articles into a data package, check it, and follow its cells to their words."""
