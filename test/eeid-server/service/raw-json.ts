/** JSON that no value of JavaScript could be written as: too deep, a key twice, a number beyond all, `__proto__`. */

/** A text that stands in an answer as it is; it need not be JSON. */
export class RawJson {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A value as JSON, with the raw texts in it as they are. */
export function jsonText(value: unknown): string {
  const texts: string[] = []
  const marked = JSON.stringify(value, (_name, each: unknown) =>
    each instanceof RawJson ? `\u0001raw ${texts.push(each.text) - 1}` : each
  )
  return marked.replaceAll(/"\\u0001raw (\d+)"/g, (_, index: string) => texts[Number(index)] ?? '')
}
