# Sourced by the scripts of this folder. Builds the gateway and the simulator, starts servers, and ends them with the script.
#
# Each script takes one argument, the folder whose disk is measured. Default: the current folder.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
gateway=$root/target/release/gateway
simulate=$root/target/release/bandwidth-simulate
folder=$(mktemp -d -p "${1:-.}" load.XXXXXX)
started=()
trap 'for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done; wait; rm -rf "$folder"' EXIT

(cd "$root" && cargo build --quiet --release --package gateway --features jetstream --package bandwidth-simulate)
BODIES=$folder/bodies
for file in "$root"/fixtures/voice/*/typical.json; do
    tr -d '\n' <"$file"
    echo
done >"$BODIES"
export BODIES

# Starts a server. Sets `process` and `address`.
start() {
    # Not the line of the server before.
    : >"$folder/out"
    "$@" >"$folder/out" 2>"$folder/log" &
    process=$!
    started+=("$process")
    until grep -q '^listening on ' "$folder/out"; do
        kill -0 "$process" 2>/dev/null || {
            cat "$folder/log" >&2
            exit 1
        }
        sleep 0.05
    done
    address=$(sed -n 's/^listening on //p' "$folder/out")
}

stop() {
    kill "$process"
    wait "$process" || true
}

# The most memory that the server has had, in MiB.
memory() {
    awk '/^VmHWM/ { printf "%.0f MiB", $2 / 1024 }' "/proc/$process/status"
}

# Sends a shuffled mix of events with `bandwidth-simulate --flood` and these options. Prints the end of a row: requests/s, p50, p99, p99.9, errors.
flood() {
    # It fails if there were errors, which the row shows.
    { $simulate "http://$address/webhooks" --flood --json "$@" 2>/dev/null || true; } | python3 -c '
import json, sys
report = json.load(sys.stdin)
times = " | ".join("%.2f ms" % (report["all"][name + "_us"] / 1000) for name in ("p50", "p99", "p99.9"))
errors = report["unanswered"] + sum(misfit["count"] for misfit in report["misfits"])
print("| %.0f | %s | %d |" % (report["requests_per_second"], times, errors))'
}

# A metric of the server.
metric() {
    curl --silent --show-error "http://$address/metrics" | sed -n "s/^$1 //p"
}

port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
