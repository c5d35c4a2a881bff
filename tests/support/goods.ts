/** A laptop with a serial number, a drill without one, and two screens. */
export const things = [
  {
    name: '笔记本电脑',
    brand: '联想 X1',
    serialNumber: 'PF3ABC01',
    quantity: 1,
    hasStorage: true,
  },
  { name: '冲击钻', brand: '博世', serialNumber: '', quantity: 1, hasStorage: false },
  { name: '显示器', brand: '戴尔 U27', serialNumber: 'CN-0123', quantity: 2, hasStorage: false },
]

/** A pass for what a visitor brings in, everything filled in that he can say. */
export const inPass = {
  kind: 'in' as const,
  direction: 'inOut' as const,
  visitId: null,
  replacesId: null,
  holderName: '欧阳明',
  holderPhone: '13800135678',
  owner: '信息部',
  room: '1208',
  authorisation: '',
  movingOut: false,
  plate: '',
  plannedAt: null,
  note: '',
  items: things,
  ownerSignature: null,
}

/** A pass for what a tenant takes out. */
export const outPass = {
  ...inPass,
  kind: 'out' as const,
  direction: 'out' as const,
  authorisation: '李强',
  plate: '京A12345',
}

/** What is found when everything is as it was written. */
export const asListed = things.map(({ quantity, serialNumber }, index) => ({
  line: index + 1,
  quantity,
  serialNumber,
}))

/** What the one who compares says beside the things. */
export const atDoor = {
  unlisted: '',
  carrierIdKind: null,
  carrierIdNumber: null,
  plate: '',
  guardName: '',
}

/** An unfamiliar car, as a guard sees it. */
export const strangeCar = {
  plate: '沪B88888',
  kind: 'car' as const,
  description: '白色大众',
  driverName: '',
  driverPhone: null,
  place: '地下 B1',
  visitId: null,
  again: false,
}
