import { CameraOutlined, CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'

import type { PhotoGiven } from '#shared/contract/photos.ts'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { Camera } from '../../ui/camera.tsx'
import type { Controlled } from '../../ui/controlled.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { formatDay } from '../../ui/time.ts'

interface Props extends Controlled<PhotoGiven | undefined> {
  readonly known: number | null
  /** This type of visitor must have one. */
  readonly needed: boolean
}

/** The visitor's picture: taken now, from a file, or the one on file from an earlier visit. The camera opens above the form. */
export function ArrivalPhoto({ known, needed, id, value, onChange }: Props) {
  const { t } = useTexts()
  const [taking, setTaking] = useState(false)
  const close = () => setTaking(false)
  const onFile = useQuery(
    useApi().photos.onFile.queryOptions({ input: { visitId: known ?? 0 }, enabled: known !== null }),
  )
  const kept = known === null ? null : (onFile.data ?? null)
  const picture = value?.kind === 'taken' ? value.image : value && kept?.image
  const label = t('arrivalExtras.photo')
  return (
    <div className="v-extras-line" role="group" aria-label={label}>
      {picture !== undefined && <img className="v-thumb" src={picture} alt={label} />}
      <Button
        {...(id === undefined ? {} : { id })}
        icon={<CameraOutlined aria-hidden="true" />}
        onClick={() => setTaking(true)}
      >
        {t(value === undefined ? 'ui.camera.open' : 'ui.camera.again')}
        {needed && value === undefined && ' *'}
      </Button>
      {value !== undefined && (
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('ui.camera.remove')}
          title={t('ui.camera.remove')}
          onClick={() => onChange?.(undefined)}
        />
      )}
      {kept && value === undefined && (
        <Button onClick={() => onChange?.({ kind: 'onFile', visitId: kept.visitId })}>
          {t('arrivalExtras.useOnFile', { date: formatDay(kept.takenAt) })}
        </Button>
      )}
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
            onChange={(image) => {
              if (image !== undefined) onChange?.({ kind: 'taken', image })
              close()
            }}
            onCancel={close}
          />
        </ShortcutLayer>
      </Modal>
    </div>
  )
}
