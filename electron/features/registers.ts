import { basename } from 'node:path'
import {
  cancelRegister,
  chooseRegisterFile,
  discardRegister,
  getRegisters,
  keepRegisterLayout,
  previewRegister,
  type RegisterLayout,
  type RegistersView,
  saveBadRows,
  startRegister,
  takeOverRegister,
} from '../../shared/contract/registers.ts'
import type { RefusalParams } from '../../shared/contract/envelope.ts'
import { guessLayout, readRegisterName } from '../../shared/domain/register-guess.ts'
import { layoutProblem } from '../../shared/domain/register-layouts.ts'
import { previewRegister as previewOf } from '../../shared/domain/register-preview.ts'
import { decodeRaw, detectEncoding, detectSeparator, rawOf } from '../../shared/domain/register-text.ts'
import { writeBadRows } from '../core/bad-rows-file.ts'
import type { FoundService } from '../core/catalogue-port.ts'
import { localMoment, toInstant } from '../core/clock.ts'
import { type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, perform, refused } from '../core/feature.ts'
import { readSourceHead, type SourceHead } from '../db/registers/source-head.ts'
import { changeOfProvider } from '../records/catalogue-changes.ts'
import { insertVersion } from '../records/catalogue-versions.ts'
import { type LoadedRegister, loadedRegisters, putCurrentRegister } from '../records/registers.ts'

const shownServices = 100

const localDate = (context: QueryContext, at: string): string =>
  localMoment(at, setUpDesk(context).details.cityTimeZone).localDate

const named = ({ ports }: QueryContext, serviceId: string) => ({
  serviceId,
  ...ports.catalogue.now().serviceNames(serviceId),
})

const registerView = ({ ports }: QueryContext, loaded: LoadedRegister) => {
  const { serviceId, ...shown } = loaded
  return { ...shown, state: ports.registers.isReadable(serviceId) ? ('ready' as const) : ('unreadable' as const) }
}

/** Services by words; one with a register that has left the catalogue is shown among all of them. */
const servicesView = (context: QueryContext, words: string): Pick<RegistersView, 'services' | 'total'> => {
  const catalogue = context.ports.catalogue.now()
  const loaded = new Map(loadedRegisters(context.db).map((one) => [one.serviceId, one]))
  const found = catalogue.searchServices(words, Number.POSITIVE_INFINITY).map(({ service }) => service.id)
  const gone = words.trim() === '' ? [...loaded.keys()].filter((id) => !catalogue.findService(id)) : []
  const ordered = [...gone, ...found].sort((one, other) => Number(loaded.has(other)) - Number(loaded.has(one)))
  return {
    total: ordered.length,
    services: ordered.slice(0, shownServices).map((serviceId) => {
      const register = loaded.get(serviceId)
      return {
        ...named(context, serviceId),
        layout: catalogue.findService(serviceId)?.service.registerIn ?? null,
        register: register ? registerView(context, register) : null,
      }
    }),
  }
}

const builtView = (context: QueryContext): RegistersView['built'] => {
  const waiting = context.ports.registers.waiting()
  if (!waiting) return null
  const { serviceId, fileName, generation, asOf, built } = waiting
  const { compared, sha256: _sha256, examples, ...totals } = built
  const former = loadedRegisters(context.db).find((one) => one.serviceId === serviceId)
  return {
    ...{ ...named(context, serviceId), fileName, generation, asOf, ...totals },
    examples: examples.map((example) => ({ ...example })),
    former:
      former && compared
        ? { asOf: former.asOf, accounts: former.accounts, debtKopecks: former.debtKopecks, ...compared }
        : null,
  }
}

const headOf = (file: string): SourceHead | null => {
  try {
    return readSourceHead(file)
  } catch {
    return null // taken away, or closed to us
  }
}

const preview = ({ head, bytes }: SourceHead, layout: RegisterLayout, { service }: FoundService) =>
  previewOf(head, bytes <= head.length, layout, service.account)

/** Whether the layout that the catalogue keeps reads most rows of this file. */
const isReadBy = (source: SourceHead, layout: RegisterLayout, found: FoundService): boolean => {
  const rows = preview(source, layout, found)?.rows.filter(({ kind }) => kind === 'row') ?? []
  return rows.length > 0 && rows.filter(({ read }) => read !== null).length * 2 > rows.length
}

const layoutRefusal = (
  layout: RegisterLayout,
): {
  code: 'registers.no_account_column' | 'registers.no_debt_column' | 'registers.column_repeated'
  params: RefusalParams
} | null => {
  const found = layoutProblem(layout)
  return (
    found && {
      code: `registers.${found.problem}`,
      params: found.problem === 'column_repeated' ? { column: found.column } : {},
    }
  )
}

