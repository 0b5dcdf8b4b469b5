import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { allServices, isForTest } from '../../common/words/services.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import { CompletedToasts } from '../completed/completed-toasts.tsx'
import { EndOfDay } from '../day/list-tools.tsx'
import { acceptMatchingAction } from '../decision/accept-matching.tsx'
import { escapeNote } from '../decision/note-focus.ts'
import { UndoToast } from '../decision/undo-toast.tsx'
import { keepDrafts } from '../drafts/kept-drafts.ts'
import { openNewRequest } from '../drafts/open.ts'
import { toggleScreen } from '../handover/screen-store.ts'
import { BatchStrip } from '../import/batch-strip.tsx'
import { ImportButton } from '../import/import-button.tsx'
import { openWhosever } from '../list/bring-back.ts'
import { list } from '../list/list.ts'
import { ListPane } from '../list/list-pane.tsx'
import { escapeSearch, focusList, takeScan } from '../list/list-search.tsx'
import { askListState, followListState } from '../list/list-state.ts'
import { followDays } from '../list/new-day.ts'
import { NoLongerMatching } from '../list/no-longer-matching.tsx'
import { followCounts } from '../list/rail-counts.ts'
import { clearSelection, useSelection } from '../list/selection-store.ts'
import { CacheRebuilt } from '../onboarding/cache-rebuilt.tsx'
import { KeyChanged } from '../onboarding/key-changed.tsx'
import { LedgerRestored } from '../onboarding/ledger-restored.tsx'
import { Opening } from '../onboarding/opening.tsx'
import { ProvisionNote } from '../onboarding/provision-note.tsx'
import { openPalette, usePalette } from '../palette/palette-store.ts'
import { LinkNote } from '../programs/link-note.tsx'
import { useLinks } from '../programs/link-store.ts'
import { useShownProof } from '../proof/preview-store.ts'
import { proofBatchActions } from '../proof-batch/batch-buttons.tsx'
import { ProofBatchNote } from '../proof-batch/proof-batch-note.tsx'
import { appearanceActions } from '../settings/appearance-actions.ts'
import { goToFault } from '../settings/go-to-fault.ts'
import { tellSecretKept } from '../settings/secret-kept.ts'
import { checkNow, followConnection, followConnections } from '../state/connection-store.ts'
import { desk } from '../state/desk.ts'
import { isInScope, switchService, useDesk, useScope, useService } from '../state/desk-store.ts'
import { onGoing } from '../state/going.ts'
import {
  type Hand,
  openAudit,
  openHealth,
  openSettings,
  putDown,
  stayedWithHand,
  takeInHand,
  useHand
} from '../state/hand-store.ts'
import { keepTyped } from '../state/typed-settings.ts'
import { useActions } from '../ui/actions.ts'
import { focusPlace, keepFocus } from '../ui/keep-focus.ts'
import { topLayer } from '../ui/layers.ts'
import { followScans } from '../ui/scanning.ts'
import { soon } from '../ui/soon.ts'
import { ask } from '../ui/surprise.ts'
import { useKeys } from '../ui/use-keys.ts'
import { useFocusedRequest } from './focused-request.ts'
import { HandPane } from './hand-pane.tsx'
import classes from './main-window.module.css'
import { KeyList, LinkQuestion, Palette, ProofPreview } from './parts.ts'
import { Rail } from './rail.tsx'
import { checkAllNow } from './services-foot.tsx'
import { TestLine } from './test-line.tsx'
import { UpdateNote } from './update-note.tsx'

/** What can be done with what is chosen in the list, in the order of the bar. */
const batchActions = [acceptMatchingAction, ...proofBatchActions]

/** The narrowest window in which the list and the request in hand are side by side. */
const wide = '(min-width: 1100px)'

/** A small window, or one that is magnified: the work comes before the rail, to see and to hear. As the style sheets have it. */
const small = '(max-width: 720px)'

/** What is in hand comes first. The list follows this long after the first of many changes, which nobody notices. */
const listRestMs = 80

/** The work: views at the left, the list in the middle, what is in hand at the right. */
export function MainWindow() {
  const service = useService()
  const scope = useScope()
  const areDraftsBack = useKeptDrafts(scope)
  useWanted(service?.id)
  // A window that begins, or begins again after its page broke, hands nothing over yet.
  useEffect(() => void ask(() => desk().handover.hide({ id: null })), [])
  useEffect(keepFocus, [])
  useEffect(() => {
    // Before, the list would put down what is taken in hand.
    if (areDraftsBack) void tellSecretKept()
  }, [areDraftsBack])
  if (!areDraftsBack) return <Opening />
  return service === null ? null : <Desk key={scope} service={service} scope={scope} />
}

/** How to go to the service after this one, and after the last to all of them; undefined where there is no other. */
function useNextService(scope: string): (() => void) | undefined {
  const ids = useDesk(({ services }) => services)?.map(({ id }) => id) ?? []
  if (ids.length < 2) return undefined
  const all = [...ids, allServices]
  const next = all[(all.indexOf(scope) + 1) % all.length] ?? allServices
  return () => switchService(next)
}

