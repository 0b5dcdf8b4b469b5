/** Services, as the clerk types them. */

/** Whether a service identifies real people. */
export const environments = ['live', 'test'] as const
export type Environment = (typeof environments)[number]

/** A service as it is typed. An empty secret stands for the one that is kept. */
export type ServiceInput = {
  name: string
  environment: Environment
  baseUrl: string
  clientId: string
  clientSecret: string
}
