PYTHON ?= python3
BIN := .venv/bin

# Where the annotated corpora lie that the automatic reading is measured on; they are no part of the project.
CORPORA ?= ../shared/corpora

.PHONY: dataset docs accuracy mutation reliability check test test-all lock

# Build the package: dataset/ and datapackage.json.
dataset: .venv/installed
	$(BIN)/ordrett build

# The generated pages and parts of pages.
docs: .venv/installed
	$(BIN)/python -m scripts.build_docs

# The accuracy of the automatic reading on the corpora: docs/accuracy.json, and the page made from it.
accuracy: .venv/installed
	$(BIN)/python -m scripts.measure_accuracy $(CORPORA)
	$(BIN)/python -m scripts.build_docs

# How many wrong packages are found out: docs/error-detection.json, and the page made from it.
mutation: .venv/installed
	$(BIN)/python -m tests.robustness.corruption
	$(BIN)/python -m scripts.build_docs

# Builds that are killed and varied, packages from strangers, speed: docs/robustness.json, and the page made from it.
reliability: .venv/installed
	$(BIN)/python -m tests.robustness
	$(BIN)/python -m scripts.build_docs

# Lint, format and types.
check: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Everything that runs in under five minutes.
test: .venv/installed
	$(BIN)/python -m pytest -n auto --dist loadfile

# Also what is slow or needs an environment of its own.
test-all: .venv/installed
	$(BIN)/python -m pytest -n auto -m "slow or not slow"

# The environment: hashed lock first, then the project itself without looking for anything more.
.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Refresh the lock (needs uv); hashes only, no addresses.
lock:
	uv pip compile --universal --python-version 3.11 --upgrade --generate-hashes --no-annotate --no-header \
	  --extra dataset --extra dev pyproject.toml -o requirements.lock
	cd tests/tools && uv pip compile --universal --python-version 3.11 --upgrade --generate-hashes --no-annotate --no-header \
	  --overrides overrides.txt --excludes excludes.txt requirements.in -o requirements.lock
