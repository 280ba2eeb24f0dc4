#!/usr/bin/env bash
# What hundreds of simulated PLCs cost, beside j2mod's own slaves: bench/simulator.sh [ROUNDS [SECONDS]]. See docs/performance.md.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
lib=$home/docker/target/lib
tests=$home/docker/target/test-classes
[ -d "$lib" ] && [ -d "$tests" ] || { echo "simulator: build first with: mvn -q -DskipTests package" >&2; exit 1; }
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$tests:$lib/*" io.stackline.launch.SimulatorBench "${1:-3}" "${2:-10}"
