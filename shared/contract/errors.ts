import { z } from 'zod'

const none = z.object({})
const field = z.object({ field: z.string() })
const seconds = z.object({ seconds: z.number().int() })

/**
 * Every expected failure of the product: a stable code, the HTTP-like status that oRPC wants, and the data that the
 * interface may show. The sentence for the user is `errors.<CODE>` in shared/i18n/errors.ts, never text from here.
 * A failure that is not listed is a bug: it is logged and reaches the user as the crash screen.
 */
export const deskErrors = {
  NOT_SIGNED_IN: { status: 401, data: none },
  FORBIDDEN: { status: 403, data: z.object({ permission: z.string() }) },
  RATE_LIMITED: { status: 429, data: seconds },
  INVALID_INPUT: {
    status: 400,
    data: z.object({ fields: z.array(z.object({ path: z.string(), code: z.string() })) }),
  },
  FIELD_INVALID: { status: 422, data: field },
  NOT_FOUND: { status: 404, data: z.object({ what: z.string() }) },
  ALREADY_DONE: { status: 409, data: z.object({ what: z.string() }) },
  REQUEST_REUSED: { status: 409, data: none },
  SETUP_NEEDED: { status: 409, data: none },
  SETUP_DONE: { status: 409, data: none },
  PIN_WRONG: { status: 401, data: z.object({ attemptsLeft: z.number().int() }) },
  PIN_LOCKED: { status: 423, data: seconds },
  PIN_NOT_SET: { status: 409, data: none },
  PIN_WEAK: { status: 422, data: none },
  FINGER_PROOF_INVALID: { status: 401, data: none },
  RECOVERY_KEY_WRONG: { status: 401, data: none },
  SAME_PERSON: { status: 409, data: none },
  STAFF_NO_TAKEN: { status: 409, data: none },
  LAST_ADMINISTRATOR: { status: 409, data: none },
  EXPORT_TOO_LARGE: { status: 413, data: z.object({ rows: z.number().int() }) },
  VISIT_INSIDE: { status: 409, data: z.object({ number: z.string() }) },
  RECEPTION_RETIRED: { status: 409, data: none },
  NAME_TAKEN: { status: 409, data: field },
  VISIT_LEFT: { status: 409, data: none },
  HOST_OUT: { status: 409, data: none },
  WATCH_HELD: { status: 409, data: z.object({ number: z.string() }) },
  WATCH_ENDED: { status: 409, data: none },
  EXPECTED_ARRIVED: { status: 409, data: z.object({ number: z.string() }) },
  /** Day and hours of the appointment as the site's wall clock tells them. */
  EXPECTED_NOT_NOW: { status: 409, data: z.object({ day: z.string(), from: z.string(), until: z.string() }) },
  LIST_UNREADABLE: { status: 422, data: none },
  LIST_TOO_LONG: { status: 422, data: none },
  LIST_HEADINGS_MISSING: { status: 422, data: none },
  UPLOAD_GONE: { status: 409, data: none },
  PUNCH_FILE_EMPTY: { status: 422, data: none },
  PUNCH_FILE_SPREADSHEET: { status: 422, data: none },
  PUNCH_FILE_UNKNOWN: { status: 422, data: none },
  PUNCH_FILE_TOO_LARGE: { status: 422, data: none },
  PUNCH_FILE_BUSY: { status: 409, data: none },
  VEHICLE_ON_SITE: { status: 409, data: z.object({ number: z.string() }) },
  VEHICLE_LEFT: { status: 409, data: none },
  GOODS_PASS_STATE: { status: 409, data: none },
  VISIT_IN_USE: { status: 409, data: none },
  UNDO_TOO_LATE: { status: 409, data: z.object({ minutes: z.number().int() }) },
  PASS_OUT: { status: 409, data: z.object({ number: z.string(), visit: z.string() }) },
  PASS_UNANSWERED: { status: 409, data: z.object({ number: z.string() }) },
  PASS_BACK: { status: 409, data: none },
  DOCUMENT_DUE: { status: 409, data: z.object({ count: z.number().int() }) },
  HAZARD_REPORTED: { status: 409, data: z.object({ number: z.string() }) },
  PHOTO_NEEDED: { status: 422, data: none },
  VISITOR_SCREEN_ABSENT: { status: 409, data: none },
  TASK_GONE: { status: 409, data: none },
  PARCEL_DUPLICATE: { status: 409, data: z.object({ number: z.string() }) },
  PARCEL_RELEASED: { status: 409, data: none },
  DEPOSIT_MARK_MISSING: { status: 422, data: z.object({ mark: z.string() }) },
  DEPOSIT_SEALED_UNCOUNTED: { status: 409, data: none },
  DEPOSIT_RELEASED: { status: 409, data: none },
  DEPOSIT_SEAL_BROKEN: { status: 409, data: none },
  RECOUNT_DIFFERS: {
    status: 409,
    data: z.object({ declaredFen: z.number().int(), countedFen: z.number().int() }),
  },
  SEAL_NUMBER_TAKEN: { status: 409, data: z.object({ number: z.string() }) },
  SIGNATURE_EMPTY: { status: 422, data: none },
  CONSENT_NEEDED: { status: 409, data: none },
  READER_ABSENT: { status: 503, data: none },
  READER_BUSY: { status: 409, data: none },
  READER_FULL: { status: 409, data: none },
  READER_REFUSED: { status: 409, data: z.object({ reason: z.string() }) },
  ENROL_FAILED: { status: 409, data: z.object({ reason: z.string() }) },
  EXPLANATION_OWN: { status: 409, data: none },
  /** `whose` only for those who may read the staff list. */
  FINGER_DUPLICATE: { status: 409, data: z.object({ whose: z.string().nullable() }) },
  CARD_TAKEN: { status: 409, data: z.object({ whose: z.string().nullable() }) },
  BEING_COUNTED: { status: 409, data: none },
  HANDOVER_RUNNING: { status: 409, data: none },
  HANDOVER_NOT_RUNNING: { status: 409, data: none },
  HANDOVER_COUNT_MISSING: { status: 409, data: none },
  HANDOVER_REASON_NEEDED: { status: 409, data: none },
  HANDOVER_ORDER: { status: 409, data: none },
  HANDOVER_OPEN_ITEMS: { status: 409, data: none },
  DESK_SHIFT_CLOSED: { status: 409, data: none },
  EVACUATION_RUNNING: { status: 409, data: none },
  EVACUATION_NOT_RUNNING: { status: 409, data: none },
  PRINT_TICKET_INVALID: { status: 403, data: none },
  DATABASE_BUSY: { status: 503, data: none },
  DATABASE_READ_ONLY: { status: 503, data: none },
  DATABASE_DAMAGED: { status: 503, data: none },
  CHAIN_BROKEN: { status: 503, data: none },
  DISK_FULL: { status: 507, data: none },
} as const

export type DeskErrorCode = keyof typeof deskErrors
export type DeskErrorData<C extends DeskErrorCode> = z.infer<(typeof deskErrors)[C]['data']>

/** An expected failure, thrown by services and turned into the contract's typed error at the one way in. */
export class DeskError<C extends DeskErrorCode = DeskErrorCode> extends Error {
  readonly code: C
  readonly data: DeskErrorData<C>

  constructor(code: C, data: DeskErrorData<C>) {
    super(code)
    this.name = 'DeskError'
    this.code = code
    this.data = data
  }
}
