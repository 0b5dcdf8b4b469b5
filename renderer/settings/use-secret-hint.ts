import { useTranslation } from 'react-i18next'
import { useKeepsNothing } from '../state/desk-store.ts'

/** Where a secret that is typed now will be. */
export function useSecretHint(): string {
  const { t } = useTranslation()
  return useKeepsNothing() ? t('session.secretHint') : t('service.secretHint')
}
