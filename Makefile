# make run    everything, then http://127.0.0.1:8000
# make test   everything, browser tests included
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
VENDOR := build/static/vendor

# Containers often forbid Python to keep what it compiled: each process then takes seconds more.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup browser run test lint bench lock clean

setup: $(VENV)/.installed $(VENDOR)/.copied

# System packages: WeasyPrint's Pango, and venv. Installed when root, else named (see the script).
$(VENV)/.installed: requirements.lock scripts/system-packages
	scripts/system-packages run
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements.lock
	touch $@

# Front-end packages from npm's lock file; only the files that are served are copied.
$(VENDOR)/.copied: package-lock.json
	npm ci --silent --no-audit --no-fund
	mkdir -p $(VENDOR)
	# Without the line that names a source map: the map is not served.
	sed '/sourceMappingURL/d' node_modules/bootstrap/dist/css/bootstrap.min.css \
		> $(VENDOR)/bootstrap.min.css
	cp node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2 \
	   node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2 \
	   $(VENDOR)/
	touch $@

browser: setup
	scripts/system-packages browser

run: setup
	NYTTIGA_DEMO=1 $(BIN)/python manage.py run

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python manage.py makemigrations --check --dry-run

test: browser lint
	$(BIN)/pytest --numprocesses 2 --dist worksteal

bench: setup
	$(BIN)/python -m benchmarks

# After a change in pyproject.toml.
lock:
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) node_modules build
