import { Button, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { linkFields } from '../../common/words/programs.ts'
import { countryName } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Modal } from '../ui/modal.tsx'
import { Note } from '../ui/note.tsx'
import classes from './link-question.module.css'
import { fillIn, hasBegun, leave, useLinks, type Wanted } from './link-store.ts'

/** Asks before another program's link fills anything in: the clerk sees every field first. */
export function LinkQuestion({ serviceId }: { serviceId: string }) {
  const { t } = useTranslation()
  const wanted = useLinks((state) => state.wanted)
  return (
    <Modal
      opened={wanted !== null}
      onClose={leave}
      title={t('programs.fillTitle')}
      centered
      // Its words are gone with the question: closing slowly, it would show an empty one.
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      {wanted === null ? null : <Question wanted={wanted} serviceId={serviceId} />}
    </Modal>
  )
}

function Question({ wanted, serviceId }: { wanted: Wanted; serviceId: string }) {
  const { t } = useTranslation()
  const isBegun = hasBegun(serviceId)
  return (
    <>
      <p className={classes.text}>{t('programs.fillText')}</p>
      <Fields wanted={wanted} />
      {isBegun ? (
        <Note tone="warn">
          <p>{t('programs.fillReplaces')}</p>
        </Note>
      ) : null}
      <Stack gap="xs" mt="md">
        <Button size="md" onClick={() => fillIn(serviceId, wanted)}>
          {t(isBegun ? 'programs.fillOver' : 'programs.fill')}
        </Button>
        {/* It has the focus: a key that was meant for what was on screen before must fill nothing in. */}
        <Button size="md" variant="subtle" color="gray" data-autofocus onClick={leave}>
          {t('programs.leave')}
        </Button>
      </Stack>
    </>
  )
}

function Fields({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const inOrder = linkFields.flatMap((field) => wanted.filter(({ name }) => name === field))
  return (
    <dl className={classes.fields}>
      {inOrder.map(({ name, value }) => (
        <div key={name}>
          <dt>{t(`create.${name}`)}</dt>
          <dd>
            <bdi>{name === 'country' ? countryName(value, locale) : value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
