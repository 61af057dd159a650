// `?raw` imports and import.meta.glob in the main process. Brings no DOM: checked when this file was written.
/// <reference types="vite/client" />
