import { useEffect, useState } from 'react'
import { thresholdBounds } from '../../shared/domain/scan-thresholds.ts'

/** The next key of a scanner comes sooner, the next key or the Enter of a person later. */
const STILL_MS = thresholdBounds.averageGapMs.max

/**
 * What a field searches by: its words once no key has followed for a moment. The first keys of a scan land in the
 * field before they are known to be one; they are gone before this moment, so they search for nothing.
 */
export function useTypedWords(words: string): string {
  const [typed, setTyped] = useState(words)
  useEffect(() => {
    if (words === typed) return undefined
    const timer = setTimeout(() => setTyped(words), STILL_MS)
    return () => clearTimeout(timer)
  }, [words, typed])
  return typed
}
