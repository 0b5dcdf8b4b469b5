/** Whose name stands on cover pages. The desk has no accounts: it is what the office has written down, and proves nothing. */
import { clerk } from '../../common/settings/filing.ts'
import { keptSetting } from '../../common/settings/schema.ts'

/** The name of a clerk or of a desk, as people read it; empty until somebody wrote one, and signed by hand then. */
export const clerkSetting = keptSetting(clerk)
