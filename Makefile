PY      ?= python3
VENV    := .venv
BIN     := $(VENV)/bin
PORT    ?= 8000
PIP     := $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes
CODE    := accounts babies clinical clinics config exchange milestones tests manage.py

export PORT
.PHONY: run test check bench lock mutate seal screens messages clean chromium curl gettext python

run: $(VENV)/.run var/secret-key
	@set -e; stop() { trap '' INT TERM; kill $$worker $$server 2>/dev/null || true; wait; }; \
	trap 'stop; exit 0' INT TERM; worker= server=; \
	export SECRET_KEY="$${SECRET_KEY:-$$(cat var/secret-key)}" PLAIN_HTTP="$${PLAIN_HTTP:-on}" \
	  STAFF_TWO_FACTOR="$${STAFF_TWO_FACTOR:-optional}"; \
	$(BIN)/python manage.py prepare; \
	$(BIN)/python manage.py db_worker --no-startup-delay & worker=$$!; \
	echo "Smilestone is at http://127.0.0.1:$(PORT)/  (Ctrl-C stops it)"; \
	$(BIN)/gunicorn config.wsgi:application -b 127.0.0.1:$(PORT) -w 2 --threads 4 \
	  --no-control-socket --log-level warning & server=$$!; \
	wait $$server || { stop; exit 1; }; stop

# Coverage, which doubles the time, is of the tests that are neither stories in the
# browser nor the tables of who gets what.
test: $(VENV)/.dev chromium curl
	@failed=""; \
	$(BIN)/pytest -n auto --maxprocesses=4 --hypothesis-seed=1 -m "browser or matrix" || failed=1; \
	$(BIN)/pytest -n auto --maxprocesses=4 --hypothesis-seed=1 -m "not browser and not matrix" --cov || failed=1; \
	test -z "$$failed"

# All of them, so that one run tells everything; fails if any did.
check: $(VENV)/.dev gettext
	@failed=""; \
	step() { echo "== $${*#$(BIN)/}"; "$$@" || failed="$$failed; $${*#$(BIN)/}"; }; \
	step $(BIN)/ruff format --check .; \
	step $(BIN)/ruff check .; \
	step $(BIN)/mypy $(CODE); \
	step $(BIN)/lint-imports; \
	step $(BIN)/djlint --check templates; \
	step $(BIN)/djlint --lint templates; \
	step $(BIN)/python manage.py makemigrations --check --dry-run; \
	step $(BIN)/python scripts/messages.py --check; \
	step $(BIN)/codespell; \
	step $(BIN)/vulture; \
	step $(BIN)/deptry .; \
	if [ -n "$$failed" ]; then echo "failed: $${failed#; }"; exit 1; fi; echo "all checks pass"

bench: $(VENV)/.dev
	$(BIN)/python -m bench

# What it lists at the end survived: each must be explained in docs/mutation.md.
mutate: $(VENV)/.dev
	$(BIN)/mutmut run
	$(BIN)/mutmut results

# After a change of clinical/ (with UNRELEASED=--unreleased while its version is).
seal: $(VENV)/.dev
	$(BIN)/python -m scripts.seal_rules $(UNRELEASED)

screens: $(VENV)/.dev chromium
	$(BIN)/python scripts/screens.py

messages: $(VENV)/.dev gettext
	$(BIN)/python scripts/messages.py

lock: $(VENV)/.dev
	for s in uv run dev; do $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --custom-compile-command 'make lock' requirements/$$s.in -o requirements/$$s.txt; done

clean:
	rm -rf $(VENV) var mutants .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage

python:
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'

$(BIN)/python: | python
	@$(PY) -m venv $(VENV) || { echo "The venv module is missing: sudo apt-get install python3-venv"; exit 1; }

$(VENV)/.run: requirements/run.txt | $(BIN)/python
	@echo "Installing what the server needs into $(VENV) ..."
	@$(PIP) -r $<
	@touch $@

$(VENV)/.dev: requirements/dev.txt requirements/uv.txt | $(BIN)/python
	@echo "Installing what the tests and checks need into $(VENV) ..."
	@$(PIP) -r requirements/uv.txt
	@$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@ $(VENV)/.run

var/secret-key:
	@mkdir -p var
	@umask 077 && $(PY) -c 'import secrets; print(secrets.token_urlsafe(64))' > $@

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	  else echo "Browser tests need Chromium:  sudo apt-get install chromium"; exit 1; fi; }

curl:
	@command -v curl >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends curl >/dev/null; \
	  else echo "Tests of the outside buttons need curl:  sudo apt-get install curl"; exit 1; fi; }

gettext:
	@command -v xgettext >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gettext >/dev/null; \
	  else echo "Checking translations needs gettext:  sudo apt-get install gettext"; exit 1; fi; }
