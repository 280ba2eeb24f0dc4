#!/usr/bin/env bash
# Builds the last commit twice, in two folders of other names at other times, and holds the jars of Stackline and the
# list of what is shipped (SBOM) against each other, byte by byte. Exit status 1 if they differ; says where.
#   docker/reproducible.sh [maven options, for instance -o]
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() {
  git clone -q "$home" "$1"
  # What npm brought is checked against its lock file; fetching it twice would show nothing about us.
  [ ! -d "$home/opcua-server/node_modules" ] || cp -rp "$home/opcua-server/node_modules" "$1/opcua-server/"
  (cd "$1" && mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true "${@:2}" package) >"$1.log" 2>&1 || {
    tail -n 40 "$1.log" >&2
    echo "reproducible: the build in $1 failed" >&2
    exit 1
  }
}

sums() { (cd "$1/docker/target" && find lib bom.json bom.xml -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum); }

build "$work/one" "$@"
build "$work/elsewhere/two" "$@"
sums "$work/one" >"$work/sums"
if diff "$work/sums" <(sums "$work/elsewhere/two"); then
  echo "the same, byte by byte:"
  grep -E ' (bom|lib/(site-config|modbus-bridge|sequencer|opcua-server|docker)-)' "$work/sums"
else
  echo "reproducible: these differ; look into them with: unzip -lv, or diffoscope" >&2
  exit 1
fi
