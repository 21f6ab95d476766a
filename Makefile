# Two commands to know: make demo, make test. Every target makes what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet install --require-hashes

.PHONY: demo test test-page check format bench lock faults clean

demo: $(VENV)/app.ok
	$(BIN)/python -m bot demo

test: $(VENV)/test.ok
	$(BIN)/python -m pytest -m "not page"

test-page: $(VENV)/test.ok
	$(BIN)/python -m pytest -m page

check: $(VENV)/test.ok
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/python -m bot campaign check
	$(MAKE) --no-print-directory test

format: $(VENV)/test.ok
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/bench.ok
	$(BIN)/python -m benchmarks

# pip-compile by uv: --universal writes the markers for every Python from 3.11 on into one file.
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip --disable-pip-version-check --quiet install "uv>=0.8"
	$(COMPILE) -o requirements/app.txt
	$(COMPILE) --group test -o requirements/test.txt
	$(COMPILE) --group bench -o requirements/bench.txt

$(VENV)/app.ok: requirements/app.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) -r $<
	@touch $@

$(VENV)/test.ok: requirements/test.txt $(VENV)/app.ok
	$(PIP) -r $<
	@touch $@

$(VENV)/bench.ok: requirements/bench.txt $(VENV)/app.ok
	$(PIP) -r $<
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
