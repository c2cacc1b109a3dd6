# make graph   read seeds/, print who met whom, write graph.html
# make test    style, types and every test
# make score   how well kg reads articles with gold answers: those of benchmarks/gold, and of
#              GOLD= and ARTICLES= where they are (MODEL= another pipeline)
# make bench   speed, memory and growth

PYTHON   ?= python3
VENV     ?= .venv
BIN      := $(VENV)/bin
ARTICLES ?= ../shared
GOLD     ?= $(ARTICLES)/gold
SIZES    ?= 300 3000
PYTEST   ?=
MODEL    ?=

.PHONY: graph test score bench clean

graph: $(VENV)/.kg
	@$(BIN)/kg build seeds --db kg.db --output graph.html

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal --cov --cov-report=term $(PYTEST)

score: $(VENV)/.kg
	@$(BIN)/python benchmarks/score.py --gold $(GOLD) --articles $(ARTICLES) $(if $(MODEL),--model $(MODEL))

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/scale.py --articles $(ARTICLES)/corpus --sizes $(SIZES)
	$(BIN)/python benchmarks/copies.py --articles $(ARTICLES)/corpus
	$(BIN)/python benchmarks/killed.py

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache graph.html

# A stamp says that what pyproject.toml names is installed, so that the second time is quick.
$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.kg: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.kg
