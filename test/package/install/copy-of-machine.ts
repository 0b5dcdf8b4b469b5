/**
 * A copy of this machine in which anything may be installed and removed: its root is an overlay, so that what is written
 * is gone with it. Its processes end with it, too.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// pivot_root rather than chroot: Chromium's sandbox is refused to whoever is in a chroot.
const enter = [
  'base=$1 kept=$2; shift 2',
  'mount -t tmpfs -o mode=755 tmpfs "$base"',
  'mkdir "$base/upper" "$base/work" "$base/root"',
  'mount -t overlay overlay -o "lowerdir=/,upperdir=$base/upper,workdir=$base/work" "$base/root"',
  'cd "$base/root"',
  'for each in sys dev; do mount --rbind "/$each" "$each"; done',
  'mount -t proc proc proc',
  // What lies on other disks than the root is not in the overlay.
  'for each in $kept; do',
  '  [ "$(stat -c %d "$each")" = "$(stat -c %d /)" ] || { mkdir -p ".$each"; mount --rbind "$each" ".$each"; }',
  'done',
  'mkdir -p mnt',
  'pivot_root . mnt',
  'umount -l /mnt',
  'cd /',
  'exec "$@"'
].join('\n')

/** Runs a command as root of such a copy; returns how it ended. `folders`: what it needs, on whatever disk. */
export function inCopyOfMachine(command: readonly string[], folders: readonly string[]): number {
  const base = mkdtempSync(join(tmpdir(), 'eeid-desk-machine-'))
  const apart = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child']
  try {
    const args = [...apart, 'sh', '-eu', '-c', enter, 'sh', base, folders.join(' '), ...command]
    return spawnSync('unshare', args, { stdio: 'inherit' }).status ?? 1
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}
