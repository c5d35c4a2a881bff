import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'

import type { Locale } from '#shared/i18n/index.ts'

import { useApi } from '../client/desk.tsx'
import { useProblems } from '../client/problem.ts'
import { showLocale, useTexts } from '../i18n/index.ts'
import { PrintForm } from '../print/forms/index.tsx'
import { ErrorState, LoadingState } from '../ui/states.tsx'

/** In a hidden frame the page prints itself as soon as its sheet is final, and tells the window that opened it. */
function usePrintInFrame(): void {
  useEffect(() => {
    if (window.parent === window) return
    const root = document.documentElement
    const observer = new MutationObserver(() => {
      if (root.dataset['printReady'] !== 'true') return
      observer.disconnect()
      window.print()
      window.parent.postMessage('printed', location.origin)
    })
    observer.observe(root, { attributes: true, attributeFilter: ['data-print-ready'] })
    return () => {
      observer.disconnect()
    }
  }, [])
}

/** In a hidden frame nobody sees the sentence: the window that opened it has to say it. */
function useFailInFrame(failed: boolean): void {
  useEffect(() => {
    if (failed && window.parent !== window) window.parent.postMessage('failed', location.origin)
  }, [failed])
}

/** A sheet is read in the binder, not in this window: it comes in the site's language. False until it does. */
function usePrintLocale(wanted: Locale | undefined): boolean {
  const { locale } = useTexts()
  useEffect(() => {
    if (wanted !== undefined) showLocale(wanted)
  }, [wanted])
  return locale === wanted
}

/** One form on its paper size, for whoever holds its ticket; nobody is signed in here. */
export function PrintRoute() {
  const [parameters] = useSearchParams()
  const ticket = parameters.get('ticket') ?? ''
  const api = useApi()
  const { sentence } = useProblems()
  const sheet = useQuery(
    api.print.document.queryOptions({ input: { ticket }, staleTime: Infinity, gcTime: Infinity }),
  )
  const inItsLanguage = usePrintLocale(sheet.data?.site.printLocale)
  usePrintInFrame()
  useFailInFrame(sheet.error !== null)
  if (sheet.error) return <ErrorState message={sentence(sheet.error)} />
  return sheet.data && inItsLanguage ? <PrintForm document={sheet.data} /> : <LoadingState lines={6} />
}
