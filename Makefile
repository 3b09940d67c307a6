# Everything that builds, serves and tests Tend. `make` alone says what there is.
# What is missing on the machine is installed by the target that needs it, once.

include versions.mk

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# Where the page will stand on its host: / or, say, /tend/
BASE ?= /
# Kilobytes (brotli) that the first screen may weigh
BUDGET ?= 300
# Cases of each property test, and turns of each browser test, in `make soak`
CASES ?= 20000
TURNS ?= 50

export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH):$(HOME)/.cargo/bin
export CHROMIUM ?= /usr/bin/chromium
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

SOURCES := $(shell find src locales style public tools Cargo.toml Cargo.lock Trunk.toml -type f 2>/dev/null)
LOGS := target/logs

.PHONY: help run dev build dist test without-build check native web e2e bench soak format clean rust node page-tools chromium

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

## -- Using it

run: build ## Build it and serve it on http://localhost:8080 (PORT=… for another)
	@BASE="$(BASE)" node tools/serve.mjs dist

dev: page-tools target/base ## Build without optimising, serve, and build again whenever a file changes
	@RUSTFLAGS="--cfg erase_components" trunk serve $(ARGS)

build: dist/index.html ## Build the folder dist/, if anything changed

# Page and worker tell each other of which build they are.
dist/index.html: export TEND_BUILD = $(shell cat $(SOURCES) | sha256sum | cut -c1-16)
dist/index.html: $(SOURCES) package-lock.json versions.mk Makefile target/base | page-tools
	trunk build --release --public-url "$(BASE)"
	node tools/finish.mjs target/site dist

# Changes only when BASE does.
target/base: FORCE
	@mkdir -p target; [ "$$(cat $@ 2>/dev/null)" = "$(BASE)" ] || echo "$(BASE)" > $@
FORCE:

dist: build ## Build dist/ for a static host and weigh it (BASE=/folder/ when not at the root)
	@node tools/sizes.mjs dist $(BUDGET)

## -- Testing it

test: rust page-tools chromium ## Everything: check, native tests, build, browser tests; counts at the end
	@rm -rf $(LOGS); mkdir -p $(LOGS)
	@code=0; $(MAKE) --keep-going -j2 build without-build || code=$$?; $(MAKE) e2e || code=$$?; \
		node tools/counts.mjs $(LOGS); exit $$code

# What the release is not needed for, one after the other, while the release is built: linking it keeps one core busy.
without-build:
	@$(MAKE) --keep-going -j1 check native web

check: rust ## Formatting, clippy for this machine and for the browser, borders between modules
	cargo fmt --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --target $(WASM) --lib --bin tend --bin worker --bin bench --test web -- -D warnings
	cargo test --quiet --test it layers

native: rust ## The tests that need no browser
	@mkdir -p $(LOGS)
	cargo test 2>&1 | tee $(LOGS)/native.log

# The tests of one folder's webdriver.json, which says what IndexedDB lies in.
web_tests = cd $(1) && for test in $$(cargo test --target $(WASM) --test web --no-run --message-format json 2>/dev/null \
	| node -p 'require("node:fs").readFileSync(0, "utf8").split("\n").filter(Boolean).map(JSON.parse).filter((m) => m.executable && m.target.name === "web").map((m) => m.executable).join(" ")'); \
	do WASM_BINDGEN_TEST_TIMEOUT=600 wasm-bindgen-test-runner $$test; done

web: rust page-tools chromium ## The database in Chromium, with every call failing in turn
	@mkdir -p $(LOGS)
	cargo test --quiet --target $(WASM) --test web --no-run
	($(call web_tests,.)) 2>&1 | tee $(LOGS)/web.log

e2e: build chromium ## The tests in Chromium (ARGS="-g name" for some of them)
	@mkdir -p $(LOGS)
	REPORT=$(LOGS)/e2e.json playwright test --project=e2e $(ARGS)

