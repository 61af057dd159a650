import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedTexts } from '../../../electron/records/shipped-texts.ts'
import { layoutPaper, paperLinesToText } from '../../../shared/domain/paper.ts'
import { checkText, diffLines, layText, placesOf, textKinds, textPlaces } from '../../../shared/domain/text-template.ts'

const problemsOf = (kind: (typeof textKinds)[number], body: string): string[] =>
  checkText(kind, body).map(({ problem, line, detail }) => `${problem} ${line ?? '-'} ${detail}`.trim())

describe('the texts that come with the program', () => {
  test('are there for every paper, and nothing is wrong with them', () => {
    for (const kind of textKinds) expect(shippedTexts.some((text) => text.kind === kind)).toBe(true)
    for (const { kind, version, body } of shippedTexts) {
      // The first consent knew no representative: it is kept, for people have signed it.
      const stops = checkText(kind, body).filter((problem) => problem.stops && problem.detail !== 'представитель')
      expect(stops, `${kind} ${version}`).toEqual([])
    }
  })

  test('never change once they were signed: a new wording is a new file', () => {
    let hash = 0
    for (const { kind, version, body } of shippedTexts)
      for (const character of `${kind}/${version}\n${body}`)
        hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0
    expect(hash).toBe(270590320)
  })

  test('of the consents name every item that 152-ФЗ ст. 9 ч. 4 asks for', () => {
    for (const kind of ['consent', 'advertising_consent'] as const)
      for (const text of shippedTexts.filter((one) => one.kind === kind))
        expect(problemsOf(kind, text.body).filter((problem) => problem.startsWith('missing_item'))).toEqual([])
  })
})

describe('a text that is edited', () => {
  const good = shippedTexts.findLast(({ kind }) => kind === 'consent')?.body ?? ''

  test('is told where it is wrong', () => {
    expect(problemsOf('consent', '  \n ')).toEqual(['empty -'])
    expect(problemsOf('consent', good)).toEqual([])
    expect(problemsOf('consent', `${good}{паспорт}`)).toContain(`unknown_place ${good.split('\n').length} паспорт`)
    expect(problemsOf('consent', `${good}{номер}`)).toContain(`unknown_place ${good.split('\n').length} номер`)
    expect(problemsOf('consent', good.replace('{подпись}', 'Вот {подпись}'))).toContain('place_not_alone 25 подпись')
    expect(problemsOf('consent', good.replace('{подпись}', ''))).toEqual(['missing_place - подпись'])
    expect(problemsOf('consent', good.replace('{банк}', '{банк'))).toContain('brace 9')
    expect(problemsOf('consent', `${good}日本`)).toEqual([`unprintable ${good.split('\n').length}`])
    expect(problemsOf('consent', good.replace('## Цель', '## Зачем'))).toEqual(['missing_item - Цель'])
    expect(problemsOf('consent', 'а'.repeat(20_001))).toEqual(['too_long -'])
  })

  test('without the place of its password is no number sheet', () => {
    const sheet = shippedTexts.findLast(({ kind }) => kind === 'number_sheet')?.body ?? ''
    expect(problemsOf('number_sheet', sheet.replace('{пароль}', ''))).toEqual(['missing_place - пароль'])
  })
})

test('a line whose place has nothing to say is not printed', () => {
  const blocks = layText('## Поддержка: {поддержка}\nдальше\n{нет}\n{есть}', {
    inline: { поддержка: '' },
    blocks: { нет: [], есть: [{ kind: 'rule' }] },
  })
  expect(blocks).toEqual([{ kind: 'text', text: 'дальше' }, { kind: 'rule' }])
})

test('no text and no filling makes a place run: what a client is called is never read as a place', () => {
  const blocks = layText('{клиент} и {банк}', { inline: { клиент: '{банк}', банк: 'Банк' }, blocks: {} })
  expect(blocks).toEqual([{ kind: 'text', text: '{банк} и Банк' }])
})

test('any text is laid out on any roll, and every line of it that has no place is on the paper', () => {
  const line = fc.string({ unit: fc.constantFrom(...'абвё .,#-{}19'), maxLength: 60 })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom(...textKinds), (lines, kind) => {
      const inline = Object.fromEntries(placesOf(kind).map((place) => [place, 'значение']))
      const blocks = Object.fromEntries(textPlaces[kind].blocks.map((place) => [place, []]))
      const paper = { blocks: layText(lines.join('\n'), { inline, blocks }) }
      for (const columns of [32, 48])
        for (const one of layoutPaper(paper, columns)) if (one.kind === 'text') expect(one.text).toHaveLength(columns)
      expect(paperLinesToText(layoutPaper(paper, 48))).not.toContain('undefined')
    }),
    { numRuns: 200 },
  )
})

test('a difference gives both texts back', () => {
  const text = fc.array(fc.constantFrom('а', 'б', 'в', ''), { maxLength: 12 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = diffLines(before, after)
      const of = (kinds: string[]) => diff.filter(({ kind }) => kinds.includes(kind)).map((one) => one.text)
      expect(of(['same', 'gone']).join('\n')).toBe(before)
      expect(of(['same', 'new']).join('\n')).toBe(after)
    }),
  )
  expect(diffLines('а\nб', 'а\nв').map(({ kind }) => kind)).toEqual(['same', 'gone', 'new'])
})
