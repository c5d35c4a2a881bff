import { Segmented as AntSegmented, type SegmentedProps } from 'antd'

/** One choice out of a few, side by side. The library makes its frame a Tab stop besides the choice in it; here it is none. */
export function Segmented<Value extends string | number | boolean>(props: SegmentedProps<Value>) {
  return <AntSegmented<Value> tabIndex={-1} {...props} />
}
