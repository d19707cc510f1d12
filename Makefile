# Everything is set up in .venv. Works with GNU make 3.81 (macOS) and later.
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help site test check lint serve bench bench-ledger lock messages clean browser format

VENV := .venv
BIN := $(VENV)/bin
# The tests look for the browser on PATH; setup.sh may put a starter for it into .venv/bin.
RUN := PATH="$(CURDIR)/$(BIN):$$PATH"
export VENV PYTHON

help:
	@echo "make site    准备好一切，把示例内容建成网站（site/）"
	@echo "make serve   在本机预览，改动后自动刷新"
	@echo "make test    准备好一切，运行全部测试"
	@echo "make check   格式、规范、类型、层次，再加全部测试"
	@echo "make lint    make check 里除测试外的部分"
	@echo "make format  按规范排版代码"
	@echo "make bench   与其他生成器比较，再测各种改动（N=10000 份，RIVALS=all|hugo|none）"
	@echo "make bench-ledger 台账、覆盖、工作簿的用时（6 万教师、20 万份）"
	@echo "make lock    重写依赖锁文件（UPGRADE=1 换用最新版本）"
	@echo "make messages 编译命令行的中文提示（改了 messages.po 之后）"
	@echo "make clean   删去生成的文件，保留 .venv"

site: $(VENV)/.runtime
	@$(BIN)/yanxiu build --config site_config.yml --output site || [ $$? -eq 1 ]
	@echo
	@echo "网站在 site/。运行 make serve，再用浏览器打开 http://127.0.0.1:8000/"

serve: $(VENV)/.runtime
	@$(BIN)/yanxiu serve --config site_config.yml --output site

test: $(VENV)/.dev browser
	@$(RUN) python -m pytest

check: lint test

lint: $(VENV)/.dev
	@$(BIN)/ruff format --check --quiet --output-format concise . || { echo "排版不合规范的文件见上；运行 make format 改正。" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --strict --no-error-summary
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks --number $(or $(N),10000) $(if $(RIVALS),--rivals $(RIVALS))

bench-ledger: $(VENV)/.dev
	@$(BIN)/python -m benchmarks.ledger

lock: $(VENV)/.runtime
	@sh scripts/lock.sh

# click's messages in Chinese; babel comes with mkdocs-material.
messages: $(VENV)/.runtime
	@$(BIN)/pybabel --quiet compile --domain messages --directory generator/locale

browser: $(VENV)/.dev
	@sh scripts/setup.sh browser

clean:
	@rm -rf site .site* .yanxiu build dist ./*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -not -path "./$(VENV)/*" -prune -exec rm -rf {} +

# Stamps: a second run installs nothing until a lock or the project's metadata changes.
$(VENV)/.runtime: requirements/runtime.txt pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh runtime
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@sh scripts/setup.sh dev
	@touch $@
