# 明账: from a fresh checkout, `make publish` and `make serve` are all that is needed.

DISCLOSURES ?= data/disclosures
PACKAGES ?= data/packages
OUTPUT ?= output
SITEURL ?=
WORKERS ?=
STRICT ?=
# publishconf.py reads it from the environment.
export REPORT ?=
export POPULATION ?=
VERSIONS ?=
LOG ?= text
PORT ?= 8000
# Of the made-up corpus: how many, under which seed, where to, as what.
N ?= 50
SEED ?= 1
CORPUS ?= .cache/corpus
FORMATS ?= txt
# How many inputs are made up for each reader.
COUNT ?= 1000
# Where the bill of materials goes.
BOM ?= .cache/mingzhang.cdx.json
# The Python that makes .venv; everything else runs inside it.
PYTHON ?= python3

VENV := .venv
RUN := $(VENV)/bin/python
# What publishing needs, and what working on the program needs besides.
INSTALLED := $(VENV)/installed.lock
TOOLS := $(VENV)/tools.lock
# Modules are compiled when they are first imported: most never are.
INSTALL := -m pip install -qq --disable-pip-version-check --no-compile --require-hashes

export PYTHONUTF8 := 1

# Compiling all modules at each start takes seconds: where the environment wants none of that beside the
# sources (many containers), it is kept with what else is worked out.
ifdef PYTHONDONTWRITEBYTECODE
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX ?= $(CURDIR)/.cache/bytecode
endif

# Paths may hold spaces, quotes and any script: $(call quote,…) hands one to the shell unharmed.
quote = '$(subst ','\'',$(1))'
strict := $(filter-out 0 no false,$(STRICT))

.DEFAULT_GOAL := help
.PHONY: help publish test serve check bench corpus bench-ledger fuzz translations ocr dask explore sbom lock clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "Variables: DISCLOSURES=$(DISCLOSURES) PACKAGES=$(PACKAGES) OUTPUT=$(OUTPUT)"
	@echo "           VERSIONS= LOG=$(LOG) (or json)"
	@echo "           SITEURL= REPORT= POPULATION= WORKERS= STRICT= PORT=$(PORT) PYTHON=$(PYTHON)"
	@echo "           N=$(N) SEED=$(SEED) CORPUS=$(CORPUS) FORMATS=$(FORMATS)"

