import type { Feature } from './feature.ts'

/** What is kept of a visit, for how long, and how the desk is run. */
export const records: readonly Feature[] = [
  {
    id: 'V54',
    feature: 'Personal details end by themselves after the days the site has set.',
    tests: [
      'integration/privacy.test.ts > end visits by themselves: the remembered later, those inside never',
      'integration/privacy.test.ts > make one certificate a day, with what the day took',
    ],
  },
  {
    id: 'V55',
    feature: 'Photos, known visitors and each type of visitor have periods of their own.',
    tests: [
      'integration/privacy.test.ts > let the visits of a type end on a day of their own',
      'integration/privacy.test.ts > end a photo on its own day, and a signature, a watch list hit and an appointment with their visit',
    ],
  },
  {
    id: 'V56',
    feature:
      'What a shorter period would erase is counted while it is typed, and asked about before it is saved.',
    tests: [
      'integration/privacy.test.ts > say beforehand what a shorter one would take',
      'e2e/reception.test.ts > say while a shorter period is typed what saving it would erase, and ask before it does',
    ],
  },
  {
    id: 'V57',
    feature: 'Counts stay when the people are erased.',
    tests: [
      'integration/statistics.test.ts > still count a company’s visits of a whole month after its people were erased',
      'integration/privacy.test.ts > leave the counts of a company behind',
    ],
  },
  {
    id: 'V58',
    feature: 'Lists show no whole ID number, and a phone number at the door is masked.',
    tests: [
      'integration/visitors.test.ts > keeps the ID number encrypted, shows it masked, and reveals it only with a reason on record',
      'e2e/visitors.test.ts > has an ID number that is shown only with a reason',
      'e2e/expected.test.ts > says his name: he stands first, masked, and his ID number of last time is reused',
    ],
  },
  {
    id: 'V59',
    feature: 'The desk registers and corrects; erasing is for others, and a number is never gone.',
    tests: [
      'security/roles.test.ts > is refused to the %s, procedure by procedure, before the input is even read',
      'integration/privacy.test.ts > is asked on record, without the person, and by nobody below the duty manager',
      'integration/leaving.test.ts > keeps its number, was never inside, is counted nowhere, and its badge is free again',
    ],
  },
  {
    id: 'V60',
    feature: 'What a search finds is exported as CSV or a workbook, on record.',
    tests: [
      'integration/statistics.test.ts > as CSV opens in a spreadsheet with its Chinese, and runs nothing',
      'integration/statistics.test.ts > holds what a search finds, and is on record without persons',
      'e2e/statistics.test.ts > hand over the register as a file that runs nothing',
    ],
  },
  {
    id: 'V61',
    feature: 'Everything works without a network: no screen asks for anything outside of its own PC.',
    tests: [
      'e2e/visitor-day.test.ts > goes from the door to the closing of the house (%s)',
      'security/electron-policy.test.ts > is the only place a window may go to, and no page opens another',
    ],
  },
  {
    id: 'V62',
    feature:
      'A reader that is gone, a print that failed and a visitor’s screen that is off are seen at the desk.',
    tests: [
      'e2e/staff.test.ts > the board of the day follows a punch, and a pulled reader shows with what to do',
      'pages/printing.test.ts > is said, shown in the status bar and can be tried again when it failed',
      'integration/visitor-side.test.ts > is known to be on or off at the desk, which cannot hand anything to one that is off',
    ],
  },
  {
    id: 'V63',
    feature: 'A visitor’s screen that nobody touches asks, clears what was typed and goes back to its start.',
    tests: [
      'e2e/visitor-side.test.ts > asks whether somebody is there, and clears all he typed when nobody answers for a minute',
    ],
  },
  {
    id: 'V64',
    feature: 'The windows for visitors and staff hold no sign-in and reach nothing of the desk.',
    tests: [
      'desktop/main.test.ts > holds a principal that may call nothing but its own, and cannot open or close windows',
      'security/roles.test.ts > is everything but the clock for the staff-clock window, even if somebody signed in there',
      'security/roles.test.ts > is everything but its own few calls for the visitor’s screen: not even what needs no sign-in',
    ],
  },
  {
    id: 'V65',
    feature: 'Screens pass the check for barriers in both languages; what a finger must hit is large enough.',
    tests: [
      'e2e/visitors.test.ts > finds screens that axe has nothing against, in both languages',
      'pages/kit-paper.test.ts > every screen passes axe in %s',
      'e2e/visitor-side.test.ts > takes a visitor’s own sign-in with signature and photo to the desk, where it becomes a visit',
    ],
  },
  {
    id: 'V66',
    feature: 'Small things to do for a guest are open matters with a time, closed with what came of them.',
    tests: [
      'integration/matters.test.ts > is listed urgent first, then by due time, then oldest first',
      'integration/matters.test.ts > closes once, with an outcome, and stays readable',
    ],
  },
]
