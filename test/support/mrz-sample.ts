// The zone of a passport as the issuing office prints it (domain.md §3.3): the writer of what shared/domain/mrz.ts reads.
import { mrzCheckDigit } from '../../shared/domain/mrz.ts'
import {
  encodeMrzLetter,
  mrzNamesLength,
  mrzNamesWithoutPatronymic,
  mrzSurnameLength,
} from '../../shared/domain/mrz-names.ts'

export type PassportOfMrz = {
  lastName: string
  firstName: string
  middleName: string
  series: string
  number: string
  /** `YYYY-MM-DD`. */
  birthDate: string
  issuedOn: string
  sex: 'male' | 'female'
  /** `740-052`. */
  departmentCode: string
}

const encoded = (name: string): string => [...name].map(encodeMrzLetter).join('')
const shortDate = (date: string): string => date.replaceAll('-', '').slice(2)

const namesField = ({ lastName, firstName, middleName }: PassportOfMrz): string => {
  const surname = encoded(lastName).slice(0, mrzSurnameLength)
  const both = firstName === '' ? surname : `${surname}<<${encoded(firstName)}`
  const whole = middleName === '' ? both : `${both.slice(0, mrzNamesWithoutPatronymic)}<${encoded(middleName)}`
  return whole.slice(0, mrzNamesLength).padEnd(mrzNamesLength, '<')
}

/** Both lines, without anything between them. */
export const formatMrz = (passport: PassportOfMrz): [string, string] => {
  const { series, number, birthDate, issuedOn, sex, departmentCode } = passport
  const numbered = series.slice(0, 3) + number
  const head = numbered + mrzCheckDigit(numbered)
  const birth = shortDate(birthDate) + mrzCheckDigit(shortDate(birthDate))
  const optional = `${series.slice(3)}${shortDate(issuedOn)}${departmentCode.replace('-', '')}<`
  const tail = `<<<<<<<${optional}${mrzCheckDigit(optional)}`
  const second = `${head}RUS${birth}${sex === 'male' ? 'M' : 'F'}${tail}${mrzCheckDigit(head + birth + tail)}`
  return [`PNRUS${namesField(passport)}`, second]
}

/** Щербакова of domain.md §3.3. */
export const scherbakovaMrz: [string, string] = [
  'PNRUSWERBAKOVA<<7LI8<3ESLAVOVNA<<<<<<<<<<<<<',
  '7516543214RUS8603120F<<<<<<<5150425740052<68',
]
