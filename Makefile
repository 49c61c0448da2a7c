# Targets for this repository. `make dataset` and `make test` need Python 3.11 or later, git and make.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
# Folder of the annotated benchmark corpora, which are not part of this repository (docs/accuracy.md).
CORPORA ?= ../shared/corpora

.PHONY: dataset docs figures check test test-all nightly coverage accuracy error-detection robustness release wheel lock explorer

## Build dataset/ and datapackage.json.
dataset: .venv/installed
	$(BIN)/ordrett build --strict

## Regenerate the generated pages and the generated parts of pages.
docs: .venv/installed
	$(BIN)/python -m scripts.build_docs

## Draw the figures of docs/images.
figures: .venv/installed
	$(BIN)/python -m scripts.build_figures

## Build the script of the page that `ordrett explore` writes (needs Node.js).
explorer: explorer/node_modules/.package-lock.json
	cd explorer && npm run check && npm run build
explorer/node_modules/.package-lock.json: explorer/package-lock.json
	cd explorer && npm ci --ignore-scripts

## Lint, check the format and the types.
check: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

## Run the tests (under five minutes).
test: .venv/installed
	$(BIN)/python -m pytest -n auto --dist loadfile

## Also run the tests that are slow or need an environment of their own (under 30 minutes).
test-all: .venv/installed
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not nightly"

## Repeat the property tests with other random examples, and build with other versions of Python.
nightly: .venv/installed
	HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest -n auto --dist loadfile
	$(BIN)/python -m pytest -m nightly

## Run the tests and write coverage.xml.
coverage: .venv/installed
	$(BIN)/python -m pytest -n auto --dist loadfile --cov=ordrett --cov=ordrett_dataset --cov-report=xml --cov-report=term

## Measure the accuracy of the automatic extraction (docs/accuracy.json).
accuracy: .venv/installed
	$(BIN)/python -m scripts.measure_accuracy $(CORPORA)
	$(BIN)/python -m scripts.build_docs

## Count how many injected errors `validate` detects (docs/error-detection.json).
error-detection: .venv/installed
	$(BIN)/python -m scripts.measure_error_detection
	$(BIN)/python -m scripts.build_docs

## Run interrupted builds and malicious packages (docs/robustness.json).
robustness: .venv/installed
	$(BIN)/python -m scripts.measure_robustness
	$(BIN)/python -m scripts.build_docs

## Build the files of a release in dist/ (RELEASING.md).
release: .venv/installed
	$(BIN)/ordrett release

## Build the data wheel belarus-war-news in dist/.
wheel: .venv/installed
	$(BIN)/python -m scripts.build_wheel

# The environment: the locked packages, which are complete, and this project, without resolving anything.
.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

## Update the lock files (needs uv); they hold hashes and no addresses.
lock:
	uv pip compile --universal --python-version 3.11 --upgrade --generate-hashes --no-strip-extras --no-annotate --no-header \
	  --extra dataset --extra html --extra dask --extra dev pyproject.toml -o requirements.lock
	cd tests/third_party && uv pip compile --universal --python-version 3.11 --upgrade --generate-hashes --no-strip-extras --no-annotate \
	  --no-header --overrides overrides.txt --excludes excludes.txt requirements.in -o requirements.lock
