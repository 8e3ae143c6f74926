# Outpost's habits, one list. `make` prints them.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
# Few tests at a time: with hundreds begun at once, an answer waits behind the beginnings of all the others.
TEST_FLAGS := $(SWIFT_FLAGS) --experimental-maximum-parallelization-width 4
FOLDERS := Package.swift Protocol Client Server Sources Tests Benchmarks Fuzz Coverage

SEEDS ?= 20000
FIRST_SEED ?= 1
SEED ?=
HOURS ?= 1
DEPTH ?= 1
KILLS ?= 500
FIGURES ?=
BENCH ?=
FUZZ_SECONDS ?= 30
FUZZ_RUNS ?= 0

.DEFAULT_GOAL := help
.PHONY: help deps build demo demo-ltc test bench simulate planted determinism search minimise soak chaos fuzz sanitize
.PHONY: simulate-disk storms gate
.PHONY: deps-browser screenshots
.PHONY: coverage lint format docs clean

help: ## print this list
	@echo "Outpost: make <habit>"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-11s %s\n", $$1, $$2 }' Makefile

deps: ## install what a fresh Debian 12 lacks (quick and silent when nothing is missing)
	@scripts/deps.sh

deps-browser: deps ## install a browser and the rules of accessibility; `make test` uses them where they are
	@scripts/deps-browser.sh

build: deps ## build everything for tests (debug); a forbidden import between targets is an error
	swift build --build-tests $(SWIFT_FLAGS)

demo: deps ## one HQ, two laptops, real edits, in one terminal
	swift build -c release --product outpost $(SWIFT_FLAGS)
	swift build -c release --product outpostd $(SWIFT_FLAGS)
	@scripts/demo.sh

demo-ltc: deps ## a deal from a lead at an exhibition to the money and the next lead, on three laptops and at HQ
	swift build -c release --product outpost $(SWIFT_FLAGS)
	swift build -c release --product outpostd $(SWIFT_FLAGS)
	@scripts/demo-ltc.sh

test: deps ## build and run all tests
	@SWIFT_FLAGS="$(SWIFT_FLAGS)" TEST_FLAGS="$(TEST_FLAGS)" scripts/test.sh

screenshots: deps-browser ## take a picture of every page of HQ, wide and narrow, light and dark: .build/screenshots
	@SWIFT_FLAGS="$(SWIFT_FLAGS)" TEST_FLAGS="$(TEST_FLAGS)" scripts/screenshots.sh

bench: deps ## compare with plain SQLite in C and write Docs/benchmarks.md (BENCH="--rows 10000 --rounds 5")
	swift build -c release --product outpost $(SWIFT_FLAGS)
	swift build -c release --product outpostd $(SWIFT_FLAGS)
	swift run -c release --package-path Benchmarks --scratch-path .build-bench bench $(BENCH)

simulate: deps ## run random worlds: SEEDS=20000 FIRST_SEED=1, or have one told step by step with SEED=n
	swift build -c release --product simulate $(SWIFT_FLAGS)
	.build/release/simulate $(if $(SEED),--seed $(SEED) --narrate,--seeds $(SEEDS) --first-seed $(FIRST_SEED))

planted: deps ## catch every planted bug and write Docs/planted-bugs.md
	swift build -c release --product simulate $(SWIFT_FLAGS)
	.build/release/simulate --planted --document Docs/planted-bugs.md

determinism: deps ## live SEEDS=5000 worlds in two processes: their traces must be equal
	swift build -c release --product simulate $(SWIFT_FLAGS)
	@SEEDS=$(SEEDS) scripts/determinism.sh

search: deps ## visit every history within a bound: DEPTH=1 (2 takes minutes, 3 and more a night)
	swift build -c release --product simulate $(SWIFT_FLAGS)
	.build/release/simulate --search --search-depth $(DEPTH)

minimise: deps ## cut the failing world SEED=n down to what mattered, into .build/seed-n.script
	swift build -c release --product simulate $(SWIFT_FLAGS)
	.build/release/simulate --seed $(SEED) --minimise .build/seed-$(SEED).script

soak: deps ## live random worlds for HOURS=1, with progress every minute
	swift build -c release --product simulate $(SWIFT_FLAGS)
	.build/release/simulate --hours $(HOURS)

simulate-disk: deps ## every crash point of stories on failing disks, then SEEDS worlds; SEED=n has one told
	swift build -c release --product simulate-disk $(SWIFT_FLAGS)
	.build/release/simulate-disk $(if $(SEED),--seed $(SEED) --narrate,--crash-points --variants 1)
	$(if $(SEED),,.build/release/simulate-disk --seeds $(SEEDS))

gate: deps ## prove all promises in one run, and print the table of figures
	swift build -c release --product simulate $(SWIFT_FLAGS)
	swift build -c release --product simulate-disk $(SWIFT_FLAGS)
	swift build -c release --product outpost $(SWIFT_FLAGS)
	swift build -c release --product outpostd $(SWIFT_FLAGS)
	swift build -c release --product WrongClock $(SWIFT_FLAGS)
	swift build -c release --product chaos $(SWIFT_FLAGS)
	@scripts/gate.sh

storms: deps ## small storms of real processes, with and without planted faults: does the chaos driver notice?
	swift build --build-tests $(SWIFT_FLAGS)
	OUTPOST_STORMS=1 swift test --skip-build --disable-xctest --filter ChaosTests $(TEST_FLAGS)

chaos: deps ## kill real programs KILLS=500 times behind bad lines, on full disks and wrong clocks; SEED=n
	swift build -c release --product outpost $(SWIFT_FLAGS)
	swift build -c release --product outpostd $(SWIFT_FLAGS)
	swift build -c release --product WrongClock $(SWIFT_FLAGS)
	swift build -c release --product chaos $(SWIFT_FLAGS)
	.build/release/chaos --outpost .build/release/outpost --outpostd .build/release/outpostd --kills $(KILLS) \
		$(if $(SEED),--seed $(SEED)) $(if $(FIGURES),--figures $(FIGURES))

fuzz: deps ## attack every door for foreign bytes, for FUZZ_SECONDS=30 or FUZZ_RUNS=n each
	@FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_RUNS=$(FUZZ_RUNS) scripts/fuzz.sh

sanitize: deps ## run the tests under the address and thread sanitizers (SANITIZERS=thread SANITIZE_FILTER=Name)
	@SWIFT_FLAGS="$(SWIFT_FLAGS)" TEST_FLAGS="$(TEST_FLAGS)" scripts/sanitize.sh

coverage: deps ## count what the tests reach and write Docs/coverage.md; a gap without a reason is an error
	@SWIFT_FLAGS="$(SWIFT_FLAGS)" TEST_FLAGS="$(TEST_FLAGS)" scripts/coverage.sh

lint: ## check the format of every source file
	swift format lint --strict --parallel --recursive --configuration .swift-format $(wildcard $(FOLDERS))

format: ## put every source file into our format, in place
	swift format --in-place --parallel --recursive --configuration .swift-format $(wildcard $(FOLDERS))

docs: deps ## build the protocol's reference into .build/docs; a broken link is an error
	@SWIFT_FLAGS="$(SWIFT_FLAGS)" scripts/docs.sh

clean: ## remove everything that was built
	rm -rf .build .build-* Benchmarks/.build Fuzz/.build Coverage/.build
