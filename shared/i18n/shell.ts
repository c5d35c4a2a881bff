import type { Texts } from './pair.ts'

/** The frame around the desk's screens. */
export const shell = {
  newVisit: ['登记访客', 'Register visitor'],
  newParcel: ['快递入库', 'Receive parcel'],
  newDeposit: ['办理寄存', 'Take a deposit'],
  core: ['主程序', 'Core'],
  closed: ['已结束', 'closed'],
  reader: {
    connecting: ['连接中', 'connecting'],
    ready: ['正常', 'OK'],
    absent: ['未连接', 'not connected'],
    wrongPassword: ['密码不对', 'wrong password'],
    failed: ['故障', 'fault'],
    stopped: ['已停用', 'off'],
  },
} as const satisfies Texts
