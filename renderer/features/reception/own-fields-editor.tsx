import { Button, Checkbox, Form, Input, Select } from 'antd'

import { columnRules, ownKeys } from '#shared/contract/reception.ts'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem } from '../../ui/fields.tsx'
import type { OwnValue } from './type-values.ts'

/** Up to twelve questions of the site's own, a line each. Those that were saved can be switched off, not removed. */
export function OwnFieldsEditor() {
  const { t } = useTexts()
  return (
    <Form.List name="own">
      {(lines, { add, remove }) => (
        <div className="r-own">
          {lines.map(({ key, name }) => (
            <OwnLine key={key} at={name} onRemove={() => remove(name)} />
          ))}
          {lines.length < ownKeys.length && (
            <div>
              <Button size="small" onClick={() => add({ rule: 'optional', askAgain: false })}>
                {t('reception.type.ownAdd')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Form.List>
  )
}

function OwnLine({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { t } = useTexts()
  const line = Form.useWatch(['own', at]) as OwnValue | undefined
  // one that has no place yet was never saved
  const isNew = line?.key === undefined
  return (
    <div className="r-own-line">
      <Form.Item name={[at, 'key']} hidden>
        <Input />
      </Form.Item>
      <FieldItem name={[at, 'label']} label={t('reception.type.ownLabel')} required>
        <Input maxLength={30} autoComplete="off" />
      </FieldItem>
      <FieldItem name={[at, 'labelEn']} label={t('reception.type.ownLabelEn')}>
        <Input maxLength={40} autoComplete="off" />
      </FieldItem>
      <FieldItem name={[at, 'rule']} label={t('reception.type.ownRule')}>
        <Select
          options={columnRules.map((value) => ({ value, label: t(`reception.type.rules.${value}`) }))}
        />
      </FieldItem>
      <Form.Item name={[at, 'askAgain']} valuePropName="checked" className="q-check">
        <Checkbox>{t('reception.type.askAgain')}</Checkbox>
      </Form.Item>
      {isNew && (
        <Button type="text" onClick={onRemove}>
          {t('reception.type.ownRemove')}
        </Button>
      )}
    </div>
  )
}
