/**
 * Series of the internal passport (domain.md §3.1): the first two digits are the region of issue by ОКАТО, the next two
 * the year of the blank. Both are looked at and never refuse: blanks travel, and a person moves.
 */

/** Region of the series (ОКАТО) → the region codes with which its departments begin (the subject of the Federation). */
const departmentsOfSeries: Readonly<Record<string, readonly string[]>> = {
  ...{ '01': ['22'], '03': ['23'], '04': ['24', '84', '88'], '05': ['25'], '07': ['26'], '08': ['27'] },
  ...{ '10': ['28'], '11': ['29', '83'], '12': ['30'], '14': ['31'], '15': ['32'], '17': ['33'], '18': ['34'] },
  ...{ '19': ['35'], '20': ['36'], '22': ['52'], '24': ['37'], '25': ['38', '85'], '26': ['06'], '27': ['39'] },
  ...{ '28': ['69'], '29': ['40'], '30': ['41', '82'], '32': ['42'], '33': ['43'], '34': ['44'] },
  ...{ '35': ['82', '90', '91'], '36': ['63'], '37': ['45'], '38': ['46'], '40': ['78'], '41': ['47'], '42': ['48'] },
  ...{ '44': ['49'], '45': ['77'], '46': ['50'], '47': ['51'], '49': ['53'], '50': ['54'], '52': ['55'] },
  ...{ '53': ['56'], '54': ['57'], '56': ['58'], '57': ['59', '81'], '58': ['60'], '60': ['61'], '61': ['62'] },
  ...{ '63': ['64'], '64': ['65'], '65': ['66'], '66': ['67'], '67': ['86', '92'], '68': ['68'], '69': ['70'] },
  ...{ '70': ['71'], '71': ['72', '86', '89'], '73': ['73'], '74': ['89'], '75': ['74'], '76': ['75', '80'] },
  ...{ '77': ['87'], '78': ['76'], '79': ['01'], '80': ['02'], '81': ['03'], '82': ['05'], '83': ['07'] },
  ...{ '84': ['04'], '85': ['08'], '86': ['10'], '87': ['11'], '88': ['12'], '89': ['13'], '90': ['15'] },
  ...{ '91': ['09'], '92': ['16'], '93': ['17'], '94': ['18'], '95': ['19'], '96': ['20'], '97': ['21'] },
  ...{ '98': ['14'], '99': ['79'] },
}

/** The blank's year may differ from the year of issue by this much (domain.md §3.1); more is looked at, not refused. */
const yearTolerance = 3

/** The year of the blank: the series' last two digits, of which 97–99 are the nineties. `series`: 4 digits. */
function seriesYear(series: string): number {
  const year = Number(series.slice(2))
  return year >= 97 ? 1900 + year : 2000 + year
}

/** Whether the blank is of another time than the issue. `issuedOn`: `YYYY-MM-DD`. */
export function seriesYearDiffers(series: string, issuedOn: string): boolean {
  return Math.abs(seriesYear(series) - Number(issuedOn.slice(0, 4))) > yearTolerance
}

/**
 * What the region of a series says beside the department: `unknown` when no region has such a series, `differs` when the
 * department is of another region. `departmentCode`: `740-052`.
 */
export function seriesRegion(series: string, departmentCode: string): 'ok' | 'unknown' | 'differs' {
  const departments = departmentsOfSeries[series.slice(0, 2)]
  if (departments === undefined) return 'unknown'
  return departments.includes(departmentCode.slice(0, 2)) ? 'ok' : 'differs'
}
