import { Alert, Button } from 'antd'
import { useState } from 'react'

import { useTexts } from '../../i18n/index.ts'
import { CopiesLine } from './copies-line.tsx'
import type { Reader } from './reader.ts'
import { ReplaceDialog } from './replace-dialog.tsx'

/** What has to be done about the fingers in the readers: a changed module, deletions that wait, copies. */
export function ModuleCare({ readers }: { readers: readonly Reader[] }) {
  const { t } = useTexts()
  const [replacing, setReplacing] = useState<Reader | null>(null)
  return (
    <div className="r-care">
      {readers
        .filter(({ missingFingers }) => missingFingers > 0)
        .map((reader) => (
          <Alert
            key={reader.id}
            type="warning"
            showIcon
            title={t('fingers.replace.missing', { name: reader.name, count: reader.missingFingers })}
            action={
              <Button size="small" type="primary" onClick={() => setReplacing(reader)}>
                {t('fingers.replace.action')}
              </Button>
            }
          />
        ))}
      {readers
        .filter(({ pendingDeletions }) => pendingDeletions > 0)
        .map(({ id, name, pendingDeletions: count }) => (
          <Alert key={id} type="info" showIcon title={t('fingers.pending', { name, count })} />
        ))}
      <CopiesLine />
      {replacing && <ReplaceDialog reader={replacing} onClose={() => setReplacing(null)} />}
    </div>
  )
}
