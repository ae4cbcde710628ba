# Every command sets up what it needs the first time, and nothing after that.
.PHONY: help site handouts serve check test bench lock sbom clean
.DEFAULT_GOAL := help
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := true
# Two builds of one commit are the same: every date comes from the commit.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1795305600)

help:      ## say what there is
	@sed -n 's/^\([a-z]*\): *## /  make \1\t/p; s/^\([a-z]*\):.*## /  make \1\t/p' Makefile | sort -u

site:      ## check the sources and build site/, both languages
	@scripts/setup.sh site
	@$(BIN)/mkdocs build --quiet --site-dir .cache/site && rm -rf site && mv .cache/site site
	@echo "site/ is ready: $$(find site -name '*.html' | wc -l | tr -d ' ') pages, $$(du -sh site | cut -f1)"

serve:     ## live preview at http://127.0.0.1:8000
	@scripts/setup.sh site
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

check:     ## the checker alone
	@scripts/setup.sh site
	@$(BIN)/semak check

test:      ## set everything up and run every test
	@scripts/setup.sh test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest

handouts:  ## make the handouts alone, from the site that was built last
	@scripts/setup.sh site
	@PYTHONPATH=scripts $(BIN)/python -m panduan.handouts

bench:     ## the measurements, as ratios against their peers
	@scripts/setup.sh bench
	@$(BIN)/python -m tests.bench

lock:      ## pin every requirement with its hashes (needs uv)
	@for name in site test lock; do \
	  uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    requirements/$$name.in --output-file requirements/$$name.txt; done

sbom:      ## a bill of materials (CycloneDX) of what builds the site
	@scripts/setup.sh site
	@mkdir -p .cache && PYTHONPATH=scripts $(BIN)/python -m supply.sbom requirements/site.txt > .cache/sbom.cdx.json
	@echo ".cache/sbom.cdx.json is ready"

clean:     ## remove what was built, keep .venv
	@rm -rf site .cache
