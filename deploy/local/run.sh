#!/usr/bin/env bash
# Starts the five services of tye.yaml as processes of this machine, with the same settings but without sidecars: events are posted
# directly. Stops them together on Ctrl-C or SIGTERM, and when one of them ends.
#   deploy/local/run.sh [--no-build] [--configuration Release] [--data DIR] [--port 8080] [--postgres 'Host=…;Username=…;Password=…']
# Stores are SQLite files in the data folder; with --postgres (or CRM_POSTGRES) databases crm_<service> of that server. --port moves all
# ports: 8080 is the REST door, the others lie as far from it as in tye.yaml. Variables such as Logging__LogLevel__Default go to all.
# --settings only prints what the services are started with.
set -euo pipefail

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
services=(contacts interactions segmentation tickets gateway)
configuration=Release
data="$repository/data"
port=8080
postgres="${CRM_POSTGRES:-}"
build=true
only_settings=false
while [ $# -gt 0 ]; do
  case "$1" in
    --no-build) build=false ;;
    --configuration) configuration="$2"; shift ;;
    --data) data="$2"; shift ;;
    --port) port="$2"; shift ;;
    --postgres) postgres="$2"; shift ;;
    --settings) only_settings=true ;;
    *) echo "What is $1? See the head of $0." >&2; exit 2 ;;
  esac
  shift
done

declare -A http=([gateway]=$port [contacts]=$((port + 31)) [interactions]=$((port + 32)) [segmentation]=$((port + 33)) [tickets]=$((port + 34)))
declare -A grpc=([gateway]=$((port + 1)) [contacts]=$((port + 21)) [interactions]=$((port + 22)) [segmentation]=$((port + 23)) [tickets]=$((port + 24)))

# The settings of a service, one a line.
settings_of() {
  local service
  echo "Listen__Http=http://127.0.0.1:${http[$1]}"
  echo "Listen__Grpc=http://127.0.0.1:${grpc[$1]}"
  for service in "${services[@]}"; do
    echo "Services__$service=http://127.0.0.1:${grpc[$service]}"
  done
  if [ -n "$postgres" ]; then
    echo "Store__Provider=Postgres"
    echo "Store__ConnectionString=$postgres;Database=crm_$1"
  else
    echo "Store__Provider=Sqlite"
    echo "Store__ConnectionString=Data Source=$data/$1.db"
  fi
  echo "Store__MigrateAtStart=true"
  echo "Messaging__Publisher=Direct"
}

if [ "$only_settings" = true ]; then
  for service in "${services[@]}"; do settings_of "$service" | sed "s/^/$service /"; done
  exit 0
fi

# Runs the program of a service, with its settings.
run() {
  local service="$1" settings
  shift
  mapfile -t settings < <(settings_of "$service")
  exec 9>&-
  Identity__Keys__0__Id=data Identity__Keys__0__Secret="$secret" \
    exec env "${settings[@]}" dotnet "$repository/services/$service/bin/$configuration/net10.0/Crm.${service^}.dll" "$@"
}

is_ready() {
  local answer
  exec 3<> "/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET /healthz/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  read -r -t 5 answer <&3 || answer=""
  exec 3>&-
  [[ "$answer" == *" 200 "* ]]
} 2> /dev/null

declare -A processes=()
stop() {
  trap '' INT TERM
  local service
  # The doors close first.
  for service in gateway contacts interactions segmentation tickets; do
    [ -z "${processes[$service]:-}" ] || kill -TERM "${processes[$service]}" 2> /dev/null || true
  done
  for service in "${!processes[@]}"; do
    wait "${processes[$service]}" 2> /dev/null || true
  done
}

# Says which process has ended, and why.
fail() {
  local service
  for service in "${!processes[@]}"; do
    kill -0 "${processes[$service]}" 2> /dev/null && continue
    echo "$service has ended; the end of $data/$service.log:" >&2
    tail -n 20 "$data/$service.log" >&2 || true
  done
  stop
  exit 1
}

mkdir -p "$data"
data="$(cd "$data" && pwd)"
exec 9> "$data/lock"
flock -n 9 || { echo "Another process works in $data." >&2; exit 1; }

if [ "$build" = true ]; then
  for service in "${services[@]}"; do
    dotnet build "$repository/services/$service" -c "$configuration" --nologo -v q
  done
fi

# The key of the internal identity, as the all-in-one process makes it too.
if [ ! -f "$data/identity.key" ]; then
  (umask 077 && head -c 32 /dev/urandom | base64 | tr -d '\n' > "$data/identity.key")
fi
secret="$(< "$data/identity.key")"

trap 'stop; exit 0' INT TERM
key="that of the first start"
# Another server has no key yet.
made="$data/key-made"
[ -z "$postgres" ] || made="$made-$(cksum <<< "$postgres" | cut -d ' ' -f 1)"
if [ ! -f "$made" ]; then
  (run gateway migrate) > "$data/gateway.log" 2>&1 &
  processes[gateway]=$!
  wait "${processes[gateway]}" || fail
  key="$( (run gateway admin create-key --tenant default) 2>> "$data/gateway.log" | grep -o '^crm_[A-Za-z0-9_-]*$')" \
    || { tail -n 20 "$data/gateway.log" >&2; exit 1; }
  touch "$made"
fi

# Each brings its store to the schema of this version before it takes calls.
for service in "${services[@]}"; do
  (run "$service") > "$data/$service.log" 2>&1 &
  processes[$service]=$!
done
for service in "${services[@]}"; do
  until is_ready "${http[$service]}"; do
    kill -0 "${processes[$service]}" 2> /dev/null || fail
    sleep 0.2
  done
done

echo "REST     http://127.0.0.1:${http[gateway]}"
echo "gRPC     http://127.0.0.1:${grpc[gateway]}"
echo "API key  $key"
echo "Ready. API reference: http://127.0.0.1:${http[gateway]}/docs. Logs: $data/*.log. Ctrl-C stops all."
wait -n "${processes[@]}" || true
fail
