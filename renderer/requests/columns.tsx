import { IconFileCheck, IconFileText, IconFileTime, IconFileX } from '@tabler/icons-react'
import { createColumnHelper, tableFeatures } from '@tanstack/react-table'
import { useTranslation } from 'react-i18next'
import type { ProofState, RequestRow } from '../../preload/shapes.ts'
import { listTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { useNow } from '../ui/use-now.ts'
import { When } from '../ui/when.tsx'
import classes from './grid.module.css'
import { StatusMark } from './status-mark.tsx'

/** A place in the list, with its request when that is here. */
export interface Place {
  index: number
  row: RequestRow | undefined
}

/** The table only models columns and cells; order and paging are main's. */
export const features = tableFeatures({})

const proofShapes = { awaited: IconFileTime, kept: IconFileCheck, refused: IconFileX } as const

function ProofMark({ proof }: { proof: ProofState }) {
  const { t } = useTranslation()
  const word = t(`proofMark.${proof}`)
  if (proof === 'none') return <span className="visually-hidden">{word}</span>
  const Shape = proofShapes[proof]
  return (
    <span className={classes.proof} data-proof={proof} title={word}>
      <Shape size={20} aria-hidden="true" />
      <span className="visually-hidden">{word}</span>
    </span>
  )
}

function Created({ iso }: { iso: string }) {
  const now = useNow(30_000)
  return <When iso={iso} text={listTime(iso, useLocale(), now)} />
}

function Reference({ row }: { row: RequestRow }) {
  const { t } = useTranslation()
  return (
    <span className={classes.cut} title={row.reference}>
      {row.reference}
      {row.doubled ? <span className={classes.doubled}>{t('list.doubled')}</span> : null}
      {row.superseded ? <span className={classes.doubled}>{t('list.superseded')}</span> : null}
    </span>
  )
}

function Header({ name }: { name: 'status' | 'reference' | 'who' | 'when' }) {
  const { t } = useTranslation()
  return t(`list.${name}`)
}

function ProofHeader() {
  const { t } = useTranslation()
  return (
    <span title={t('list.proof')} className={classes.proof}>
      <IconFileText size={18} aria-hidden="true" />
      <span className="visually-hidden">{t('list.proof')}</span>
    </span>
  )
}

const helper = createColumnHelper<typeof features, Place>()

/** The columns of the list. */
export const columns = helper.columns([
  helper.display({
    id: 'status',
    header: () => <Header name="status" />,
    cell: ({ row }) => (row.original.row === undefined ? null : <StatusMark facts={row.original.row} />)
  }),
  helper.display({
    id: 'reference',
    header: () => <Header name="reference" />,
    cell: ({ row }) => (row.original.row === undefined ? null : <Reference row={row.original.row} />)
  }),
  helper.display({
    id: 'who',
    header: () => <Header name="who" />,
    cell: ({ row }) => (
      <span className={classes.cut} title={row.original.row?.who}>
        {row.original.row?.who}
      </span>
    )
  }),
  helper.display({
    id: 'when',
    header: () => <Header name="when" />,
    cell: ({ row }) => (row.original.row === undefined ? null : <Created iso={row.original.row.createdAt} />)
  }),
  helper.display({
    id: 'proof',
    header: () => <ProofHeader />,
    cell: ({ row }) => (row.original.row === undefined ? null : <ProofMark proof={row.original.row.proof} />)
  })
])
