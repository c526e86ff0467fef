#!/usr/bin/env bash
# Runs a program as a pod does: in an empty folder, as a user without privileges, on a file system that is read-only but for one folder.
#   sandbox.sh mounts|namespace|permissions <empty folder> <folder that may be written, or ""> <program> [arguments]
# mounts: root makes the mounts read-only, in a namespace of the process. namespace: the user without privileges does, in a user namespace.
# permissions: where neither is allowed, the owners of the files have to do.
set -euo pipefail
step="$1" empty="$2" data="$3"
way="${step%:*}"
shift 3

powerless=(setpriv --no-new-privs --inh-caps=-all --bounding-set=-all)
user=()
if [ "$(id -u)" = 0 ]; then user=(--reuid=1654 --regid=1654 --clear-groups); fi

again() {
  local next="$1"
  shift
  exec "$@" "$BASH" "$0" "$way:$next" "$empty" "$data" "${program[@]}"
}

give_data() {
  if [ -n "$data" ] && [ "$(id -u)" = 0 ]; then chown -R 1654:1654 "$data"; fi
}

# All mounts but that of the data folder; what a user namespace may not take back (nosuid, nodev) is said again.
make_read_only() {
  local mounts line target options
  [ -z "$data" ] || mount --bind "$data" "$data"
  mapfile -t mounts < /proc/self/mountinfo
  for line in "${mounts[@]}"; do
    read -r _ _ _ _ target options _ <<< "$line"
    target="$(printf '%b' "${target//\\/\\0}")"
    # One that is hidden by another cannot be reached; what can be is looked at below.
    [ "$target" = "$data" ] || mount -o "remount,bind,ro,${options#r[ow],}" "$target" 2> /dev/null || true
  done
}

# The program does not begin where more can be written than is allowed.
check() {
  local folder folders=("$empty" "$(dirname "${program[0]}")")
  [ "$way" = permissions ] || folders+=(/ /tmp /var/tmp /dev/shm)
  for folder in "${folders[@]}"; do
    if touch "$folder/written.$$" 2> /dev/null; then
      rm -f "$folder/written.$$"
      echo "$folder can be written." >&2
      exit 97
    fi
  done
}

program=("$@")
case "$step" in
  mounts)
    give_data
    again inside unshare --mount --propagation private
    ;;
  mounts:inside)
    make_read_only
    again program "${powerless[@]}" "${user[@]}"
    ;;
  namespace)
    give_data
    again inside setpriv --no-new-privs "${user[@]}" unshare --user --map-root-user --mount --propagation private
    ;;
  namespace:inside)
    make_read_only
    again program "${powerless[@]}"
    ;;
  permissions)
    [ ${#user[@]} -gt 0 ] || { echo "Only root can be another user." >&2; exit 98; }
    give_data
    again program "${powerless[@]}" "${user[@]}"
    ;;
  *:program)
    check
    cd "$empty"
    HOME="$empty" TMPDIR="$empty" DOTNET_ROOT="$empty" exec "$@"
    ;;
esac
