"""Build the files of a release from a corpus folder."""
