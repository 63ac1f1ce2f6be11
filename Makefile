# Each target is one command of `python3 -m dev` (on Windows: `py -m dev COMMAND`). Words for it: make run ARGS=--headless
PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast check fix bench faults screenshots translations lock bom clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "  make %-13s %s\n", $$1, $$2 }'

setup: ## make the private environment and bring in what the system lacks
run: ## start the demo: service, demo data, window (without a display: the whole journey by itself)
test: ## everything: checks, all tests, the service on SQLite and on PostgreSQL
test-fast: ## the tests that take seconds
check: ## ruff, mypy --strict, import-linter, translations complete, sizes
fix: ## mend what ruff can mend, and format
bench: ## measure, each figure beside its bare limit; also writes build/bench.json
faults: ## break things on purpose (ARGS=--promised: as often as promised), into build/faults.json
screenshots: ## make the pictures of the guide anew
translations: ## bring new texts of the code into the translation files
lock: ## pin the dependencies of pyproject.toml anew (ARGS=--upgrade: take the newest)
bom: ## the bill of materials, into build/bom.json
clean: ## remove everything that the other commands have made

setup run test test-fast check fix bench faults screenshots translations lock bom clean:
	@$(PYTHON) -m dev $@ $(ARGS)
