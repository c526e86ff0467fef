#!/usr/bin/env bash
# Kills processes of the product while they are used, and counts what was lost, doubled, undelivered or derived wrongly.
# Ends with the line `kills N, acknowledged N, lost N, doubled N, undelivered N, diverged N`; the exit code is 0 only when nothing was.
#
#   tests/kill.sh --kills 200 --seed 1 [--store sqlite|postgres]
set -euo pipefail
cd "$(dirname "$0")/.."

kills=200 seed=1 store=postgres
usage() {
  sed -n '2,5s/^# \{0,1\}//p' "$0"
  exit 2
}
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || usage
  case "$1" in
    --kills) kills="$2" ;;
    --seed) seed="$2" ;;
    --store) store="$2" ;;
    *) usage ;;
  esac
  shift 2
done
case "$store" in
  sqlite) class=KillsOnSqlite ;;
  postgres) class=KillsOnPostgres ;;
  *) usage ;;
esac
[[ "$kills" =~ ^[1-9][0-9]*$ && "$seed" =~ ^[0-9]+$ ]] || usage

project=tests/Crm.EndToEnd.Tests
dotnet build "$project" -c Release --nologo -v quiet

report=$(mktemp)
trap 'rm -f "$report" "$report.tests"' EXIT
export CRM_KILLS="$kills" CRM_KILL_SEED="$seed" CRM_KILL_REPORT="$report" CRM_REQUIRE_TOOLS=1
dotnet "$project/bin/Release/net10.0/Crm.EndToEnd.Tests.dll" -class "*.$class" > "$report.tests" 2>&1 &
run=$!
tail -n +1 -f --pid="$run" "$report"
status=0
wait "$run" || status=$?
if ! line=$(grep '^kills ' "$report"); then
  cat "$report.tests"
  echo "The run did not come to its end."
  exit 1
fi
[ "$status" = 0 ] || cat "$report.tests"
echo "$line"
exit "$status"
