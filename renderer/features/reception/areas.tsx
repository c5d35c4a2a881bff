import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'

import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem } from '../../ui/fields.tsx'

/** Parts of the building, and the departments that work there; a line each. */
export function AreasEditor() {
  const { t } = useTexts()
  const departments = useQuery(useApi().staff.departments.queryOptions({ input: {} }))
  return (
    <Form.List name="areas">
      {(lines, { add, remove }) => (
        <div className="r-own">
          {lines.map(({ key, name }) => (
            <div key={key} className="r-area-line">
              <FieldItem name={[name, 'name']} label={t('reception.rule.areaName')} required>
                <Input maxLength={40} autoComplete="off" />
              </FieldItem>
              <FieldItem name={[name, 'departments']} label={t('reception.rule.departments')}>
                <Select mode="tags" options={(departments.data ?? []).map((value) => ({ value }))} />
              </FieldItem>
              <Button type="text" onClick={() => remove(name)}>
                {t('reception.type.ownRemove')}
              </Button>
            </div>
          ))}
          {lines.length < 60 && (
            <div>
              <Button size="small" onClick={() => add({ departments: [] })}>
                {t('reception.rule.areaAdd')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Form.List>
  )
}
