#!/usr/bin/env bash
# Lets two Modbus masters that know nothing of Stackline read and drive the simulated presses by docs/pressmap.md: mbpoll and
# pymodbus, both Debian packages (apt-get install mbpoll python3-pymodbus). Fails if anything is not as the map says.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
here=$home/modbus-bridge/interop
port=15022  # P2 of the pilot line, which has a low-range cell

for need in mbpoll /usr/bin/python3; do
  command -v "$need" >/dev/null || { echo "interop: $need is missing; apt-get install mbpoll python3-pymodbus" >&2; exit 1; }
done

log=$(mktemp)
"$home/stackline" plc --press P2 --speed 20 >"$log" 2>&1 &
plc=$!
trap 'kill "$plc" 2>/dev/null; wait "$plc" 2>/dev/null || true; rm -f "$log"' EXIT
for _ in $(seq 1200); do
  grep -q "^P2" "$log" && break
  kill -0 "$plc" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.5
done

# mbpoll prints "[address]: <tab> value" a line.
poll() { mbpoll -0 -1 -q -B -p "$port" -a 1 "$@" 127.0.0.1; }
value() { sed -n "s/^\[$1\]:[[:space:]]*\([^ ]*\).*/\1/p"; }
same() { [ "$2" = "$3" ] && echo "mbpoll: $1 $2" || { echo "mbpoll: $1 is $2 instead of $3" >&2; exit 1; }; }

same "magic" "$(poll -t 3:hex -r 0 -c 1 | value 0)" 0x5052
same "word order pattern" "$(poll -t 3:int -r 2 -c 1 | value 2)" 16909060
same "float test" "$(poll -t 3:float -r 4 -c 1 | value 4)" -123.45
same "state (1 = idle)" "$(poll -t 3 -r 104 -c 1 | value 104)" 1
same "interlock bits as discrete inputs" "$(poll -t 1 -r 16 -c 2 | value 16)" 1
same "status registers in one read" "$(poll -t 3 -r 100 -c 80 | grep -c '^\[')" 80
same "lamp test, the only thing a coil may do" "$(mbpoll -0 -1 -q -p "$port" -a 1 -t 0 -r 1 127.0.0.1 1 | grep -ci 'written 1')" 1
if poll -t 3 -r 30000 -c 1 >/dev/null 2>&1; then echo "mbpoll: a register that does not exist was answered" >&2; exit 1; fi
same "a command block of another's CRC is not obeyed; state" \
  "$(mbpoll -0 -1 -q -p "$port" -a 1 -t 4 -r 0 127.0.0.1 0 1 4 0 0 0 0 0 0 0 0 0 0 7 1 1 >/dev/null; sleep 0.3; poll -t 3 -r 104 -c 1 | value 104)" 1

/usr/bin/python3 "$here/drive_press.py" 127.0.0.1 "$port"
