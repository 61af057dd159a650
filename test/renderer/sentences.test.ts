import { describe, expect, test } from 'vitest'
import { lineWarnings } from '../../shared/contract/bills.ts'
import { deskProblems } from '../../shared/contract/desk.ts'
import { commonRefusals, unavailableCodes } from '../../shared/contract/envelope.ts'
import { operations } from '../../shared/contract/index.ts'
import { listFailures } from '../../shared/contract/lists.ts'
import { registerFailures } from '../../shared/contract/registers.ts'
import { auditVerdict } from '../../shared/contract/audit.ts'
import { notBillReasons } from '../../shared/contract/bills.ts'
import { printerReasons } from '../../shared/domain/printer-reason.ts'
import { smsReasons } from '../../shared/domain/sms-reason.ts'
import { sentences } from '../../renderer/features/index.ts'
import { joinSentences, type Sentences, sentenceText } from '../../renderer/i18n/sentence.ts'

/** Every code that can reach the window, with the prefix of its list. */
const codes: string[] = [
  ...operations.flatMap((operation) => operation.refusals),
  ...commonRefusals,
  ...unavailableCodes,
  'window.no_answer',
  'invalid_input',
  'internal',
  ...deskProblems.map((code) => `problem.${code}`),
  ...printerReasons.map((code) => `printer.${code}`),
  ...listFailures.map((code) => `lists.${code}`),
  ...registerFailures.map((code) => `registers.${code}`),
  ...smsReasons.map((code) => `sms.${code}`),
  ...lineWarnings.map((code) => `line.${code}`),
  ...notBillReasons.map((code) => `code.${code}`),
  ...(auditVerdict.shape.problem.unwrap().options as string[]).map((code) => `audit.${code}`),
]

const lacking = (known: Sentences, code: string): string[] =>
  (['ru', 'en'] as const).flatMap((language) => {
    const sentence = known[language][code]
    const told = sentence === undefined ? [] : [sentenceText(sentence.what, {}), sentenceText(sentence.todo, {})]
    return told.length === 2 && told.every((text) => text.trim().length > 5) ? [] : [`${language} ${code}`]
  })

describe('every code a cashier may meet says what happened and what to do', () => {
  test('the contract has codes to walk', () => {
    expect(codes.length).toBeGreaterThan(80)
  })

  test('in Russian and in English', () => {
    expect(codes.flatMap((code) => lacking(sentences, code))).toEqual([])
  })

  test('a code without a sentence is noticed', () => {
    expect(lacking(sentences, 'payments.made_up')).toEqual(['ru payments.made_up', 'en payments.made_up'])
  })

  test('Russian sentences have Russian letters and English ones have none', () => {
    for (const code of codes) {
      const [ru, en] = [sentences.ru[code], sentences.en[code]]
      expect(sentenceText(ru?.what ?? '', {}), code).toMatch(/[а-яё]/i)
      expect(sentenceText(en?.what ?? '', {}), code).not.toMatch(/[а-яё]/i)
    }
  })

  test('values of the refusal stand in the sentence', () => {
    const lockedOut = sentences.ru['session.locked_out']
    expect(sentenceText(lockedOut?.what ?? '', { until: '12:40' })).toContain('до 12:40')
    const wrong = sentences.ru['session.wrong_login_or_password']
    expect(sentenceText(wrong?.todo ?? '', { attemptsLeft: 2 })).toContain('2 попытки')
    expect(sentenceText(wrong?.todo ?? '', { attemptsLeft: null })).not.toContain('null')
  })

  test('one code told by two features is refused', () => {
    const part: Sentences = { ru: { 'a.b': { what: 'x', todo: 'y' } }, en: {} }
    expect(() => joinSentences(part, part)).toThrow('two sentences for a.b')
  })
})
