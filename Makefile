# `make setup`, `make demo [PORT=8000]`, `make test`, `make check`, `make bench`; state lives in HUOLTO_HOME (.huolto).
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
PORT ?= 8000
HOST ?= 127.0.0.1
TEST_PROCESSES ?= 2
PYTEST_ARGS ?=
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo up test check bench baseline lock clean

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile

setup: ## build .venv from requirements.lock
	@$(or $(PYTHON),python3) tools/setup.py

setup-dev: ## the same with what tests and checks need
	@$(or $(PYTHON),python3) tools/setup.py --dev

demo: setup ## load the demonstration and serve it: make demo PORT=8000
	@exec $(BIN)/huolto up --demo --host $(HOST) --port $(PORT)

up: setup ## serve this folder's installation
	@exec $(BIN)/huolto up --host $(HOST) --port $(PORT)

test: setup-dev ## run all tests (PYTEST_ARGS="tests/rules -x")
	@env -u HUOLTO_HOME $(BIN)/pytest -n $(TEST_PROCESSES) --dist loadgroup --no-loadscope-reorder $(PYTEST_ARGS)

check: setup-dev ## lint, types, layers, migrations, messages
	@$(BIN)/python tools/check.py

bench: setup-dev ## measure against a floor measured in the same run
	@$(BIN)/python -m bench

baseline: setup-dev ## write the tables that an empty database starts from, after a new migration
	@$(BIN)/python tools/baseline.py

lock: ## pin what requirements.in and requirements-dev.in name (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements.in -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements-dev.in -o requirements-dev.lock

clean: ## remove .venv and caches, never data
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
