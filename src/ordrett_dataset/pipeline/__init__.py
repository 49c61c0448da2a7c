"""From a corpus folder to a package."""
