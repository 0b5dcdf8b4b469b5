import type { ReactNode } from 'react'
import type { PageName } from '../../common/settings/pages.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import { ClerksPart } from '../clerks/clerks-part.tsx'
import { FilingPart } from '../filing/filing-part.tsx'
import { HandoverPart } from '../handover/settings/handover-part.tsx'
import { NotificationsPart } from '../notifications/notifications-part.tsx'
import { OfficePart } from '../office/office-part.tsx'
import { ProgramsPart } from '../programs/programs-part.tsx'
import { PrintingPart } from '../proof/printing-part.tsx'
import { RetentionPart } from '../retention/retention-part.tsx'
import { AboutPart } from './about-part.tsx'
import { AcceptancePart } from './acceptance-part.tsx'
import { AppearancePart } from './appearance-part.tsx'
import { LicencesPart } from './licences-part.tsx'
import { NetworkPart } from './network-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { ReferencePart } from './reference-part.tsx'
import { ServicePart } from './service-part.tsx'
import { StartingPart } from './starting-part.tsx'
import { TemplatesPart } from './templates-part.tsx'
import { UpdatesPart } from './updates-part.tsx'
import { WebhookPart } from './webhook-part.tsx'

/** The settings, each a page of its own. */
export const sections = {
  appearance: () => <AppearancePart />,
  references: () => <ReferencePart />,
  people: () => <PeoplePart />,
  acceptance: () => <AcceptancePart />,
  filing: () => <FilingPart />,
  templates: () => <TemplatesPart />,
  handover: () => <HandoverPart />,
  notifications: () => <NotificationsPart />,
  printing: () => <PrintingPart />,
  starting: () => <StartingPart />,
  service: (service: ServiceView) => <ServicePart service={service} />,
  network: () => <NetworkPart />,
  office: () => <OfficePart />,
  webhook: (service: ServiceView) => <WebhookPart serviceId={service.id} />,
  programs: () => <ProgramsPart />,
  clerks: () => <ClerksPart />,
  retention: () => <RetentionPart />,
  about: () => <AboutPart />,
  updates: () => <UpdatesPart />,
  licences: () => <LicencesPart />
} as const satisfies Record<PageName, (service: ServiceView) => ReactNode>
