#!/usr/bin/env bash
# What it costs to divide a line: 200 presses driven by one process, and by 1, 2, 3 bridges beside the process that
# runs recipes and serves. See docs/performance.md.
#   bench/split.sh [--presses 200] [--bridges 0,1,2,3] [--rounds 3] [--seconds 10] [--warm 18]
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
lib=$home/docker/target/lib
tests=$home/docker/target/test-classes
[ -d "$lib" ] && [ -d "$tests" ] || { echo "split: build first with: mvn -q -DskipTests package" >&2; exit 1; }
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Dstackline.home="$home" -cp "$tests:$lib/*" io.stackline.bench.SplitBench "$@"
