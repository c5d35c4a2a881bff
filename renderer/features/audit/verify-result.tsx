import { Alert } from 'antd'

import type { Verification } from '#shared/contract/desk.ts'
import { useTexts } from '../../i18n/index.ts'

/** Whether the record is whole, or the first things that are not. */
export function VerifyResult({ result }: { result: Verification }) {
  const { t } = useTexts()
  if (result.ok) {
    const { entries, headCode: code } = result
    return <Alert type="success" showIcon role="status" title={t('audit.whole', { entries, code })} />
  }
  const count = result.damage.length
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={
        result.firstBroken === null
          ? t('audit.brokenNoSeq', { count })
          : t('audit.broken', { count, seq: result.firstBroken })
      }
      description={
        <>
          <ul>
            {result.damage.slice(0, 20).map(({ kind, seq, detail }) => {
              const what = t(`audit.damage.${kind}`)
              return (
                <li key={`${kind} ${seq} ${detail}`}>
                  {seq === null
                    ? t('audit.damageNoSeq', { what, detail })
                    : t('audit.damageAt', { seq, what, detail })}
                </li>
              )
            })}
          </ul>
          {t('audit.whatNow')}
        </>
      }
    />
  )
}
