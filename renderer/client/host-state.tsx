import { skipToken, useQuery } from '@tanstack/react-query'
import { Form } from 'antd'

import { useTexts, type Translate } from '../i18n/index.ts'
import { formatClock, formatDay, formatShort } from '../ui/time.ts'
import { useApi } from './desk.tsx'

/** Somebody is away until `until`, UTC ms. */
interface Absence {
  readonly until: number
  readonly message: string
  readonly deputyName: string
}

/** `外出至 15:00`; with the day when it is not today. */
export function awayText(t: Translate, { until }: Pick<Absence, 'until'>): string {
  const today = formatDay(until) === formatDay(Date.now())
  return t('calls.away', { until: today ? formatClock(until) : formatShort(until) })
}

/** `外出至 15:00 · 李强代 · 外出开会`: as much as fits under a field, what matters first. */
function absenceLine(t: Translate, absence: Absence): string {
  const deputy = absence.deputyName === '' ? '' : t('calls.awayDeputy', { name: absence.deputyName })
  return [awayText(t, absence), deputy, absence.message].filter((part) => part !== '').join(' · ')
}

/** For the field in which a host is chosen: that he is out, until when, who stands in and what he left to say. */
export function useHostHint(field: string): { readonly hint?: string } {
  const { t } = useTexts()
  const host = Form.useWatch(field) as { readonly id: string } | null | undefined
  const { data } = useQuery(
    useApi().absence.state.queryOptions({ input: host ? { staffId: Number(host.id) } : skipToken }),
  )
  if (!host || !data) return {}
  if (data.absence) return { hint: absenceLine(t, data.absence) }
  return data.presence === 'out' ? { hint: t('calls.clockedOut') } : {}
}
