# Standfirst: everything that a person types. `make help` lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
# Where it is set every command would compile three hundred files again, which takes longer than a small build.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: trials audit licences sbom watch desk desk-assets bench build pdf epub web shelf manual kindle print booklet golden check proof fuzz lint test test-all lock clean help ready ready-to-test ready-to-read

# The first Python that is new enough; `make PYTHON=…` names another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
OUT := build
# Where Homebrew keeps Pango; without it a Python that is not Homebrew's would not find it.
RUN := $(if $(filter Darwin,$(shell uname -s)),DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib)
# Tests run in two processes: each begins with half of them, since neighbours share what they look at.
SIDE_BY_SIDE := -n 2 --dist worksteal
# What tests share: all of tests/ but the tests themselves and the benchmarks.
HELPERS = $(shell find tests -name '*.py' ! -name 'test_*' ! -path '*/bench/*' ! -path '*/node_modules/*')
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# No option and no index of this machine may leak into the lock.
COMPILE := PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= $(BIN)/pip-compile --quiet --upgrade --generate-hashes \
	--allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	--all-build-deps --no-annotate

build: ready ## set everything up and build the publication in source/ into build/: PDF and EPUB
	@if [ -f $(OUT)/.built ] && ls $(OUT)/*.pdf $(OUT)/*.epub >/dev/null 2>&1 \
	  && [ -z "$$(find source styles -newer $(OUT)/.built)" ] \
	  && [ -z "$$(find src pyproject.toml requirements.txt -type f ! -name '*.pyc' -newer $(OUT)/.built)" ]; \
	then echo "nothing to do: nothing has changed since the last build"; \
	else touch $(OUT)/.building && $(RUN) $(BIN)/standfirst build . -o $(OUT) && mv $(OUT)/.building $(OUT)/.built; fi

pdf: ready ## build only the PDF
	@$(RUN) $(BIN)/standfirst build . -o $(OUT) --only pdf

web: ready ## both editions, and the publication as a folder of web pages
	@$(RUN) $(BIN)/standfirst build . -o $(OUT) --also web $(ARGS)

shelf: ready ## a site with the publication's page, its editions to download, and catalogues for e-readers
	@$(RUN) $(BIN)/standfirst shelf . --editions $(OUT) -o $(OUT)/shelf $(ARGS)

epub: ready ## build only the EPUB
	@$(RUN) $(BIN)/standfirst build . -o $(OUT) --only epub

manual: ready ## this program's manual, built by itself: a PDF and an EPUB in build/manual/
	@$(RUN) $(BIN)/standfirst manual -o $(OUT)/manual

print: ready ## for the printer: PDF/X-4 with bleed and crop marks, a preflight list, a cover if its paper is set
	@$(RUN) $(BIN)/standfirst print . -o $(OUT) $(ARGS)

booklet: ready ## A5 pages two by two on A4, to fold and staple (ARGS="--creep 0.1" for thick ones)
	@$(RUN) $(BIN)/standfirst booklet . -o $(OUT) $(ARGS)

kindle: build ## the EPUB as AZW3, with calibre where it is installed
	@command -v ebook-convert >/dev/null || { \
	  echo "calibre makes the Kindle's file and is not installed (Debian: apt-get install calibre)"; exit 1; }
	@for ebook in $(OUT)/*.epub; do \
	  QTWEBENGINE_CHROMIUM_FLAGS=--no-sandbox ebook-convert "$$ebook" "$${ebook%.epub}.azw3" >/dev/null \
	  && echo "$${ebook%.epub}.azw3" || exit 1; done

check: ready-to-test ready-to-read ## run every check on the publication in source/: words, pages, validators, links, preflight
	@$(RUN) $(BIN)/standfirst check . $(ARGS)

proof: ready ## build/<publication>-proof.html: what was understood, repaired and found wrong, for an editor to sign off
	@$(RUN) $(BIN)/standfirst proof . -o $(OUT) $(ARGS)

watch: ready ## build again whenever a manuscript, a picture, a style or a setting is saved
	@$(RUN) $(BIN)/standfirst watch . -o $(OUT)

desk: ready ## the publication on one screen of a browser, alive: manuscripts, repairs, both editions
	@$(BIN)/python -c "import starlette, uvicorn" 2>/dev/null || $(INSTALL) starlette uvicorn
	@[ -f src/standfirst/desk/static/codemirror.js ] || .ci/desk-assets || true
	@$(RUN) $(BIN)/standfirst desk . -o $(OUT) $(ARGS)

desk-assets: ## bundle the editor of the desk (CodeMirror) with npm; without it the desk has a plain text field
	@.ci/desk-assets

test: ready-to-test ready-to-read ## all tests on what is in this repository (under ten minutes)
	@$(RUN) $(BIN)/pytest $(SIDE_BY_SIDE) -m "not slow and not outside" $(ARGS)

test-all: ready-to-test ready-to-read ## the same, the slow ones, and those on data from outside ($STANDFIRST_DATA or ../shared)
	@$(RUN) $(BIN)/pytest $(SIDE_BY_SIDE) $(ARGS)

fuzz: ready-to-test ## try 2,000 generated manuscripts (STANDFIRST_FUZZ sets another number)
	@STANDFIRST_FUZZ=$${STANDFIRST_FUZZ:-2000} $(RUN) $(BIN)/pytest $(SIDE_BY_SIDE) tests/fuzz $(ARGS)

trials: ready-to-test ## kill builds, damage the cache, limit files: the same bytes each time? (ARGS="--help" lists more)
	@$(RUN) $(BIN)/python tests/trials/faults.py $(ARGS)

golden: ready-to-test ## write the expected files of the tests again (read the diff like a proof)
	@STANDFIRST_GOLDEN=1 $(RUN) $(BIN)/pytest -q tests/diagnostics tests/publications tests/report/proof

bench: ready-to-test ## measure, side by side with pandoc and typst (ARGS="--help" lists what can be measured)
	@$(BIN)/python -c "import pypandoc, typst" 2>/dev/null || $(INSTALL) pypandoc_binary typst
	@$(RUN) $(BIN)/python tests/bench $(ARGS)

lint: ready-to-test ## format, ruff, mypy --strict, and which package imports which
	@$(BIN)/ruff format --check src tests
	@$(BIN)/ruff check src tests
	@$(BIN)/mypy --strict src/standfirst
	@MYPYPATH=src:tests $(BIN)/mypy --strict --explicit-package-bases $(HELPERS)
	@$(BIN)/lint-imports --no-logo

lock: | .venv/bin/python ## make requirements*.txt again from pyproject.toml, with the newest versions it allows
	@[ -x $(BIN)/pip-compile ] || $(INSTALL) pip-tools
	@$(COMPILE) -o requirements.txt pyproject.toml
	@$(COMPILE) --extra dev --extra judges --extra cluster --extra import --extra shelf --extra desk --extra search --extra trade -c requirements.txt -o requirements-dev.txt pyproject.toml
	@{ echo '-r requirements.txt'; grep -vxFf requirements.txt requirements-dev.txt; } > .venv/lock && mv .venv/lock requirements-dev.txt

audit: ready-to-test licences ## look the locked packages up among known vulnerabilities, and check their licences
	@[ -x $(BIN)/pip-audit ] || $(INSTALL) pip-audit
	@$(BIN)/python .ci/audit.py requirements.txt requirements-dev.txt

licences: ready-to-test ## the licences of all packages that are installed with Standfirst, and whether they may be
	@$(BIN)/python .ci/licences.py requirements.txt

sbom: ready-to-test ## a bill of materials of what a release brings along: build/standfirst.cdx.json (CycloneDX)
	@[ -x $(BIN)/cyclonedx-py ] || $(INSTALL) cyclonedx-bom
	@$(BIN)/python -W ignore -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible --of JSON \
	  -o $(OUT)/standfirst.cdx.json requirements.txt && $(BIN)/python .ci/sbom.py $(OUT)/standfirst.cdx.json \
	  && echo $(OUT)/standfirst.cdx.json

clean: ## delete everything in build/
	@find $(OUT) -mindepth 1 -maxdepth 1 ! -name .gitkeep -exec rm -rf {} +

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

# -- the environment: .venv, from the lock ------------------------------------------------------

ready: .venv/runtime-installed
ready-to-test: .venv/dev-installed
# Chromium, Node and the reading systems that the ebook is tried in: when they can be had.
ready-to-read:
	@.ci/readers

.venv/runtime-installed: requirements.txt pyproject.toml | .venv/bin/python
	@echo "installing the packages of requirements.txt into .venv"
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev-installed: requirements-dev.txt .venv/runtime-installed
	@echo "installing the packages of requirements-dev.txt into .venv"
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Standfirst needs Python 3.11 or newer (Debian: apt-get install python3 python3-venv)"; exit 1; }
	@.ci/system-packages $(PYTHON)
	@$(PYTHON) -m venv .venv
