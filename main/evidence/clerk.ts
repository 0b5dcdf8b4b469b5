/** Whose name stands on cover pages. The desk has no accounts: it is what the office has written down, and proves nothing. */
import { z } from 'zod'
import type { Setting } from '../store/ledger/settings.ts'

/** The name of a clerk or of a desk, as people read it; empty until somebody wrote one, and signed by hand then. */
export const clerkSetting: Setting<string> = { name: 'clerk', shape: z.string().max(100), initial: '' }
