#!/bin/sh
# Fetches what some tests need from outside Python: a Chromium, espeak-ng, and the JavaScript client. Without them
# those tests are skipped, and say so; on CI they must be there.
set -eu
cd "$(dirname "$0")/.."

wanted=""
command -v "${CHROMIUM:-chromium}" >/dev/null 2>&1 || wanted="$wanted chromium fonts-dejavu-core"
command -v espeak-ng >/dev/null 2>&1 || wanted="$wanted espeak-ng"
if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing for the tests (once):$wanted"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 -- a list of package names
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $wanted; } >/dev/null 2>&1 ||
    echo "They could not be installed; the tests that need them will be skipped."
elif [ -n "$wanted" ]; then
  echo "Not here, and so skipped by the tests that need them:$wanted"
fi

if command -v npm >/dev/null 2>&1; then
  (cd tests/javascript && npm ci --no-audit --no-fund --silent) ||
    echo "The JavaScript client could not be installed; its tests will be skipped."
else
  echo "Not here, and so skipped by the tests that need it: npm"
fi
