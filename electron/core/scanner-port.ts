import type { PortState, SerialScan } from '../../shared/contract/scanner.ts'

/** The scanner in virtual-COM mode, as features see it. No call throws or rejects. */
export type ScannerPort = {
  state(): PortState
  /** Opens, changes or closes the port as the settings say, once the current transaction is over. */
  follow(): void
  /** What came since the last asking, the oldest first. */
  take(): SerialScan[]
  /** What is plugged in now. */
  ports(): Promise<{ path: string; name: string }[]>
}
