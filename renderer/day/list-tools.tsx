import { Button, Popover } from '@mantine/core'
import { IconChartBar, IconFileExport, IconPrinter } from '@tabler/icons-react'
import i18next from 'i18next'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ExportFormat, exportFormats, longestAbout } from '../../common/words/reports.ts'
import { list, useList } from '../list/list.ts'
import { useChips } from '../list/list-chips.tsx'
import { PrintArea } from '../proof/print-area.tsx'
import { usePrinting } from '../proof/use-printing.ts'
import { desk } from '../state/desk.ts'
import { shownScope } from '../state/desk-store.ts'
import { takeInHand } from '../state/hand-store.ts'
import { useAction } from '../state/use-action.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { announce } from '../ui/announce.tsx'
import { Cover } from '../ui/cover.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './today-line.module.css'
import { TodayLine } from './today-line.tsx'

/** What came of the day, and what can be made of the list that is shown. */
export function EndOfDay() {
  const { t } = useTranslation()
  const about = useAbout()
  const printing = usePrinting('proof', () =>
    desk().reports.printList({ serviceId: shownScope(), query: list.store.getState().query, about })
  )
  const isEmpty = useList(({ total }) => total === null || total === 0)
  const numbers = () => takeInHand({ kind: 'numbers' })
  const print = isEmpty ? undefined : () => void printing.print()
  useActions({ printList: print, numbers })
  return (
    <>
      <div className={classes.line}>
        <TodayLine />
        <div className={classes.tools}>
          <ExportButton isEmpty={isEmpty} />
          <KeyHint label={t('does.printList')} combo={actionKeys.printList}>
            <Button
              variant="subtle"
              className={classes.tool}
              leftSection={<IconPrinter size={18} aria-hidden="true" />}
              aria-disabled={isEmpty || printing.isBusy}
              aria-keyshortcuts={ariaKeys(actionKeys.printList)}
              onClick={print}
            >
              {printing.isBusy ? t('print.printing') : t('today.print')}
            </Button>
          </KeyHint>
          <KeyHint label={t('does.numbers')} combo={actionKeys.numbers}>
            <Button
              variant="subtle"
              className={classes.tool}
              leftSection={<IconChartBar size={18} aria-hidden="true" />}
              aria-keyshortcuts={ariaKeys(actionKeys.numbers)}
              onClick={numbers}
            >
              {t('numbers.title')}
            </Button>
          </KeyHint>
        </div>
      </div>
      <PrintArea job="proof" printing={printing} />
    </>
  )
}

/** What narrows the list, in the words on the screen: they stand above it on paper too. */
function useAbout(): string {
  const { t } = useTranslation()
  const view = useList(({ query }) => query.view)
  const search = useList(({ query }) => query.search.trim())
  const chips = useChips().map(({ words }) => words)
  const searched = search === '' ? [] : [t('list.searchedFor', { text: search })]
  return [t(`list.views.${view}`), ...searched, ...chips].join(' · ').slice(0, longestAbout)
}

function ExportButton({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const wanted = useRef<ExportFormat>('xlsx')
  const [saved, setSaved] = useState<string | null>(null)
  const action = useAction(
    () =>
      desk().reports.exportList({
        serviceId: shownScope(),
        query: list.store.getState().query,
        format: wanted.current
      }),
    (file) => {
      setSaved(file?.fileName ?? null)
      if (file !== null) announce(i18next.t('today.saved', { fileName: file.fileName }))
    }
  )
  const open = isEmpty ? undefined : () => setOpen(true)
  useActions({ exportList: open })
  function save(chosen: ExportFormat) {
    wanted.current = chosen
    setOpen(false)
    setSaved(null)
    void action.run()
  }
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position="bottom-end"
        trapFocus
        returnFocus
        transitionProps={{ duration: 0 }}
        shadow="md"
        withinPortal
      >
        <Popover.Target>
          <Button
            variant="subtle"
            className={classes.tool}
            leftSection={<IconFileExport size={18} aria-hidden="true" />}
            aria-disabled={isEmpty || action.isBusy}
            aria-keyshortcuts={ariaKeys(actionKeys.exportList)}
            onClick={open}
          >
            {t('today.export')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('does.exportList')}>
          <Cover>
            <div className={classes.formats}>
              {exportFormats.map((each) => (
                <Button key={each} variant="default" justify="start" onClick={() => save(each)}>
                  {each === 'xlsx' ? t('today.workbook') : t('today.csv')}
                </Button>
              ))}
            </div>
          </Cover>
        </Popover.Dropdown>
      </Popover>
      {action.problem === null ? null : <ProblemNote problem={action.problem} />}
      {saved === null ? null : (
        <Note
          tone="good"
          action={
            <Button size="compact-sm" variant="subtle" onClick={() => setSaved(null)}>
              {t('common.dismiss')}
            </Button>
          }
        >
          <p data-testid="list-saved">{t('today.saved', { fileName: saved })}</p>
        </Note>
      )}
    </>
  )
}
