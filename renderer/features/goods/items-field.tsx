import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, type FormRule } from 'antd'
import { useRef, type ClipboardEvent } from 'react'

import { mostGoodsLines, parseGoodsLines } from '#shared/domain/goods-lines.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Controlled } from '../../ui/controlled.ts'
import { FieldItem, type FieldProps } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { blankLine, writtenLines, wrongLine, type Line } from './lines.ts'

/** The things of a pass, line after line. Below the last one an empty line waits; Enter on it goes on with the form. */
export function ItemsField(props: FieldProps) {
  const { t } = useTexts()
  const whole: FormRule = {
    validator(_, lines: readonly Line[] = []) {
      if (writtenLines(lines).length === 0) return Promise.reject(new Error(t('goods.itemsNeeded')))
      const wrong = wrongLine(lines)
      return wrong < 0
        ? Promise.resolve()
        : Promise.reject(new Error(t('goods.lineOf', { line: wrong + 1, field: t('goods.name') })))
    },
  }
  return (
    <FieldItem {...props} hint={t('goods.itemsHint')} rules={[whole]}>
      <ItemsInput />
    </FieldItem>
  )
}

/** The line that holds the cursor; undefined when it is elsewhere. */
function focusedLine(root: HTMLElement | null): number | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-line]')
  return row && root?.contains(row) ? Number(row.dataset['line']) : undefined
}

function ItemsInput({ id, value = [], onChange }: Controlled<readonly Line[]>) {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const root = useRef<HTMLTableElement>(null)
  const shown = value.length < mostGoodsLines ? [...value, blankLine] : value
  const change = (index: number, part: Partial<Line>) =>
    onChange?.(
      index < value.length
        ? value.map((line, at) => (at === index ? { ...line, ...part } : line))
        : [...value, { ...blankLine, ...part }],
    )
  const remove = (index: number) => onChange?.(value.filter((_, at) => at !== index))

  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    const kept = writtenLines(value)
    const lines = parseGoodsLines(text).slice(0, mostGoodsLines - kept.length)
    onChange?.([...kept, ...lines])
    done(t('goods.pasted', { count: lines.length }))
  }
  useScanner(({ text }) => {
    const focused = focusedLine(root.current)
    const open = value.findLastIndex(({ serialNumber }) => serialNumber === '')
    const index = focused ?? (open < 0 ? value.length : open)
    if (index >= mostGoodsLines) problem(t('goods.itemsMost', { count: mostGoodsLines }))
    else change(index, { serialNumber: text })
  })
  return (
    <table ref={root} className="g-items" onPaste={paste}>
      <thead>
        <tr>
          <th className="g-number">{t('goods.slip.line')}</th>
          <th>{t('goods.name')}</th>
          <th>{t('goods.brand')}</th>
          <th className="g-serial">{t('goods.serial')}</th>
          <th className="g-quantity">{t('goods.quantity')}</th>
          <th className="g-storage">{t('goods.storage')}</th>
          <td className="g-number" />
        </tr>
      </thead>
      <tbody>
        {shown.map((line, index) => (
          <ItemLine
            key={index}
            {...(index === 0 && id !== undefined ? { id } : {})}
            line={line}
            number={index + 1}
            waiting={index === value.length}
            onChange={(part) => change(index, part)}
            onRemove={() => remove(index)}
          />
        ))}
      </tbody>
    </table>
  )
}

type ItemLineProps = {
  id?: string
  line: Line
  number: number
  /** The empty line below the written ones: only its name can be filled in, so that Enter leaves it at once. */
  waiting: boolean
  onChange: (part: Partial<Line>) => void
  onRemove: () => void
}

function ItemLine({ id, line, number, waiting, onChange, onRemove }: ItemLineProps) {
  const { t } = useTexts()
  const label = (field: string) => ({ 'aria-label': t('goods.lineOf', { line: number, field }) })
  return (
    <tr data-line={number - 1}>
      <td className="g-number">{number}</td>
      <td>
        <Input
          {...(id === undefined ? {} : { id })}
          {...label(t('goods.name'))}
          value={line.name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </td>
      <td>
        <Input
          {...label(t('goods.brand'))}
          value={line.brand}
          maxLength={80}
          disabled={waiting}
          autoComplete="off"
          onChange={(event) => onChange({ brand: event.target.value })}
        />
      </td>
      <td>
        <Input
          {...label(t('goods.serial'))}
          value={line.serialNumber}
          maxLength={60}
          disabled={waiting}
          autoComplete="off"
          onChange={(event) => onChange({ serialNumber: event.target.value })}
        />
      </td>
      <td>
        <InputNumber
          {...label(t('goods.quantity'))}
          value={waiting ? null : line.quantity}
          min={1}
          max={99_999}
          precision={0}
          disabled={waiting}
          style={{ width: '100%' }}
          onChange={(quantity) => onChange({ quantity })}
        />
      </td>
      <td className="g-storage">
        <Checkbox
          {...label(t('goods.storage'))}
          checked={line.hasStorage}
          disabled={waiting}
          onChange={(event) => onChange({ hasStorage: event.target.checked })}
        />
      </td>
      <td className="g-number">
        {!waiting && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t('goods.removeLine', { line: number })}
            onClick={onRemove}
          />
        )}
      </td>
    </tr>
  )
}
