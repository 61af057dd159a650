import { create } from 'qrcode'

/** Side on the screen in px; the paper's own size depends on its printer. */
const SIDE_PX = 112

/** A QR code drawn as one path: no data URL, no inline style. */
export function QrCode({ payload, label }: { payload: string; label: string }) {
  const { modules } = create(payload, { errorCorrectionLevel: 'M' })
  const size = modules.size
  let path = ''
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  }
  return (
    <svg
      width={SIDE_PX}
      height={SIDE_PX}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="currentColor" />
    </svg>
  )
}
