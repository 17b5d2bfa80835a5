# What a person or CI does with the tree. `make` alone lists it. Everything runs in $(VENV) with its own Python.
VENV ?= .venv
EXTRAS ?=
ARGS ?=
PORT ?= 8000
ONCE ?=
BENCHES ?= ingest reading sentences search ask serve

PY := $(VENV)/bin/python
DONE := $(VENV)/.installed
comma := ,
WANTED := $(subst $(comma), ,$(EXTRAS))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo test check fmt bench soak image clean

help: ## list what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

install: $(DONE)/app $(WANTED:%=$(DONE)/extra-%) ## install into .venv (EXTRAS=models adds sentence-transformers and torch, 5 GB)
	@echo "Installed: $(VENV)/bin/goodoffices"

$(DONE)/app: pyproject.toml constraints.txt scripts/install
	@scripts/install $(VENV)
	@mkdir -p $(DONE) && touch $@

$(DONE)/extra-%: $(DONE)/app
	@scripts/install $(VENV) $*
	@touch $@

demo: install ## load the bundled corpus, answer a question, then serve (ONCE=1 stops after the answer)
	@VENV=$(VENV) PORT=$(PORT) ONCE=$(ONCE) scripts/demo

test: install $(DONE)/extra-dev ## run every test this machine can run, and name the others (ARGS=-x passes options to pytest)
	@$(PY) -m pytest $(ARGS)

check: install $(DONE)/extra-dev ## format, lint, types and tests: what CI and the pre-commit hook run
	@VENV=$(VENV) scripts/check $(ARGS)

fmt: $(DONE)/extra-dev ## format the code and mend what the linter can mend
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

bench: install $(DONE)/extra-dev ## measure speed and size, each beside its baseline (BENCHES=search for one alone)
	@for bench in $(BENCHES); do $(PY) -m benchmarks.$$bench $(ARGS) || exit 1; echo; done

soak: install $(DONE)/extra-dev ## compare 50,000 random questions on both engines (Java 17 and Maven; hours)
	@GOODOFFICES_REQUIRE=neo4j GOODOFFICES_TEST_PAIRS=50000 $(PY) -m pytest tests/graph_store/neo4j/test_differential.py

image: ## build the container image, run it and ask it a question (docker, podman, or buildah as root)
	@scripts/image

clean: ## remove what was installed or made here; stores elsewhere stay
	rm -rf $(VENV) build dist demo-store .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
