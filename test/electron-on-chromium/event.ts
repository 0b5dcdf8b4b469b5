/** An event object as Electron's emitters pass it: preventable, with the given fields. */
export function electronEvent<Fields extends object = object>(fields?: Fields): Electron.Event<Fields> {
  let prevented = false
  const event = {
    get defaultPrevented() {
      return prevented
    },
    preventDefault() {
      prevented = true
    }
  }
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(fields ?? {})) as Electron.Event<Fields>
}
