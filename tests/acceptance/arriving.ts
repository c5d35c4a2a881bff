import type { Feature } from './feature.ts'

/** Before a visitor comes, and what is done with him at the desk. */
export const arriving: readonly Feature[] = [
  {
    id: 'V01',
    feature: 'Anybody entitled announces a visitor for a day, with hours and host.',
    tests: [
      'integration/expected.test.ts > has a number, a code of six digits, a host by name of today, and hours in the zone of the site',
      'integration/expected.test.ts > is written by who may; HR announces and reads, but does not search at the door',
    ],
  },
  {
    id: 'V02',
    feature:
      'An invitation with a code and a QR code is printed or copied, and fills the form when it is scanned.',
    tests: [
      'e2e/expected.test.ts > copies an invitation in both languages, and prints a slip of A6 with the code',
      'e2e/expected.test.ts > shows his QR code to the scanner, and the form is filled',
      'integration/expected-arrival.test.ts > finds its person on its day, of a series the row of today',
    ],
  },
  {
    id: 'V03',
    feature: 'Somebody expected becomes one visit when he arrives, never a second record beside the first.',
    tests: [
      'integration/expected-arrival.test.ts > turns the appointment into a visit in one act, with its place',
      'integration/expected-arrival.test.ts > at two windows at once is one visit; the other window is told its number',
      'integration/door.test.ts > makes one line of somebody who is both, whichever of the two was typed, and reuses his ID number',
    ],
  },
  {
    id: 'V04',
    feature: 'An invitation is good within its day and hours; at other times it fills in nothing.',
    tests: [
      'integration/expected-arrival.test.ts > tells the day and hours on another day, and the visit when he is in already',
      'integration/expected-arrival.test.ts > outside his hours waits for the receptionist to say so, and only on his day',
      'e2e/expected.test.ts > on another day is told of, and not filled in',
    ],
  },
  {
    id: 'V05',
    feature: 'An outsider asks for an appointment himself and has to know a real host.',
    leftOut:
      'Nobody outside the house reaches a PC without a network; whoever wants to come calls, and the host announces him.',
  },
  {
    id: 'V06',
    feature: 'A group is announced at once: one host, one record and one code for each person.',
    tests: [
      'integration/expected.test.ts > in a group is one row for each person, with a code each and the same host',
      'e2e/expected.test.ts > takes a group as it is pasted, by keyboard alone',
      'integration/expected-import.test.ts > become appointments in one act, a code each, under their group',
    ],
  },
  {
    id: 'V07',
    feature: 'Somebody who was here before is found by a fragment, and the form fills in.',
    tests: [
      'integration/visitors.test.ts > fills in a returning visitor who agreed to be remembered, with the ID number kept inside',
      'e2e/visitors.test.ts > who was here before is in with a few keys and no mouse',
    ],
  },
  {
    id: 'V08',
    feature: 'Until he has said that it is him, only a masked phone number is shown.',
    tests: [
      'e2e/expected.test.ts > says his name: he stands first, masked, and his ID number of last time is reused',
      'integration/door.test.ts > finds who is expected by name, pinyin, initials, phone end, plate, company and group',
    ],
  },
  {
    id: 'V09',
    feature: 'Only those who agreed are remembered, and for no longer than the site says.',
    tests: [
      'integration/door.test.ts > forgets who did not come for as long as the site remembers, and who never agreed',
      'integration/photos.test.ts > on file is nobody else’s, and not of somebody who did not agree to be remembered',
    ],
  },
  {
    id: 'V10',
    feature:
      'Suggesting known people while typing can be switched off; a whole number still finds its owner.',
    tests: [
      'integration/door.test.ts > suggests nobody while that is switched off, and still knows a whole phone, plate or ID number',
    ],
  },
  {
    id: 'V11',
    feature: 'A question of a type can be asked anew at each visit while the others are filled in.',
    tests: [
      'integration/reception.test.ts > asks its own questions, keeps the answers with the visit, and takes no answer to another question',
    ],
  },
  {
    id: 'V12',
    feature: 'Details, photo and badge of a returning visitor each end at a time of their own.',
    tests: [
      'integration/privacy.test.ts > end visits by themselves: the remembered later, those inside never',
      'integration/privacy.test.ts > end a photo on its own day, and a signature, a watch list hit and an appointment with their visit',
      'pages/badge.test.ts > says how long it is good: until he means to leave, or else for the day',
    ],
  },
  {
    id: 'V13',
    feature: 'On his own screen a visitor types whom he visits and is shown no list of the people here.',
    tests: [
      'e2e/visitor-side.test.ts > shows nobody’s name to a visitor who types whom he visits',
      'security/roles.test.ts > is everything but its own few calls for the visitor’s screen: not even what needs no sign-in',
    ],
  },
  {
    id: 'V14',
    feature:
      'Types of visitor have their own questions, documents and photo rule, and lead to a grade with its badge.',
    tests: [
      'integration/reception.test.ts > asks its own questions, keeps the answers with the visit, and takes no answer to another question',
      'integration/documents.test.ts > asks only the types that a document is for',
      'integration/photos.test.ts > is asked for, allowed or refused as the type says',
      'integration/reception.test.ts > wants a badge and an escort where the site says so',
      'e2e/registration.test.ts > is one key, and decides which fields there are and which must be filled in',
    ],
  },
  {
    id: 'V15',
    feature: 'A type is offered on the visitor’s own screen or to the desk alone.',
    tests: [
      'integration/visitor-side.test.ts > shows the site, what a visitor may begin with, and nothing of anybody',
      'integration/visitor-side.test.ts > chooses a type that is offered to visitors, and sees the same documents as everybody',
    ],
  },
  {
    id: 'V16',
    feature:
      'Each column and each question of a type is off, optional or required, and the core insists on it.',
    tests: [
      'integration/reception.test.ts > that requires %s is refused without it by the core itself',
      'integration/reception.test.ts > requires the names of companions only of those who have any',
      'e2e/reception.test.ts > take a new type with a question of its own, by keyboard, and the desk has it at once',
    ],
  },
  {
    id: 'V17',
    feature: 'A photo is taken at the desk; the one on file is used again only where the site allows it.',
    tests: [
      'e2e/documents.test.ts > is taken by the camera, small, and stands on the visit',
      'e2e/documents.test.ts > on file is used again for a known visitor with one press',
      'integration/photos.test.ts > on file is taken over for the same remembered person while it is young enough, and keeps its age',
      'integration/photos.test.ts > on file is used by nobody while the site wants a new one at each visit',
    ],
  },
  {
    id: 'V18',
    feature: 'An ID document is read or scanned by a machine.',
    leftOut:
      'Card readers bring closed drivers of their makers, one for each system; the number is typed and its check sign is tested.',
  },
  {
    id: 'V19',
    feature: 'The plate is a field of the visit, and its car is a record of its own that comes and goes.',
    tests: [
      'integration/vehicles.test.ts > is registered with it in one act, and not at all when the visit is refused',
      'integration/vehicles.test.ts > leaves apart from its driver: he is gone, the desk still sees the car',
      'unit/domain/papers.test.ts > has province, letter and five signs, or six for new energy',
    ],
  },
  {
    id: 'V20',
    feature: 'What is carried in is listed line by line and compared on the way out.',
    tests: [
      'integration/goods-passes.test.ts > is inside at once, without approval, listed line by line',
      'integration/goods-passes.test.ts > passes when every line fits, with who and when; the carrier’s number is kept masked',
      'integration/goods-passes.test.ts > that is still inside when its visitor has left is on the list of what was left behind',
    ],
  },
  {
    id: 'V21',
    feature: 'House rules are signed on a screen, and signed again when their text has changed.',
    tests: [
      'integration/documents.test.ts > is refused while a document is due, and leaves neither a visit nor a gap',
      'integration/documents.test.ts > signs again when the text has changed',
      'e2e/documents.test.ts > are signed at the desk where there is no second screen, listed with the visit, and printed as signed',
    ],
  },
  {
    id: 'V22',
    feature: 'A document has a Chinese and an English text, and it is kept which of them was signed.',
    tests: [
      'integration/documents.test.ts > keeps the signature, text, version and language, proved by the chain and naming nobody there',
      'e2e/visitor-side.test.ts > lets a visitor read and sign in English what the desk hands over, and the form goes on by itself',
    ],
  },
  {
    id: 'V23',
    feature: 'An answer about dangerous goods or fever stops the registration and alarms the desk.',
    tests: [
      'integration/hazards.test.ts > answered with yes registers nobody and raises an urgent matter that says who and for whom',
      'e2e/documents.test.ts > that a visitor reports stops the registration, and stands on the first screen at once',
    ],
  },
  {
    id: 'V24',
    feature:
      'Whoever is not expected waits until he is agreed to; whoever was announced is agreed to already.',
    tests: [
      'integration/host-calls.test.ts > waits for an answer where the grade calls somebody',
      'integration/host-calls.test.ts > of an expected visitor is agreed to by the host who announced him, unless he is out',
      'e2e/host-calls.test.ts > is asked for, let in and given his badge by keys alone',
    ],
  },
  {
    id: 'V25',
    feature: 'Several people may be asked; each answer stays with its name, way and time.',
    tests: [
      'integration/host-calls.test.ts > that is agreed to lets the visitor in, and says who told whom by which way at what time',
      'integration/host-calls.test.ts > is never changed or taken away; only the name may go with its salt',
      'integration/host-out.test.ts > by a duty manager at the desk lets in whoever waits, with his name and reason',
    ],
  },
  {
    id: 'V26',
    feature:
      'A badge with name, host, photo and code prints on the paper of the site, where the grade wants one.',
    tests: [
      'pages/badge.test.ts > is printed once, whole, from a frame that is gone afterwards',
      'pages/badge.test.ts > fits on one page of %s, %i by %i mm, moved by what the printer is off',
      'integration/photos.test.ts > comes with the badge',
    ],
  },
  {
    id: 'V27',
    feature: 'Every print is listed with how it went, and prints once more from there.',
    tests: [
      'integration/print.test.ts > says what was handed to the printer and what failed, newest first, and gives a new ticket',
      'pages/printing.test.ts > is listed with how it went, and prints once more by keyboard',
    ],
  },
  {
    id: 'V28',
    feature: 'Badges, cards and keys are lent by number and accounted for before anybody is signed out.',
    tests: [
      'integration/lent-passes.test.ts > is with one visitor at a time: the refusal names who has it, and leaves no visit behind',
      'integration/leaving.test.ts > asks for each pass what became of it, and signs nobody out before it is answered',
      'integration/lent-passes.test.ts > that is out stands in the report of the shift',
    ],
  },
  {
    id: 'V29',
    feature: 'The host is told by mail, text message, chat or voice.',
    leftOut:
      'Messages need a network. The desk rings: numbers and deputies are on the screen, and every call and answer is put down.',
  },
  {
    id: 'V30',
    feature: 'When nobody answers in the time the site allows, the screen asks for the next person.',
    tests: [
      'e2e/host-calls.test.ts > is called about with the next person when nobody answers in time, and that is told',
      'integration/host-calls.test.ts > that nobody answers goes on to the next, and begins again with whoever was rung longest ago',
      'unit/reception/call-plan.test.ts > is nobody who is away while somebody else could be rung for the first time',
    ],
  },
  {
    id: 'V31',
    feature: 'That a host is out, until when and who stands in for him, is told as soon as he is chosen.',
    tests: [
      'integration/absences.test.ts > stands beside the person wherever a host is looked for',
      'integration/host-out.test.ts > makes everybody wait whose host has clocked out, also without a grade and when expected',
    ],
  },
  {
    id: 'V32',
    feature: 'Arriving has two steps, first the gate and then the desk.',
    leftOut: 'One desk receives everybody; a gate would need a second PC and a network between the two.',
  },
]
