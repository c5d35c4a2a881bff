import { useTexts } from '../i18n/index.ts'
import type { FormProblems } from '../ui/form.tsx'
import { shownError } from './request.ts'

/** The sentences of failures, in the current language. */
export interface Problems {
  /** One sentence: what is the matter and what to do next. */
  sentence(error: unknown): string
  /** The same for a form: `problemsOf` of DeskForm and FormDialog. */
  ofForm(error: unknown): FormProblems
}

/** Turns the contract's errors into sentences; what is unexpected gets the general one. */
export function useProblems(): Problems {
  const { t } = useTexts()
  const sentence = (error: unknown) => {
    const { code, data } = shownError(error)
    // The codes are checked against the texts by a test; their parameters come with the error itself.
    return (t as (key: string, data: object) => string)(`errors.${code}`, data)
  }
  return {
    sentence,
    ofForm(error) {
      const { code, data } = shownError(error)
      const message = sentence(error)
      if (code === 'INVALID_INPUT') {
        const wrong = data['fields'] as readonly { path: string }[]
        return {
          message,
          fields: wrong.map(({ path }) => ({ field: path, message: t('errors.FIELD_INVALID') })),
        }
      }
      return typeof data['field'] === 'string' ? { fields: [{ field: data['field'], message }] } : { message }
    },
  }
}
