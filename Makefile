# Fazhi. `make` alone lists what can be made.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Each process would compile the tests anew.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PY := $(VENV)/bin/python
PYTHON := $(shell command -v python3.11 || command -v python3)
WORKERS ?= 2
PO := $(shell find site search cms_pages legal_library events -name '*.po')
MO := $(PO:.po=.mo)
PYTEST := $(PY) -m pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder
# Apart from the others: its driver keeps an event loop, which Django refuses.
IN_A_BROWSER := tests/browser $(shell find tests -name 'test_*_in_a_browser.py')

.PHONY: help run dev test test-postgresql test-heavy lint types catalogues messages requirements bench clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(VENV)/installed-demo catalogues ## Run the site (PORT, HOST and FAZHI_DATA_DIR choose where)
	@exec $(PY) manage.py serve

dev: $(VENV)/installed-dev catalogues ## Run the site with debug pages and automatic reload
	@FAZHI_DEBUG=1 $(PY) manage.py migrate --verbosity 0 && FAZHI_DEBUG=1 exec $(PY) manage.py runserver

test: $(VENV)/installed-dev catalogues ## Run the tests, on SQLite and in a browser
	$(PYTEST) -m "not heavy and not browser"
	$(PYTEST) -m "browser and not heavy" $(IN_A_BROWSER)

test-postgresql: $(VENV)/installed-dev catalogues ## Run the tests once more on a private PostgreSQL
	$(PY) -m tests.on_postgresql -n $(WORKERS) -m "not heavy and not browser and not services"

test-heavy: $(VENV)/installed-dev $(VENV)/installed-demo catalogues ## Run races, kills, corpora and accessibility matrices
	$(PYTEST) -m "heavy and not browser"
	$(PYTEST) -m "browser and heavy" $(IN_A_BROWSER)
	$(PY) -m tests.on_postgresql -n $(WORKERS) -m "heavy and not browser and not services"

lint: $(VENV)/installed-dev catalogues ## Check style, layers and migrations
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	PYTHONPATH=site:. $(VENV)/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run

types: $(VENV)/installed-dev ## Check types
	PYTHONPATH=site:. $(VENV)/bin/mypy site search cms_pages legal_library events tests

catalogues: $(MO) ## Compile the message catalogues

%.mo: %.po | $(VENV)/installed
	@trap '' INT; $(VENV)/bin/pybabel -q compile -f -i $< -o $@ -l zh_Hans

messages: $(VENV)/installed-dev ## Collect the strings to translate (needs gettext)
	$(PY) scripts/messages

requirements: $(VENV)/installed-dev ## Compile the requirement files
	for name in requirements requirements-dev; do \
	  env -u PIP_FIND_LINKS $(VENV)/bin/uv pip compile -q --upgrade $$name.in -o $$name.txt --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --python-version 3.11 \
	    --custom-compile-command "make requirements"; done

bench: $(VENV)/installed-dev catalogues ## Measure; see benchmarks/README.md
	$(PY) -m benchmarks $(BAKERYDEMO)

clean: ## Remove the environment and compiled files; data stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/installed: requirements.txt
	@scripts/make-environment $(VENV) "$(PYTHON)" requirements.txt
	@touch $@

$(VENV)/installed-demo: requirements-demo.txt $(VENV)/installed
	@scripts/make-environment $(VENV) "$(PYTHON)" requirements-demo.txt --no-deps
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@scripts/make-environment $(VENV) "$(PYTHON)" requirements-dev.txt
	@touch $@
