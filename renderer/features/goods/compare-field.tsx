import { Button, Input, InputNumber, type FormRule } from 'antd'
import { useRef } from 'react'

import type { GoodsItem } from '#shared/contract/goods-passes.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Controlled } from '../../ui/controlled.ts'
import { FieldItem } from '../../ui/fields.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { StatusTag } from '../../ui/status.tsx'
import { asListed, isCompared, lineOfSerial, seenOf, verdictOf, type Findings, type Seen } from './finding.ts'

/** The things at the door beside their lines; every line has to be looked at before anything is decided. */
export function CompareField({ items }: { items: readonly GoodsItem[] }) {
  const { t } = useTexts()
  const whole: FormRule = {
    validator: (_, findings: Findings = {}) =>
      items.every((item) => isCompared(item, seenOf(findings, item)))
        ? Promise.resolve()
        : Promise.reject(new Error(t('goods.compareAll'))),
  }
  return (
    <FieldItem name="found" label={t('goods.items')} hint={t('goods.compareText')} required rules={[whole]}>
      <CompareInput items={items} />
    </FieldItem>
  )
}

const quantityId = (line: number) => `g-quantity-${line}`

/** The line that holds the cursor. */
function focusedLine(root: HTMLElement | null): number | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-line]')
  return row && root?.contains(row) ? Number(row.dataset['line']) : undefined
}

function CompareInput({
  items,
  value = {},
  onChange,
}: Controlled<Findings> & { items: readonly GoodsItem[] }) {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const root = useRef<HTMLTableElement>(null)
  const change = (item: GoodsItem, part: Partial<Seen>) =>
    onChange?.({ ...value, [item.line]: { ...seenOf(value, item), ...part } })
  const itemOf = (line: number | undefined) => items.find((item) => item.line === line)

  /** The line fits; the cursor goes to the next one that is still to be compared, or leaves the table. */
  const fits = (item: GoodsItem) => {
    change(item, asListed(item))
    const next = items.find((one) => one.line > item.line && verdictOf(one, seenOf(value, one)) === 'open')
    document.getElementById(next ? quantityId(next.line) : 'unlisted')?.focus()
  }
  const firstOpen = () => items.find((item) => verdictOf(item, seenOf(value, item)) === 'open')
  useShortcut(
    'Alt+C',
    () => {
      const item = itemOf(focusedLine(root.current)) ?? firstOpen()
      if (item) fits(item)
    },
    { label: t('goods.fits') },
  )
  useScanner(({ text }) => {
    const item = lineOfSerial(items, value, text)
    const focused = itemOf(focusedLine(root.current))
    if (item) {
      const { quantity } = seenOf(value, item)
      change(item, { serialNumber: text, quantity: quantity ?? item.quantity })
      done(t('goods.scanFits', { line: item.line }))
      return
    }
    problem(t('goods.scanUnknown', { text }))
    // What lies in the hand belongs to the line under the cursor: it differs, and shall be written so.
    if (focused && focused.serialNumber !== '') change(focused, { serialNumber: text })
  })
  return (
    <table ref={root} className="g-items g-compare">
      <thead>
        <tr>
          <th className="g-number">{t('goods.slip.line')}</th>
          <th>{t('goods.listed')}</th>
          <th className="g-quantity">{t('goods.quantity')}</th>
          <th className="g-quantity">{t('goods.foundQuantity')}</th>
          <th>{t('goods.serial')}</th>
          <th className="g-serial">{t('goods.foundSerial')}</th>
          <th className="g-verdict">{t('goods.found')}</th>
          <td className="g-act" />
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <CompareLine
            key={item.line}
            item={item}
            seen={seenOf(value, item)}
            onChange={(part) => change(item, part)}
            onFits={() => fits(item)}
          />
        ))}
      </tbody>
    </table>
  )
}

type CompareLineProps = {
  item: GoodsItem
  seen: Seen
  onChange: (part: Partial<Seen>) => void
  onFits: () => void
}

function CompareLine({ item, seen, onChange, onFits }: CompareLineProps) {
  const { t } = useTexts()
  const { line } = item
  const label = (field: string) => ({ 'aria-label': t('goods.lineOf', { line, field }) })
  const verdict = verdictOf(item, seen)
  return (
    <tr data-line={line}>
      <td className="g-number">{line}</td>
      <td>{`${item.name} ${item.brand}`.trim()}</td>
      <td>{item.quantity}</td>
      <td>
        <InputNumber
          id={quantityId(line)}
          {...label(t('goods.foundQuantity'))}
          value={seen.quantity}
          min={0}
          max={99_999}
          precision={0}
          style={{ width: '100%' }}
          onChange={(quantity) => onChange({ quantity })}
        />
      </td>
      <td>{item.serialNumber}</td>
      <td>
        {item.serialNumber !== '' && (
          <Input
            {...label(t('goods.foundSerial'))}
            value={seen.serialNumber}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => onChange({ serialNumber: event.target.value })}
          />
        )}
      </td>
      <td>
        {verdict === 'open' ? (
          <StatusTag tone="quiet">{t('goods.notYet')}</StatusTag>
        ) : verdict === null ? (
          <StatusTag tone="good">{t('goods.fits')}</StatusTag>
        ) : (
          <StatusTag tone="bad">{t(`goods.differences.${verdict}`)}</StatusTag>
        )}
      </td>
      <td className="g-act">
        <Button size="small" aria-label={t('goods.lineFits', { line })} onClick={onFits}>
          {t('goods.fits')}
        </Button>
      </td>
    </tr>
  )
}
