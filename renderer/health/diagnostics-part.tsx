import { Button, SegmentedControl } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Diagnostics } from '../../common/words/health/diagnostics.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { Note } from '../ui/note.tsx'
import { Part } from '../ui/part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './health.module.css'

/** What IT support is sent: read here first, then saved just as it was read. */
export function DiagnosticsPart() {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Diagnostics | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const making = useAction(() => desk().health.diagnostics(), setShown)
  const show = () => {
    setSaved(null)
    void making.run()
  }
  return (
    <Part title={t('health.diagnostics.title')}>
      <div className={classes.diagnostics}>
        <p className={classes.hint}>{t('health.diagnostics.hint')}</p>
        {shown === null ? (
          <Button
            variant="default"
            leftSection={<IconFileZip size={18} aria-hidden="true" />}
            aria-disabled={making.isBusy}
            onClick={show}
          >
            {making.isBusy ? t('health.diagnostics.making') : t('health.diagnostics.show')}
          </Button>
        ) : (
          <Shown key={shown.id} shown={shown} onHide={() => setShown(null)} onSaved={setSaved} />
        )}
        {making.problem === null ? null : <ProblemNote problem={making.problem} />}
        <div role="status">
          {saved === null ? null : (
            <Note tone="good">
              <p>{t('health.diagnostics.saved', { fileName: saved })}</p>
            </Note>
          )}
        </div>
      </div>
    </Part>
  )
}

interface ShownProps {
  shown: Diagnostics
  onHide: () => void
  /** Saved under this name; null where it is not, or not yet. */
  onSaved: (fileName: string | null) => void
}

function Shown({ shown, onHide, onSaved }: ShownProps) {
  const { t } = useTranslation()
  const saving = useAction(
    () => desk().health.saveDiagnostics({ id: shown.id }),
    (file) => onSaved(file?.fileName ?? null)
  )
  const save = () => {
    onSaved(null)
    void saving.run()
  }
  return (
    <>
      <Files files={shown.files} />
      <div className={classes.choices}>
        <Button aria-disabled={saving.isBusy} onClick={save}>
          {saving.isBusy ? t('health.diagnostics.saving') : t('health.diagnostics.save')}
        </Button>
        <Button variant="default" onClick={onHide}>
          {t('health.diagnostics.hide')}
        </Button>
      </div>
      {saving.problem === null ? null : <ProblemNote problem={saving.problem} />}
    </>
  )
}

function Files({ files }: Pick<Diagnostics, 'files'>) {
  const { t } = useTranslation()
  const [name, setName] = useState(files[0]?.name ?? '')
  const text = files.find((file) => file.name === name)?.text ?? ''
  return (
    <>
      <SegmentedControl
        className={classes.files}
        aria-label={t('health.diagnostics.files')}
        data={files.map((file) => file.name)}
        value={name}
        onChange={setName}
        transitionDuration={0}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its box is scrolled by key */}
      <section className={classes.text} aria-label={name} tabIndex={0} data-testid="diagnostics-file">
        <pre>{text}</pre>
      </section>
    </>
  )
}