soak: rust build chromium ## The same questions asked many times (CASES=…, TURNS=…)
	PROPTEST_CASES=$(CASES) cargo test --profile soak
	cargo test --quiet --target $(WASM) --test web --no-run
	$(call web_tests,tests/web/sqlite)
	TURNS=$(TURNS) playwright test --project=soak $(ARGS)
	SLACK=1 WORKERS=1 playwright test --project=e2e --grep @prompt --repeat-each=5

bench: build target/bench/bench/bench.js chromium ## Measure it against its peers (ARGS="part of a name"; FORCE=1 on a busy machine)
	node bench/run.mjs $(ARGS)

# The app, and beside it the page that measures: one origin, so that both see the same base. What lies in the parts of
# the app is linked to, and never called here.
target/bench/bench/bench.js: dist/index.html $(SOURCES) $(wildcard bench/page/*) package-lock.json Makefile | page-tools
	cargo build --release --target $(WASM) --bin bench
	rm -rf target/bench && cp -r dist target/bench && mkdir target/bench/bench
	wasm-bindgen --target web --out-dir target/bench/bench/wasm target/$(WASM)/release/bench.wasm
	sed -i 's/^import \* as \(import[0-9]*\) from "__wasm_split_placeholder__"/const \1 = new Proxy({}, { get: () => () => {} })/' target/bench/bench/wasm/bench.js
	cp bench/page/*.html bench/page/*.css bench/page/plain.js bench/page/virtual.js bench/page/data.js target/bench/bench
	esbuild bench/page/bench.js --bundle --format=esm --external:./wasm/bench.js --log-level=warning --outfile=$@

format: rust ## Format the Rust
	cargo fmt

clean: ## Remove what was built (tools and npm packages stay)
	rm -rf target dist test-results

## -- What it needs; each looks first and installs only what is missing

as_root := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# $(call apt,program,packages)
apt = command -v $(1) >/dev/null || { $(as_root) apt-get update -qq; $(as_root) env DEBIAN_FRONTEND=noninteractive apt-get install -qqy --no-install-recommends $(2) </dev/null; }
# $(call cargo_tool,program,"what it says of its version",arguments of cargo install)
cargo_tool = [ "$$($(1) --version 2>/dev/null)" = $(2) ] || $(install) $(3)
# They run for seconds and are built for minutes: half as well optimised they are there in half the time.
install = env CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 cargo install --root .tools

rust:
	@command -v cargo >/dev/null || { echo "Rust is missing: https://rustup.rs tells how to get it"; exit 1; }
	@$(call apt,cc,build-essential)
	@[ -d "$$(rustc --print sysroot)/lib/rustlib/$(WASM)" ] || rustup target add $(WASM)
	@cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 || rustup component add clippy rustfmt

node: node_modules/.package-lock.json

node_modules/.package-lock.json: package-lock.json
	@$(call apt,node,nodejs)
	@$(call apt,npm,npm)
	@node -e 'process.exit(Number(parseInt(process.versions.node) < $(NODE)))' || { echo "Node $(NODE) or newer is needed, this is $$(node --version)"; exit 1; }
	npm ci --no-audit --no-fund --ignore-scripts
	@touch $@

page-tools: rust node
	@$(call cargo_tool,trunk,"trunk $(TRUNK)",trunk --version $(TRUNK) --locked --no-default-features --features rustls)
	@$(call cargo_tool,wasm-bindgen,"wasm-bindgen $(WASM_BINDGEN)",wasm-bindgen-cli --version $(WASM_BINDGEN))
	@grep -qs '"wasm_split_cli_support $(WASM_SPLIT) ' .tools/.crates.toml || $(install) wasm_split_cli_support --version $(WASM_SPLIT) --features build-binary

chromium: node
	@$(call apt,$(CHROMIUM),chromium)
	@$(call apt,chromium-headless-shell,chromium-headless-shell) || echo "No chromium-headless-shell here: the tests take the whole browser, and longer"
	@$(call apt,chromedriver,chromium-driver)
