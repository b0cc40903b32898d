# HugoHerbots. `make run` and `make test` are all that a newcomer types; both set up what they need, once.

SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q
INSTALL := $(PIP) install --require-hashes --only-binary :all:
ARGS ?=

.PHONY: help run test check format bench lock train clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1	/' | expand -t 14

run: $(VENV)/run.ok ## Start the whole product with demo content on this machine
	@exec $(BIN)/hugoherbots serve $(ARGS)

test: $(VENV)/dev.ok $(VENV)/outside.ok ## Run all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: $(VENV)/dev.ok ## Check format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/dev.ok ## Format the code and fix what lint can fix
	$(BIN)/ruff check --fix-only -q . ; $(BIN)/ruff format -q .

bench: $(VENV)/dev.ok ## Measure every figure that the documents claim
	$(BIN)/python -m benchmarks $(ARGS)

train: $(VENV)/dev.ok ## Train the detector again from the corpus
	$(BIN)/python -m hugoherbots.training.train --leave-out a b

lock: $(VENV)/dev.ok ## Resolve the dependencies again and write the locked files
	$(BIN)/python -m tools.lock

clean: ## Remove what the other commands made, except the data
	rm -rf $(VENV) tests/javascript/node_modules .mypy_cache .ruff_cache .hypothesis

$(VENV)/made.ok:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it and run make again." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python has no venv module: install python3-venv and run make again." >&2; exit 1; }
	@touch $@

$(VENV)/run.ok: $(VENV)/made.ok requirements/run.txt pyproject.toml
	@echo "Setting up (once) ..."
	@test -e $(VENV)/dev.ok || $(INSTALL) -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/dev.ok: $(VENV)/made.ok requirements/dev.txt pyproject.toml
	@echo "Setting up for development (once) ..."
	@$(INSTALL) -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/outside.ok: $(VENV)/made.ok tools/outside.sh tests/javascript/package-lock.json
	@tools/outside.sh
	@touch $@
