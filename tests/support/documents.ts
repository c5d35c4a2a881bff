import { requestId, type TestDesk } from './desk.ts'

/** Site rules that everybody has to sign, in both languages. */
export const siteRules = {
  code: null,
  title: '访客须知',
  titleEn: 'Visitor rules',
  text: '进入办公区请佩戴访客牌。\n未经许可不得拍照。',
  textEn: 'Wear your badge.\nNo photographs without leave.',
  typeIds: [] as number[],
  acceptance: 'sign' as const,
  validDays: null as number | null,
}

export const publish = (desk: TestDesk, change: Partial<{ [K in keyof typeof siteRules]: unknown }> = {}) =>
  desk.admin.documents.publish({ requestId: requestId(), ...siteRules, ...change } as Parameters<
    TestDesk['admin']['documents']['publish']
  >[0])
