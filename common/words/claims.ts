/** The claim types of the eeID API description ("Meaning"). */
export const claimTypes = ['sub', 'name', 'birthdate', 'country'] as const
