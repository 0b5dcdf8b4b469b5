/** Text as it can stand on paper. */

// What has no width of its own, or turns the direction of reading, has no place on paper; a line's end has.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A text without what cannot be seen on paper; its lines stay. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').replaceAll(invisible, ''))
    .join('\n')
