import { useTexts, type Translate } from '../../i18n/index.ts'
import { isFull, type Reader } from './reader.ts'

/** What to do about a reader; empty when all is well. */
function stepOf(t: Translate, reader: Reader): string {
  if (reader.state === 'ready') return isFull(reader) ? t('readers.hints.full') : ''
  if (reader.cause !== null) return t(`readers.hints.${reader.cause}`)
  return reader.state === 'connecting' ? t('readers.hints.connecting') : ''
}

/** Above the list: what to do about each reader that needs something, in whole sentences. */
export function NextSteps({ readers }: { readers: readonly Reader[] }) {
  const { t } = useTexts()
  const steps = readers.flatMap((reader) => {
    const words = stepOf(t, reader)
    return words === '' ? [] : [{ ...reader, words }]
  })
  if (steps.length === 0) return null
  return (
    <ul className="r-steps" aria-label={t('readers.hint')}>
      {steps.map(({ id, name, words, detail }) => (
        <li key={id} title={detail}>
          <strong>{name}</strong> {words}
        </li>
      ))}
    </ul>
  )
}
