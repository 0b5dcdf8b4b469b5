import { ActionIcon, Button } from '@mantine/core'
import { IconArrowsHorizontal, IconDownload, IconFile, IconPrinter, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { percent } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { PanelHead } from '../ui/panel-head.tsx'
import { FindField } from './find-field.tsx'
import { PageField } from './page-field.tsx'
import type { FindState, PageState, PdfView } from './pdf-view.ts'
import classes from './preview-bar.module.css'
import { type PreviewDeed, previewKeys } from './preview-keys.ts'

interface Props {
  reference: string
  /** Null until the pages are there. */
  view: PdfView | null
  state: PageState | null
  found: FindState | null
  finder: RefObject<HTMLInputElement | null>
  leaveSearch: RefObject<() => boolean>
  deeds: Record<PreviewDeed, () => void>
  isPrinting: boolean
  isSaving: boolean
  onPagesFocus: () => void
}

/** The head of the preview: the way back, and everything that can be done with the pages. */
export function PreviewBar(props: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { view, state, deeds, isPrinting, isSaving } = props
  return (
    <>
      <PanelHead
        onBack={deeds.close}
        backLabel={t('preview.back')}
        title={
          <>
            <h2 className={classes.title}>{t('hand.proof')}</h2>
            <p className={classes.reference}>{props.reference}</p>
          </>
        }
      >
        <KeyHint label={t('does.saveProof')} combo={previewKeys.save}>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
            aria-disabled={isSaving}
            aria-keyshortcuts={ariaKeys(previewKeys.save)}
            onClick={deeds.save}
          >
            {isSaving ? t('action.saving') : t('action.saveProof')}
          </Button>
        </KeyHint>
        <KeyHint label={t('print.print')} combo={previewKeys.print}>
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden="true" />}
            aria-disabled={isPrinting}
            aria-keyshortcuts={ariaKeys(previewKeys.print)}
            onClick={deeds.print}
          >
            {isPrinting ? t('print.printing') : t('print.print')}
          </Button>
        </KeyHint>
      </PanelHead>
      <div role="toolbar" aria-label={t('preview.tools')} className={classes.tools}>
        <div className={classes.group}>
          <PageField view={view} state={state} />
        </div>
        <div className={classes.group}>
          <Tool deed="zoomOut" deeds={deeds} isOff={view === null}>
            <IconZoomOut size={20} aria-hidden="true" />
          </Tool>
          <span className={classes.percent} data-testid="preview-zoom">
            {state === null ? '' : percent(state.percent, locale)}
          </span>
          <Tool deed="zoomIn" deeds={deeds} isOff={view === null}>
            <IconZoomIn size={20} aria-hidden="true" />
          </Tool>
          <Tool deed="fitWidth" deeds={deeds} isOff={view === null}>
            <IconArrowsHorizontal size={20} aria-hidden="true" />
          </Tool>
          <Tool deed="fitPage" deeds={deeds} isOff={view === null}>
            <IconFile size={20} aria-hidden="true" />
          </Tool>
        </div>
        <FindField
          view={view}
          found={props.found}
          finder={props.finder}
          leave={props.leaveSearch}
          onLeave={props.onPagesFocus}
        />
      </div>
    </>
  )
}

interface ToolProps {
  deed: 'zoomIn' | 'zoomOut' | 'fitWidth' | 'fitPage'
  deeds: Record<PreviewDeed, () => void>
  isOff: boolean
  children: ReactNode
}

function Tool({ deed, deeds, isOff, children }: ToolProps) {
  const { t } = useTranslation()
  const combo = previewKeys[deed]
  return (
    <KeyHint label={t(`preview.${deed}`)} combo={combo}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t(`preview.${deed}`)}
        aria-keyshortcuts={ariaKeys(combo)}
        aria-disabled={isOff}
        onClick={deeds[deed]}
        className={classes.tool}
      >
        {children}
      </ActionIcon>
    </KeyHint>
  )
}
