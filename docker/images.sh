#!/usr/bin/env bash
# Builds the image and starts both compose files where there is no Docker engine and no registry, on Debian as root:
#   docker/images.sh             everything below, then cleans up what it started
#   docker/images.sh base        a base image from Debian's mirror
#   docker/images.sh build       the image "stackline"; JARS=here packs docker/target (mvn -DskipTests package)
#   docker/images.sh one|split   starts a compose file, looks whether it works, stops it; its volumes are removed
# docs/containers.md tells what is not as usual here: no systemd, no cgroup of its own, lowered limits.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

work=${STACKLINE_IMAGES:-/var/tmp/stackline-images}
mirror=${MIRROR:-http://deb.debian.org/debian}
base=localhost/debian:bookworm
healthy_s=${HEALTHY_S:-240}
revision=org.opencontainers.image.revision

say() { echo "images: $*" >&2; }
refuse() { say "$1"; exit 1; }

tools() {
  local missing=() pair
  for pair in podman:podman buildah:buildah runc:runc podman-compose:podman-compose debootstrap:debootstrap; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  [ -x /usr/lib/podman/netavark ] || missing+=(netavark aardvark-dns iptables)
  if [ ${#missing[@]} -gt 0 ]; then
    [ "$(id -u)" = 0 ] || refuse "${missing[*]} must be installed; run this as root once"
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
  fi
}

# Podman as it runs without systemd, and without the right to raise a limit.
settings() {
  mkdir -p "$work"
  local processes
  processes=$(ulimit -Hu)
  { [ "$processes" != unlimited ] && [ "$processes" -le 32768 ]; } || processes=32768
  cat >"$work/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=$(ulimit -Hn):$(ulimit -Hn)", "nproc=$processes:$processes"]
[engine]
events_logger = "file"
cgroup_manager = "cgroupfs"
runtime = "runc"
CONF
  export CONTAINERS_CONF=$work/containers.conf
}

base() {
  podman image exists "$base" && return
  say "a base image from $mirror …"
  rm -rf "$work/tree"
  debootstrap --variant=minbase bookworm "$work/tree" "$mirror" >"$work/debootstrap.log" 2>&1 \
    || refuse "debootstrap failed; see $work/debootstrap.log"
  # What this machine trusts beyond Debian: builds may reach Maven Central and npm through a proxy with a CA of its own.
  if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
    install -D -m 644 -t "$work/tree/usr/local/share/ca-certificates" /usr/local/share/ca-certificates/*.crt
  fi
  tar -C "$work/tree" --exclude='./var/cache/apt/archives/*.deb' -c . | podman import - "$base" >/dev/null
  rm -rf "$work/tree"
}

# Health checks are no part of OCI's own format.
bake() {
  local name=$1
  shift
  say "image $name …"
  buildah bud --isolation chroot --layers --format docker --build-arg BASE="$base" -t "$name" "$@" \
    >"$work/$name.log" 2>&1 || { tail -n 30 "$work/$name.log" >&2; refuse "the build failed; all of it is in $work/$name.log"; }
}

build() {
  base
  bake stackline --build-arg JARS="${JARS:-build}" --label "$revision=$(revision)" -f docker/Dockerfile .
  say "stackline has $(($(podman image inspect stackline --format '{{.Size}}') / 1000000)) MB"
}

revision() { git rev-parse --short HEAD 2>/dev/null || echo unknown; }

# Whoever starts an image of yesterday should know.
built() {
  podman image exists stackline || refuse "there is no image stackline; make it first: docker/images.sh build"
  local from
  from=$(podman image inspect stackline --format "{{index .Labels \"$revision\"}}")
  say "stackline was built from ${from:-an unknown commit}, this folder is at $(revision)"
}

project() {
  podman-compose -p "$1" -f "docker/$2" "${@:3}" >>"$work/$1.log" 2>&1 \
    || { tail -n 20 "$work/$1.log" >&2; refuse "podman-compose failed; all of it is in $work/$1.log"; }
}

# Nobody calls the health checks here, so this does.
await_healthy() {
  local started=$SECONDS each
  for each in "$@"; do
    until podman healthcheck run "$each" >/dev/null 2>&1; do
      if [ $((SECONDS - started)) -ge "$healthy_s" ]; then
        podman logs --tail 30 "$each" >&2 || true
        refuse "$each is not healthy after $healthy_s s"
      fi
      sleep 1
    done
    say "$each is healthy after $((SECONDS - started)) s"
  done
}

# An OPC UA server answers a Hello with an Acknowledge.
hello() {
  local port=$1 answer
  local url="opc.tcp://localhost:$port"
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  { printf 'HELF'; words $((32 + ${#url})) 0 65536 65536 0 0 "${#url}"; printf '%s' "$url"; } >&3
  answer=$(head -c 4 <&3)
  exec 3>&-
  [ "$answer" = ACKF ] || refuse "port $port does not answer as OPC UA does, but: $answer"
  say "OPC UA answers at port $port"
}

# Numbers of 32 bits, the least byte first.
words() {
  local each
  for each in "$@"; do
    printf '%b' "$(printf '\\x%02x' $((each & 255)) $((each >> 8 & 255)) $((each >> 16 & 255)) $((each >> 24 & 255)))"
  done
}

# What must hold of every container: nobody's root, nothing to write to, no shell.
walls() {
  local name=$1 pid
  pid=$(podman inspect "$name" --format '{{.State.Pid}}')
  [ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" = 10001 ] || refuse "$name does not run as 10001"
  [ "$(awk '/^CapEff:/ {print $2}' "/proc/$pid/status")" = 0000000000000000 ] || refuse "$name has capabilities"
  awk '$2 == "/" && $4 ~ /^ro(,|$)/ {found = 1} END {exit !found}' "/proc/$pid/mounts" || refuse "$name may write to its root"
  ! podman exec "$name" /bin/sh -c true 2>/dev/null || refuse "$name has a shell"
}

one() {
  local line=stackline_line_1
  built
  trap 'project stackline compose.yaml down -v' EXIT
  say "compose.yaml …"
  project stackline compose.yaml up -d
  await_healthy "$line"
  walls "$line"
  walls stackline_plcs_1
  hello 4840
  podman exec "$line" stackline probe P1 --site /site | grep -E '^STATE .* GOOD'
  podman exec "$line" stackline trust list
  podman exec "$line" stackline handover
  podman exec "$line" stackline backup /data/line.backup
  podman logs "$line" 2>&1 | grep 'first start'
  podman restart "$line" >/dev/null 2>&1
  await_healthy "$line"
  project stackline compose.yaml down -v
  trap - EXIT
}

split() {
  local parts=(bridge-a_1 bridge-b_1 sequencer-1_1 sequencer-2_1 face-1_1 face-2_1)
  built
  export POSTGRES_IMAGE=stackline-postgres
  podman image exists "$POSTGRES_IMAGE" || { base; bake "$POSTGRES_IMAGE" --build-arg BASE="$base" docker/postgres; }
  trap 'project stackline-split compose.split.yaml down -v' EXIT
  say "compose.split.yaml …"
  project stackline-split compose.split.yaml up -d
  await_healthy stackline-split_db_1
  await_healthy "${parts[@]/#/stackline-split_}"
  walls stackline-split_bridge-a_1
  hello 4840
  hello 4841
  podman exec stackline-split_bridge-a_1 stackline probe P1 --site /site | grep -E '^STATE .* GOOD'
  project stackline-split compose.split.yaml down -v
  trap - EXIT
}

tools
settings
case ${1:-all} in
  base) base ;;
  build) build ;;
  one) one ;;
  split) split ;;
  all) build; one; split ;;
  *) refuse "there is no \"$1\"; say base, build, one or split, or nothing for all" ;;
esac
