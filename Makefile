# Outpost's habits, one list. `make` prints them.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
FOLDERS := Package.swift Protocol Client Server Sources Tests Benchmarks Fuzz

SEEDS ?= 20000
FIRST_SEED ?= 1
SEED ?=
BENCH ?=
FUZZ_SECONDS ?= 30

.DEFAULT_GOAL := help
.PHONY: help deps build demo test bench simulate fuzz lint format docs clean

help: ## print this list
	@echo "Outpost: make <habit>"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

deps: ## install what a fresh Debian 12 lacks (quick and silent when nothing is missing)
	@scripts/deps.sh

build: deps ## build everything for tests (debug); a forbidden import between targets is an error
	swift build --build-tests $(SWIFT_FLAGS)

demo: deps ## one HQ, two laptops, real edits, in one terminal
	swift build -c release --product outpost $(SWIFT_FLAGS)
	swift build -c release --product outpostd $(SWIFT_FLAGS)
	@scripts/demo.sh

test: deps ## build and run all tests
	@SWIFT_FLAGS="$(SWIFT_FLAGS)" scripts/test.sh

bench: deps ## compare with plain SQLite in C and write Docs/benchmarks.md (BENCH="--rows 10000 --rounds 5")
	swift build -c release --product outpost $(SWIFT_FLAGS)
	swift build -c release --product outpostd $(SWIFT_FLAGS)
	swift run -c release --package-path Benchmarks --scratch-path .build-bench bench $(BENCH)

simulate: deps ## run random worlds: SEEDS=20000 FIRST_SEED=1, or replay one with SEED=n
	swift build -c release --product simulate $(SWIFT_FLAGS)
	.build/release/simulate $(if $(SEED),--seed $(SEED),--seeds $(SEEDS) --first-seed $(FIRST_SEED))

fuzz: deps ## attack every decoder for FUZZ_SECONDS=30 each
	@FUZZ_SECONDS=$(FUZZ_SECONDS) scripts/fuzz.sh

lint: ## check the format of every source file
	swift format lint --strict --parallel --recursive --configuration .swift-format $(wildcard $(FOLDERS))

format: ## put every source file into our format, in place
	swift format --in-place --parallel --recursive --configuration .swift-format $(wildcard $(FOLDERS))

docs: deps ## build the protocol's reference into .build/docs; a broken link is an error
	@SWIFT_FLAGS="$(SWIFT_FLAGS)" scripts/docs.sh

clean: ## remove everything that was built
	rm -rf .build .build-* Benchmarks/.build Fuzz/.build
