/** The authentication methods of the eeID API description and the person's page. */
export const knownMethods = ['ID_CARD', 'MOBILE_ID', 'SMART_ID', 'WEBAUTHN', 'EIDAS', 'DOCUMENT'] as const

/** eIDAS levels of assurance, the lowest first. */
export const knownLevels = ['low', 'substantial', 'high'] as const
