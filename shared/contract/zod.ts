// The only place that imports zod. `jitless` must be set before the first schema is made: the window's CSP has no
// 'unsafe-eval', and zod's probe for it would be a reported violation.
import { z } from 'zod'

z.config({ jitless: true })

export { z }
