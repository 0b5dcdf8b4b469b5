// The one place that may import it: what else covers the window is made of this.
import { type ModalProps, Modal as Window } from '@mantine/core'
import { Cover } from './cover.tsx'

/** A window over the window: a question, a list. It has every key until it is gone. */
export function Modal({ children, ...props }: ModalProps) {
  return (
    <Window {...props}>
      <Cover isModal>{children}</Cover>
    </Window>
  )
}
