# Thin on purpose: each line runs a command that you could type yourself.

.DEFAULT_GOAL := list
SHELL := /bin/sh
PYTHON ?= .venv/bin/python
IN_VENV := PATH="$(CURDIR)/.venv/bin:$$PATH"
UV := .uv/bin/uv
export PYTHONPATH := $(CURDIR)
export DJANGO_SETTINGS_MODULE := brolly.config.settings

# Tests have data of their own, so that they can never touch yours.
TEST_HOME := $(or $(BROLLY_TEST_HOME),$(CURDIR)/build/test-home)
TESTING := BROLLY_HOME="$(TEST_HOME)" BROLLY_DATABASE_FOR_TESTS=1

# A home that cannot be written to (containers, service accounts) keeps no cache.
ifneq ($(shell mkdir -p "$$HOME/.cache" 2>/dev/null && test -w "$$HOME/.cache" && echo yes),yes)
export UV_CACHE_DIR := $(CURDIR)/.uv/cache
export PIP_NO_CACHE_DIR := 1
endif

# Trust whom the machine trusts: some stand behind a proxy with a certificate of its own.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS := 1
endif

.PHONY: list set-up set-up-dev run demo stop test check fix journeys pictures hammer bench migration catalogue docs clean

list: ## show this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /:/' | awk -F: '{printf "  make %-11s %s\n", $$1, $$2}'

run: set-up ## serve an invented network and print its address and accounts
	@BROLLY_SIZE=$(size) bin/brolly run

demo: set-up ## the same, beginning anew
	@BROLLY_SIZE=$(size) bin/brolly run --afresh

stop: ## end what `make run` started
	@if [ -e .venv/app ] || [ -e .venv/dev ]; then bin/brolly stop --demonstration; fi

test: set-up-dev ## run every test, with five walks in a real browser where there is one
	@$(TESTING) $(PYTHON) -m pytest -n 2 --dist loadfile -m "not hammer and not every_walk"; \
	said=$$?; $(TESTING) $(PYTHON) -c "from brolly.config import postgresql; postgresql.stop()"; exit $$said

check: set-up-dev ## style, types, layers, generated pages and migrations
	$(IN_VENV) ruff format --check .
	$(IN_VENV) ruff check .
	$(IN_VENV) $(TESTING) mypy
	$(IN_VENV) lint-imports
	$(TESTING) $(PYTHON) manage.py draw_docs --check
	BROLLY_DATABASE_ROLE=owner $(TESTING) $(PYTHON) manage.py makemigrations --check --dry-run

fix: set-up-dev ## put style right where a program can
	$(IN_VENV) ruff format .
	$(IN_VENV) ruff check --fix .

journeys: set-up-dev ## every walk, in a real browser
	$(TESTING) REQUIRE_BROWSER=1 $(PYTHON) -m pytest -m journey

pictures: set-up-dev ## take the README's pictures anew, from the walk
	$(TESTING) REQUIRE_BROWSER=1 BROLLY_SHOTS=build/shots $(PYTHON) -m pytest -q tests/journeys/test_walk.py
	cp build/shots/today.png build/shots/share.png build/shots/phone.png docs/pictures/

hammer: set-up-dev ## long reliability runs, with their figures
	$(TESTING) $(PYTHON) -m tests.hammer

bench: set-up-dev ## how fast pages are beside a plain Django view
	$(TESTING) $(PYTHON) -m bench

bench-sanitise: set-up-dev ## what the check of texts finds in DATA=file.jsonl; writes spans.jsonl beside it
	$(TESTING) $(PYTHON) -m bench.sanitise "$(DATA)"

migration: set-up-dev ## write the migrations that changed models need
	$(TESTING) $(PYTHON) manage.py makemigrations

catalogue: set-up-dev ## accept what the database lets the application do, after reviewing it
	$(TESTING) WRITE_CATALOGUE=1 $(PYTHON) -m pytest tests/architecture/test_catalogue.py

docs: set-up-dev ## draw docs/reference from the code
	$(TESTING) $(PYTHON) manage.py draw_docs

clean: ## remove what was built here; your data stay where they are
	rm -rf .venv .uv build .mypy_cache .ruff_cache .import_linter_cache

set-up: .venv/app
set-up-dev: .venv/dev

$(UV): requirements/uv.txt
	@for python in python3.11 python3; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then \
	    $$python -m venv --clear .uv && \
	    .uv/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt && \
	    touch $(UV) && exit 0; \
	  fi; \
	done; \
	echo "Brolly needs Python 3.11 with venv (Debian: apt install python3 python3-venv)." >&2; exit 1

.venv/pyvenv.cfg: $(UV)
	@$(UV) venv -q --allow-existing --python .uv/bin/python .venv && touch .venv/pyvenv.cfg

.venv/app: requirements/app.txt | .venv/pyvenv.cfg
	@if [ ! -e .venv/dev ]; then \
	  VIRTUAL_ENV=.venv $(UV) pip sync -q --require-hashes --compile-bytecode requirements/app.txt; \
	else $(MAKE) -s .venv/dev; fi
	@touch .venv/app

.venv/dev: requirements/dev.txt | .venv/pyvenv.cfg
	@VIRTUAL_ENV=.venv $(UV) pip sync -q --require-hashes --compile-bytecode requirements/dev.txt
	@touch .venv/dev
