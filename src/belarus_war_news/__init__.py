"""The tables of the dataset belarus-war-news.

>>> import belarus_war_news as bwn
>>> quotes = bwn.load("quotes")

`load` returns a table, `tables` their names, `describe` the meaning of the columns of one, `citation` how to cite the
dataset. `__version__` is the version of the dataset.
"""

from belarus_war_news._load import citation, describe, load, path, tables

__all__ = ["__version__", "citation", "describe", "load", "path", "tables"]

__version__: str


def __getattr__(name: str) -> str:
    """Return `__version__`, which is read from the descriptor when it is asked for."""
    if name == "__version__":
        from belarus_war_news._load import read_version

        return read_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
