import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type CatalogueComparison,
  chooseCatalogueFile,
  compareVersion,
  exportCatalogue,
  findProviders,
  getProvider,
  importCatalogue,
  listVersions,
  printContacts,
  saveProvider,
  tryFile,
  tryProvider,
} from '../../shared/contract/catalogue.ts'
import type { OutputOf } from '../../shared/contract/define.ts'
import { diffCatalogues } from '../../shared/domain/catalogue-diff.ts'
import { localMoment } from '../core/clock.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, perform, refused } from '../core/feature.ts'
import type { Tx } from '../db/open.ts'
import { searchProviders, shippedCatalogue } from '../records/catalogue.ts'
import {
  changeOfFile,
  changeOfProvider,
  compareChange,
  isTouched,
  momentOf,
  readCatalogueFile,
  readProvider,
} from '../records/catalogue-changes.ts'
import { type CatalogueOrigin, insertVersion, listedVersions } from '../records/catalogue-versions.ts'
import { queuePrintJob } from '../records/print-jobs.ts'

const shownProviders = 200
const shownProblems = 200
const shownDifferences = 500
const shownVersions = 200
/** A catalogue of 2000 providers with all their offices and logos stays below it. */
const largestFileBytes = 64 * 1024 * 1024

const momentFor = (context: QueryContext, day: string | null): string | null =>
  momentOf(day, context.at, setUpDesk(context).details.cityTimeZone)

/** A change, and what is known to be wrong with it already. */
type Checked = Pick<Parameters<typeof compareChange>[1], 'change' | 'problems'>

/** A day that is over is looked at as if it were today: the command itself refuses it. */
const compared = (context: QueryContext, checked: Checked, day: string | null): CatalogueComparison => {
  const dated = { ...checked, validFrom: momentFor(context, day) ?? context.at }
  const { problems, differences, overriddenBy } = compareChange(context.ports.catalogue, dated)
  return {
    problems: problems.slice(0, shownProblems),
    differences: differences.slice(0, shownDifferences),
    overriddenBy,
  }
}

/** Checks a change again, as it stands now, and writes it down. */
const takeOver = (
  tx: Tx,
  context: CommandContext,
  { day, origin, ...checked }: Checked & { day: string | null; origin: CatalogueOrigin },
) => {
  const validFrom = momentFor(context, day)
  if (validFrom === null) return refused('catalogue.date_past')
  const { problems, differences } = compareChange(context.ports.catalogue, { ...checked, validFrom })
  const [problem] = problems
  if (problem) return refused('catalogue.wrong', { path: problem.path, problem: problem.code })
  if (differences.length === 0) return refused('catalogue.same')
  const base = context.ports.catalogue.at(validFrom)
  return accepted({
    version: insertVersion(tx, context, { change: checked.change, validFrom, origin, base }),
    validFrom,
  })
}

