import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import './ui/base.css'
import './ui/fields.css'
import { MantineProvider } from '@mantine/core'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import { refreshOnEvents } from './api/query-store.ts'
import { App } from './app.tsx'
import { cssVariables, theme } from './ui/theme.ts'
import { useShownTheme, watchSystemTheme } from './ui/theme-choice.ts'

// The protocol handler writes a new nonce into the page at every load; styles made at run time must carry it.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
setNonce(nonce)
refreshOnEvents()
watchSystemTheme()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(<Themed />)

function Themed() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={useShownTheme()}
      getStyleNonce={() => nonce}
      withGlobalClasses={false}
    >
      <App />
    </MantineProvider>
  )
}
