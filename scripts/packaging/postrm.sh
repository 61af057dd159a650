#!/bin/sh
# After the removal: the command goes, the money's journal stays. Even a purge is no leave to delete it.
set -e

data=/var/lib/gorod-kassa

case "$1" in
  remove | purge) rm -f '/usr/bin/${executable}' ;;
esac

if [ "$1" = purge ] && [ -d "$data" ]; then
  echo "gorod-kassa: the desk's data stay in $data (group gorod-kassa). Delete the folder yourself when they are not needed."
fi
