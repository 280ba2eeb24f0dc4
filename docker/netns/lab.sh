#!/usr/bin/env bash
# A line on machines of its own that are none: three hosts, a database and the PLCs, each in a network
# namespace, joined by two switches, all of it inside a namespace that vanishes when this ends.
#   docker/netns/lab.sh COMMAND...     runs COMMAND at the switches: 10.77.1.254 (line), 10.77.2.254 (PLCs)
# Hosts h1, h2, h3 and db are 10.77.1.1, .2, .3 and .9; h1 to h3 and plc are 10.77.2.1, .2, .3 and .9.
# A port is called l-HOST (line) or p-HOST (PLCs): "ip link set l-h1 down" pulls it.
# See docs/performance.md, "When a part fails".
set -euo pipefail

refuse() { echo "lab: not permitted here: $1"; exit 0; }

if [ "${STACKLINE_LAB:-}" != inside ]; then
  [ "$(id -u)" = 0 ] || refuse "it needs root"
  command -v ip >/dev/null || refuse "it needs iproute2 (Debian: apt install iproute2)"
  unshare --net --mount --pid --fork --mount-proc true 2>/dev/null || refuse "the kernel gives us no namespaces"
  # Processes of its own too: whatever is left of them ends with it, a database as well.
  STACKLINE_LAB=inside exec unshare --net --mount --pid --fork --kill-child --mount-proc --propagation private "$0" "$@"
fi

# Names of namespaces are files: ours are seen by nobody else.
mkdir -p /run/netns
mount -t tmpfs none /run/netns
ip link set lo up
ip link add line type bridge
ip addr add 10.77.1.254/24 dev line
ip link set line up
ip link add plcs type bridge
ip addr add 10.77.2.254/24 dev plcs
ip link set plcs up

plug() { # port, switch, host, address
  ip link add "$1" type veth peer name "$2" netns "$3"
  ip link set "$1" master "$2" up
  ip -n "$3" addr add "$4/24" dev "$2"
  ip -n "$3" link set "$2" up
}

for host in h1 h2 h3 db plc; do
  ip netns add $host
  ip -n $host link set lo up
done
for i in 1 2 3; do
  plug l-h$i line h$i 10.77.1.$i
  plug p-h$i plcs h$i 10.77.2.$i
done
plug l-db line db 10.77.1.9
plug p-plc plcs plc 10.77.2.9
"$@"
