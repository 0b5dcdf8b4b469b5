import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../common/words/languages.ts'
import type { QrOutline } from '../../preload/contract/handover.ts'
import { personsWords } from '../locales/persons-words.ts'
import { flipPersonLanguage } from '../state/person-language.ts'
import { useActions } from '../ui/actions.ts'
import { Modal } from '../ui/modal.tsx'
import classes from './large-code.module.css'
import { Qr, quietShare } from './qr.tsx'

interface Props {
  id: string
  language: Language
  reference: string | null
  /** Null once it is used, or has run out. */
  qr: QrOutline | null
  isOpen: boolean
  onClose: () => void
}

/** The code over the whole window, black on white whatever the theme; Escape closes it, and the focus is where it was. */
export function LargeCode({ qr, isOpen, onClose, ...shown }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={isOpen && qr !== null}
      fullScreen
      onClose={onClose}
      title={personsWords(shown.language)('person.scan')}
      closeButtonProps={{ 'aria-label': t('common.close'), size: 'xl', iconSize: '28px' }}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        close: classes.close ?? '',
        body: classes.body ?? ''
      }}
      transitionProps={{ duration: 0 }}
    >
      {qr === null ? null : <LargeBody {...shown} qr={qr} onClose={onClose} />}
    </Modal>
  )
}

type BodyProps = Pick<Props, 'id' | 'language' | 'reference' | 'onClose'> & { qr: QrOutline }

function LargeBody({ id, language, reference, qr, onClose }: BodyProps) {
  const t = personsWords(language)
  useActions({ flipLanguage: () => flipPersonLanguage(id), largeCode: onClose })
  return (
    <div
      className={classes.large}
      lang={language}
      data-testid="large-code"
      style={{ '--share': String(quietShare(qr)) } as CSSProperties}
    >
      <div className={classes.code}>
        <Qr isFluid qr={qr} label={t('person.code')} />
      </div>
      {reference === null ? null : (
        <p className={classes.reference} dir="auto">
          {reference}
        </p>
      )}
    </div>
  )
}
