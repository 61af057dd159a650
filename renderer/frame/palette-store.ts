import { spotlight } from '@mantine/spotlight'

/** Opens the command palette; Spotlight keeps its own store. */
export const openPalette = (): void => spotlight.open()
