// What an SMS gateway's settings must look like; read by the form while it is typed and by main before it is kept.

export type TypedGateway = {
  address: string
  user: string
  sender: string
  reports: { host: string; port: number } | null
}

export type GatewayProblem = 'address' | 'user' | 'sender' | 'reportHost'

const addressPattern = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?(?:\/[\w./~-]*)?$/i
const namePattern = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i

const isIpv4 = (text: string): boolean =>
  /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255)
const isIpv6 = (text: string): boolean => /^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}$/i.test(text)
const isHost = (text: string): boolean =>
  text.startsWith('[') ? isIpv6(text.slice(1, -1)) : isIpv4(text) || namePattern.test(text)

const isPort = (text: string | undefined): boolean =>
  text === undefined || (Number(text) >= 1 && Number(text) <= 65_535)

/** Scheme and host of a gateway's address; null when it is none. Neither a password nor a query may stand in it. */
export const gatewayAddress = (address: string): { secure: boolean; host: string } | null => {
  const match = addressPattern.exec(address)
  return match?.[1] && match[2] && isHost(match[2]) && isPort(match[3])
    ? { secure: match[1].toLowerCase() === 'https', host: match[2].toLowerCase() }
    : null
}

export const isLoopback = (hostName: string): boolean =>
  hostName === 'localhost' || hostName === '::1' || hostName === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostName)

/** Password and text would be readable on their way through the network. */
export const goesInClear = (address: string): boolean => {
  const read = gatewayAddress(address)
  return read !== null && !read.secure && !isLoopback(read.host)
}

/** One address of this machine: the gateway must be able to call it, so it can't be «all of them». */
const isOneAddress = (text: string): boolean =>
  isIpv4(text) ? !text.startsWith('0.') : isIpv6(text) && /[1-9a-f]/i.test(text)

/** A number as the operator gave it, or the name that phones show: up to 11 Latin letters and digits (GSM 03.40). */
const isSender = (text: string): boolean =>
  text === '' || /^\+?\d{3,15}$/.test(text) || /^(?=.*[A-Za-z])[A-Za-z0-9 ._-]{1,11}$/.test(text)

/** The fields that can't be so, in the order of the form. */
export const gatewayProblems = (typed: TypedGateway): GatewayProblem[] => {
  const problems: GatewayProblem[] = []
  if (gatewayAddress(typed.address) === null) problems.push('address')
  if (typed.user === '') problems.push('user')
  if (!isSender(typed.sender)) problems.push('sender')
  if (typed.reports !== null && !isOneAddress(typed.reports.host)) problems.push('reportHost')
  return problems
}
