import { CalendarOutlined } from '@ant-design/icons'
import { Calendar, Input, Popover } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'

import { useTexts } from '../i18n/index.ts'
import type { Controlled } from './controlled.ts'
import { useShortcut } from './keyboard.tsx'
import { parseMoment } from './moment.ts'
import { formatDay, formatMoment, fromWall, toWall } from './time.ts'

type MomentInputProps = Controlled<number | null> & {
  dateOnly: boolean
  disabled: boolean
  placeholder?: string
}

/** UTC milliseconds, typed as the site's wall clock; NaN while the text is no moment. The button opens a calendar. */
export function MomentInput({ value, onChange, onBlur, dateOnly, disabled, ...rest }: MomentInputProps) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState<{ text: string; ms: number | null }>({ text: '', ms: null })
  const ms = value ?? null
  const show = (moment: number) => (dateOnly ? formatDay(moment) : formatMoment(moment))
  const text = Object.is(draft.ms, ms) ? draft.text : ms === null ? '' : show(ms)
  const known = ms !== null && !Number.isNaN(ms)
  const type = (typed: string) => {
    const parsed = parseMoment(typed, Date.now(), dateOnly)
    const next = parsed === undefined ? Number.NaN : parsed
    setDraft({ text: typed, ms: next })
    onChange?.(next)
  }
  const pick = (day: Dayjs) => {
    const clock = toWall(known ? ms : Date.now())
    const next = fromWall(
      dateOnly ? day.startOf('day') : day.hour(clock.hour()).minute(clock.minute()).second(0),
    )
    setDraft({ text: show(next), ms: next })
    onChange?.(next)
    setOpen(false)
  }
  useShortcut('Escape', () => setOpen(false), { disabled: !open })
  // Without content the pop-up would not open at all.
  const calendar = (
    <div className="q-calendar">
      {open && (
        <Calendar
          fullscreen={false}
          {...(known ? { defaultValue: toWall(ms) } : {})}
          onSelect={(day, { source }) => source === 'date' && pick(day)}
        />
      )}
    </div>
  )
  return (
    <Input
      {...rest}
      disabled={disabled}
      value={text}
      autoComplete="off"
      maxLength={24}
      placeholder={rest.placeholder ?? (dateOnly ? 'YYYY-MM-DD' : 'YYYY-MM-DD HH:mm')}
      className="q-moment"
      onChange={(event) => type(event.target.value)}
      onBlur={() => {
        if (known) setDraft({ text: show(ms), ms })
        onBlur?.()
      }}
      suffix={
        <Popover
          open={open && !disabled}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          content={calendar}
        >
          {/* The keyboard types the date; Tab goes past the button. */}
          <button
            type="button"
            tabIndex={-1}
            disabled={disabled}
            className="q-inner"
            aria-label={t('ui.form.calendar')}
          >
            <CalendarOutlined aria-hidden="true" />
          </button>
        </Popover>
      }
    />
  )
}
