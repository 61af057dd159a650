import { isMrzFirstLine } from './mrz.ts'
import { looksLikeBill, type ScanFrame, withoutFrame } from './scan-text.ts'

/** Some readers pause between the two lines of a passport's zone. */
export const secondLineMs = 500

/**
 * A line break inside a bill's string (domain.md §1.4) is followed by its next sign at the scanner's pace; nobody waits
 * for a bill noticeably longer than this.
 */
export const lineBreakMs = 60

/** How long the rest is waited for when a code is followed by a terminator; 0: the terminator ends it. */
export function waitAfterLineMs(text: string, frame: ScanFrame): number {
  const code = withoutFrame(text, frame)
  if (isMrzFirstLine(code)) return secondLineMs
  return looksLikeBill(code) ? lineBreakMs : 0
}
