if [ -f /etc/apparmor.d/eeid-desk ]; then
  apparmor_parser --remove /etc/apparmor.d/eeid-desk >/dev/null 2>&1 || true
  rm -f /etc/apparmor.d/eeid-desk
fi
