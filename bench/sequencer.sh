#!/usr/bin/env bash
# What an event costs the sequencer as runs pile up in its journal, beside bare commits of as many bytes: bench/sequencer.sh [RUNS [WARM-UP [FOLDER]]].
# See docs/performance.md.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
lib=$home/docker/target/lib
tests=$home/sequencer/target/test-classes
[ -d "$lib" ] && [ -d "$tests" ] || { echo "sequencer: build first with: mvn -q -DskipTests package" >&2; exit 1; }
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Dstackline.log=WARN -cp "$tests:$lib/*" io.stackline.sequence.SequencerBench "$@"
