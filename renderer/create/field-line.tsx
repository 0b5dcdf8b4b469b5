import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangleFilled, IconInfoCircle } from '@tabler/icons-react'
import { create } from 'zustand'
import classes from './field-line.module.css'

/** Something to do about what the line says, by one press. */
export interface Offer {
  words: string
  take: () => void
}

/** The one line of words that a field has: how to fill it, what it tells, what to look at again, or what is wrong. */
export interface LineWords {
  tone: 'hint' | 'info' | 'warn' | 'bad'
  text: string
  offers?: readonly Offer[]
  /** It is read as the field's description, to which the focus goes: said as news as well, it would be heard twice. */
  isQuiet?: boolean
}

/** See `Props.room`. */
export type Room = 'one' | 'two' | 'first' | 'second'

interface Props {
  line: LineWords
  /** Told at more length while the clerk wants help. */
  help?: string
  /** Where the focus goes when an offer was taken, because the offer goes away. */
  field: string
  /** How much place it has: one line, two, or both columns of a pair, of which its field is the first or second. */
  room?: Room
}

/** Whether the clerk wants every field explained. */
export const useHelp = create<{ isOpen: boolean }>(() => ({ isOpen: false }))

/** The words below a field. Its place is there from the start, so that nothing jumps when it has more to say. */
export function FieldLine({ line, help, field, room = 'one' }: Props) {
  const isHelpOpen = useHelp((state) => state.isOpen)
  const showsHelp = isHelpOpen && help !== undefined
  const { tone, text, offers = [], isQuiet = false } = line
  const isHint = tone === 'hint'
  const isNews = !isHint && !isQuiet
  return (
    <span className={classes.place} data-room={room} data-helped={showsHelp}>
      <span className={classes.line} data-tone={tone}>
        <Icon tone={tone} />
        <span className={classes.words}>
          {isHint && !showsHelp ? <span>{text}</span> : null}
          {/* Here from the start, or screen readers would miss what is said in it. */}
          <span role="status">{isNews ? text : null}</span>
          {isQuiet ? <span>{text}</span> : null}
          {offers.map(({ words, take }) => (
            <UnstyledButton
              key={words}
              type="button"
              className={classes.offer}
              onClick={() => takeAndReturn(take, field)}
            >
              {words}
            </UnstyledButton>
          ))}
        </span>
      </span>
      {showsHelp ? <span className={classes.help}>{help}</span> : null}
    </span>
  )
}

function takeAndReturn(take: () => void, field: string) {
  take()
  document.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus()
}

function Icon({ tone }: { tone: LineWords['tone'] }) {
  if (tone === 'hint') return null
  const Shape = tone === 'info' ? IconInfoCircle : IconAlertTriangleFilled
  return <Shape size={15} aria-hidden="true" className={classes.icon} />
}
