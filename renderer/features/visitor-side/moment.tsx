import { useBothTexts, useTexts } from '../../i18n/index.ts'

/** The core cannot be heard. */
export function Moment() {
  const both = useBothTexts()
  return (
    <div className="w-idle" role="status">
      {both.map(([locale, t]) => (
        <p key={locale} lang={locale} className="w-site">
          {t('visitorSide.moment')}
        </p>
      ))}
    </div>
  )
}

/** Nobody takes an example for the house he came to. */
export function Demo({ on }: { on: boolean }) {
  const { t } = useTexts()
  return on ? <strong className="q-demo w-demo">{t('ui.layout.demo')}</strong> : null
}
