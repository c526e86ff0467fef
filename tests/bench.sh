#!/usr/bin/env bash
# Measures the product against the floor and writes docs/benchmarks.md:
#   tests/bench.sh [--contacts N] [--seconds S] [--rounds N] [--import N] [--only row,row] [--store postgres|sqlite] [--check]
# One line a row: OPERATION ratio R (product X/s, floor Y/s, p99 A/B ms). With --only the report is left as it is; --check fails
# when a target is missed by more than the noise. Needs wrk and PostgreSQL (apt-get install wrk postgresql).
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
command -v wrk > /dev/null || { echo "wrk is not installed: apt-get install wrk"; exit 1; }
dotnet build tests/Crm.Benchmarks -c Release --nologo -v quiet -p:RunAnalyzers=false
# What is measured is what is shipped. The first time takes minutes.
runtime=$(dotnet msbuild tests/Crm.Benchmarks -getProperty:NETCoreSdkPortableRuntimeIdentifier)
dotnet msbuild deploy/publish.proj -nologo -v:q -m:1 -nodeReuse:false \
  "-p:To=$PWD/artifacts/published" -p:Configuration=Release "-p:RuntimeIdentifier=$runtime"
exec dotnet tests/Crm.Benchmarks/bin/Release/net10.0/Crm.Benchmarks.dll --programs artifacts/published "$@"
