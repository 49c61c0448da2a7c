"""The command `ordrett`.

Command modules import the library inside their functions: `ordrett --help` loads nothing that it does not use.
"""
