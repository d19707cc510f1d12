#!/bin/sh
# Sets up what a target of the Makefile needs. Usage: sh scripts/setup.sh runtime|dev|browser
#
# runtime  .venv with the locked libraries and the project itself
# dev      also the tools and libraries of the tests
# browser  a Chromium that the tests can start, and Chinese fonts
#
# Needs python3 >= 3.11. As root on Debian or Ubuntu it installs what is missing; otherwise it
# says what to install and fails. Installs nothing outside .venv but packages of the system.
set -eu
cd "$(dirname "$0")/.."

VENV=${VENV:-.venv}
LEAST="3.11"
# A personal `pip --user` default would point out of the environment.
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONHOME PYTHONPATH

say() { printf '%s\n' "$*"; }
fail() { printf '\n无法继续：%s\n' "$1" >&2; shift; for line in "$@"; do printf '  %s\n' "$line" >&2; done; exit 1; }

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

refreshed=
apt_install() {
  say "正在用 apt-get 安装：$*"
  if [ -z "$refreshed" ]; then apt-get update -qq </dev/null >/dev/null || true; refreshed=yes; fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  for one in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$one" >/dev/null 2>&1 && new_enough "$one"; then say "$one"; return; fi
  done
  return 1
}

how_to_get_python() {
  case $(uname -s) in
    Darwin) say "安装 Python 3.12（python.org 的安装包，或 brew install python@3.12），再运行一次。" ;;
    *) say "Debian 12、Ubuntu 24.04 或更新的系统：sudo apt-get install python3 python3-venv，再运行一次。" ;;
  esac
}

make_venv() {
  # A .venv whose Python went away with a system upgrade is made anew.
  if [ -x "$VENV/bin/python" ] && new_enough "$VENV/bin/python" && "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    return
  fi
  if ! python=$(find_python); then
    if can_install; then apt_install python3 python3-venv || true; fi
    python=$(find_python) || fail "找不到 Python $LEAST 或更新的版本。" "$(how_to_get_python)" "装在别处时用 make PYTHON=/路径/python3 指明。"
  fi
  # Debian ships python3 without the parts that make environments.
  if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if can_install; then apt_install "python$version-venv" || apt_install python3-venv || true; fi
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
      fail "Python 缺少 venv 模块。" "Debian 和 Ubuntu：sudo apt-get install python$version-venv，再运行一次。"
  fi
  say "正在建立 $VENV（$("$python" --version)）"
  "$python" -m venv --clear "$VENV"
}

install_locked() {
  say "正在安装 $1 中锁定的版本"
  # Wheels only: a source package would run foreign build code and fetch build tools that are not locked.
  "$VENV/bin/python" -m pip install --quiet --only-binary :all: --require-hashes -r "$1" ||
    fail "依赖没有装好，原因见上。" "网络不通时，恢复后再运行一次，已下载的不会重来。"
}

setup_runtime() {
  make_venv
  install_locked requirements/runtime.txt
  # setuptools came with the lock, so that nothing is fetched to build the project.
  "$VENV/bin/python" -m pip install --quiet --no-deps --no-build-isolation -e . ||
    fail "本项目没有装好，原因见上。"
}

find_chromium() {
  for one in chromium chromium-browser google-chrome; do
    if path=$(command -v "$one" 2>/dev/null) && "$path" --version >/dev/null 2>&1; then say "$path"; return; fi
  done
  # Under other names, which the tests do not look for.
  for one in google-chrome-stable "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "$HOME/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if path=$(command -v "$one" 2>/dev/null) && "$path" --version >/dev/null 2>&1; then
      # The tests look on PATH, where the Makefile puts .venv/bin first. A link would not do:
      # on macOS the browser finds its libraries beside its own path.
      printf '#!/bin/sh\nexec "%s" "$@"\n' "$path" >"$VENV/bin/chromium"
      chmod +x "$VENV/bin/chromium"
      say "$path"; return
    fi
  done
  return 1
}

has_chinese_font() {
  [ "$(uname -s)" = Darwin ] || { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family)" ]; }
}

setup_browser() {
  if ! find_chromium >/dev/null; then
    # Ubuntu's package is named chromium-browser.
    if can_install; then apt_install chromium fonts-noto-cjk || apt_install chromium-browser fonts-noto-cjk || true; fi
    find_chromium >/dev/null || case $(uname -s) in
      Darwin) fail "浏览器测试需要 Chromium 或 Google Chrome。" "安装 Google Chrome（或 brew install --cask chromium），再运行一次 make test。" ;;
      *) fail "浏览器测试需要 Chromium 或 Google Chrome。" "Debian：sudo apt-get install chromium fonts-noto-cjk，再运行一次 make test。" \
        "Ubuntu：安装 Google Chrome 的 .deb 包，另装 fonts-noto-cjk。" ;;
    esac
  fi
  if ! has_chinese_font; then
    if can_install; then apt_install fontconfig fonts-noto-cjk || true; fi
    has_chinese_font || fail "缺少中文字体，页面的版式无从检查。" "Debian 和 Ubuntu：sudo apt-get install fontconfig fonts-noto-cjk，再运行一次 make test。"
  fi
}

case ${1:-} in
  runtime) setup_runtime ;;
  dev) install_locked requirements/dev.txt ;;
  browser) setup_browser ;;
  *) fail "用法：sh scripts/setup.sh runtime|dev|browser" ;;
esac
