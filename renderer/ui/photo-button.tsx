import { CameraOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState, type ReactNode } from 'react'

import { useTexts } from '../i18n/index.ts'
import { Camera } from './camera.tsx'
import { ShortcutLayer } from './keyboard.tsx'
import type { PictureLimits } from './picture.ts'

interface Props {
  readonly label: string
  /** JPEG data URL; undefined: there is none. */
  readonly picture: string | undefined
  readonly id?: string | undefined
  readonly needed?: boolean
  /** What is taken is made as small as this; without it at most 480 pixels and 60 KB. */
  readonly limits?: PictureLimits
  /** JPEG data URL. */
  readonly onTaken: (image: string) => void
  readonly onRemove: () => void
  /** Other ways to a picture. */
  readonly children?: ReactNode
}

/** A picture of somebody in a form: small, with what takes and removes it. The camera opens above the form. */
export function PhotoButton({
  label,
  picture,
  id,
  needed = false,
  limits,
  onTaken,
  onRemove,
  children,
}: Props) {
  const { t } = useTexts()
  const [taking, setTaking] = useState(false)
  const close = () => setTaking(false)
  return (
    <div className="q-photo-line" role="group" aria-label={label}>
      {picture !== undefined && <img className="q-thumb" src={picture} alt={label} />}
      <Button
        {...(id === undefined ? {} : { id })}
        icon={<CameraOutlined aria-hidden="true" />}
        onClick={() => setTaking(true)}
      >
        {t(picture === undefined ? 'ui.camera.open' : 'ui.camera.again')}
        {needed && picture === undefined && ' *'}
      </Button>
      {picture !== undefined && (
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('ui.camera.remove')}
          title={t('ui.camera.remove')}
          onClick={onRemove}
        />
      )}
      {children}
      <Modal
        open={taking}
        title={label}
        footer={null}
        mask={{ closable: false }}
        onCancel={close}
        destroyOnHidden
      >
        <ShortcutLayer>
          <Camera
            label={label}
            on
            files
            limits={limits}
            onChange={(image) => {
              if (image !== undefined) onTaken(image)
              close()
            }}
            onCancel={close}
          />
        </ShortcutLayer>
      </Modal>
    </div>
  )
}
