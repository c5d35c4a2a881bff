import type { Texts } from './pair.ts'

/** Beside `staff.fingers` and `staff.enrol`: how well fingers are read, enrolling again, copies, changed modules. */
export const fingers = {
  qualities: {
    good: ['读得清楚', 'Reads well'],
    fair: ['读得还行', 'Reads fairly'],
    weak: ['不太好认', 'Hard to read'],
    recognised: ['认出来了', 'Recognised'],
    unknown: ['没有认出来', 'Not recognised'],
  },
  advice: {
    good: ['打卡没问题。', 'Clocking will be easy.'],
    fair: ['一般能认出来；天冷手干时可能要按两次。', 'Usually fine; a dry day may take two presses.'],
    weak: [
      '以后打卡可能认不出来。换一根手指，或者重录一次。',
      'Clocking may fail. Take another finger, or enrol it again.',
    ],
    recognised: ['打卡没问题。', 'Clocking will be easy.'],
    unknown: ['请重录，或者换一根手指。', 'Enrol it again, or take another finger.'],
  },
  score: ['得分 {{score}}', 'score {{score}}'],
  poor: {
    captureFailed: ['没有拍到，请放平再按一次', 'No picture: lay it flat and press again'],
    tooDry: ['手指太干，哈口气再按', 'Too dry: breathe on it and press again'],
    tooWet: ['手指太湿，擦干再按', 'Too wet: dry it and press again'],
    disordered: ['手指动了，放平别动再按', 'It moved: lay it flat and hold still'],
    fewPoints: ['纹路太少，用指肚按满', 'Too little seen: use the flat of the finger'],
    noImage: ['没有放好，请盖住整个镜面', 'Cover the whole glass'],
    residualPrint: ['镜面有印子，擦干净再按', 'A mark on the glass: wipe it and press again'],
    other: ['没有读清，请擦干净再放平', 'Not clear: wipe it and press flat'],
  },
  press: ['第 {{press}} 次按', 'Press {{press}}'],
  tryNow: ['最后试一下，再按一次', 'Last step: press once more to try it'],
  tryHint: ['看看打卡时认不认得出来，这次不算打卡', 'Shows how clocking will go; this is no punch'],
  untried: ['没有试', 'Not tried'],
  untriedText: ['手指已经录好，可以打卡。', 'The finger is enrolled and clocks.'],
  second: ['录第二根', 'Enrol the second'],
  otherFinger: ['换一根手指', 'Another finger'],
  next: ['下一位：{{name}}', 'Next: {{name}}'],
  oneOfTwo: ['1 / 2 根，建议再录一根', '1 of 2, one more is better'],
  again: ['重录', 'Enrol again'],
  againOf: ['重录 {{label}}', 'Enrol {{label}} again'],
  againFirst: [
    '同一根手指，要先删掉旧的才能录新的。中途停下，这根手指就打不了卡，要重新录。',
    'For the same finger the old one must go first. If you stop half way, it clocks no longer until it is enrolled.',
  ],
  againAfter: ['新的录好以后，旧的自动删除。', 'The old one is deleted once the new one is there.'],
  againStart: ['删掉旧的，开始', 'Delete the old one and start'],
  oldKept: ['旧的那根没有删掉，请在列表里删除。', 'The old finger is still there. Delete it from the list.'],
  duplicateOf: [
    '这根手指已经录在{{name}}名下。请换一根，或先删掉原来的。',
    'This finger is enrolled as {{name}}’s. Take another one, or delete that one first.',
  ],
  copied: ['有备份', 'copied'],
  replacedAt: ['{{date}} 随旧指纹机换下', 'went with the old module on {{date}}'],
  notCopied: ['签的同意书不含备份，他的指纹不备份', 'The signed text allows no copy; none is kept'],
  signNew: ['改签新同意书', 'Sign the new text'],

  copies: {
    title: ['指纹备份', 'Copies of fingers'],
    off: [
      '没有开。指纹只在指纹机里，指纹机坏了要重录。',
      'Off. Fingers are in the readers only; if one breaks, people enrol again.',
    ],
    on: ['已开，备份了 {{count}} 根。', 'On. {{count}} copied.'],
    turnOn: ['开启备份', 'Keep copies'],
    turnOff: ['停用并删除备份', 'Stop and delete copies'],
    onTitle: ['在这台电脑上备份指纹？', 'Keep copies of fingers on this PC?'],
    onText: [
      '好处：换同型号的指纹机，不用人人重录。风险：指纹泄露了换不了。备份是加密的，但拿到这台电脑和密钥的人能解开。只备份签了新同意书的人，开了以后要请大家重签。',
      'Good: a new reader of the same model needs no new enrolment. Risk: a leaked fingerprint cannot be changed. Copies are encrypted, but whoever gets this PC and its key can open them. Only people who sign the new text are copied; ask everybody to sign again.',
    ],
    offTitle: ['停用指纹备份？', 'Stop keeping copies?'],
    offText: [
      '电脑上的备份马上全部删除。指纹机里的不受影响。',
      'All copies on this PC are deleted at once. The readers keep theirs.',
    ],
    turnedOn: ['已开启，请大家签新同意书', 'On. Ask everybody to sign the new text'],
    turnedOff: ['已停用，备份已删除', 'Off. The copies are deleted'],
  },

  pending: [
    '{{name}} 里还有 {{count}} 根指纹等着删除，连上后自动删除。',
    '{{name}}: {{count}} fingers will be deleted as soon as it is connected.',
  ],

  replace: {
    missing: [
      '{{name}} 里少了 {{count}} 根指纹。换了模块，或者被清空了？',
      '{{name}} lacks {{count}} fingers. Was its module changed or emptied?',
    ],
    action: ['恢复指纹', 'Put fingers back'],
    title: ['恢复 {{name}} 的指纹', 'Put back the fingers of {{name}}'],
    text: [
      '有备份的放回去，没有备份的要请本人重录。中途停下也没关系，再点一次接着来。',
      'Fingers with a copy are put back; the others must be enrolled again. You may stop and go on later.',
    ],
    start: ['开始', 'Start'],
    checking: ['正在看指纹机里有什么…', 'Looking at what is in the reader…'],
    progress: ['正在放回 {{done}} / {{of}}', 'Putting back {{done}} of {{of}}'],
    stop: ['停下', 'Stop'],
    strangers: ['新模块里有 {{count}} 根别人的指纹', 'The new module holds {{count}} fingers of strangers'],
    strangersText: [
      '它们不是这里任何人的，多半是以前的用户留下的。建议删除；留着也认不出人，只占位置。',
      'They are nobody’s here, most likely left by an earlier user. Better delete them; kept, they only take room.',
    ],
    deleteThem: ['删除并继续', 'Delete and go on'],
    keepThem: ['留着继续', 'Keep and go on'],
    done: ['指纹已恢复', 'The fingers are back'],
    doneNone: ['没有可放回的指纹', 'No finger could be put back'],
    counts: [
      '放回 {{restored}} 根，要重录 {{again}} 根。',
      '{{restored}} put back, {{again}} to be enrolled again.',
    ],
    deleted: ['删掉别人的 {{count}} 根。', '{{count}} of strangers deleted.'],
    oldModule: [
      '换下来的旧模块里还有指纹：请清空或销毁，不要转给别人。',
      'The old module still holds fingers: wipe or destroy it, do not pass it on.',
    ],
    failed: ['停在半路', 'Stopped half way'],
    again: ['接着来', 'Go on'],
    toList: ['去重录（{{count}} 人）', 'Enrol again ({{count}})'],
  },

  enrolAgain: {
    title: ['要重录指纹的人', 'To enrol again'],
    text: ['指纹机换了模块，他们的指纹没有备份', 'The reader has a new module and their fingers had no copy'],
    banner: [
      '指纹机换了模块，有 {{count}} 人要重录指纹。',
      'A reader has a new module: {{count}} people must enrol again.',
    ],
    open: ['看名单', 'See the list'],
    start: ['逐个重录', 'One after the other'],
    none: ['没有人要重录', 'Nobody must enrol again'],
    noneText: ['都录好了。', 'Everybody is enrolled.'],
    reader: ['指纹机', 'Reader'],
    enrol: ['录入', 'Enrol'],
  },
} as const satisfies Texts
