import { CloseOutlined } from '@ant-design/icons'
import { Form, Input, Select, Space, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'

import { lentPassKinds, mostLent, type Lent } from '#shared/contract/leaving.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Controlled } from '../../ui/controlled.ts'
import { FieldItem } from '../../ui/fields.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'

/** Letters belong to the grades and the other digits to the types. */
const key = 'Alt+0'

/** What is lent most to somebody who has a badge already; without a number it is nothing. */
const usual: Lent = { kind: 'card', number: '' }

/** The badge, and behind it whatever else is lent: a field each, which comes on a key and takes no room before. */
export function BadgeFields({ required }: { required: boolean }) {
  const { t } = useTexts()
  const form = Form.useFormInstance()
  const count = (Form.useWatch('passes') as readonly Lent[] | undefined)?.length ?? 0
  const full = count >= mostLent
  /** From what the fields hold, not from what was drawn last: keys are quicker than that. */
  const add = () => {
    const lent = (form.getFieldValue('passes') as readonly Lent[] | undefined) ?? []
    if (lent.length < mostLent) form.setFieldValue('passes', [...lent, usual])
  }
  useShortcut(key, add, { label: t('passes.another'), disabled: full })
  return (
    <>
      <FieldItem name="badgeNumber" label={t('visitors.badgeNumber')} required={required}>
        <Input
          autoComplete="off"
          maxLength={20}
          suffix={
            full ? undefined : (
              <button type="button" tabIndex={-1} className="q-inner" aria-keyshortcuts={key} onClick={add}>
                {t('passes.another')} <kbd>{key}</kbd>
              </button>
            )
          }
        />
      </FieldItem>
      <Form.List name="passes">
        {(fields, { remove }) =>
          fields.map(({ key: place, name }) => (
            <FieldItem key={place} name={[name]} label={t('passes.lend')}>
              <LentInput onRemove={() => remove(name)} />
            </FieldItem>
          ))
        }
      </Form.List>
    </>
  )
}

/** Its number, which has the focus when the field comes; its kind is passed by Enter. */
function LentInput({
  id,
  value = usual,
  onChange,
  onBlur,
  onRemove,
}: Controlled<Lent> & { onRemove: () => void }) {
  const { t } = useTexts()
  const number = useRef<InputRef>(null)
  useEffect(() => number.current?.focus(), [])
  return (
    <Space.Compact block>
      <span data-enter-past="" className="v-lent-kind">
        <Select
          aria-label={t('passes.kind')}
          value={value.kind}
          options={lentPassKinds.map((kind) => ({ value: kind, label: t(`passes.kinds.${kind}`) }))}
          onChange={(kind) => onChange?.({ ...value, kind })}
        />
      </span>
      <Input
        ref={number}
        {...(id === undefined ? {} : { id })}
        autoComplete="off"
        maxLength={20}
        value={value.number}
        onChange={(event) => onChange?.({ ...value, number: event.target.value })}
        onBlur={() => onBlur?.()}
        suffix={
          <button
            type="button"
            tabIndex={-1}
            className="q-inner"
            aria-label={t('passes.notLent')}
            onClick={onRemove}
          >
            <CloseOutlined aria-hidden="true" />
          </button>
        }
      />
    </Space.Compact>
  )
}
