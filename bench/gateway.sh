#!/usr/bin/env bash
# Compares Stackline with other gateways on N simulated PLCs. See docs/performance.md.
#   bench/gateway.sh [--plcs 100,200] [--rounds 3] [--seconds 10] [--warm 10] [--contenders stackline,bare,node,stackline-secure]
#                    [--modes step,sequence] [--delay 5-20] [--dead 1|10%] [--slow 10%] [--slow-ms 950]
#   bench/gateway.sh --capacity      200 PLCs for ten minutes, then 500; --seconds shortens both
#   bench/gateway.sh --command       from an order to the PLC's acknowledgement, 100 presses polling
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
lib=$home/docker/target/lib
tests=$home/docker/target/test-classes
[ -d "$lib" ] && [ -d "$tests" ] || { echo "gateway: build first with: mvn -q -DskipTests package" >&2; exit 1; }

run() {
  local main=$1
  shift
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Dstackline.home="$home" -cp "$tests:$lib/*" "io.stackline.bench.$main" "$@"
}

case "${1:-}" in
  --capacity)
    shift
    run GatewayBench --plcs 200 --rounds 1 --seconds 600 --contenders stackline --modes sequence --core-max 40 "$@"
    run GatewayBench --plcs 500 --rounds 1 --seconds 60 --warm 20 --contenders stackline --core-max 100 "$@"
    ;;
  --command)
    shift
    run CommandBench "$@"
    ;;
  *)
    # The peer's packages are fetched once, when it takes part.
    if ! [[ " $* " == *" --contenders "* && " $* " != *node* ]] && [ ! -d "$home/bench/node/node_modules" ]; then
      (cd "$home/bench/node" && npm ci --ignore-scripts --no-audit --no-fund >&2)
    fi
    run GatewayBench "$@"
    ;;
esac
