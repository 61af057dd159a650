/** Whom a payment asks for a document: 115-ФЗ ст. 7 п. 1.1 and the limits of the settings (domain.md §4.1). */

/** What a service is paid for, where the law has a limit of its own; everything else is `other`. */
export const namedCategories = ['utilities', 'budget'] as const
export const serviceCategories = ['other', ...namedCategories] as const
export type ServiceCategory = (typeof serviceCategories)[number]

/**
 * `simplified`: surname, name, patronymic, series and number of the document. `full`: also citizenship, birth date, who
 * issued it and when, the address, INN and phone where there are.
 */
export const identificationLevels = ['simplified', 'full'] as const
export type IdentificationLevel = (typeof identificationLevels)[number]

/** Limits from a day on; sums up to a limit are taken without a document. */
export type IdentificationRule = {
  /** `YYYY-MM-DD`; null: ever since. */
  readonly validFrom: string | null
  readonly usualKopecks: number
  readonly utilitiesKopecks: number
  /** From this sum of a payment on identification is full; null: never by the sum. */
  readonly fullFromKopecks: number | null
}

/** The rule in force on the day `on` (`YYYY-MM-DD`): the last one that has begun. Null when none has. */
export function ruleOn(rules: readonly IdentificationRule[], on: string): IdentificationRule | null {
  const begun = rules.filter(({ validFrom }) => validFrom === null || validFrom <= on)
  return begun.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1)).at(-1) ?? null
}

/** Up to which sum a line of this category is taken without a document. */
export const boundOf = (rule: IdentificationRule, category: ServiceCategory): number =>
  category === 'utilities' ? rule.utilitiesKopecks : rule.usualKopecks

export type WeighedLine = {
  readonly category: ServiceCategory
  /** With the commission. */
  readonly totalKopecks: number
  /** The provider asks for the document whatever the sum. */
  readonly always: boolean
  /** To the budget: the document is always asked for (seed 003). */
  readonly budget: boolean
}

/** Why a document is asked for; `lineIndex` is null where it is the whole payment, `boundKopecks` where no limit is. */
export type IdentificationReason = {
  readonly reason: 'line_above' | 'basket_above' | 'provider_always' | 'budget'
  readonly lineIndex: number | null
  readonly sumKopecks: number
  readonly boundKopecks: number | null
}
export type IdentificationNeed = { readonly level: IdentificationLevel; readonly reasons: IdentificationReason[] }

const totalOf = (lines: readonly WeighedLine[]): number => lines.reduce((sum, line) => sum + line.totalKopecks, 0)

function reasonOfLine(rule: IdentificationRule, line: WeighedLine, lineIndex: number): IdentificationReason[] {
  const { totalKopecks: sumKopecks, category } = line
  if (line.budget) return [{ reason: 'budget', lineIndex, sumKopecks, boundKopecks: null }]
  if (line.always) return [{ reason: 'provider_always', lineIndex, sumKopecks, boundKopecks: null }]
  const boundKopecks = boundOf(rule, category)
  return sumKopecks > boundKopecks ? [{ reason: 'line_above', lineIndex, sumKopecks, boundKopecks }] : []
}

/**
 * The payment as a whole: what stands under the usual limit against that limit, everything against the highest of the
 * limits that its lines have.
 */
function reasonOfBasket(rule: IdentificationRule, lines: readonly WeighedLine[]): IdentificationReason[] {
  const usual = lines.filter(({ category }) => category !== 'utilities')
  const highest = Math.max(...lines.map(({ category }) => boundOf(rule, category)))
  const weighed = [
    { sumKopecks: totalOf(usual), boundKopecks: rule.usualKopecks },
    { sumKopecks: totalOf(lines), boundKopecks: highest },
  ]
  const above = weighed.find(({ sumKopecks, boundKopecks }) => sumKopecks > boundKopecks)
  return above ? [{ reason: 'basket_above', lineIndex: null, ...above }] : []
}

/** What a payment of these lines asks of its payer; null when nothing: then no field of a person is even shown. */
export function identificationNeed(
  lines: readonly WeighedLine[],
  rule: IdentificationRule,
  basket: 'identify' | 'warn',
): IdentificationNeed | null {
  const ofLines = lines.flatMap((line, index) => reasonOfLine(rule, line, index))
  const ofBasket = basket === 'identify' && lines.length > 1 ? reasonOfBasket(rule, lines) : []
  const reasons = ofLines.some(({ reason }) => reason === 'line_above') ? ofLines : [...ofLines, ...ofBasket]
  if (reasons.length === 0) return null
  const { fullFromKopecks } = rule
  return { level: fullFromKopecks !== null && totalOf(lines) >= fullFromKopecks ? 'full' : 'simplified', reasons }
}

/** A payment that was perhaps divided: what was paid today and is paid now goes above the limit only together. */
export type Splitting = {
  /** The account at the payee; the client whose services are paid; the lines of this very payment. */
  readonly by: 'account' | 'client' | 'basket'
  readonly lineIndex: number | null
  /** Today's earlier payments and this one. */
  readonly sumKopecks: number
  readonly earlierKopecks: number
  readonly boundKopecks: number
}

/** A warning where one is due: something was paid before, and only together it is too much. */
export const splittingOf = (
  found: Pick<Splitting, 'by' | 'lineIndex'>,
  earlierKopecks: number,
  nowKopecks: number,
  boundKopecks: number,
): Splitting | null => {
  const sumKopecks = earlierKopecks + nowKopecks
  return earlierKopecks > 0 && sumKopecks > boundKopecks ? { ...found, sumKopecks, earlierKopecks, boundKopecks } : null
}

/** The warning of a basket whose lines are each below the limit, where the settings do not make it a reason. */
export function basketSplitting(lines: readonly WeighedLine[], rule: IdentificationRule): Splitting | null {
  const [above] = lines.length > 1 ? reasonOfBasket(rule, lines) : []
  if (!above || above.boundKopecks === null) return null
  const { sumKopecks, boundKopecks } = above
  return { by: 'basket', lineIndex: null, sumKopecks, earlierKopecks: 0, boundKopecks }
}
