#!/usr/bin/env bash
# Asks a Prometheus server every query of the dashboard about a line that runs. Each must have an answer, with the labels its legend names.
#   docker/grafana/prove.sh [HOST:PORT of a process with `management`, usually 127.0.0.1:8484]
# Takes 20 s. Needs Node and Prometheus (Debian: apt install prometheus); the server it starts listens on 127.0.0.1:19090 and leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")"
target=${1:-127.0.0.1:8484}
command -v prometheus >/dev/null || { echo "prove: Prometheus is missing; Debian: apt install prometheus" >&2; exit 2; }
curl -sf "http://$target/health/live" >/dev/null || { echo "prove: nothing tells its figures at $target; start a site that has the key management" >&2; exit 2; }

room=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$room"' EXIT
printf 'scrape_configs: [{job_name: stackline, scrape_interval: 1s, scrape_timeout: 1s, static_configs: [{targets: ["%s"]}]}]\n' "$target" >"$room/prometheus.yml"
prometheus --config.file="$room/prometheus.yml" --storage.tsdb.path="$room/data" --web.listen-address=127.0.0.1:19090 2>"$room/log" &
server=$!
sleep 15   # some scrapes, and rates of them
kill -0 "$server" 2>/dev/null || { tail -n 3 "$room/log" >&2; exit 2; }

node - <<'JS'
const panels = JSON.parse(require("fs").readFileSync("stackline.json", "utf8")).panels;
(async () => {
  let bad = 0, asked = 0;
  for (const panel of panels) {
    for (const target of panel.targets ?? []) {
      const query = target.expr.replaceAll("$press", ".*");
      const answer = await fetch("http://127.0.0.1:19090/api/v1/query?query=" + encodeURIComponent(query));
      const said = await answer.json();
      const series = said.data?.result ?? [];
      const named = [...target.legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(each => each[1]);
      const missing = named.filter(label => series.some(each => !(label in each.metric)));
      const fault = said.error ?? (series.length === 0 ? "no answer" : missing.length > 0 ? "no label " + missing.join(", ") : "");
      asked++;
      bad += fault ? 1 : 0;
      console.log(`${fault ? "BAD " : "good"} ${String(series.length).padStart(3)} series  ${panel.title}${fault ? ": " + fault + ": " + query : ""}`);
    }
  }
  console.log(`${asked - bad} of ${asked} queries answered`);
  process.exit(bad > 0 || asked === 0 ? 1 : 0);
})();
JS
