import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Form } from 'antd'
import { useState } from 'react'

import type { Parcel } from '#shared/contract/custody.ts'
import { carriers } from '#shared/domain/carriers.ts'
import { useApi } from '../../client/desk.tsx'
import { useFindStaff } from '../../client/find-staff.ts'
import { useTexts } from '../../i18n/index.ts'
import { DateTimeField, FieldItem, TextField } from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import { PersonField, type Person } from '../../ui/person-select.tsx'
import { MarksField } from './marks.tsx'

/** The form's values; texts left empty are missing keys. */
export interface ReceivingValues {
  readonly barcode?: string
  readonly carrier?: string
  readonly recipient?: Person | null
  readonly recipientName?: string
  readonly phoneLast4?: string
  readonly shelf: string
  readonly marks?: Parcel['marks']
  readonly note?: string
  readonly receivedAt?: number | null
}

/** In the order of the hands: label, addressee, place. */
export function ReceivingFields() {
  const { t } = useTexts()
  const find = useFindStaff()
  const shelves = useQuery(useApi().parcels.shelves.queryOptions({ input: {} }))
  const colleague = Form.useWatch('recipient') as Person | null | undefined
  const [late, setLate] = useState(false)
  return (
    <>
      <FieldGrid columns={2}>
        <TextField
          name="barcode"
          label={t('parcels.barcode')}
          placeholder={t('parcels.barcodeHint')}
          maxLength={60}
        />
        <FieldItem name="carrier" label={t('parcels.carrier')}>
          <AutoComplete
            maxLength={40}
            options={carriers.map((value) => ({ value }))}
            showSearch={{ filterOption: (input, option) => option?.value.includes(input) ?? false }}
          />
        </FieldItem>
        <PersonField name="recipient" label={t('parcels.recipientStaff')} find={find} />
        <TextField
          name="recipientName"
          label={t('parcels.recipientOther')}
          placeholder={t('parcels.recipientOtherHint')}
          maxLength={60}
          disabled={colleague != null}
        />
        <TextField
          name="phoneLast4"
          label={t('parcels.phoneLast4')}
          maxLength={4}
          rules={[{ pattern: /^\d{4}$/, message: t('parcels.phoneLast4Wrong') }]}
        />
        <FieldItem
          name="shelf"
          label={t('parcels.shelf')}
          hint={t('parcels.shelfHint')}
          required
          rules={[{ pattern: /^\s*[A-Za-z0-9]{1,4}-[A-Za-z0-9]{1,3}\s*$/, message: t('parcels.shelfWrong') }]}
        >
          <AutoComplete
            maxLength={8}
            options={(shelves.data ?? []).map(({ shelf, held, next }) => ({
              value: shelf,
              label: (
                <span className="c-shelf">
                  <b>{shelf}</b>
                  {held !== null && next !== null && <span>{t('parcels.shelfHeld', { held, next })}</span>}
                </span>
              ),
            }))}
          />
        </FieldItem>
        <MarksField name="marks" label={t('parcels.marks')} />
        <TextField name="note" label={t('parcels.note')} maxLength={200} />
      </FieldGrid>
      {late ? (
        <FieldGrid columns={2}>
          <DateTimeField name="receivedAt" label={t('parcels.receivedAt')} hint={t('parcels.receivedHint')} />
        </FieldGrid>
      ) : (
        <Button type="link" className="c-late" onClick={() => setLate(true)}>
          {t('parcels.receivedLater')}
        </Button>
      )}
    </>
  )
}
