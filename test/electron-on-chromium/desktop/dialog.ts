/** `dialog`: zenity's windows where there is a display; elsewhere tests put their own functions in place. */
import { checkOptions, type Provided, strictObject } from '../strict.ts'
import { runNative } from './native-program.ts'

/** Every function takes the window first, or leaves it out. */
function optionsOf<Options>(args: readonly unknown[]): Options {
  return (args.length > 1 ? args[1] : args[0]) as Options
}

function fileArguments(options: { title?: string; defaultPath?: string; filters?: Electron.FileFilter[] }): string[] {
  const filters = (options.filters ?? []).map(
    ({ name, extensions }) => `--file-filter=${name} | ${extensions.map((extension) => `*.${extension}`).join(' ')}`
  )
  return [
    '--file-selection',
    ...(options.title === undefined ? [] : [`--title=${options.title}`]),
    ...(options.defaultPath === undefined ? [] : [`--filename=${options.defaultPath}`]),
    ...filters
  ]
}

async function showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
  const options = optionsOf<Electron.SaveDialogOptions>(args)
  checkOptions('showSaveDialog', options, {
    buttonLabel: true,
    defaultPath: true,
    filters: true,
    properties: true,
    title: true
  })
  const { code, output } = await runNative('dialog.showSaveDialog', 'zenity', [...fileArguments(options), '--save'])
  return { canceled: code !== 0, filePath: code === 0 ? output : '' }
}

async function showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
  const options = optionsOf<Electron.OpenDialogOptions>(args)
  checkOptions('showOpenDialog', options, {
    buttonLabel: true,
    defaultPath: true,
    filters: true,
    properties: true,
    title: true
  })
  const { properties = [] } = options
  const { code, output } = await runNative('dialog.showOpenDialog', 'zenity', [
    ...fileArguments(options),
    ...(properties.includes('openDirectory') ? ['--directory'] : []),
    ...(properties.includes('multiSelections') ? ['--multiple', '--separator=\n'] : [])
  ])
  return { canceled: code !== 0, filePaths: code === 0 ? output.split('\n') : [] }
}

async function showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
  const options = optionsOf<Electron.MessageBoxOptions>(args)
  checkOptions('showMessageBox', options, {
    buttons: true,
    cancelId: true,
    defaultId: true,
    detail: true,
    icon: true,
    message: true,
    noLink: true,
    normalizeAccessKeys: true,
    title: true,
    type: true
  })
  const { message, detail, title, buttons = ['OK'], cancelId } = options
  const { code, output } = await runNative('dialog.showMessageBox', 'zenity', [
    '--question',
    '--switch',
    '--no-markup',
    `--text=${[message, detail].filter(Boolean).join('\n\n')}`,
    ...(title === undefined ? [] : [`--title=${title}`]),
    ...buttons.map((button) => `--extra-button=${button}`)
  ])
  const response = code === 0 ? 0 : buttons.indexOf(output)
  return { response: response < 0 ? (cancelId ?? 0) : response, checkboxChecked: false }
}

/** `dialog`. */
export const dialog = strictObject('dialog', {
  showSaveDialog,
  showOpenDialog,
  showMessageBox,
  showErrorBox(title: string, content: string) {
    void runNative('dialog.showErrorBox', 'zenity', ['--error', '--no-markup', `--title=${title}`, `--text=${content}`])
  }
} satisfies Provided<Electron.Dialog>)
