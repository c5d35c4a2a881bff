import { CameraOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'

import { useTexts } from '../i18n/index.ts'
import { pictureOf, type PictureLimits } from './picture.ts'

type CameraProps = {
  label: string
  /** JPEG data URL, at most 60 KB, or within `limits`. */
  value?: string | undefined
  onChange?: (picture: string | undefined) => void
  /** A picture from a file in place of the camera; not where strangers stand. */
  files?: boolean
  /** The camera is on from the beginning. */
  on?: boolean
  /** In place of turning the camera off, where it stands in a dialog of its own. */
  onCancel?: () => void
  limits?: PictureLimits | undefined
}

/** The camera's stream while it is wanted; `failed` when there is none, or nobody may use it. */
function useCamera(wanted: boolean): { stream: MediaStream | null; failed: boolean } {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!wanted) return undefined
    let gone = false
    let opened: MediaStream | null = null
    const stop = () => {
      for (const track of opened?.getTracks() ?? []) track.stop()
    }
    const open = async () => {
      setFailed(false)
      opened = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 960 } } })
      if (gone) stop()
      else setStream(opened)
    }
    open().catch(() => setFailed(true))
    return () => {
      gone = true
      stop()
      setStream(null)
    }
  }, [wanted])
  return { stream, failed }
}

/** One picture of a person: from the camera, or from a file. What is taken is made small before anybody gets it. */
export function Camera({ label, value, onChange, files = false, on = false, onCancel, limits }: CameraProps) {
  const { t } = useTexts()
  const [live, setLive] = useState(on)
  const { stream, failed } = useCamera(live)
  const video = useRef<HTMLVideoElement>(null)
  const shutter = useRef<HTMLButtonElement>(null)
  const [unread, setUnread] = useState(false)
  /** There is something to see; before that a picture would be empty. */
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  const dialog = onCancel !== undefined
  useEffect(() => {
    if (seen && dialog) shutter.current?.focus() // one press takes it
  }, [seen, dialog])
  const close = () => {
    setLive(false)
    setSeen(false)
  }
  const keep = (source: HTMLVideoElement | ImageBitmap) => {
    onChange?.(pictureOf(source, limits))
    close()
  }
  const read = async (file: File) => {
    setUnread(false)
    try {
      keep(await createImageBitmap(file))
    } catch {
      setUnread(true)
    }
  }
  const note = unread ? t('ui.camera.unread') : live && failed ? t('ui.camera.none') : ''
  return (
    <div className="q-camera" role="group" aria-label={label}>
      <div className="q-camera-box">
        {live && stream ? (
          <video
            ref={video}
            autoPlay
            muted
            playsInline
            aria-label={t('ui.camera.live')}
            onLoadedData={() => setSeen(true)}
          />
        ) : value === undefined ? (
          <CameraOutlined aria-hidden="true" />
        ) : (
          <img src={value} alt={label} />
        )}
      </div>
      <div className="q-camera-foot">
        {live && stream ? (
          <Button
            key="shutter" // a button that stood here before would not take the ref over
            ref={shutter}
            type="primary"
            disabled={!seen}
            onClick={() => video.current && keep(video.current)}
          >
            {t('ui.camera.take')}
          </Button>
        ) : (
          <Button onClick={() => setLive(true)}>
            {t(value === undefined ? 'ui.camera.open' : 'ui.camera.again')}
          </Button>
        )}
        {live && <Button onClick={onCancel ?? close}>{t('common.cancel')}</Button>}
        {files && <FileButton onFile={(file) => void read(file)} />}
        {!live && value !== undefined && (
          <Button type="text" onClick={() => onChange?.(undefined)}>
            {t('ui.camera.remove')}
          </Button>
        )}
        <span role="status" className="q-bad">
          {note}
        </span>
      </div>
    </div>
  )
}

function FileButton({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('ui.camera.file')}</Button>
      <label htmlFor={id} className="q-hidden">
        {t('ui.camera.file')}
      </label>
      <input
        id={id}
        ref={input}
        type="file"
        accept="image/*"
        tabIndex={-1}
        className="q-hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
    </>
  )
}
