import { useLayoutEffect } from 'react'
import { useMay, useSession } from '../../ui/session-context.ts'
import { useCatalogue } from './catalogue-store.ts'
import { FileView } from './file-view.tsx'
import { ProviderEditor } from './provider-editor.tsx'
import { ProvidersHome } from './providers-home.tsx'
import { ReviewView } from './review-view.tsx'
import { VersionsView } from './versions-view.tsx'

/** Whom the desk pays: everybody may look and print; a supervisor changes, compares, takes over files. */
export function ProvidersScreen() {
  const { operator } = useSession().signedIn
  const mayEdit = useMay('supervision')
  const { view, operatorId, enter } = useCatalogue()
  // Before the first paint: another operator never sees what the one before was typing.
  useLayoutEffect(() => enter(operator.id), [enter, operator.id])
  if (operatorId !== operator.id) return null
  if (mayEdit && view === 'editor') return <ProviderEditor />
  if (mayEdit && view === 'review') return <ReviewView />
  if (mayEdit && view === 'versions') return <VersionsView />
  if (mayEdit && view === 'file') return <FileView />
  return <ProvidersHome />
}
