/** An nginx that writes only into a folder of the test's, and stays the test's child. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nginxCommand } from '../preflight/needs.ts'
import type { Command } from './neighbour.ts'

const written = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

/** Writes its settings into the folder; `http` is what stands in their `http` block. Returns how it is started. */
export function nginxInFolder(folder: string, http: string): Command {
  const settings = join(folder, 'nginx.conf')
  const temporary = written.map((name) => `${name}_temp_path ${join(folder, name)};`)
  writeFileSync(
    settings,
    `daemon off;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
worker_processes 1;
events {}
http {
access_log off;
${temporary.join('\n')}
${http}
}
`
  )
  return { program: nginxCommand(), args: ['-c', settings, '-p', folder] }
}
