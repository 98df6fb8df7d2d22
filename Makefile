# The commands of the project; each sets up what is missing on its own.

PORT ?= 8080
# The modules of the app, one for each part, and one for all.
MODULES := --bin policy-explorer --bin archive --bin agenda --bin finder --bin whole --bin api
STEP := . scripts/env.sh && bash scripts/step.sh

.DEFAULT_GOAL := help
.PHONY: help setup serve build check test bench proof licences clean
# The order of the prerequisites is the order of the work, also under `make -j`; cargo uses every core by itself.
.NOTPARALLEL:

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing (`make test`, `bench` and `proof` add browsers and a Chinese font)
	@bash scripts/setup.sh $(if $(filter test bench proof,$(MAKECMDGOALS)),browsers)

serve: setup ## build the page and serve it, rebuilding at every change (PORT=8080)
	@$(STEP) 'fetch crates' cargo fetch
	@printf '\n== The page stands at http://127.0.0.1:$(PORT)/ once the build below is through; Ctrl-C ends it.\n'
	@. scripts/env.sh && exec trunk serve --address 127.0.0.1 --disable-address-lookup --port $(PORT)

build: setup ## build the optimised page into dist/
	@$(STEP) 'fetch crates' cargo fetch
	@$(STEP) 'build' trunk build --release
	@$(STEP) 'size' node scripts/sizes.mjs

check: setup ## format, lints, quick tests
	@$(STEP) 'format' cargo fmt --all --check
	@$(STEP) 'lints' cargo clippy --workspace --all-targets -- -D warnings
	@$(STEP) 'tests' cargo test --workspace

test: setup check build ## every check: those of `check`, the size, the data, journeys in real browsers
	@$(STEP) 'size' node scripts/sizes.mjs --check
	@$(STEP) 'licences' node scripts/licences.mjs --check
	@$(STEP) 'Python tests' python3 -B -m unittest discover --start-directory tests/published
	@$(STEP) 'quotes at their places' python3 -B tests/published/spans.py dist/data seeds
	@$(STEP) 'references and counts' python3 -B tests/published/references.py dist/data seeds
	@$(STEP) 'days from their words' python3 -B tests/published/dates.py dist/data seeds
	@$(STEP) 'spreadsheet' python3 -B tests/published/spreadsheet.py dist/data
	@$(STEP) 'documents' node --test --test-reporter=spec tests/docs.mjs
	@$(STEP) 'files and calendar' node --test --test-reporter=spec tests/published/*.mjs
	@$(STEP) 'JavaScript API' node --test --test-reporter=spec tests/api/*.mjs
	@$(STEP) 'page with a second gazette' env POLICY_ADDRESS=https://www.example.gov.cn/policy node scripts/other-page.mjs second seeds:tests/browser/second
	@$(STEP) 'its references and counts' python3 -B tests/published/references.py target/other/pages/second/data seeds tests/browser/second
	@$(STEP) 'its days from their words' python3 -B tests/published/dates.py target/other/pages/second/data seeds tests/browser/second
	@$(STEP) 'browser tests' node scripts/browser-tests.mjs tests/browser/*.mjs
	@$(STEP) 'Lighthouse' node scripts/lighthouse.mjs --check

bench: setup build ## measure everything that has a budget, as one table, and write it to bench/results.md
	@$(STEP) 'bench' node bench/run.mjs

proof: setup build ## what takes too long for every change: lints on wasm32, properties for minutes, all journeys in both browsers, ten thousand random actions, two builds compared
	@$(STEP) 'lints, wasm32' cargo clippy --target wasm32-unknown-unknown -p policy-explorer -p policy-api --lib $(MODULES) --example bench-report -- -D warnings
	@$(STEP) 'properties' env PROPERTY_SECONDS=60 cargo test --workspace --test writers --test ages --test hostile --test profiles --test addresses
	@$(STEP) 'bytes of any kind' env PROPERTY_SECONDS=60 node --test --test-reporter=spec tests/api/bytes.mjs
	@$(STEP) 'page with a second gazette' env POLICY_ADDRESS=https://www.example.gov.cn/policy node scripts/other-page.mjs second seeds:tests/browser/second
	@$(STEP) 'all journeys in both browsers' env ALL_IN_BOTH=1 node scripts/browser-tests.mjs tests/browser/*.mjs
	@$(STEP) 'ten thousand random actions' env MONKEY_ACTIONS=10000 node --test --test-reporter=spec tests/browser/monkey.mjs
	@$(STEP) 'two builds' node scripts/twice.mjs

licences: ## list every dependency with its version and licence
	@. scripts/env.sh && node scripts/licences.mjs

clean: ## remove what the build wrote; what setup installed stays
	@$(STEP) 'clean' cargo clean
	@rm -rf dist