/** Keeps what is being written; returns whether what was being written before is back. The list is opened then. */
function useKeptDrafts(scope: string): boolean {
  const [areBack, setBack] = useState(false)
  useEffect(() => keepDrafts(() => setBack(true)), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first list waits for the drafts
  useEffect(() => askListState(scope), [])
  return areBack
}

function Desk({ service, scope }: { service: ServiceView; scope: string }) {
  const isWide = useMediaQuery(wide, true, { getInitialValueInEffect: false })
  const isSmall = useMediaQuery(small, false, { getInitialValueInEffect: false })
  const kind = useHand(({ hand }) => hand.kind)
  const isHandEmpty = kind === 'nothing'
  const isCovered = useShownProof() !== null
  const openList = usePalette(({ open }) => open)
  const isLinkAsked = useLinks(({ wanted }) => wanted !== null)
  const goToNext = useNextService(scope)
  useFollowScope(scope)
  useFollowConnections(service)
  useFocusedRequest(service.id)
  useActions({
    newRequest: () => openNewRequest(service.id),
    importList: () => takeInHand({ kind: 'import' }),
    settings: () => openSettings(),
    auditLog: () => openAudit(null),
    health: () => openHealth(),
    personData: () => openSettings('retention'),
    ...appearanceActions,
    checkNow: scope === allServices ? checkAllNow : () => void checkNow(service.id),
    nextService: goToNext,
    secondScreen: () => void toggleScreen(),
    palette: () => openPalette('actions'),
    keys: () => openPalette('keys')
  })
  // Whoever looks at what covers the work is shown nothing else for a code.
  useEffect(() => followScans((scan, target) => topLayer() === null && takeScan(scan, target)), [])
  useEffect(() => onGoing((id) => list.moveToRequest(id)), [])
  const hasChosen = useSelection((selection) => selection.kind === 'query' || selection.ids.size > 0)
  useKeys({ escape: isHandEmpty && !hasChosen ? undefined : () => escapeFrom(isHandEmpty) })
  const rail = <Rail key="rail" service={service} />
  const work = (
    <main
      key="work"
      className={classes.work}
      data-hand={isHandEmpty ? 'empty' : 'full'}
      data-wide={isWidePage(kind)}
      data-covered={isCovered}
    >
      <div className={classes.middle} {...focusPlace('list')}>
        <UpdateNote />
        <LedgerRestored />
        <KeyChanged />
        <ProvisionNote />
        <CacheRebuilt />
        <LinkNote />
        <NoLongerMatching />
        <BatchStrip serviceId={scope} />
        <ProofBatchNote />
        <ListPane
          service={service}
          showsHandBeside={isWide}
          ways={<ImportButton />}
          batchActions={batchActions}
          day={<EndOfDay />}
        />
      </div>
      <HandPane service={service} onBack={back} onGone={leaveGone} />
      <ProofPreview isWanted={isCovered} />
    </main>
  )
  return (
    <div className={classes.window} data-test={isSmall && scope !== allServices && isForTest(service)}>
      {isSmall && scope !== allServices ? [<TestLine key="test" service={service} />, work, rail] : [rail, work]}
      <LinkQuestion isWanted={isLinkAsked} serviceId={service.id} />
      <UndoToast />
      <CompletedToasts />
      <Palette isWanted={openList === 'actions'} />
      <KeyList isWanted={openList === 'keys'} />
    </div>
  )
}

/** Pages that want the room of the list as well. */
const isWidePage = (kind: Hand['kind']): boolean => ['import', 'settings', 'numbers', 'audit', 'health'].includes(kind)

/** Puts down what is in hand; the focus goes back to where the arrow keys stood. */
function backToList() {
  // On a narrow window the list cannot take the focus before it is uncovered.
  flushSync(putDown)
  focusList()
}

/** Puts down what is in hand; from the settings it goes back to what was in hand before, once what was typed is kept. */
function back() {
  const { hand } = useHand.getState()
  if (hand.kind === 'settings') void leaveSettings(hand.from)
  else if (hand.kind === 'audit') backTo(hand.from)
  else backToList()
}

function backTo(before: Hand): void {
  if (before.kind === 'nothing') backToList()
  else takeInHand(before)
}

async function leaveSettings(from: Hand): Promise<void> {
  const hasStayed = stayedWithHand()
  const isKept = await keepTyped()
  if (!hasStayed()) return
  if (!isKept) return goToFault()
  backTo(from)
}

/** The request in hand is no more: the next one takes its place in the list. */
function leaveGone() {
  list.moveTo(list.store.getState().cursor.index)
  backToList()
  void list.refresh()
}

/** Escape leaves the search, else puts down what is in hand, else chooses nothing. */
function escapeFrom(isHandEmpty: boolean) {
  if (escapeSearch() || escapeNote()) return
  if (isHandEmpty) clearSelection()
  else back()
}

/** Opens the request whose notification was pressed, and a new one where the icon's menu asks for it. */
function useWanted(serviceId: string | undefined) {
  useEffect(() => desk().on.requestWanted(openWhosever), [])
  useEffect(
    () => (serviceId === undefined ? undefined : desk().on.newRequestWanted(() => openNewRequest(serviceId))),
    [serviceId]
  )
}

/** Follows the connection of the service in use, and of all others; a paused one that goes on is read anew. */
function useFollowConnections({ id }: ServiceView) {
  const services = useDesk((state) => state.services) ?? []
  const all = services.map((one) => `${one.id} ${one.isPaused}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: whether one is paused decides what main tells
  useEffect(() => followConnection(id), [id, all])
  useEffect(() => followConnections(all.split('\n').map((one) => one.split(' ')[0] ?? '')), [all])
}

/** Reads the list of a service, or of all, and follows it. */
function useFollowScope(scope: string) {
  useEffect(() => {
    putDown()
    clearSelection()
    const stopState = followListState(scope)
    const stopDays = followDays()
    const counts = followCounts(scope)
    const again = soon(() => void list.refresh(), listRestMs)
    const stopRequests = desk().on.requestsChanged((changed) => {
      if (!isInScope(scope, changed.serviceId)) return
      counts.countSoon()
      if (list.store.getState().serviceId === scope) again.ask()
    })
    return () => {
      stopState()
      stopDays()
      counts.stop()
      again.stop()
      stopRequests()
    }
  }, [scope])
}
