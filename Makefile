# Two commands to know: make demo, make test. Every target makes what it needs.

# The first Python that is new enough; on macOS and older systems plain python3 often is not.
PYTHON ?= $(firstword $(foreach each,python3 python3.13 python3.12 python3.11,$(shell \
	$(each) -c 'import sys; sys.version_info >= (3, 11) and print("$(each)")' 2>/dev/null)))
VENV := .venv
BIN := $(VENV)/bin
# Each step says what it does, and goes on saying so while it lasts.
PIP = @echo "Installing $< into $(VENV) ..."; while sleep 8; do echo "  still installing $< ..."; done & trap "kill $$!" EXIT; \
	$(BIN)/pip --disable-pip-version-check --quiet install --require-hashes

# Three workers and every program that a test starts would compile the whole house anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := test
.PHONY: demo test test-long test-channels test-page pictures duty-tables zalo-costs understanding check format faults bench lock clean

# `make demo ALL=1` opens all documents in one world, DATE=01/7/2021 on that day.
demo: $(VENV)/app.ok
	@echo "Starting the demo ..."
	@$(BIN)/python -m bot demo $(if $(ALL),--all) $(if $(DATE),--date $(DATE))

# COVERAGE=1 also measures which lines and branches of domain, handlers and data are run, and ends with what is missing
# of them, or with an error below the floor. SlipCover writes its probes into the bytecode: what SQLAlchemy awaits runs in
# greenlets, where a tracer would have to ask at every call in which.
FLOOR := 96
MEASURED := $(if $(COVERAGE),-m slipcover --json --out .coverage.json)
test: $(VENV)/test.ok
	$(BIN)/python $(MEASURED) -m pytest --numprocesses auto --dist loadfile -m "not page and not long"
	$(if $(COVERAGE),$(BIN)/python -m slipcover --merge .coverage.json --out .coverage.json --fail-under $(FLOOR))

# What would make `make test` twice as long: years lived day by day, programs that are killed, each story on a phone with text only.
test-long: $(VENV)/test.ok
	PLANNERS=both $(BIN)/python -m pytest --numprocesses auto --dist loadfile -m long

# Every conversation on every app; `make test` runs the core ones there (docs/decisions/0016).
test-channels: $(VENV)/test.ok
	CHANNELS=all $(BIN)/python -m pytest --numprocesses auto --dist loadfile \
		tests/conversations tests/members tests/channels tests/stories

# pytest ends with 5 when there is no such test: a page without tests is not yet a fault.
test-page: $(VENV)/test.ok
	$(BIN)/python -m pytest -m page || test $$? = 5

# The pictures of docs/, taken anew from the demo; needs Chromium, as test-page does.
pictures: $(VENV)/test.ok
	$(BIN)/python -m tests.support.pictures

# The tables of duties in docs/campaigns.md, made anew from the campaign files and the program.
duty-tables: $(VENV)/test.ok
	$(BIN)/python -m tests.support.campaign_page

# The table of what a year costs in docs/zalo.md, reckoned anew from the calendar.
zalo-costs: $(VENV)/test.ok
	$(BIN)/python -m tests.support.zalo_costs

# The table of what is understood of typed sentences in docs/understanding.md.
understanding: $(VENV)/test.ok
	$(BIN)/python -m tests.support.understanding

# Stops at the first failure, the quick ones first.
check: $(VENV)/test.ok
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/python -m bot campaign check
	$(MAKE) --no-print-directory test

format: $(VENV)/test.ok
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The long runs of what `make test` does shortly; the seeds stand in the names. FAULT_SEED=n repeats a run.
faults: $(VENV)/test.ok
	FAULTS=long $(BIN)/python -m pytest tests/stateful tests/faults tests/promises/test_year_of_promises.py -v

bench: $(VENV)/bench.ok
	$(BIN)/python -m benchmarks

# pip-compile by uv: --universal writes the markers for every Python from 3.11 on into one file.
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock: $(BIN)/python
	$(BIN)/pip --disable-pip-version-check --quiet install "uv>=0.8"
	$(COMPILE) -o requirements/app.txt
	$(COMPILE) --group test -o requirements/test.txt
	$(COMPILE) --group bench -o requirements/bench.txt

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say make PYTHON=/path/to/python"; exit 1; }
	@echo "Making $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/app.ok: requirements/app.txt | $(BIN)/python
	$(PIP) -r $<
	@touch $@

$(VENV)/test.ok: requirements/test.txt $(VENV)/app.ok
	$(PIP) -r $<
	@touch $@

$(VENV)/bench.ok: requirements/bench.txt $(VENV)/app.ok
	$(PIP) -r $<
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .coverage.json
