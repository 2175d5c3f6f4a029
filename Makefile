# `make` builds the site, from a fresh clone on; `make help` lists the rest.

.DEFAULT_GOAL := site
.PHONY: site test check serve golden bench forms pictures lock venv clean help
.DELETE_ON_ERROR:

# The demonstration is always built for this day. A real regency empties it: then it is today.
DATE ?= 2026-11-01
OUT ?= site
# pytest processes; 0 is one without workers, as a debugger wants it.
WORKERS ?= 2
# More for pytest, as in: make test ARGS="tests/test_diff.py -x"
ARGS ?=

BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHON

site: ## the website and the boards, in site/ (the default)
	@scripts/set-up.sh site
	@if scripts/set-up.sh boards; then with=; else with=--no-boards; fi; \
	$(BIN)/standar build --out "$(OUT)" $(if $(DATE),--date $(DATE)) $$with

test: ## every test, then the coverage of floors 0 to 3 (at least 90 %)
	@scripts/set-up.sh test
	$(BIN)/python -m pytest -n $(WORKERS) $(if $(ARGS),$(ARGS),--cov --cov-report= --cov-fail-under=0)
ifeq ($(ARGS),)
	@echo "Coverage of floors 0 to 3, in the files under 100 %:"
	@$(BIN)/python -m coverage report --skip-covered
endif

check: ## style, format and types of the Python files
	@scripts/set-up.sh test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict generator

serve: ## live preview
	@scripts/set-up.sh site
	$(BIN)/standar serve

golden: ## rewrites tests/golden/ to what is made now; read the diff before committing it
	@scripts/set-up.sh test
	$(BIN)/python -m pytest --golden

bench: ## the measurements of tests/bench/
	@scripts/set-up.sh test
	$(BIN)/python tests/bench/run.py

pictures: site ## the guide's pictures of prints again from site/
	$(BIN)/python scripts/pictures.py "$(OUT)"

forms: ## the forms in .github/ again from schema/
	@scripts/set-up.sh test
	$(BIN)/python scripts/forms.py

lock: ## the lock files again from pyproject.toml (UPGRADE=1: with the newest versions that fit)
	scripts/lock.sh $(if $(UPGRADE),--upgrade)

venv: ## only .venv, with everything in it
	@scripts/set-up.sh test

clean: ## removes what was built and every cache; .venv stays
	rm -rf site laporan .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

help: ## this list
	@sed -n 's/^\([a-z]*\): ## /\1|/p' Makefile | while IFS='|' read -r name text; do printf '  make %-7s %s\n' "$$name" "$$text"; done
