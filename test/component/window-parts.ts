/** What a window loads, in one place: every window of a test loads it anew. */
export { App } from '../../renderer/app.tsx'
export { startI18n } from '../../renderer/locales/i18n.ts'
export { hearKeys } from '../../renderer/ui/keyboard.ts'
