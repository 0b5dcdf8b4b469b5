#!/usr/bin/env node
/**
 * Checks an exported audit log by the file alone, and by heads from elsewhere where they are given. Nothing of the app is
 * needed: `node verify.mjs audit-log-K7Q-2026-05-04.jsonl [audit-log-K7Q.txt …]`. Ends with 1 where something is wrong.
 *
 * A line of the log is an entry `{head, hash, salt, text}` or a head `{stream, size, root}`. An entry's hash is the SHA-256 of
 * a zero byte and its head's characters; a head names the hash of the entry before it; its `text` is the SHA-256 of the
 * salt's bytes and the text, which may have been erased. A root stands for the first `size` entries of a stream: RFC 6962, 2.1.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
const bytes = (hex) => Buffer.from(hex, 'hex')
const leaf = (head) => sha256(Uint8Array.of(0), Buffer.from(head))

/** The root over hashes, as RFC 6962 defines it. */
function rootOf(hashes) {
  if (hashes.length === 0) return sha256('')
  if (hashes.length === 1) return hashes[0]
  let half = 1
  while (half * 2 < hashes.length) half *= 2
  return sha256(Uint8Array.of(1), bytes(rootOf(hashes.slice(0, half))), bytes(rootOf(hashes.slice(half))))
}

const [logFile, ...headFiles] = process.argv.slice(2)
if (!logFile) {
  console.error('Usage: node verify.mjs LOG.jsonl [HEADS.txt …]')
  process.exit(2)
}
const lines = readFileSync(logFile, 'utf8')
  .split(/\r?\n/)
  .filter(Boolean)
  .map((line) => JSON.parse(line))
const written = headFiles.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^\d{4}-\d{2}-\d{2} (\w+) (\d+) (\w+)\r?$/gm)].map(
    ([, stream, size, root]) => ({
      stream,
      size: Number(size),
      root
    })
  )
)
const known = [...lines.filter(({ root }) => root), ...written]
const faults = []
const streams = new Map()
let erased = 0
for (const { head: characters, hash, salt, text } of lines.filter(({ root }) => !root)) {
  let head
  try {
    head = JSON.parse(characters)
  } catch {
    faults.push(`unreadable: ${characters}`)
    continue
  }
  const hashes = streams.get(head.stream) ?? []
  streams.set(head.stream, hashes)
  const at = `entry ${head.number} of ${head.stream}`
  if (leaf(characters) !== hash) faults.push(`${at}: changed`)
  if (head.number !== hashes.length + 1) faults.push(`${at}: an entry is missing or out of order before it`)
  else if (head.before !== (hashes.at(-1) ?? null)) faults.push(`${at}: does not follow the entry before it`)
  if (text === undefined) erased += 1
  else if (sha256(bytes(salt), Buffer.from(text)) !== head.text) faults.push(`${at}: its text was changed`)
  hashes.push(leaf(characters))
}
for (const { stream, size, root } of known) {
  const hashes = streams.get(stream) ?? []
  if (hashes.length < size) faults.push(`${stream}: cut: ${size} entries were known, ${hashes.length} are there`)
  else if (rootOf(hashes.slice(0, size)) !== root)
    faults.push(`${stream}: the first ${size} entries are not those of a known head`)
}
const count = [...streams.values()].reduce((all, hashes) => all + hashes.length, 0)
console.log(`${count} entries, ${erased} of them erased, ${known.length} heads compared.`)
for (const fault of faults) console.log(fault)
console.log(faults.length === 0 ? 'The log is whole.' : `${faults.length} faults.`)
process.exitCode = faults.length === 0 ? 0 : 1
