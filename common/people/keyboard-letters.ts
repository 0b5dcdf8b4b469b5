/** Letters of a code that were typed on a Russian keyboard and look like Latin ones. */

const lookalikes: Readonly<Record<string, string>> = {
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' }
}

/** A text in capitals with the Latin letters that its Cyrillic ones look like. */
export const inLatinKeys = (capitals: string): string =>
  capitals.replaceAll(/[АВЕКМНОРСТУХ]/gu, (letter) => lookalikes[letter] ?? letter)
