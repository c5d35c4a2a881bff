import { Checkbox, Form, Input, InputNumber, Radio, Select, type FormRule } from 'antd'
import type { ReactElement } from 'react'

import { useTexts } from '../i18n/index.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import type { Controlled } from './controlled.ts'
import { MoneyInput } from './money-input.tsx'
import { maxFen } from './money.ts'
import { MomentInput } from './moment-input.tsx'

/** What every field takes. `name` is the key in the form's values, or a path into them. */
export type FieldProps = {
  name: string | readonly (string | number)[]
  label: string
  required?: boolean
  /** The mark alone, for a field that may be left empty when another one is filled in; its rule is its own. */
  marked?: boolean
  /** A short help under the field. */
  hint?: string
  placeholder?: string
  disabled?: boolean
  /** Further antd rules. */
  rules?: readonly FormRule[]
  /** Spans all columns of a FieldGrid. */
  wide?: boolean
}

type FieldItemProps = FieldProps & {
  children: ReactElement
  valuePropName?: string
  /** What a person does here, for the sentence of an empty required field. */
  act?: 'fill' | 'choose' | 'sign'
}

/** Label above, mark, hint and error of one field. Own fields are built on it: one child that takes value/onChange. */
export function FieldItem({
  name,
  label,
  required = false,
  marked = required,
  hint,
  rules = [],
  wide = false,
  ...rest
}: FieldItemProps) {
  const { t } = useTexts()
  const sentences = { fill: 'ui.form.required', choose: 'ui.form.chooseOne', sign: 'ui.form.sign' } as const
  const plain: FormRule = { required: true, message: t(sentences[rest.act ?? 'fill'], { label }) }
  // `whitespace` is for texts only; other kinds of values fail it.
  const needed: FormRule = { ...plain, whitespace: true }
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
      required={marked}
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
    <FieldItem {...props} act="choose">
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
    <FieldItem {...props} act="choose">
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

/**
 * A moment: value in UTC milliseconds, shown and typed as the site's wall clock (`2026-03-02 09:30`, `3-2 9:30`, `0930`),
 * or picked with the pointer. What is no moment becomes NaN, which never validates.
 */
export function DateTimeField(props: FieldProps & { dateOnly?: boolean }) {
  const { t } = useTexts()
  const { dateOnly = false, disabled = false, placeholder } = props
  const real: FormRule = {
    validator: (_, ms: unknown) =>
      Number.isNaN(ms)
        ? Promise.reject(new Error(t(dateOnly ? 'ui.form.day' : 'ui.form.moment')))
        : Promise.resolve(),
  }
  return (
    <FieldItem {...props} rules={[real, ...(props.rules ?? [])]}>
      <MomentInput
        dateOnly={dateOnly}
        disabled={disabled}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </FieldItem>
  )
}

/** A tick with its sentence beside it. `required` means it has to be ticked (a notice that was read out). */
export function CheckField(props: FieldProps) {
  const { t } = useTexts()
  const { required = false, label } = props
  const ticked: FormRule = {
    validator: (_, value: unknown) =>
      value === true ? Promise.resolve() : Promise.reject(new Error(t('ui.form.tick', { label }))),
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
