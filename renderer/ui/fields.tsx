import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select, type FormRule } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState, type ReactElement } from 'react'

import { useTexts } from '../i18n/index.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import { formatFen, maxFen, parseFen } from './money.ts'
import { fromWall, toWall } from './time.ts'

/** What every field takes. `name` is the key in the form's values, or a path into them. */
export type FieldProps = {
  name: string | readonly (string | number)[]
  label: string
  required?: boolean
  /** A short help under the field. */
  hint?: string
  placeholder?: string
  disabled?: boolean
  /** Further antd rules. */
  rules?: readonly FormRule[]
  /** Spans all columns of a FieldGrid. */
  wide?: boolean
}

type FieldItemProps = FieldProps & { children: ReactElement; valuePropName?: string }

/** Label above, mark, hint and error of one field. Own fields are built on it: one child that takes value/onChange. */
export function FieldItem({
  name,
  label,
  required = false,
  hint,
  rules = [],
  wide = false,
  ...rest
}: FieldItemProps) {
  const { t } = useTexts()
  const needed: FormRule = { required: true, message: t('ui.form.required', { label }), whitespace: true }
  // `whitespace` is for texts only; other kinds of values fail it.
  const plain: FormRule = { required: true, message: t('ui.form.required', { label }) }
  const text = rest.children.type === Input || rest.children.type === Input.TextArea
  return (
    <Form.Item
      name={typeof name === 'string' || typeof name === 'number' ? name : [...name]}
      label={label}
      {...(hint === undefined ? {} : { extra: hint })}
      rules={[...(required ? [text ? needed : plain] : []), ...rules]}
      validateTrigger={['onBlur', 'onSubmit']}
      validateFirst
      className={wide ? 'q-wide' : ''}
      {...(rest.valuePropName === undefined ? {} : { valuePropName: rest.valuePropName })}
      required={required}
    >
      {rest.children}
    </Form.Item>
  )
}

/** One line of text. */
export function TextField(props: FieldProps & { maxLength?: number }) {
  const { placeholder, disabled = false, maxLength = 100 } = props
  return (
    <FieldItem {...props}>
      <Input
        autoComplete="off"
        maxLength={maxLength}
        disabled={disabled}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </FieldItem>
  )
}

/** A password; dots, and never filled in or kept by the browser. */
export function SecretField(props: FieldProps & { maxLength?: number }) {
  const { disabled = false, maxLength = 100 } = props
  return (
    <FieldItem {...props}>
      <Input.Password autoComplete="new-password" maxLength={maxLength} disabled={disabled} />
    </FieldItem>
  )
}

/** Several lines; Enter makes a line, Ctrl+Enter goes on. */
export function TextArea(props: FieldProps & { rows?: number; maxLength?: number }) {
  const { placeholder, disabled = false, rows = 3, maxLength = 1000 } = props
  return (
    <FieldItem {...props}>
      <Input.TextArea
        rows={rows}
        maxLength={maxLength}
        disabled={disabled}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </FieldItem>
  )
}

/** A mainland mobile has 11 digits from 13 to 19; anything else with 5 to 20 digits is a landline, extension or foreign. */
export function phoneComplete(text: string): boolean {
  const digits = text.replace(/[\s()+-]/g, '')
  if (!/^\d{3,20}$/.test(digits)) return false
  return !/^1[3-9]/.test(digits) || text.startsWith('+') || digits.length === 11
}

/** A phone number as it was told; full-width digits become plain, spaces go. */
export function PhoneField(props: FieldProps) {
  const { t } = useTexts()
  const complete: FormRule = {
    validator: (_, value: unknown) =>
      typeof value !== 'string' || value === '' || phoneComplete(value)
        ? Promise.resolve()
        : Promise.reject(new Error(t('ui.form.phone'))),
  }
  return (
    <FieldItem {...props} rules={[complete, ...(props.rules ?? [])]}>
      <PhoneInput disabled={props.disabled ?? false} placeholder={props.placeholder ?? ''} />
    </FieldItem>
  )
}

type Controlled<Value> = {
  id?: string
  value?: Value
  onChange?: (value: Value) => void
  onBlur?: () => void
}

function PhoneInput({
  value = '',
  onChange,
  ...rest
}: Controlled<string> & { disabled: boolean; placeholder: string }) {
  return (
    <Input
      {...rest}
      value={value}
      inputMode="tel"
      autoComplete="off"
      maxLength={24}
      onChange={(event) => onChange?.(toHalfWidth(event.target.value).replace(/\s/g, ''))}
    />
  )
}

export type Option<Value extends string | number = string> = {
  value: Value
  label: string
  search?: string
  disabled?: boolean
}

/** One of many: opens on ↓ or typing, searches label and `search` (pinyin, codes). */
export function SelectField(
  props: FieldProps & { options: readonly Option<string | number>[]; clearable?: boolean },
) {
  const { t } = useTexts()
  const { options, placeholder, disabled = false, required = false, clearable = !required } = props
  return (
    <FieldItem {...props}>
      <Select
        options={options.map((option) => ({ ...option }))}
        placeholder={placeholder ?? t('ui.form.choose')}
        disabled={disabled}
        allowClear={clearable}
        showSearch={{
          filterOption: (input, option) =>
            `${option?.label ?? ''} ${option?.search ?? ''}`
              .toLowerCase()
              .includes(input.trim().toLowerCase()),
        }}
      />
    </FieldItem>
  )
}

