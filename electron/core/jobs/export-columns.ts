/** The register in the order of the paper form. */
export const exportColumns = [
  'number',
  'name',
  'company',
  'phone',
  'idKind',
  'idNumber',
  'type',
  'host',
  'department',
  'reason',
  'plate',
  'companions',
  'companionNames',
  'goods',
  'badgeNumber',
  'place',
  'arrived',
  'left',
  'leaveKind',
  'recordedBy',
] as const
export type ExportColumn = (typeof exportColumns)[number]