$(INSTALLED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=… names another")'
	@echo "Setting up $(VENV) from requirements.lock"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(RUN) $(INSTALL) -r requirements.lock
	@cp requirements.lock $@

$(TOOLS): $(INSTALLED) requirements-dev.lock
	@echo "Adding what tests and checks need from requirements-dev.lock"
	@$(RUN) $(INSTALL) -r requirements-dev.lock
	@cp requirements-dev.lock $@

publish: $(INSTALLED) ## disclosures → packages → catalogue → site, switched when it is whole
	@$(RUN) -m pipeline publish $(call quote,$(DISCLOSURES)) --packages $(call quote,$(PACKAGES)) \
		--output $(call quote,$(OUTPUT)) --siteurl=$(call quote,$(SITEURL)) --log $(call quote,$(LOG)) \
		$(if $(VERSIONS),--versions $(call quote,$(VERSIONS))) \
		$(if $(WORKERS),--workers $(call quote,$(WORKERS))) $(if $(strict),--strict)

test: $(TOOLS) ## the whole test suite
	@$(RUN) -m pytest -n auto

serve: $(INSTALLED) ## look at the site on a local port
	@[ -f $(call quote,$(OUTPUT)/index.html) ] || { echo "No site in "$(call quote,$(OUTPUT))": make publish first." >&2; exit 1; }
	@$(RUN) -m http.server $(PORT) --bind 127.0.0.1 --directory $(call quote,$(OUTPUT))

check: $(TOOLS) ## lint, formatting, types, import rules, lock files, advisories
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy --strict pipeline tools
	@$(VENV)/bin/lint-imports --no-logo
	@! grep -nE '://|file:|^ *-[-a-z]*(index|find-links|trusted-host)| @ ' requirements*.lock \
		|| { echo "a lock file names a host or a path: make lock" >&2; exit 1; }
	@! grep -n '"resolved"' themes/ledger/vendor/package-lock.json \
		|| { echo "the lock of npm names a host: npm install --package-lock-only in themes/ledger/vendor" >&2; exit 1; }
	@$(RUN) -m tools.audit requirements.lock requirements-dev.lock requirements-ocr.lock \
		requirements-dask.lock

bench: $(TOOLS) ## the benchmarks, on a corpus that they make themselves
	@$(RUN) tests/bench/run.py
	@$(RUN) tests/bench/formats.py
	@$(RUN) tests/bench/scaling.py
	@$(RUN) tests/bench/large.py

corpus: $(TOOLS) ## made-up disclosures in CORPUS, their truth in CORPUS-truth: N= SEED= CORPUS= FORMATS=txt,docx,pdf,xlsx
	@$(RUN) -m tools.corpus $(call quote,$(CORPUS)) --count $(call quote,$(N)) --seed $(call quote,$(SEED)) \
		--formats $(call quote,$(FORMATS))

bench-ledger: $(TOOLS) ## recall and false alarms of the ledger on planted errors: N= SEED=
	@$(RUN) -m tools.ledger --count $(call quote,$(N)) --seed $(call quote,$(SEED)) \
		$(if $(WORKERS),--workers $(call quote,$(WORKERS)))

fuzz: $(TOOLS) ## made-up, nearly right inputs for every reader, the sidecar, the pipeline: COUNT= (of each)
	@$(RUN) -m tools.fuzz --count $(call quote,$(COUNT)) --seed $(call quote,$(SEED))

translations: $(TOOLS) ## bring the texts of the English interface up to date; names those that lack
	@$(RUN) -m pipeline.website.interface.translation_keys

ocr: $(INSTALLED) ## install what reads scanned pages (some 200 MB, models included)
	@$(RUN) $(INSTALL) -r requirements-ocr.lock

dask: $(INSTALLED) ## install what runs jobs on a cluster (--engine dask)
	@$(RUN) $(INSTALL) -r requirements-dask.lock

# npm compares each package with the hash in the lock; the lock names no host, npm asks its registry.
explore: ## fetch what answers SQL in the browser on /explore/ (npm; make publish then takes it along)
	@command -v npm >/dev/null || { echo "npm is needed (it comes with Node.js); without it /explore/ shows its questions and the downloads." >&2; exit 1; }
	@rm -rf .cache/explore && mkdir -p .cache/explore
	@cp themes/ledger/vendor/package.json themes/ledger/vendor/package-lock.json themes/ledger/vendor/.npmrc .cache/explore/
	@cd .cache/explore && npm ci --ignore-scripts --omit=dev --no-audit --no-fund --loglevel=error
	@echo "The engines are in .cache/explore: make publish"

sbom: $(TOOLS) ## what a release is made of (CycloneDX): BOM=
	@$(PYTHON) -m venv --clear .cache/release
	@.cache/release/bin/python $(INSTALL) -r requirements.lock
	@$(RUN) -m cyclonedx_py environment .cache/release/bin/python --pyproject pyproject.toml \
		--output-reproducible --of JSON -o $(call quote,$(BOM))
	@echo "$(BOM)"

compile = .cache/lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

lock: ## resolve the lock files anew from pyproject.toml (UPGRADE=1: newest versions)
	@$(PYTHON) -m venv --clear .cache/lock
	@.cache/lock/bin/python -m pip install -qq --disable-pip-version-check uv
	@$(compile) -o requirements.lock
	@$(compile) --extra dev -c requirements.lock -o requirements-dev.lock
	@$(compile) --extra ocr -c requirements.lock -o requirements-ocr.lock
	@$(compile) --extra dask -c requirements-dev.lock -o requirements-dask.lock

# Only what this Makefile puts into the checkout, whatever the variables say.
clean: ## remove what was built here: .venv, data/packages, output, caches
	@rm -rf $(VENV) data/packages output .output.publish .cache .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
