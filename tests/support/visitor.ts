/** A visitor with every field filled in but the badge: that one is lent, to one at a time. */
export const visitor = {
  name: '欧阳明',
  phone: '13800135678',
  idKind: 'residentId' as const,
  idNumber: '110101199003070011',
  reuseIdOf: null,
  company: '晨光贸易',
  hostId: null,
  hostName: '陈静',
  reason: '业务洽谈',
  plate: '京A12345',
  companions: 1,
  companionNames: '李华',
  goods: '样品一箱',
  badgeNumber: '',
  remember: true,
}
