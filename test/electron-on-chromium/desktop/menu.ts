/** `Menu` and `MenuItem`: the model and its accelerators. No menu is drawn. */
import { app } from '../app/app.ts'
import { notProvided } from '../not-provided.ts'
import { checkOptions, type Provided, strictClass, strictEmitter } from '../strict.ts'
import { BrowserWindow, windowOf } from '../windows/browser-window.ts'
import { type AcceleratedItem, acceleratorSource } from './accelerators.ts'

type Template = Parameters<typeof Electron.Menu.buildFromTemplate>[0]
type Options = Electron.MenuItemConstructorOptions
type ElectronWindow = Electron.BrowserWindow | undefined

/** What roles do here; Chromium itself does the editing ones in the page. */
const roleActions: Readonly<Record<string, (window: ElectronWindow) => void>> = {
  close: (window) => window?.close(),
  forcereload: (window) => window?.reload(),
  minimize: (window) => window?.minimize(),
  quit: () => app.quit(),
  reload: (window) => window?.reload(),
  resetzoom: (window) => window?.webContents.setZoomFactor(1)
}
/** Accelerators that come with a role. */
const roleAccelerators: Readonly<Record<string, string>> = {
  close: 'CommandOrControl+W',
  forcereload: 'Shift+CommandOrControl+R',
  minimize: 'CommandOrControl+M',
  quit: 'CommandOrControl+Q',
  reload: 'CommandOrControl+R',
  resetzoom: 'CommandOrControl+0'
}

let lastCommandId = 0

/** Checks an item's options, and gives them with Electron's defaults. */
function completeOptions(options: Options) {
  checkOptions('MenuItem', options, {
    accelerator: true,
    accessibilityLabel: true,
    acceleratorWorksWhenHidden: true,
    checked: true,
    click: true,
    enabled: true,
    icon: true,
    id: true,
    label: true,
    registerAccelerator: true,
    role: true,
    sublabel: true,
    submenu: true,
    toolTip: true,
    type: true,
    visible: true
  })
  const { role, label = role ?? '', id = '', sublabel = '', toolTip = '', accessibilityLabel = '' } = options
  const { enabled = true, visible = true, checked = false, registerAccelerator = true } = options
  const submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : options.submenu
  const type = options.type ?? (submenu ? 'submenu' : 'normal')
  const accelerator = options.accelerator ?? roleAccelerators[role?.toLowerCase() ?? ''] ?? null
  const texts = { label, id, sublabel, toolTip, accessibilityLabel }
  return { ...texts, type, submenu, enabled, visible, checked, registerAccelerator, accelerator }
}

class MenuItem extends strictClass('MenuItem') implements Provided<Omit<Electron.MenuItem, 'role'>> {
  readonly commandId = ++lastCommandId
  readonly type: Electron.MenuItem['type']
  readonly role?: NonNullable<Options['role']>
  readonly submenu?: Electron.Menu
  readonly accelerator: string | null
  readonly userAccelerator: string | null = null
  readonly registerAccelerator: boolean
  readonly sublabel: string
  readonly toolTip: string
  readonly accessibilityLabel: string
  readonly click: (event?: unknown, window?: unknown) => void
  id: string
  label: string
  enabled: boolean
  visible: boolean
  checked: boolean

  constructor(options: Options) {
    super()
    const item = completeOptions(options)
    if (options.role) this.role = options.role
    if (item.submenu) this.submenu = item.submenu
    this.type = item.type
    this.label = item.label
    this.id = item.id
    this.sublabel = item.sublabel
    this.toolTip = item.toolTip
    this.accessibilityLabel = item.accessibilityLabel
    this.enabled = item.enabled
    this.visible = item.visible
    this.checked = item.checked
    this.registerAccelerator = item.registerAccelerator
    this.accelerator = item.accelerator
    this.click = (event, window) => this.#click(options, event ?? {}, window as ElectronWindow)
  }

  #click(options: Options, event: object, given: ElectronWindow): void {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    const window = given ?? BrowserWindow.getFocusedWindow() ?? undefined
    if (options.role) {
      const act = roleActions[options.role.toLowerCase()] ?? notProvided(`the menu role '${options.role}'`)
      act(window)
    } else options.click?.(this as unknown as Electron.MenuItem, window, event as Electron.KeyboardEvent)
  }
}

class Menu extends strictEmitter('Menu', ['menu-will-show', 'menu-will-close']) implements Provided<Electron.Menu> {
  readonly items: Electron.MenuItem[] = []

  append(item: Electron.MenuItem): void {
    this.items.push(item)
  }
  insert(position: number, item: Electron.MenuItem): void {
    this.items.splice(position, 0, item)
  }
  getMenuItemById(id: string): Electron.MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  static buildFromTemplate(template: Template): Electron.Menu {
    const menu = new Menu()
    for (const item of template) {
      const made: unknown = item instanceof MenuItem ? item : new MenuItem(item as Options)
      menu.append(made as Electron.MenuItem)
    }
    return menu as unknown as Electron.Menu
  }
  static setApplicationMenu(menu: Electron.Menu | null): void {
    applicationMenu = menu
  }
  static getApplicationMenu(): Electron.Menu | null {
    return applicationMenu
  }
}

let applicationMenu: Electron.Menu | null = null

function accelerated(menu: Electron.Menu | null | undefined): AcceleratedItem[] {
  return (menu?.items ?? []).flatMap((item): AcceleratedItem[] => {
    const { accelerator, submenu } = item
    if (submenu) return accelerated(submenu)
    if (!accelerator || !item.registerAccelerator || !item.enabled) return []
    const click = (webContents: Electron.WebContents) =>
      item.click({ triggeredByAccelerator: true }, BrowserWindow.fromWebContents(webContents))
    return [{ accelerator, click }]
  })
}

acceleratorSource.itemsFor = (webContents) => {
  const own = windowOf(webContents)?.menu
  return accelerated(own === undefined ? applicationMenu : own)
}

export { Menu, MenuItem }
