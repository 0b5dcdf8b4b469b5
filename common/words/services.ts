/** Services, as the clerk types them, and what of one is shown wherever something is of it. */

/** Whether a service identifies real people. */
export const environments = ['live', 'test'] as const
export type Environment = (typeof environments)[number]

/** The colours of the marks by which services are told apart. Never alone: the name stands beside it. */
export const serviceColors = ['blue', 'green', 'amber', 'purple', 'red', 'grey'] as const
export type ServiceColor = (typeof serviceColors)[number]

/** For whom a service is, by what is known of the person: `code`: who has a personal code; `birthdate`: who is known by it. */
export const servicePurposes = ['anybody', 'code', 'birthdate'] as const
export type ServicePurpose = (typeof servicePurposes)[number]

/** What the office chose about a service, beside how it is reached. */
export type ServiceChoices = {
  color: ServiceColor
  purpose: ServicePurpose
  /** Whose personal codes those are that have no letters of a country, ISO 3166-1 alpha-2; empty: as the office chose for all. */
  codeCountry: string
  /** The reason with which a new request begins; empty: without one. */
  reason: string
}

/** A service as it is typed. An empty secret stands for the one that is kept. */
export type ServiceInput = ServiceChoices & {
  name: string
  environment: Environment
  baseUrl: string
  clientId: string
  clientSecret: string
}

/** What a service begins with. */
export const firstChoices: ServiceChoices = { color: 'blue', purpose: 'anybody', codeCountry: '', reason: '' }

/** What stands in the place of a service's id where the requests of all of them are meant. */
export const allServices = 'all'

/** What has to be known of a service to mark what is of it. */
export type MarkedService = { name: string; environment: Environment }

/** What stands before the name of every file that is of a test service, whatever the language: a folder is the whole office's. */
export const testFileMark = 'TEST '

/** Whether a service is for practice: whatever is of it says so. The one place that knows. */
export const isForTest = ({ environment }: Pick<MarkedService, 'environment'>): boolean => environment === 'test'

/** How much of a service the desk has; all of it is erased with the service. */
export type ServiceHoldings = {
  requests: number
  proofs: number
  decisions: number
  notes: number
  drafts: number
  /** Requests that nothing may erase. */
  held: number
  /** Queued, being sent, or not known to be on the service. As long as there are some, the service is not removed. */
  unsettled: number
}