export const registers: Feature = {
  handlers: [
    answer(getRegisters, (context, { words }) => {
      const running = context.ports.registers.progress()
      const failed = context.ports.registers.failed()
      return {
        ...servicesView(context, words),
        running: running && { ...named(context, running.serviceId), ...running },
        built: builtView(context),
        failed: failed && { ...named(context, failed.serviceId), ...failed },
      }
    }),

    perform(chooseRegisterFile, async (context, { serviceId }) => {
      const found = context.ports.catalogue.now().findService(serviceId)
      if (!found) return refused('registers.service_unknown')
      const file = await context.ports.files.choose('register')
      if (file === null) return accepted(null)
      const source = headOf(file)
      if (!source) return refused('registers.file_gone')
      if (source.bytes === 0) return refused('registers.file_empty')
      context.ports.registers.choose(file)
      const fileName = basename(file)
      const name = readRegisterName(fileName)
      const today = localDate(context, context.at)
      const told = name.asOf ?? localDate(context, toInstant(source.changedMs))
      const kept = found.service.registerIn
      const isKept = kept !== null && isReadBy(source, kept, found)
      return accepted({
        fileName,
        bytes: source.bytes,
        asOf: told < today ? told : today,
        otherInn: name.inn === found.provider.inn ? null : name.inn,
        layout: isKept ? kept : guessLayout(source.head, found.service.account),
        layoutFrom: isKept ? ('catalogue' as const) : ('guessed' as const),
      })
    }),

    perform(previewRegister, async ({ ports }, { serviceId, layout }) => {
      const file = ports.registers.chosen()
      if (file === null) return refused('registers.none_chosen')
      const found = ports.catalogue.now().findService(serviceId)
      if (!found) return refused('registers.service_unknown')
      const source = headOf(file)
      if (!source) return refused('registers.file_gone')
      const read = preview(source, layout, found)
      if (!read) return refused('registers.format_other')
      const encoding = detectEncoding(source.head)
      const lines = rawOf(source.head).split('\n').slice(0, 50)
      const separator =
        layout.format === 'text' ? detectSeparator(lines.map((line) => decodeRaw(line, encoding))) : null
      return accepted({ ...read, proposed: { encoding, separator } })
    }),

    perform(startRegister, async (context, { serviceId, layout, asOf }) => {
      const { catalogue, registers: port } = context.ports
      const found = catalogue.now().findService(serviceId)
      if (!found) return refused('registers.service_unknown')
      if (asOf > localDate(context, context.at)) return refused('registers.date_in_future')
      const wrong = layoutRefusal(layout)
      if (wrong) return refused(wrong.code, wrong.params)
      const file = port.chosen()
      const source = file === null ? null : headOf(file)
      if (file !== null && !source) return refused('registers.file_gone')
      if (source && !preview(source, layout, found)) return refused('registers.format_other')
      const started = port.start({ serviceId, layout, asOf, account: found.service.account })
      if (started === 'none_chosen') return refused('registers.none_chosen')
      if (started === 'running') return refused('registers.import_running')
      if (started === 'waits') return refused('registers.waits_for_confirmation')
      context.ports.emit('registers')
      return accepted(null)
    }),

    perform(cancelRegister, async ({ ports }) => {
      ports.registers.cancel()
      return accepted(null)
    }),

    carryOut(takeOverRegister, (tx, context, { generation }) => {
      const waiting = context.ports.registers.waiting()
      if (waiting?.generation !== generation) return refused('registers.nothing_waits')
      const { serviceId, asOf, built } = waiting
      putCurrentRegister(tx, waiting, { operatorId: signedIn(context).id, at: context.at })
      const { accounts, debtKopecks, badRows, duplicates, sha256 } = built
      context.audit('register.loaded', {
        ...{ serviceId, generation, asOf, accounts, debtKopecks, badRows, duplicates, sha256 },
      })
      context.ports.registers.settleSoon()
      return accepted(null)
    }),

    perform(discardRegister, async ({ ports }) => {
      ports.registers.discard()
      return accepted(null)
    }),

    perform(saveBadRows, async ({ ports }, { generation }) => {
      if (!ports.registers.badRows(generation, -1, 1)) return refused('registers.not_there')
      const file = await ports.files.save('bad_rows', 'bad-rows.csv')
      if (file === null) return accepted(null)
      try {
        await writeBadRows(file, (after, limit) => ports.registers.badRows(generation, after, limit) ?? [])
        return accepted({ fileName: basename(file) })
      } catch {
        return refused('registers.file_not_written') // the disk is full, the folder closed, the medium gone
      }
    }),

    carryOut(keepRegisterLayout, (tx, context, { serviceId, layout }) => {
      const base = context.ports.catalogue.now()
      const found = base.findService(serviceId)
      if (!found) return refused('registers.service_unknown')
      const wrong = layoutRefusal(layout)
      if (wrong) return refused(wrong.code, wrong.params)
      const { provider, service } = found
      if (JSON.stringify(service.registerIn) === JSON.stringify(layout)) return refused('registers.layout_same')
      const services = provider.services.map((one) => (one.id === serviceId ? { ...one, registerIn: layout } : one))
      insertVersion(tx, context, {
        change: changeOfProvider(provider.id, { ...provider, services }),
        validFrom: context.at,
        origin: 'layout',
        base,
      })
      return accepted(null)
    }),
  ],
}
