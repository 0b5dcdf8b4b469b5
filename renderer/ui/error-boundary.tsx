import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Details, Fact } from './details.tsx'
import { FullPage } from './full-page.tsx'
import { forgetFailedParts } from './later.tsx'

interface Props {
  children: ReactNode
  /** The whole window, or only a part of it. */
  scope: 'page' | 'panel'
  /** When this changes, the part is shown again: another request may do better. */
  resetKey?: string
}

interface State {
  cause: Error | null
  resetKey: string | undefined
}

/** Keeps one broken part from taking the window with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { cause: null, resetKey: this.props.resetKey }

  /** Remembers what broke. */
  static getDerivedStateFromError(cause: unknown): Partial<State> {
    return { cause: cause instanceof Error ? cause : new Error(String(cause)) }
  }

  /** Forgets it when the part is about something else now. */
  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { cause: null, resetKey: props.resetKey }
  }

  /** Shows it again; what could not be read is read again. */
  again = (): void => {
    forgetFailedParts()
    this.setState({ cause: null })
  }

  override render() {
    if (this.state.cause === null) return this.props.children
    return <Broken scope={this.props.scope} cause={this.state.cause} onAgain={this.again} />
  }
}

interface BrokenProps {
  scope: Props['scope']
  /** Absent if another part tells it. */
  cause?: Error
  onAgain: () => void
}

/** Stands where something could not be shown, with a way to try again. */
export function Broken({ scope, cause, onAgain }: BrokenProps) {
  const { t } = useTranslation()
  return (
    <FullPage title={t(`surprise.${scope}`)} isPanel={scope === 'panel'}>
      <p>{t('surprise.text')}</p>
      <Button onClick={onAgain}>{t('surprise.showAgain')}</Button>
      {cause === undefined ? null : (
        <Details>
          <Fact label={t('common.code')}>{`${cause.name}: ${cause.message}`}</Fact>
        </Details>
      )}
    </FullPage>
  )
}
