/**
 * What the first picture of the window does not show: each is read in a file of its own. The order is that in which the
 * window reads them once it has nothing to do: what is wanted first comes first.
 */
import { later, laterCover, laterIfEver } from '../ui/later.tsx'

export const RequestInHand = later(async () => (await import('../request/request-in-hand.tsx')).RequestInHand)
export const NewRequest = later(async () => (await import('../create/new-request.tsx')).NewRequest)
export const Palette = laterCover(async () => (await import('../palette/palette.tsx')).Palette)
export const KeyList = laterCover(async () => (await import('../palette/key-list.tsx')).KeyList)
export const LinkQuestion = laterCover(async () => (await import('../programs/link-question.tsx')).LinkQuestion)
export const ProofPreview = laterCover(async () => (await import('../proof/proof-preview.tsx')).ProofPreview)
export const ImportPanel = later(async () => (await import('../import/import-panel.tsx')).ImportPanel)
export const SettingsPage = later(async () => (await import('../settings/settings-page.tsx')).SettingsPage)
export const LockScreen = later(async () => (await import('../lock/lock-screen.tsx')).LockScreen)
export const FirstStart = later(async () => (await import('../onboarding/first-start.tsx')).FirstStart)
export const StartupPage = later(async () => (await import('../onboarding/startup-page.tsx')).StartupPage)
// Its charts are as large as everything else, and nobody opens it to begin a day.
export const NumbersPage = laterIfEver(async () => (await import('../numbers/numbers-page.tsx')).NumbersPage)
export const AuditPage = later(async () => (await import('../audit/audit-page.tsx')).AuditPage)
export const HealthPage = later(async () => (await import('../health/health-page.tsx')).HealthPage)
export const ChangingKey = later(async () => (await import('../onboarding/changing-key.tsx')).ChangingKey)
