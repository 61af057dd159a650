#!/bin/sh
# After the installation: the command, Chromium's sandbox, and the machine's data folder with its group. Where it names
# the program's own name the packer puts it in; variables of this script therefore stand without braces.
set -e

data=/var/lib/gorod-kassa
group=gorod-kassa

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

# User namespaces are tried for real; only where the kernel has none Chromium's set-uid helper takes their place.
if unshare --user true 2>/dev/null; then
  chmod 0755 '/opt/${sanitizedProductName}/chrome-sandbox'
else
  chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'
fi

# Data lie per machine, not per account: whoever is in the group works at this desk (README, What is stored).
getent group "$group" >/dev/null || groupadd --system "$group"
[ -d "$data" ] || mkdir "$data"
chgrp "$group" "$data"
chmod 2770 "$data"

if [ -x /usr/bin/update-desktop-database ]; then update-desktop-database -q /usr/share/applications || true; fi

if [ "$1" = configure ] && [ -z "$2" ]; then
  echo "gorod-kassa: add the accounts that work at this desk to the group: adduser NAME $group"
fi
