import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { desk } from '../state/desk.ts'
import { readServices } from '../state/desk-store.ts'
import { useMay } from '../state/rights.ts'
import { ServiceMark } from '../state/service-mark.tsx'
import { useAction } from '../state/use-action.ts'
import { announce } from '../ui/announce.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { RemoveService } from './remove-service.tsx'
import classes from './service-list.module.css'

interface Props {
  services: readonly ServiceView[]
  /** The id of the one whose form is shown. */
  shown: string
  onEdit: (id: string) => void
}

/** The services in their order: edited, moved, paused and removed here. */
export function ServiceList({ services, shown, onEdit }: Props) {
  const { t } = useTranslation()
  const [removing, setRemoving] = useState<string | null>(null)
  return (
    <section aria-labelledby="service-list">
      <h4 id="service-list" className={classes.title}>
        {t('service.list')}
      </h4>
      <ul className={classes.list}>
        {services.map((service, place) => (
          <li key={service.id} className={classes.item} data-testid="service-item" data-shown={service.id === shown}>
            <OneLine
              service={service}
              services={services}
              place={place}
              isShown={service.id === shown}
              onEdit={onEdit}
              onRemove={() => setRemoving(service.id)}
            />
            {removing === service.id ? <RemoveService service={service} onClose={() => setRemoving(null)} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  service: ServiceView
  services: readonly ServiceView[]
  place: number
  isShown: boolean
  onEdit: (id: string) => void
  onRemove: () => void
}

function OneLine({ service, services, place, isShown, onEdit, onRemove }: LineProps) {
  const { t } = useTranslation()
  const { id, name, isPaused } = service
  const pause = useAction(
    () => desk().services.pause({ serviceId: id, isPaused: !isPaused }),
    () => {
      announce(t(isPaused ? 'service.goesOnSaid' : 'service.pausedSaid', { name }))
      void readServices()
    }
  )
  const move = useMove(services, place)
  const may = useMay('services.pause')
  const problem = pause.problem ?? move.problem
  const named = (words: string) => `${words}: ${name}`
  return (
    <>
      <div className={classes.line}>
        <span className={classes.name}>
          <ServiceMark service={service} />
          {isPaused ? <span className={classes.paused}>{t('service.isPaused')}</span> : null}
        </span>
        <span className={classes.buttons}>
          {may && services.length > 1 ? (
            <MoveButtons name={name} place={place} last={services.length - 1} to={move.to} />
          ) : null}
          {services.length > 1 ? (
            <Button
              variant="default"
              size="xs"
              aria-label={named(t('service.edit'))}
              aria-current={isShown}
              onClick={() => onEdit(id)}
            >
              {t('service.edit')}
            </Button>
          ) : null}
          {may ? (
            <>
              <Button
                variant="default"
                size="xs"
                aria-label={named(t(isPaused ? 'service.goOn' : 'service.pause'))}
                aria-disabled={pause.isBusy}
                onClick={() => void pause.run()}
              >
                {t(isPaused ? 'service.goOn' : 'service.pause')}
              </Button>
              <Button variant="default" size="xs" aria-label={named(t('service.remove'))} onClick={onRemove}>
                {t('service.remove')}
              </Button>
            </>
          ) : null}
        </span>
      </div>
      {problem === null ? null : <ProblemNote problem={problem} />}
    </>
  )
}

interface MoveProps {
  name: string
  place: number
  last: number
  to: (place: number) => void
}

function MoveButtons({ name, place, last, to }: MoveProps) {
  const { t } = useTranslation()
  return (
    <>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={`${t('service.up')}: ${name}`}
        aria-disabled={place === 0}
        onClick={() => to(place - 1)}
      >
        <IconArrowUp size={16} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={`${t('service.down')}: ${name}`}
        aria-disabled={place === last}
        onClick={() => to(place + 1)}
      >
        <IconArrowDown size={16} aria-hidden="true" />
      </ActionIcon>
    </>
  )
}

/** Moves the service at a place to another one; beyond the ends nothing is done. */
function useMove(services: readonly ServiceView[], from: number) {
  const { t } = useTranslation()
  const wanted = useRef(from)
  const { problem, run } = useAction(
    () => desk().services.order({ ids: moved(services, from, wanted.current) }),
    () => {
      announce(t('service.moved', { name: services[from]?.name ?? '', place: wanted.current + 1 }))
      void readServices()
    }
  )
  return {
    problem,
    to(place: number) {
      if (place < 0 || place >= services.length) return
      wanted.current = place
      void run()
    }
  }
}

function moved(services: readonly ServiceView[], from: number, to: number): string[] {
  const ids = services.map(({ id }) => id)
  return ids.toSpliced(from, 1).toSpliced(to, 0, ids[from] ?? '')
}
