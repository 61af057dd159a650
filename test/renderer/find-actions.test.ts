import { expect, test } from 'vitest'
import { findActions, type PaletteGroup } from '../../renderer/frame/find-actions.ts'

const act = (id: string, label: string, words = '') => ({ id, label, words, keys: null, run: () => undefined })
const groups: PaletteGroup[] = [
  { name: 'here', actions: [act('close', 'Закрыть смену', 'Close the shift')] },
  { name: 'screens', actions: [act('shift', 'Смена', 'Смена Shift X отчёт'), act('journal', 'Журнал', 'Journal')] },
]
const found = (query: string): string[] =>
  findActions(groups, query).flatMap((group) => group.actions.map(({ id }) => id))

test('without a query everything is offered, this screen first', () => {
  expect(found('')).toEqual(['close', 'shift', 'journal'])
})

test('words are found in both languages, in any order, with е for ё', () => {
  expect(found('смену закрыть')).toEqual(['close'])
  expect(found('SHIFT')).toEqual(['close', 'shift'])
  expect(found('отчет')).toEqual(['shift'])
})

test('what was typed under the other layout is understood', () => {
  expect(found(';ehyfk')).toEqual(['journal']) // «журнал» under the US layout
  expect(found('ырше')).toEqual([]) // no word of ours in either layout
  expect(found('ыршае')).toEqual(['close', 'shift']) // “shift” under the Russian one
})

test('groups in which nothing was found go', () => {
  expect(findActions(groups, 'журнал').map(({ name }) => name)).toEqual(['screens'])
  expect(findActions(groups, 'самовар')).toEqual([])
})
