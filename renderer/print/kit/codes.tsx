import { code128, drawingSVG, qrcode, type RenderOptions } from 'bwip-js/browser'

type CodeProps = {
  /** What the code holds. */
  text: string
  /** Width on paper, mm. */
  size: number
  /** Says what it is to those who do not see it; defaults to the text. */
  label?: string
}

const picture = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`

/** A QR code, error correction M, sharp at any size (SVG). */
export function QrCode({ text, size, label = text }: CodeProps) {
  // The library's types leave out what is special to one kind of code.
  const options: RenderOptions & { eclevel: string } = { bcid: 'qrcode', text, eclevel: 'M', scale: 2 }
  const svg = qrcode(options, drawingSVG())
  return (
    <img
      className="p-code"
      src={picture(svg)}
      alt={label}
      style={{ width: `${size}mm`, height: `${size}mm` }}
    />
  )
}

/** A Code 128 bar code with its text below it; `height` of the bars on paper, mm. */
export function Barcode({ text, size, height = 10, label = text }: CodeProps & { height?: number }) {
  const svg = code128({ bcid: 'code128', text, scale: 2, height }, drawingSVG())
  return (
    <span className="p-barcode" style={{ width: `${size}mm` }}>
      <img src={picture(svg)} alt={label} style={{ width: `${size}mm`, height: `${height}mm` }} />
      <span>{text}</span>
    </span>
  )
}
