import { say } from './i18n/fill.ts'
import { locales, type Locale, type Pair } from './i18n/pair.ts'
import { start } from './i18n/start.ts'

/** Reasons that have a text of their own; the core's `OpenFailure` names the same ones. */
export type StartFailureReason = Exclude<
  keyof typeof start,
  'title' | 'safe' | 'whatToDo' | 'technical' | 'noBackup'
>

export interface StartFailure {
  readonly reason: StartFailureReason
  readonly file: string
  readonly detail: string
  /** Copy made before a migration that failed. */
  readonly backup: string | null
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

/** What is the matter and what to do, in one language, as plain text. */
export function startFailureText(failure: StartFailure, locale: Locale): { what: string; next: string } {
  const { file, detail, backup, reason } = failure
  const values = { file, detail, backup: backup ?? say(start.noBackup, locale) }
  return { what: say(start[reason].what, locale, values), next: say(start[reason].next, locale, values) }
}

const style = `
  body { margin: 0; background: #f5f5f5; color: #1f1f1f; font: 16px/1.7 'Noto Sans SC Variable', 'Noto Sans CJK SC',
    'Microsoft YaHei', 'PingFang SC', system-ui, sans-serif; }
  main { max-width: 720px; margin: 8vh auto; padding: 0 24px; }
  section { background: #fff; border: 1px solid #d9d9d9; border-left: 6px solid #cf1322; border-radius: 6px;
    padding: 20px 28px; margin-bottom: 20px; overflow-wrap: anywhere; }
  h1 { font-size: 22px; margin: 0 0 8px; } h2 { font-size: 16px; margin: 16px 0 4px; } p { margin: 0 0 8px; }
  code { font-size: 13px; color: #595959; }`

function section(failure: StartFailure, locale: Locale): string {
  const text = (pair: Pair) => escapeHtml(say(pair, locale))
  const { what, next } = startFailureText(failure, locale)
  const technical = [failure.reason, failure.file, failure.detail, failure.backup ?? '']
    .filter(Boolean)
    .join(' | ')
  return `<section lang="${locale}">
  <h1>${text(start.title)}</h1>
  <p>${escapeHtml(what)}</p>
  <p>${text(start.safe)}</p>
  <h2>${text(start.whatToDo)}</h2>
  <p>${escapeHtml(next)}</p>
  <h2>${text(start.technical)}</h2>
  <p><code>${escapeHtml(technical)}</code></p>
</section>`
}

/**
 * The page shown in place of the product when its database cannot be opened: both languages, no script, nothing loaded
 * from anywhere, so that it can be drawn when everything else is broken. Both hosts show it.
 */
export function startFailurePage(failure: StartFailure): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(say(start.title, 'zh-CN'))}</title>
<style>${style}</style>
</head>
<body><main>
${locales.map((locale) => section(failure, locale)).join('\n')}
</main></body>
</html>
`
}
