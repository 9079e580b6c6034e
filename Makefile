# The commands of this project. `make demo` and `make test` are all that a fresh machine with Swift needs.

SWIFT_FLAGS = --explicit-target-dependency-import-check error

.PHONY: setup test lint

setup:
	@./scripts/setup

test: setup
	swift test $(SWIFT_FLAGS)

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests
