#!/bin/sh
# Runs one command of the program, `run` without any, with the folder that it is called in for data and .env.
# The container calls nothing else; a test runs it in an empty folder.
set -eu

program=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
PYTHONPATH="$program${PYTHONPATH:+:$PYTHONPATH}"
PYTHONUTF8=1
PYTHONUNBUFFERED=1
export PYTHONPATH PYTHONUTF8 PYTHONUNBUFFERED

umask 077
[ "$#" -gt 0 ] || set -- run
# exec: signals reach the program, which drains and stops
exec "${PYTHON:-python3}" -m bot "$@"
