import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** The certificates of a PEM file, as TLS takes them. Rejects with what the file system says, or when there is none. */
export const readCa = async (file: string): Promise<string> => {
  const text = await readFile(file, 'utf8')
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (!certificates) throw new Error('the file holds no certificate')
  for (const certificate of certificates) void new X509Certificate(certificate)
  return certificates.join('\n')
}