export const catalogue: Feature = {
  handlers: [
    answer(findProviders, ({ ports, at }, { words }) => {
      const inForce = ports.catalogue.now()
      const awaited = ports.catalogue.awaited(at)
      const coming = new Map(
        awaited.flatMap(({ change }) => change.providers).map((provider) => [provider.id, provider]),
      )
      for (const { id } of inForce.providers) coming.delete(id)
      const found = searchProviders([...inForce.providers, ...coming.values()], words)
      return {
        version: inForce.version,
        validFrom: inForce.validFrom,
        total: found.length,
        providers: found.slice(0, shownProviders).map(({ id, name, inn, demo, services }) => ({
          ...{ id, name, inn, demo },
          services: services.map((service) => service.name),
          inForce: !coming.has(id),
          awaitedFrom: awaited.find(({ change }) => isTouched(change, id))?.validFrom ?? null,
        })),
      }
    }),

    answer(getProvider, ({ ports, at }, { providerId }) => {
      const ofId = ({ id }: { id: string }): boolean => id === providerId
      const inForce = ports.catalogue.now().providers.find(ofId) ?? null
      const awaited = ports.catalogue.awaited(at).flatMap(({ version, validFrom, change }) => {
        const provider = change.providers.find(ofId)
        const isGone = change.removed.includes(providerId) || (change.whole && !provider)
        return provider || isGone ? [{ version, validFrom, provider: provider ?? null }] : []
      })
      return inForce || awaited.some(({ provider }) => provider) ? { inForce, awaited } : null
    }),

    answer(listVersions, ({ db, ports, at }): OutputOf<typeof listVersions> => {
      const inForce = ports.catalogue.now().version
      const unreadable = ports.catalogue.unreadable()
      const made = listedVersions(db, shownVersions).map((row) => ({
        version: row.number,
        origin: row.origin,
        state: unreadable.includes(row.number)
          ? ('unreadable' as const)
          : row.number === inForce
            ? ('in_force' as const)
            : row.validFrom > at
              ? ('awaited' as const)
              : ('past' as const),
        validFrom: row.validFrom,
        madeAt: row.madeAt,
        operatorName: row.operatorName,
        providers: JSON.parse(row.providerNames) as string[],
        providerCount: row.providerCount,
        whole: row.whole === 1,
      }))
      const { providers } = shippedCatalogue()
      const shipped = {
        version: 0,
        origin: 'shipped' as const,
        state: inForce === 0 ? ('in_force' as const) : ('past' as const),
        ...{ validFrom: null, madeAt: null, operatorName: null },
        providers: providers.slice(0, 10).map(({ name }) => name),
        providerCount: providers.length,
        whole: true,
      }
      return [...made, shipped]
    }),

    answer(compareVersion, ({ ports }, { version, against }) => {
      const around = ports.catalogue.around(version)
      if (!around) return null
      const base = against === 'before' ? around.before : ports.catalogue.now()
      return base && diffCatalogues(base.providers, around.after.providers).slice(0, shownDifferences)
    }),

    answer(tryProvider, (context, { providerId, provider, validFrom }): CatalogueComparison => {
      if (provider === null) return compared(context, { change: changeOfProvider(providerId, null) }, validFrom)
      const { value, problems } = readProvider(provider)
      return value
        ? compared(context, { change: changeOfProvider(providerId, value) }, validFrom)
        : { problems: problems.slice(0, shownProblems), differences: [], overriddenBy: null }
    }),

    carryOut(saveProvider, (tx, context, { providerId, provider, validFrom }) =>
      takeOver(tx, context, { change: changeOfProvider(providerId, provider), day: validFrom, origin: 'edited' }),
    ),

    perform(chooseCatalogueFile, async ({ ports }) => {
      const file = await ports.files.choose('catalogue')
      if (file === null) return accepted(null)
      let bytes: Uint8Array
      try {
        if ((await stat(file)).size > largestFileBytes) return refused('catalogue.file_too_large')
        bytes = await readFile(file)
      } catch {
        return refused('catalogue.file_gone')
      }
      const chosen = await readCatalogueFile(bytes)
      ports.catalogue.choose(chosen)
      return accepted({
        fileName: basename(file),
        sha256: chosen.sha256,
        providers: chosen.body?.providers.length ?? 0,
        problems: chosen.problems.slice(0, shownProblems),
      })
    }),

    answer(tryFile, (context, { sha256, validFrom }) => {
      const chosen = context.ports.catalogue.chosen()
      if (!chosen?.body || chosen.sha256 !== sha256) return null
      return compared(context, { change: changeOfFile(chosen.body), problems: chosen.problems }, validFrom)
    }),

    carryOut(importCatalogue, (tx, context, { sha256, validFrom }) => {
      const chosen = context.ports.catalogue.chosen()
      if (!chosen?.body || chosen.sha256 !== sha256) return refused('catalogue.none_chosen')
      const { body, problems } = chosen
      return takeOver(tx, context, { change: changeOfFile(body), problems, day: validFrom, origin: 'imported' })
    }),

    perform(exportCatalogue, async (context) => {
      const { version, providers } = context.ports.catalogue.now()
      const { localDate } = localMoment(context.at, setUpDesk(context).details.cityTimeZone)
      const file = await context.ports.files.save('catalogue', `catalogue-${localDate}-v${version}.json`)
      if (file === null) return accepted(null)
      try {
        await writeFile(file, `${JSON.stringify({ format: 1, note: '', providers }, null, 2)}\n`)
      } catch {
        return refused('catalogue.file_not_written')
      }
      return accepted({ fileName: basename(file) })
    }),

    carryOut(printContacts, (tx, context, { providerId }) => {
      const provider = context.ports.catalogue.now().providers.find(({ id }) => id === providerId)
      if (!provider) return refused('catalogue.provider_unknown')
      const printJobId = context.ports.ids.next()
      queuePrintJob(tx, {
        id: printJobId,
        kind: 'provider_contacts',
        title: provider.name.slice(0, 60),
        ...{ paymentId: null, shiftId: null, copyNo: 0, sealed: null },
        operatorId: signedIn(context).id,
        createdAt: context.at,
        subject: providerId,
      })
      context.audit('catalogue.contacts_printed', { providerId })
      context.ports.printing.wake()
      context.ports.emit('printing')
      return accepted({ printJobId })
    }),
  ],
}
