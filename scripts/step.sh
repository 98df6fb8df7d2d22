#!/usr/bin/env bash
# Runs one step of the Makefile under a heading, and says how long it took: step.sh NAME COMMAND…
set -u
name=$1
shift
printf '\n== %s\n' "$name"
status=0
"$@" || status=$?
word="done"
[ "$status" = 0 ] || word=FAILED
printf '== %s: %s, %s s\n' "$name" "$word" "$SECONDS"
exit "$status"
