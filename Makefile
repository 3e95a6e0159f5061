# The doors to the house. Each target does what is missing and nothing else; `make doctor` tells what that is.
# `make run ARGS='--port 3100'` hands its words on to `tucai demo`.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run dev test check bench bench-beside bench-guidance eval eval-cards build doctor clean-data pictures

XTASK := cargo xtask
TARGET = $(shell cargo metadata --no-deps --offline --format-version=1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build what is missing, then serve the demo on http://127.0.0.1:3000
	@TUCAI_SITE="$(TARGET)/site" exec "$(TARGET)/release/tucai" demo $(ARGS)

dev: prepared ## serve the demo and rebuild on every change
	@exec $(XTASK) dev -- $(ARGS)

test: prepared ## every test, with its own set-up (as root it installs the tools; as a user it names the command)
	@$(XTASK) prepare-tests
	@$(XTASK) test

check: prepared ## format, clippy natively and for wasm, TypeScript, licences and sources of the dependencies
	@$(XTASK) check

bench: prepared ## the engine's speed, whole and stage by stage
	@$(XTASK) fixtures
	@cargo bench -p portrait --bench develop $(ARGS)

bench-beside: prepared ## the engine and the usual Python pipeline in turn (installs the latter into target/reference)
	@$(XTASK) fixtures
	@scripts/bench_beside.sh "$(TARGET)" $(ARGS)

bench-guidance: build ## the viewfinder's engine in Chromium, frame by frame
	@$(XTASK) fixtures
	@TUCAI_SITE="$(TARGET)/site" TUCAI_BINARY="$(TARGET)/release/tucai" \
		node_modules/.bin/playwright test --config end2end/bench.config.ts

eval: prepared ## how often verdicts are right: make eval CORPUS=folder, or on pictures it degrades itself
	@$(XTASK) fixtures
	@cargo run --quiet --release -p evaluation --bin evaluate -- $(if $(CORPUS),"$(CORPUS)") $(ARGS)

eval-cards: prepared ## how often identity cards are read right, on cards it draws itself
	@$(XTASK) fixtures
	@cargo run --quiet --release -p evaluation --bin evaluate-cards -- $(ARGS)

build: prepared ## the release: browser part in target/site, server in target/release/tucai
	@$(XTASK) build --release

doctor: ## what is missing on this machine, and how to mend it
	@$(XTASK) doctor

clean-data: ## forget the demo's database and photos (var/), keep models and fixtures
	@find var -mindepth 1 -maxdepth 1 ! -name models ! -name fixtures -exec rm -r {} + 2>/dev/null || true

# --- what has to be there before anything is built ---------------------------------------------------------------

.PHONY: prepared wasm-target
prepared: wasm-target var/models/.stamp

wasm-target:
	@command -v cargo >/dev/null || { echo "Rust is missing: https://rustup.rs" >&2; exit 1; }
	@command -v npm >/dev/null || { echo "Node 20 or newer is missing: https://nodejs.org" >&2; exit 1; }
	@test -d "$$(rustc --print target-libdir --target wasm32-unknown-unknown)" || rustup target add wasm32-unknown-unknown

# npm writes this file last; it is the stamp of the installation.
node_modules/.package-lock.json: package.json package-lock.json
	@echo "── npm packages (models, wasm-opt, browser tests)"
	@PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-fund --no-audit
	@touch $@

var/models/.stamp: node_modules/.package-lock.json app/portrait/src/model/pins.rs app/idcard/src/model/pins.rs xtask/src/models.rs
	@echo "── build tasks and models"
	@cargo build -p xtask
	@$(XTASK) models
	@touch $@

pictures: ## keep the README's pictures, from the last run of the journeys
	@mkdir -p docs/pictures && cp target/screenshots/gallery/*.png docs/pictures/
