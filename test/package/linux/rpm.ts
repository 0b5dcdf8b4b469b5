/** The rpm, by `rpmbuild`, of the same tree. */
import { lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Making } from './deb.ts'
import { runTool } from './run-tool.ts'
import { filesOf } from './tree.ts'

const architectures = { x64: 'x86_64', arm64: 'aarch64' } as const

/** Makes the rpm; returns its path. */
export function makeRpm({ tree, description, processor, resources, work, out }: Making): string {
  const { name, version } = description
  const spec = join(work, `${name}.spec`)
  const architecture = architectures[processor]
  writeFileSync(spec, specOf({ tree, description, resources }))
  const settings = {
    _topdir: join(work, 'rpm'),
    _rpmdir: out,
    _build_name_fmt: '%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm',
    _binary_payload: 'w6.xzdio'
  }
  const defines = Object.entries(settings).flatMap(([key, value]) => ['--define', `${key} ${value}`])
  runTool('rpmbuild', ['-bb', '--quiet', '--target', architecture, ...defines, spec])
  return join(out, `${name}-${version}-1.${architecture}.rpm`)
}

function specOf({ tree, description, resources }: Pick<Making, 'tree' | 'description' | 'resources'>): string {
  const { name, version, summary, licence, homepage, maintainer, rpm, text } = description
  const part = (file: string): string => readFileSync(join(resources, 'linux', file), 'utf8')
  return [
    // Nothing in it is rpmbuild's to strip, to compress or to reckon with.
    '%global __os_install_post %{nil}',
    '%global debug_package %{nil}',
    '%global _build_id_links none',
    `Name: ${name}`,
    `Version: ${version}`,
    'Release: 1',
    `Summary: ${summary}`,
    `License: ${licence}`,
    `URL: ${homepage}`,
    `Packager: ${maintainer}`,
    'AutoReqProv: no',
    ...rpm.depends.map((need) => `Requires: ${need}`),
    '%description',
    text,
    '%install',
    `cp -a "${tree}/." %{buildroot}`,
    '%post',
    `${part('after-install.sh')}:`,
    '%postun',
    // Of an upgrade the older version's is run, too: then one is left.
    `if [ "$1" = 0 ]; then\n${part('after-remove.sh')}fi`,
    '%files',
    '%defattr(-,root,root,-)',
    `%dir /opt/${name}`,
    ...foldersBelow(filesOf(tree), `/opt/${name}`).map((folder) => `%dir "${folder}"`),
    ...filesOf(tree).map((path) => `${mode(join(tree, path))}"${path}"`),
    ''
  ].join('\n')
}

// rpmbuild run by an ordinary user loses the mark of a program that is root's.
function mode(file: string): string {
  const bits = lstatSync(file).mode & 0o7777
  return bits & 0o4000 ? `%attr(${bits.toString(8)},root,root) ` : ''
}

function foldersBelow(files: readonly string[], home: string): string[] {
  const folders = files.flatMap((file) => {
    const parts = file.split('/').slice(0, -1)
    return parts.map((_part, index) => parts.slice(0, index + 1).join('/'))
  })
  return [...new Set(folders)].filter((folder) => folder.startsWith(`${home}/`))
}
