import type { FindPeople } from '../ui/person-select.tsx'
import { useDesk } from './desk.tsx'

/** Finds colleagues by name, pinyin, initials, department or extension. */
export function useFindStaff(): FindPeople {
  const client = useDesk()
  return async (text) =>
    (await client.staff.find({ text })).map(({ id, name, department, extension }) => ({
      id: String(id),
      name,
      department,
      ...(extension === '' ? {} : { extension }),
    }))
}
