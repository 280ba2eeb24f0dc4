#!/usr/bin/env bash
# How long a site of 200 presses and 500 recipes takes to check, as a ratio to parsing its YAML. See docs/performance.md.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
lib=$home/docker/target/lib
tests=$home/docker/target/test-classes
[ -d "$lib" ] && [ -d "$tests" ] || { echo "site-check: build first with: mvn -q -DskipTests package" >&2; exit 1; }
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dstackline.home="$home" -cp "$tests:$lib/*" io.stackline.launch.SiteBench
