# The common jobs; .ci/run does all of them in a clean clone.
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: setup test lint docs

setup:
	python3 -m venv $(VENV)
	$(BIN)/pip install --quiet -e '.[test,docs]'

test:
	$(BIN)/pytest -n auto

lint:
	$(BIN)/ruff check mailguard tests examples
	$(BIN)/ruff format --check mailguard tests examples
	$(BIN)/mypy --strict -p mailguard
	$(BIN)/mypy --strict tests/support
	$(BIN)/lint-imports

docs:
	$(BIN)/python docs/generate.py
	$(BIN)/mkdocs build --strict --site-dir $(VENV)/site
