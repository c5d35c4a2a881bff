import './parcels.css'

/** The shelf address, so that it is found at a glance. */
export function PickupCode({ code, large = false }: { code: string; large?: boolean }) {
  return <strong className={large ? 'c-code c-code-large' : 'c-code'}>{code}</strong>
}
