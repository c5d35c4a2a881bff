import { Radio } from 'antd'

import { useTexts } from '../i18n/index.ts'
import { FieldItem } from '../ui/fields.tsx'

/** The one question about dangerous goods and fever (house rule A8); value: true for yes. */
export function HazardsField({ hint }: { hint?: string }) {
  const { t } = useTexts()
  return (
    <FieldItem
      name="hazards"
      label={t('arrivalExtras.hazards')}
      act="choose"
      required
      wide
      {...(hint === undefined ? {} : { hint })}
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
