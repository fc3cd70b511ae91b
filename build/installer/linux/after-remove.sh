#!/bin/bash
# After the package is gone, or before its next version comes. dpkg says which in words, rpm by how many versions stay.
case "${1:-remove}" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

if type update-alternatives >/dev/null 2>&1; then
  update-alternatives --remove certwright /opt/Certwright/certwright || true
fi
if [ -L /usr/bin/certwright ] && [ ! -e /usr/bin/certwright ]; then
  rm -f /usr/bin/certwright
fi

# The profile that lets the program make its sandbox on systems that forbid it by default; written on installation.
profile=/etc/apparmor.d/certwright
if [ -f "$profile" ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi

cat <<'TEXT'
Certwright is removed. Certificates, keys and settings stay in ~/.local/share/certwright of each user.
Where renewals were scheduled: rm ~/.config/systemd/user/certwright-renew-*, or the line in "crontab -e".
Certwright 已卸载。证书、私钥和设置仍保留在各用户的 ~/.local/share/certwright 中。
如曾设置定时续期，请删除 ~/.config/systemd/user/certwright-renew-*，或用 "crontab -e" 删除对应的一行。
TEXT
exit 0
