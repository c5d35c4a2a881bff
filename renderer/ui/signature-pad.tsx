import { Button } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import Pad from 'signature_pad'

import { useTexts } from '../i18n/index.ts'
import { FieldItem, type FieldProps } from './fields.tsx'
import { enoughInk, scaleStrokes, type SignatureInk } from './signature-ink.ts'

export type { SignatureInk } from './signature-ink.ts'

type SignaturePadProps = {
  /** Whose signature: `访客签名`. */
  label: string
  /** After every stroke; undefined while there is not enough ink. */
  onChange?: (ink: SignatureInk | undefined) => void
  /** With it a confirm button is shown. */
  onConfirm?: (ink: SignatureInk) => void
  size?: 'desk' | 'kiosk'
  disabled?: boolean
}

/** Fits the canvas to its box and the screen's density; the ink grows or shrinks with the box. */
function fit(canvas: HTMLCanvasElement, pad: Pad, oldWidth: number): number {
  const { clientWidth: width, clientHeight: height } = canvas
  const ratio = Math.max(1, window.devicePixelRatio)
  if (width === 0 || (canvas.width === Math.round(width * ratio) && oldWidth === width)) return oldWidth
  const strokes = pad.toData()
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  canvas.getContext('2d')?.scale(ratio, ratio)
  pad.clear()
  pad.fromData(oldWidth === 0 ? strokes : scaleStrokes(strokes, width / oldWidth))
  return width
}

function usePad(onStroke: (pad: Pad, canvas: HTMLCanvasElement) => void, disabled: boolean) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad | null>(null)
  const stroke = useEffectEvent(onStroke)
  useEffect(() => {
    const element = canvas.current
    if (element === null || disabled) return undefined
    const made = new Pad(element, {
      penColor: '#000',
      minWidth: 0.8,
      maxWidth: 2.4,
      throttle: 0,
      minDistance: 2,
    })
    pad.current = made
    let width = fit(element, made, 0)
    const observer = new ResizeObserver(() => {
      width = fit(element, made, width)
    })
    observer.observe(element)
    const onEnd = () => stroke(made, element)
    made.addEventListener('endStroke', onEnd)
    return () => {
      made.removeEventListener('endStroke', onEnd)
      made.off()
      observer.disconnect()
      pad.current = null
    }
  }, [disabled])
  return { canvas, pad }
}

function inkOf(pad: Pad, canvas: HTMLCanvasElement): SignatureInk | undefined {
  const strokes = pad.toData()
  if (!enoughInk(strokes, canvas.clientHeight)) return undefined
  const points = strokes.map((stroke) => ({
    points: stroke.points.map(({ x, y, time, pressure }) => ({ x, y, time, pressure })),
  }))
  return {
    strokes: points,
    width: canvas.clientWidth,
    height: canvas.clientHeight,
    png: pad.toDataURL('image/png'),
  }
}

/** A box to sign in by mouse, finger or pen. Undo, clear and confirm are ordinary buttons for the keyboard. */
export function SignaturePad({
  label,
  onChange,
  onConfirm,
  size = 'desk',
  disabled = false,
}: SignaturePadProps) {
  const { t } = useTexts()
  const [strokes, setStrokes] = useState(0)
  const [ink, setInk] = useState<SignatureInk | undefined>()
  const take = (made: Pad, element: HTMLCanvasElement) => {
    const next = inkOf(made, element)
    setStrokes(made.toData().length)
    setInk(next)
    onChange?.(next)
  }
  const { canvas, pad } = usePad(take, disabled)
  const change = (keep: 'none' | 'all but last') => {
    if (pad.current === null || canvas.current === null) return
    const left = keep === 'none' ? [] : pad.current.toData().slice(0, -1)
    pad.current.clear()
    pad.current.fromData(left)
    take(pad.current, canvas.current)
  }
  const note =
    strokes === 0 ? 'ui.signature.place' : ink === undefined ? 'ui.signature.tooLittle' : 'ui.signature.done'
  return (
    <div className={`q-sign q-sign-${size}`} role="group" aria-label={label}>
      <div className="q-sign-box">
        <canvas ref={canvas} role="img" aria-label={t('ui.signature.label')} />
        {strokes === 0 && (
          <span className="q-sign-place" aria-hidden="true">
            {t('ui.signature.place')}
          </span>
        )}
      </div>
      <div className="q-sign-foot">
        <span role="status" className={strokes > 0 && ink === undefined ? 'q-bad' : ''}>
          {t(note)}
        </span>
        <Button disabled={strokes === 0} onClick={() => change('all but last')}>
          {t('ui.signature.undo')}
        </Button>
        <Button disabled={strokes === 0} onClick={() => change('none')}>
          {t('ui.signature.clear')}
        </Button>
        {onConfirm !== undefined && (
          <Button
            type="primary"
            disabled={ink === undefined}
            onClick={() => ink !== undefined && onConfirm(ink)}
          >
            {t('ui.signature.confirm')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** A signature as a form field; the form's value is the SignatureInk. */
export function SignatureField(props: FieldProps) {
  return (
    <FieldItem {...props} act="sign">
      <FormSignature label={props.label} disabled={props.disabled ?? false} />
    </FieldItem>
  )
}

type FormSignatureProps = {
  label: string
  disabled: boolean
  onChange?: (ink: SignatureInk | undefined) => void
}

function FormSignature({ label, disabled, onChange }: FormSignatureProps) {
  return <SignaturePad label={label} disabled={disabled} {...(onChange === undefined ? {} : { onChange })} />
}
