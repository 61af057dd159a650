import { create } from 'zustand'
import { closeCard, type Level } from '../../shared/contract/clients.ts'
import { call } from '../api/call.ts'
import { onSessionEnd } from './leaving.ts'

/** The client who stands at the window: the grant of the open card, and what was shown for it. */
export type OpenClient = { clientId: string; grant: string; level: Level; shortName: string }

type ClientState = {
  client: OpenClient | null
  /** Whose grant lapsed while the card was left alone: offered to be opened again. */
  lapsed: { clientId: string; shortName: string } | null
  /** What was typed in the search, and the chosen row: Esc from the card comes back to them. */
  words: string
  at: number
  /** The code that this client is asked for, and to which number it went: a closed dialog does not lose it. */
  codeId: string | null
  codeNumberId: string | null
  codeSent: (codeId: string, numberId: string) => void
  search: (words: string, at: number) => void
  opened: (client: OpenClient) => void
  /** The grant has ended in main by itself. */
  lapse: (grant: string) => void
  /** Esc from the card: it is closed, the search stays as it was. */
  close: () => void
  /** The next client: nothing of this one stays in the window. */
  endVisit: () => void
}

const noCode = { codeId: null, codeNumberId: null } as const
const nobody = { client: null, lapsed: null, words: '', at: 0, ...noCode } as const

/** Cards, links and payment share the open client; its data are read from main with the grant. */
export const useOpenClient = create<ClientState>((set, get) => ({
  ...nobody,
  search: (words, at) => set({ words, at }),
  codeSent: (codeId, codeNumberId) => set({ codeId, codeNumberId }),
  opened: (client) => {
    const before = get().client
    set({ client, lapsed: null, ...noCode })
    if (before !== null && before.grant !== client.grant) endGrant(before.grant)
  },
  lapse: (grant) => {
    const { client } = get()
    if (client?.grant !== grant) return
    set({ client: null, ...noCode, lapsed: { clientId: client.clientId, shortName: client.shortName } })
  },
  close: () => {
    const { client } = get()
    set({ client: null, lapsed: null, ...noCode })
    if (client !== null) endGrant(client.grant)
  },
  endVisit: () => {
    const { client } = get()
    set(nobody)
    if (client !== null) endGrant(client.grant)
  },
}))

/** Also when it fails the window has let go of the card; the grant then lapses by itself. */
const endGrant = (grant: string): void => void call(closeCard, { grant })

onSessionEnd(() => useOpenClient.setState(nobody))
