"""Run the command `ordrett` as `python -m ordrett_dataset`."""

from ordrett_dataset.cli.start import start

if __name__ == "__main__":
    start()
