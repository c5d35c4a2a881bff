import { Radio } from 'antd'

import { useTexts } from '../i18n/index.ts'
import { FieldItem } from '../ui/fields.tsx'

/** The one question about dangerous goods and fever (house rule A8); value: true for yes. `short`: in one line with its answers. */
export function HazardsField({ short = false }: { short?: boolean }) {
  const { t } = useTexts()
  return (
    <FieldItem
      name="hazards"
      label={t(short ? 'arrivalExtras.hazardsShort' : 'arrivalExtras.hazards')}
      act="choose"
      required
      wide
    >
      <Radio.Group
        optionType="button"
        buttonStyle="solid"
        options={[
          { value: false, label: t('arrivalExtras.hazardsNo') },
          { value: true, label: t('arrivalExtras.hazardsYes') },
        ]}
      />
    </FieldItem>
  )
}
