import type { Texts } from './pair.ts'

export const passes = {
  title: ['证卡', 'Passes'],
  kinds: {
    badge: ['访客牌', 'Badge'],
    card: ['门卡', 'Card'],
    key: ['钥匙', 'Key'],
  },
} as const satisfies Texts
