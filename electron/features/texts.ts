import { chooseText, getText, listTexts, previewText, printText, saveText } from '../../shared/contract/texts.ts'
import { layoutPaper, type PaperLine } from '../../shared/domain/paper.ts'
import { personalPaper } from '../../shared/domain/registration-papers.ts'
import { specimenPaper } from '../../shared/domain/text-specimen.ts'
import { checkText, textKinds, type TextKind } from '../../shared/domain/text-template.ts'
import { localMoment } from '../core/clock.ts'
import { type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, perform, refused } from '../core/feature.ts'
import { paperDesk } from '../records/paper-desk.ts'
import { paperViewOf } from '../records/papers.ts'
import { printerSettingsOf } from '../records/printer-settings.ts'
import { findText, insertText, putInForce, textVersions, versionInForce } from '../records/text-templates.ts'

/** One kind of line end and no blanks at the ends of lines: two texts that look the same are the same. */
const tidied = (body: string): string =>
  `${body
    .normalize('NFC')
    .split(/\r\n?|\n/u)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()}\n`

const specimenLines = (context: QueryContext, kind: TextKind, body: string, version?: string): PaperLine[] => {
  const desk = setUpDesk(context)
  const data = specimenPaper(kind, {
    moment: localMoment(context.at, desk.details.cityTimeZone),
    cashierName: signedIn(context).name,
    ...(version === undefined ? {} : { textVersion: version }),
  })
  const paper = personalPaper(data, { desk: paperDesk(desk), demo: desk.kind === 'demo' }, body)
  // Nothing on it is anybody's: the client is invented.
  return layoutPaper(paper, printerSettingsOf(context.db).columns, { reveal: true })
}

/** `2026-11-22`, `2026-11-22-2` …: the day by the desk's calendar, and which text of the day it is. */
const nextVersion = (context: QueryContext, kind: TextKind): string => {
  const { localDate } = localMoment(context.at, setUpDesk(context).details.cityTimeZone)
  for (let count = 1; ; count++) {
    const version = count === 1 ? localDate : `${localDate}-${count}`
    if (findText(context.db, kind, version) === undefined) return version
  }
}

export const texts: Feature = {
  handlers: [
    answer(listTexts, ({ db }) =>
      textKinds.map((kind) => ({
        kind,
        inForce: versionInForce(db, kind),
        versions: textVersions(db, kind).map(({ version, createdAt, operatorName }) => ({
          version,
          createdAt,
          operatorName,
        })),
      })),
    ),

    answer(getText, ({ db }, { kind, version }) => {
      const body = findText(db, kind, version)
      return body === undefined ? null : { body }
    }),

    answer(previewText, (context, { kind, body }) => {
      const problems = checkText(kind, tidied(body))
      if (problems.some(({ stops }) => stops)) return { problems, paper: null }
      const { columns } = printerSettingsOf(context.db)
      return { problems, paper: paperViewOf(specimenLines(context, kind, tidied(body)), columns) }
    }),

    carryOut(saveText, (tx, context, { kind, body }) => {
      const next = tidied(body)
      const [problem] = checkText(kind, next).filter(({ stops }) => stops)
      if (problem) return refused('texts.wrong', { line: problem.line })
      const before = versionInForce(tx, kind)
      if (findText(tx, kind, before) === next) return refused('texts.same')
      const version = nextVersion(context, kind)
      insertText(tx, { kind, version, body: next, createdAt: context.at, operatorId: signedIn(context).id })
      putInForce(tx, kind, version)
      context.audit('texts.saved', { kind, version, before })
      return accepted({ version })
    }),

    carryOut(chooseText, (tx, context, { kind, version }) => {
      const body = findText(tx, kind, version)
      if (body === undefined) return refused('texts.unknown')
      // One from before the paper needed more places: what was signed by it stays, nobody else is given it.
      const [problem] = checkText(kind, body).filter(({ stops }) => stops)
      if (problem) return refused('texts.wrong', { line: problem.line })
      const before = versionInForce(tx, kind)
      if (before !== version) {
        putInForce(tx, kind, version)
        context.audit('texts.chosen', { kind, version, before })
      }
      return accepted(null)
    }),

    perform(printText, async (context, { kind, version }) => {
      const body = findText(context.db, kind, version)
      if (body === undefined) return refused('texts.unknown')
      const lines = specimenLines(context, kind, body, version)
      const result = await context.ports.printing.printOnce(printerSettingsOf(context.db), lines)
      return accepted({ outcome: result.outcome })
    }),
  ],
}
