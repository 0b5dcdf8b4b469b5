/**
 * Values as text: JSON with tags, covering what structured clone covers in Electron's IPC, cycles included. The same
 * function runs in Node and, as source text, in the page, so it must stand alone.
 */

/** Turns values into text and back. */
export interface Codec {
  /** Throws a `DataCloneError` for what cannot be cloned. */
  encode(value: unknown): string
  decode(text: string): unknown
}

/** Makes a codec; only how bytes become text differs between Node and a page. */
export function createCodec(toBase64: (bytes: Uint8Array) => string, fromBase64: (text: string) => Uint8Array): Codec {
  type Tagged = Record<string, never>
  type View = { buffer: ArrayBuffer; byteOffset: number; byteLength: number }
  const views: Record<string, new (buffer: ArrayBuffer) => object> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView
  }
  const errors: Record<string, new (message: string) => Error> = {
    Error,
    TypeError,
    RangeError,
    SyntaxError,
    ReferenceError,
    EvalError,
    URIError
  }
  const uncloneable = () => new DOMException('An object could not be cloned.', 'DataCloneError')
  const bytesOf = (view: View) => toBase64(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))

  const encodePrimitive = (value: unknown): unknown => {
    if (typeof value === 'number') {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value
      return { n: Object.is(value, -0) ? '-0' : String(value) }
    }
    if (value === undefined) return { u: 1 }
    return typeof value === 'bigint' ? { b: String(value) } : value
  }

  type Encoder = (value: never, nested: (value: unknown) => unknown) => object
  const encodeBoxed: Encoder = (value: object) => ({ bx: value.valueOf() })
  const encodeError: Encoder = (value: Error, nested) => ({
    e: [value.name, value.message, value.stack],
    ...('cause' in value ? { c: nested(value.cause) } : {})
  })
  const encoders = new Map<string, Encoder>([
    ['Array', (value: unknown[], nested) => ({ a: Array.from(value, nested) })],
    ['ArrayBuffer', (value: ArrayBuffer) => ({ ab: toBase64(new Uint8Array(value)) })],
    ['Boolean', encodeBoxed],
    ['Date', (value: Date) => ({ d: value.getTime() })],
    ['Error', encodeError],
    ['Map', (value: Map<unknown, unknown>, nested) => ({ m: [...value].map((pair) => pair.map(nested)) })],
    ['Number', encodeBoxed],
    ['Object', (value: object, nested) => ({ o: Object.entries(value).map(([key, item]) => [key, nested(item)]) })],
    ['RegExp', (value: RegExp) => ({ x: [value.source, value.flags] })],
    ['Set', (value: Set<unknown>, nested) => ({ s: [...value].map(nested) })],
    ['String', encodeBoxed]
  ])

  /**
   * Whether JSON says a value as it is: nothing but plain objects, lists, texts, numbers and truths, each in one place.
   * Most of what is sent is, and for it the engine's own JSON is many times as fast as tags.
   */
  const isJson = (value: unknown, seen: Set<object>): boolean => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
    if (typeof value !== 'object' || seen.has(value)) return false
    seen.add(value)
    if (Array.isArray(value)) {
      return Object.keys(value).length === value.length && value.every((item) => isJson(item, seen))
    }
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== null && prototype !== Object.prototype) return false
    return Object.values(value).every((item) => isJson(item, seen))
  }

  const encode = (root: unknown): string => {
    if (isJson(root, new Set())) return `=${JSON.stringify(root)}`
    let cloned: unknown
    try {
      cloned = structuredClone(root) // refuses functions, symbols and proxies; drops prototypes
    } catch {
      throw uncloneable()
    }
    const seen = new Map<object, number>()
    const nested = (value: unknown): unknown => {
      if (value === null || typeof value !== 'object') return encodePrimitive(value)
      const known = seen.get(value)
      if (known !== undefined) return { r: known }
      const i = seen.size
      seen.set(value, i)
      const tag = Object.prototype.toString.call(value).slice(8, -1)
      if (views[tag]) return { ta: [tag, bytesOf(value as View)], i }
      const encoder = encoders.get(tag)
      if (!encoder) throw uncloneable()
      return { ...encoder(value as never, nested), i }
    }
    return JSON.stringify(nested(cloned))
  }

  const decode = (text: string): unknown => {
    if (text.startsWith('=')) return JSON.parse(text.slice(1))
    const known: unknown[] = []
    const put = <Value>(tagged: Tagged, value: Value): Value => {
      known[tagged.i ?? 0] = value
      return value
    }
    const decodeError = (tagged: Tagged): Error => {
      const [name, message, stack] = tagged.e as unknown as [string, string, string | undefined]
      const error = put(tagged, new (errors[name] ?? Error)(message))
      if (stack !== undefined) error.stack = stack
      if ('c' in tagged) Object.defineProperty(error, 'cause', { value: nested(tagged.c), configurable: true })
      return error
    }
    const decodeView = (tagged: Tagged): object => {
      const [name, content] = tagged.ta as unknown as [string, string]
      const { buffer } = new Uint8Array(fromBase64(content))
      return put(tagged, new (views[name] ?? Uint8Array)(buffer))
    }
    const decodeObject = (tagged: Tagged): object => {
      const object = put(tagged, {})
      for (const [key, value] of (tagged.o ?? []) as [string, unknown][]) {
        // Not by assignment: `__proto__` is a key like any other.
        Object.defineProperty(object, key, {
          value: nested(value),
          writable: true,
          enumerable: true,
          configurable: true
        })
      }
      return object
    }
    const decoders: Record<string, (tagged: Tagged) => unknown> = {
      n: (tagged) => (tagged.n === '-0' ? -0 : Number(tagged.n)),
      u: () => undefined,
      b: (tagged) => BigInt(tagged.b ?? 0),
      r: (tagged) => known[tagged.r ?? 0],
      a: (tagged) => {
        const array = put(tagged, [] as unknown[])
        for (const item of tagged.a ?? []) array.push(nested(item))
        return array
      },
      d: (tagged) => put(tagged, new Date(tagged.d === null ? Number.NaN : (tagged.d ?? 0))),
      x: (tagged) => put(tagged, new RegExp(...(tagged.x as unknown as [string, string]))),
      m: (tagged) => {
        const map = put(tagged, new Map())
        for (const [key, value] of (tagged.m ?? []) as [unknown, unknown][]) map.set(nested(key), nested(value))
        return map
      },
      s: (tagged) => {
        const set = put(tagged, new Set())
        for (const item of tagged.s ?? []) set.add(nested(item))
        return set
      },
      e: decodeError,
      ab: (tagged) => put(tagged, new Uint8Array(fromBase64(tagged.ab ?? '')).buffer),
      ta: decodeView,
      bx: (tagged) => put(tagged, Object(tagged.bx)),
      o: decodeObject
    }
    const nested = (encoded: unknown): unknown => {
      if (encoded === null || typeof encoded !== 'object') return encoded
      for (const key in encoded) {
        const decoder = decoders[key]
        if (decoder) return decoder(encoded as Tagged)
      }
      throw uncloneable()
    }
    return nested(JSON.parse(text))
  }
  return { encode, decode }
}

/** The codec of the main process. */
export const codec: Codec = createCodec(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  (text) => Buffer.from(text, 'base64')
)
