import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { bytesOf, millimetres } from '../../../main/paper/paper.ts'
import { newPaper } from '../../paper/new-paper.ts'

const words = 'Õnnela Šõžäöü · Ģirts Ķēniņš Ūļa · Жанна Щукина-Ёлкина'

const pageWith = async (text: string): Promise<Uint8Array> => {
  const paper = await newPaper({
    size: [millimetres(80), millimetres(120)],
    margin: 10,
    title: 'Slip',
    at: 1_767_225_600_000
  })
  paper.font('bold').text(text).font('regular').text(text)
  return bytesOf(paper)
}

const read = (program: 'pdftotext' | 'pdfinfo', pdf: Uint8Array, ...options: string[]): string =>
  spawnSync(program, [...options, '-', ...(program === 'pdftotext' ? ['-'] : [])], { input: pdf }).stdout.toString()

describe('paper', () => {
  test('keeps Estonian, Latvian and Russian letters, in both weights', async () => {
    const text = read('pdftotext', await pageWith(words), '-raw').replaceAll(/\s+/g, ' ')
    expect(text.split(words)).toHaveLength(3)
  })

  test('has the size that was asked for', async () => {
    expect(read('pdfinfo', await pageWith('a'))).toMatch(/Page size:\s+226\.77\d* x 340\.15\d* pts/)
  })

  test('gives the same bytes for the same contents', async () => {
    expect(await pageWith(words)).toEqual(await pageWith(words))
  })
})
