#!/bin/sh
# Writes the locks in requirements/ anew from pyproject.toml: exact versions with the hashes of
# every wheel, no address of any registry. `make lock` keeps versions that still fit;
# `make lock UPGRADE=1` takes the newest.
set -eu
cd "$(dirname "$0")/.."

PIP_TOOLS=7.6.2
tools=build/lock
[ -x "$tools/bin/pip-compile" ] || {
  "${VENV:-.venv}/bin/python" -m venv --clear "$tools"
  "$tools/bin/python" -m pip install --quiet "pip-tools==$PIP_TOOLS"
}

compile() {
  lock=$1; shift
  CUSTOM_COMPILE_COMMAND="make lock" "$tools/bin/pip-compile" --quiet ${UPGRADE:+--upgrade} \
    --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
    --no-emit-trusted-host --annotation-style line --output-file "$lock" "$@"
  {
    echo "# Written by \`make lock\` from pyproject.toml and requirements/build.in; not edited by hand."
    grep -v '^# ' "$lock" | sed 's/# via -c requirements\/runtime.txt, /# via /'
  } >"$lock.new"
  mv "$lock.new" "$lock"
}

compile requirements/runtime.txt pyproject.toml requirements/build.in
# The tests run on the very versions that the site is built with.
compile requirements/dev.txt --extra dev -c requirements/runtime.txt pyproject.toml requirements/build.in

if grep -nE '(https?://|file:|^--(index-url|extra-index-url|find-links|trusted-host))' requirements/*.txt; then
  echo "锁文件里有地址，不能提交，见上。" >&2
  exit 1
fi
