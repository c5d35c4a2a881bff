/** What antd's form hands to the child of a field. */
export type Controlled<Value> = {
  id?: string
  value?: Value
  onChange?: (value: Value) => void
  onBlur?: () => void
}
