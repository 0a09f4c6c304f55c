# List the tasks.
default:
    @just --list --unsorted

# Format the code.
format:
    ruff format
    ruff check --fix

# Check style and formatting.
lint:
    ruff format --check
    ruff check

# Check types.
types:
    mypy

# Check that imports only run downward.
contract:
    lint-imports

# Run the tests.
test *args:
    pytest {{args}}

# Build the documentation; a broken link is an error.
docs:
    zensical build --clean --strict

# Everything but the evaluation.
check: lint types contract docs test

# Measure against the gold sets and hold the floors.
evals *args:
    python evals/measure.py {{args}}

# Time the coder against the bare language pipeline.
throughput *args:
    python benchmarks/throughput.py {{args}}

# Build the distributions.
build:
    uv build
