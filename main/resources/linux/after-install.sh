# Ubuntu 24.04 and newer give Chromium's sandbox its user namespaces only by a profile. Older AppArmor cannot read it, and needs none.
profile=/opt/eeid-desk/resources/apparmor-profile
if command -v apparmor_parser >/dev/null 2>&1 && apparmor_parser --skip-kernel-load "$profile" >/dev/null 2>&1; then
  cp "$profile" /etc/apparmor.d/eeid-desk
  apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/eeid-desk >/dev/null 2>&1 || true
fi
