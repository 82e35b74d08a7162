# Kith's commands. `make help` lists them; the text after ## is what it shows.
# `make run` needs Python 3.11+ and Node 20+ and nothing besides; `make test` brings what it needs.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.SILENT:
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
SIZE ?= 400
SEED ?= 1
EXAMPLES ?= 200
EVENTS ?= 5000

# A stamp is named after the hash of what it stands for: done once, and again only when that changes.
lock_hash = $$(cksum < $(1) | tr -d ' ')
sources = find frontend/src frontend/public frontend/scripts frontend/*.* -type f -not -name '*.gen.ts' \
	-not -path '*/test-results/*' 2>/dev/null
sources_hash = $$($(sources) | LC_ALL=C sort | xargs cksum | cksum | tr -d ' ')

# Run a command against a fresh server with the made-up authority: own data folder, free port, gone at the end.
define with_server
	data=$$(mktemp -d); chmod 755 "$$data"; \
	port=$$($(BIN)/python -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])'); \
	HOST=127.0.0.1 PORT=$$port KITH_DATA="$$data" KITH_DEMO=1 DATABASE_URL= \
		$(BIN)/python -m api serve > "$$data/server.log" 2>&1 & server=$$!; \
	trap 'status=$$?; kill $$server 2>/dev/null || true; wait $$server || true; \
		test $$status = 0 || tail -n 40 "$$data/server.log"; rm -rf "$$data"' EXIT; \
	for _ in $$(seq 600); do \
		grep -q '^Kith is ready' "$$data/server.log" && break; \
		kill -0 $$server 2>/dev/null || { echo "The server for the browser did not start."; exit 1; }; \
		sleep 0.2; \
	done; \
	export KITH_URL=http://127.0.0.1:$$port; \
	$(1)
endef

.PHONY: help
help: ## List the commands
	awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## Running

.PHONY: run
run: node-there python frontend ## Start Kith (HOST, PORT, DATABASE_URL, KITH_DATA, KITH_DEMO)
	exec env KITH_DEMO=$${KITH_DEMO-1} $(BIN)/python -m api serve

.PHONY: demo
demo: python ## Fill an empty database with a made-up authority (SIZE=10000 children, SEED=1)
	$(BIN)/python -m api demo --size $(SIZE) --seed $(SEED)

.PHONY: verify
verify: python ## Check that nobody has changed the ledger
	$(BIN)/python -m api verify

.PHONY: administrator
administrator: python ## Make an account that can make the others
	$(BIN)/python -m api administrator

## Setting up

.PHONY: venv
venv:
	if ! $(BIN)/python -c '' 2>/dev/null; then \
		for python in python3 python3.13 python3.12 python3.11; do \
			if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
		done; \
		test -n "$${found-}" || { echo "Kith needs Python 3.11 or later: install it, then run make again." >&2; exit 1; }; \
		$$found -c 'import ensurepip' 2>/dev/null || { \
			echo "Python cannot make virtual environments here: install python3-venv, then run make again." >&2; exit 1; }; \
		$$found -m venv --clear .venv; \
	fi

.PHONY: python
python: venv
	stamp=.venv/run-$(call lock_hash,requirements.txt); \
	if ! test -e $$stamp; then \
		echo "Installing what the server needs ..."; $(PIP) -r requirements.txt; rm -f .venv/run-*; touch $$stamp; \
	fi

.PHONY: python-dev
python-dev: venv
	stamp=.venv/dev-$(call lock_hash,requirements-dev.txt); \
	if ! test -e $$stamp; then \
		echo "Installing what developing needs ..."; $(PIP) -r requirements-dev.txt; rm -f .venv/dev-*; touch $$stamp; \
	fi

.PHONY: node-there
node-there:
	node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && command -v npm > /dev/null || { \
		echo "Kith needs Node 20 or later, with npm, to build its screens: install it, then run make again." >&2; exit 1; }

.PHONY: node
node: node-there
	stamp=frontend/node_modules/.installed-$(call lock_hash,frontend/package-lock.json); \
	if ! test -e $$stamp; then \
		echo "Installing what the screens need ..."; \
		(cd frontend && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error); touch $$stamp; \
	fi

.PHONY: frontend
frontend: node ## Build the screens, where they have changed
	stamp=frontend/node_modules/.built-$(sources_hash); \
	if ! test -e $$stamp -a -e frontend/dist/index.html; then \
		echo "Building the screens ..."; (cd frontend && npm run --silent build); \
		rm -f frontend/node_modules/.built-*; touch frontend/node_modules/.built-$(sources_hash); \
	fi

.PHONY: setup
setup: node-there python-dev frontend ## Install everything that developing needs, but a browser

.PHONY: chromium
chromium: ## See that there is a browser for the tests
	command -v "$${CHROMIUM:-chromium}" > /dev/null && exit 0; \
	if test "$$(id -u)" = 0 && command -v apt-get > /dev/null; then \
		export DEBIAN_FRONTEND=noninteractive; apt-get update -qq; \
		apt-get install -y -qq --no-install-recommends chromium fonts-liberation fonts-noto-core > /dev/null; \
	else \
		echo "The browser tests need Chromium: install it (Debian: chromium fonts-liberation fonts-noto-core)," \
			"or say where it is with CHROMIUM=/path/to/it." >&2; exit 1; \
	fi

.PHONY: lock
lock: venv ## Lock the newest versions of what the backend needs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	for each in requirements requirements-dev requirements-returns; do \
		$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
			--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
			$$each.in -o $$each.txt > /dev/null; \
	done

## Checking

.PHONY: test
test: setup chromium ## Everything that CI checks, in its order
	for part in format-check lint types imports contract-check contract-lint test-python \
			frontend-types frontend-lint test-frontend budgets browser; do \
		echo; echo "== $$part"; began=$$SECONDS; $(MAKE) $$part; echo "== $$part: $$((SECONDS - began)) s"; \
	done; \
	echo; echo "All is well: $$SECONDS s"

.PHONY: format
format: python-dev ## Put the Python code in order
	$(BIN)/ruff check --quiet --fix --exit-zero .
	$(BIN)/ruff format .

.PHONY: format-check
format-check: python-dev
	$(BIN)/ruff format --check .

# The validator needs Python 3.11 and an old numpy, so it never shares an environment with Kith.
.PHONY: returns-env
returns-env: ## Install the sector's own validator of returns, in an environment of its own
	command -v python3.11 > /dev/null || { \
		echo "The validator of returns needs Python 3.11: install it, then run make again." >&2; exit 1; }
	stamp=.venv-returns/run-$(call lock_hash,requirements-returns.txt); \
	if ! test -e $$stamp; then \
		echo "Installing the validator of returns ..."; python3.11 -m venv --clear .venv-returns; \
		.venv-returns/bin/pip install --quiet --disable-pip-version-check --no-input --require-hashes -r requirements-returns.txt; \
		touch $$stamp; \
	fi

.PHONY: returns-check
returns-check: python-dev returns-env ## Check the returns of the made-up authority with the sector's own validator
	KITH_RETURNS_SIZES=400,10000 $(BIN)/python -m pytest tests/returns -p no:cacheprovider --timeout 1800

.PHONY: lint
lint: python-dev ## Lint the Python code
	$(BIN)/ruff check .

.PHONY: types
types: python-dev ## Check the types of the Python code
	$(BIN)/mypy

.PHONY: imports
imports: python-dev ## Check who imports whom
	PYTHONPATH=. $(BIN)/lint-imports --no-logo

.PHONY: contract
contract: python node ## Write openapi.yaml, and the screens' types from it
	$(BIN)/python -m api openapi
	cd frontend && npm run --silent contract

.PHONY: contract-check
contract-check: python-dev node ## Check that openapi.yaml and the screens' types are those of the code
	new=$$(mktemp -d); trap 'rm -rf "$$new"' EXIT; $(BIN)/python -m api openapi "$$new/openapi.yaml"; \
	diff -u openapi.yaml "$$new/openapi.yaml" && diff -u asyncapi.yaml "$$new/asyncapi.yaml" || { echo "openapi.yaml is not what the code says: run make contract." >&2; exit 1; }
	cd frontend && npm run --silent contract:check

.PHONY: contract-lint
contract-lint: node ## Hold the contract to the rules of .spectral.yaml
	cd frontend && npx --no-install spectral lint ../openapi.yaml ../asyncapi.yaml --ruleset ../.spectral.yaml \
		--fail-severity warn --quiet

.PHONY: test-python
test-python: python-dev ## Run the Python tests on a PostgreSQL of their own
	$(MAKE) returns-env || test -z "$${CI-}"  # without Python 3.11 the returns are not judged, which CI does not allow
	$(BIN)/python -m pytest -n 2 --durations 20

.PHONY: frontend-types
frontend-types: node ## Check the types of the screens
	cd frontend && npm run --silent check

.PHONY: frontend-lint
frontend-lint: node ## Lint the screens
	cd frontend && npm run --silent lint

.PHONY: test-frontend
test-frontend: node ## Run the unit tests of the screens
	cd frontend && npm test --silent

.PHONY: budgets
budgets: frontend ## Check the sizes of what a browser must load
	cd frontend && npm run --silent budgets

.PHONY: browser
browser: python frontend chromium ## Run the browser journeys against a server of their own
	$(call with_server,cd frontend && npm run --silent browser)

.PHONY: burden
burden: python frontend chromium ## Count what it takes to record what happens every day
	$(call with_server,cd frontend && npm run --silent burden)

.PHONY: lighthouse
lighthouse: python frontend chromium ## Measure the screens with Lighthouse
	$(call with_server,cd frontend && npm run --silent lighthouse)

.PHONY: fuzz
fuzz: python-dev ## Fuzz the contract for longer than make test does (EXAMPLES=200)
	KITH_FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -n 2 tests/api/test_fuzz.py

.PHONY: mutants
mutants: python-dev node ## Take out each rule about partner agencies in turn, and see that a test notices
	$(BIN)/python -m tests.mutants

.PHONY: soak-webhooks
soak-webhooks: python-dev ## Tell a receiver that is down half the time of EVENTS=5000 things
	KITH_HOOK_EVENTS=$(EVENTS) $(BIN)/python -m pytest -q --show-capture=no tests/api/test_subscription.py -k half_the_time

.PHONY: bench
bench: python-dev ## Measure against a bare handler with the same SQL; see docs/performance.md
	$(BIN)/python -m tests.bench

## Developing

.PHONY: migration
migration: python-dev ## Begin a migration (NAME="what it changes")
	test -n "$(NAME)" || { echo 'Say what it changes: make migration NAME="..."' >&2; exit 1; }
	$(BIN)/alembic revision -m "$(NAME)"

.PHONY: clean
clean: ## Remove what was built and installed; never data
	rm -rf .venv frontend/node_modules frontend/dist frontend/test-results .mypy_cache .pytest_cache .ruff_cache \
		.hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
