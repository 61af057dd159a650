// Builds the app into out/ if a source has changed: npm run build.
import { setUp } from './setup.mjs'

await setUp({})