/** One of a few, all in sight; ← → choose. */
export function ChoiceField(props: FieldProps & { options: readonly Option<string | number>[] }) {
  return (
    <FieldItem {...props}>
      <Radio.Group
        options={props.options.map(({ value, label, disabled = false }) => ({ value, label, disabled }))}
        optionType="button"
        buttonStyle="solid"
        disabled={props.disabled ?? false}
      />
    </FieldItem>
  )
}

/** A whole number. */
export function NumberField(props: FieldProps & { min?: number; max?: number; unit?: string }) {
  const { min = 0, max = 9999, unit, disabled = false } = props
  return (
    <FieldItem {...props}>
      <InputNumber
        min={min}
        max={max}
        precision={0}
        parser={(text) => Number(toHalfWidth(text ?? '').replace(/[^\d-]/g, ''))}
        disabled={disabled}
        style={{ width: '100%' }}
        {...(unit === undefined ? {} : { suffix: unit })}
      />
    </FieldItem>
  )
}

/** An amount of money: value in whole fen, shown in yuan. What is no amount becomes NaN, which never validates. */
export function MoneyField(props: FieldProps & { negative?: boolean }) {
  const { t } = useTexts()
  const amount: FormRule = {
    validator: (_, fen: unknown) => {
      if (typeof fen !== 'number') return Promise.resolve()
      if (Number.isNaN(fen) || (fen < 0 && props.negative !== true))
        return Promise.reject(new Error(t('ui.form.money')))
      return Math.abs(fen) > maxFen ? Promise.reject(new Error(t('ui.form.moneyTooMuch'))) : Promise.resolve()
    },
  }
  return (
    <FieldItem {...props} rules={[amount, ...(props.rules ?? [])]}>
      <MoneyInput disabled={props.disabled ?? false} />
    </FieldItem>
  )
}

function MoneyInput({ value, onChange, onBlur, ...rest }: Controlled<number | null> & { disabled: boolean }) {
  // The text being typed, and the amount it stood for; when the form brings another amount, that one is shown.
  const [draft, setDraft] = useState<{ text: string; fen: number | null }>({ text: '', fen: null })
  const fen = value ?? null
  const text = Object.is(draft.fen, fen) ? draft.text : fen === null ? '' : formatFen(fen)
  return (
    <Input
      {...rest}
      prefix="¥"
      inputMode="decimal"
      autoComplete="off"
      maxLength={16}
      className="q-money"
      value={text}
      onChange={(event) => {
        const parsed = parseFen(event.target.value)
        const next = parsed === undefined ? Number.NaN : parsed
        setDraft({ text: event.target.value, fen: next })
        onChange?.(next)
      }}
      onBlur={() => {
        if (fen !== null && !Number.isNaN(fen)) setDraft({ text: formatFen(fen), fen })
        onBlur?.()
      }}
    />
  )
}

/** A moment: value in UTC milliseconds, shown and typed as the site's wall clock. */
export function DateTimeField(props: FieldProps & { dateOnly?: boolean }) {
  const { dateOnly = false, disabled = false, placeholder } = props
  return (
    <FieldItem {...props}>
      <MomentInput
        dateOnly={dateOnly}
        disabled={disabled}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </FieldItem>
  )
}

type MomentInputProps = Controlled<number | null> & {
  dateOnly: boolean
  disabled: boolean
  placeholder?: string
}

function MomentInput({ value, onChange, dateOnly, ...rest }: MomentInputProps) {
  const formats = dateOnly
    ? ['YYYY-MM-DD', 'YYYYMMDD', 'MM-DD', 'M-D']
    : ['YYYY-MM-DD HH:mm', 'MM-DD HH:mm', 'M-D HH:mm', 'HH:mm', 'HHmm']
  return (
    <DatePicker
      {...rest}
      format={formats}
      showTime={dateOnly ? false : { format: 'HH:mm' }}
      needConfirm={false}
      value={value == null ? null : toWall(value)}
      onChange={(wall: Dayjs | null) => onChange?.(wall === null ? null : fromWall(wall))}
      style={{ width: '100%' }}
    />
  )
}

/** A tick with its sentence beside it. `required` means it has to be ticked (a notice that was read out). */
export function CheckField(props: FieldProps) {
  const { t } = useTexts()
  const { required = false, label } = props
  const ticked: FormRule = {
    validator: (_, value: unknown) =>
      value === true ? Promise.resolve() : Promise.reject(new Error(t('ui.form.required', { label }))),
  }
  return (
    <Form.Item
      name={typeof props.name === 'string' ? props.name : [...props.name]}
      valuePropName="checked"
      {...(props.hint === undefined ? {} : { extra: props.hint })}
      rules={required ? [ticked] : []}
      className={props.wide === true ? 'q-wide q-check' : 'q-check'}
    >
      <Checkbox disabled={props.disabled ?? false}>{label}</Checkbox>
    </Form.Item>
  )
}
