import type { Feature } from './feature.ts'

/** The watch list, leaving, and finding everybody. */
export const onSite: readonly Feature[] = [
  {
    id: 'V33',
    feature:
      'An entry of the watch list holds name, aliases, phone, plate, company, ID number, picture and reason.',
    tests: [
      'integration/watch-entries.test.ts > is kept with every trait, its ID number sealed, and found by all of them and by reading',
      'integration/watch-entries.test.ts > keeps a picture encrypted, which is kept, replaced or taken away',
      'e2e/watch.test.ts > puts somebody on it, changes and ends him by keyboard',
      'e2e/watch.test.ts > takes a picture of somebody into his entry, keeps it, and takes it away',
    ],
  },
  {
    id: 'V34',
    feature: 'The watch list is looked into when somebody is announced and again when he arrives.',
    tests: [
      'integration/watch-list.test.ts > is checked when he is announced as well, and an admission given then counts for that visit',
      'integration/watch-list.test.ts > is held before anything of a visit exists, and the attempt is on record with what fitted',
    ],
  },
  {
    id: 'V35',
    feature: 'Names that sound or look the same fit as well; a setting makes the comparison strict.',
    tests: [
      'integration/watch-list.test.ts > is compared strictly when the site says so, from the next arrival on',
      'unit/domain/watch-match.test.ts > in Latin letters may have its words in another order',
    ],
  },
  {
    id: 'V36',
    feature: 'The list knows guests of honour too, and which of several entries counts.',
    tests: [
      'integration/watch-list.test.ts > count in their order: denied, approval, welcome, notice',
      'integration/watch-list.test.ts > welcome nobody by the mere sound of his name',
      'e2e/watch.test.ts > is shown as an important guest while he is typed in, and stopped by nothing',
    ],
  },
  {
    id: 'V37',
    feature: 'Whoever is held reads a neutral sentence, as everybody who has to wait does.',
    tests: [
      'e2e/watch.test.ts > is held behind a neutral sentence, and registered as typed when the manager allows it at the window',
      'e2e/visitor-side.test.ts > takes a visitor’s own sign-in with signature and photo to the desk, where it becomes a visit',
    ],
  },
  {
    id: 'V38',
    feature: 'While somebody is held there is no visit, so neither a badge nor a call to the host.',
    tests: [
      'integration/watch-list.test.ts > is held before anything of a visit exists, and the attempt is on record with what fitted',
      'e2e/watch.test.ts > keeps a whole list back until the manager has decided, and says so when he is not let in',
    ],
  },
  {
    id: 'V39',
    feature: 'Every attempt of somebody who is denied stays on record.',
    tests: [
      'integration/watch-list.test.ts > is held before anything of a visit exists, and the attempt is on record with what fitted',
      'integration/watch-list.test.ts > and is denied is held anew each time he tries',
    ],
  },
  {
    id: 'V40',
    feature: 'Duty managers keep the list; the desk is told a number and nothing else.',
    tests: [
      'security/watch-list.test.ts > is opened by no procedure to the desk or the personnel office',
      'security/watch-list.test.ts > tells the desk of somebody %s a number and nothing else, in the same words',
      'security/watch-list.test.ts > answers the desk alike about somebody to be noticed and somebody who is on no list',
    ],
  },
  {
    id: 'V41',
    feature: 'A visitor signs himself out.',
    leftOut:
      'He passes the desk anyway, which takes back badge, keys and goods pass; scanning his badge there opens his leaving, one key ends it.',
  },
  {
    id: 'V42',
    feature: 'The desk is told to remind the host when a visitor has stayed longer than his type may.',
    tests: [
      'integration/overstay.test.ts > ends when the visitor said, or after the longest stay of his type, and never without either',
      'integration/overstay.test.ts > is to be reminded some minutes after the time, and again later by what he answered',
      'e2e/leaving.test.ts > has a host who is reminded from the first screen by keys, and stays longer by agreement',
    ],
  },
  {
    id: 'V43',
    feature:
      'At the closing time of the site the system closes what is open, and waits for whoever may stay longer.',
    tests: [
      'integration/end-of-day.test.ts > closes who is still open from before midnight, without a leaving time, and leaves the living alone',
      'integration/end-of-day.test.ts > is midnight of the site for 1440, and yesterday evening before 23:00 for 1380',
      'integration/trace.test.ts > leaves alone who is to stay past the closing, and the system does too until that is over',
    ],
  },
  {
    id: 'V44',
    feature:
      'A visit that the system closed has no leaving time and never looks like one that was seen to end.',
    tests: [
      'integration/visitors.test.ts > ends seen or said with a time, and closed by the system without one',
      'e2e/register.test.ts > shows the three ways of leaving apart, by word and by sign, and no time where nobody saw one',
    ],
  },
  {
    id: 'V45',
    feature:
      'Before the closing, everybody still inside is gone through one by one, with what was done to find him.',
    tests: [
      'integration/trace.test.ts > names those inside in the last hour before the closing, or earlier when asked',
      'integration/trace.test.ts > signs out as said whoever was found to have left, with the step as its reason and his badge still out',
      'e2e/leaving.test.ts > takes three people by three keys each, the next one by itself',
    ],
  },
  {
    id: 'V46',
    feature:
      'Registering and leaving are taken back on record; not having come and not being found are states of their own.',
    tests: [
      'integration/leaving.test.ts > puts the visitor inside again with his passes, and the leaving stays in the chain',
      'integration/leaving.test.ts > keeps its number, was never inside, is counted nowhere, and its badge is free again',
      'integration/expected-arrival.test.ts > marks who did not come, and nobody whose time is not over',
      'integration/trace.test.ts > shows who was looked for in vain, and still closes him without a time',
    ],
  },
  {
    id: 'V47',
    feature: 'Whoever is over his time is marked and counted, and comes first.',
    tests: [
      'e2e/leaving.test.ts > is marked in the list, counted on the tab, and comes first when asked for',
      'integration/overstay.test.ts > over midnight is marked, with or without a limit',
    ],
  },
  {
    id: 'V48',
    feature: 'Visitors, contractors and staff inside stand on one list for an evacuation.',
    tests: [
      'integration/evacuation-list.test.ts > is visitors, contractors and staff on one list, with companions, by phone and host',
      'e2e/evacuation.test.ts > prints at once from any screen, over an open dialog too, and opens the list',
    ],
  },
  {
    id: 'V49',
    feature: 'The list shows who is expected and not here yet, without counting him.',
    tests: [
      'integration/evacuation-list.test.ts > are shown while they may still come today, and counted nowhere',
    ],
  },
  {
    id: 'V50',
    feature: 'Whoever is found is ticked off and goes from the list; phone numbers stand beside the names.',
    tests: [
      'e2e/evacuation.test.ts > ticks off by pinyin and Enter, asks which where several fit, and undoes with one key',
      'e2e/evacuation.test.ts > shows two windows the same at once, with whoever comes meanwhile',
      'integration/evacuation-list.test.ts > is visitors, contractors and staff on one list, with companions, by phone and host',
    ],
  },
  {
    id: 'V51',
    feature: 'The list lies ready as a file on a stick, and prints from a locked screen.',
    tests: [
      'integration/evacuation-list-file.test.ts > is written again within a minute after somebody came',
      'pages/evacuation-pdf.test.ts > is drawn by a browser without a window and written by the desk itself',
      'e2e/evacuation.test.ts > prints names and areas from the lock screen without a password, and nothing else of anybody',
    ],
  },
  {
    id: 'V52',
    feature: 'A drill is marked as one, and its report says who was found when and who was not.',
    tests: [
      'pages/evacuation-pdf.test.ts > is marked as a drill on every page, and ticks who is found',
      'pages/evacuation-pdf.test.ts > names first who was not found, then who was found when and by whom',
      'integration/evacuation.test.ts > the report keeps who was not found, and the list is that of now again',
    ],
  },
  {
    id: 'V53',
    feature: 'While the house is left, the visitor’s screen and the staff clock say so and where to gather.',
    tests: [
      'integration/evacuation.test.ts > say where to gather from the alarm to its end, and name nobody (drill: %s)',
      'integration/evacuation.test.ts > follow the place where people gather, and lose no punch meanwhile',
      'e2e/visitor-side.test.ts > says in both languages that the house is left, over whatever is on it, and comes back by itself',
      'e2e/clock.test.ts > says that the house is left and where to gather, takes a punch all the same, and comes back by itself',
    ],
  },
]
