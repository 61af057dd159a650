import { useEffect } from 'react'
import { create } from 'zustand'

const useCounting = create<{ counting: boolean }>(() => ({ counting: false }))

/** While mounted the drawer is being counted blind: nothing else of the window may say what should lie in it. */
export function useBlindCount(): void {
  useEffect(() => {
    useCounting.setState({ counting: true })
    return () => useCounting.setState({ counting: false })
  }, [])
}

/** Whether the drawer's sum must not be shown now. */
export const useIsCounting = (): boolean => useCounting((state) => state.counting)
