import { Converter } from 'opencc-js/t2cn'

/**
 * Variants seen in names that OpenCC leaves as they are, each followed by its standard character: the first list of variant
 * forms (第一批异体字整理表, 1955), and the Japanese and older printed shapes of the same characters.
 */
const variants =
  '喆哲堃坤邨村珮佩彊强甦苏喦岩嵒岩巗岩玅妙煕熙熈熙翺翱瑠琉琹琴僊仙昚慎悳德惪德徳德呉吴靑青淸清衞卫囘回濶阔栢柏寳宝珎珍秌秋' +
  '烱炯凖准寛宽囯国廼乃迺乃叡睿濬浚崐昆嶋岛濵滨斉齐恵惠歩步髙高﨑崎桒桑柟楠枏楠椶棕蘂蕊蕋蕊橤蕊荘庄葢盖薫薰勲勋弌一弍二姸妍' +
  '媿愧兎兔懽欢驩欢讙欢賛赞暠皓煇辉炤照曌照頴颖頥颐秊年穉稚緜绵羗羌聨联聮联臯皋皐皋萲萱蕿萱蘐萱藼萱裵裴賔宾飈飙鬪斗鷰燕隣邻' +
  '龢和咊和'

const own = new Map(Array.from(variants.matchAll(/(.)(.)/gu), ([, from = '', to = '']) => [from, to]))

/** The package's own types point to a file that this kind of resolution does not find. */
const createConverter = Converter as (options: { from: 't'; to: 'cn' }) => (text: string) => string
const toSimplified = createConverter({ from: 't', to: 'cn' })

/** Signs looked up before: the converter walks its whole dictionary for each. */
const known = new Map<string, string>()

function standardOf(sign: string): string {
  const simple = toSimplified(own.get(sign) ?? sign)
  const standard = own.get(simple) ?? simple
  known.set(sign, standard)
  return standard
}

/**
 * A text with every traditional or variant character as the standard one. Character by character: what stands beside one
 * must not decide it, or two spellings of one name could part.
 */
export function standardCharacters(text: string): string {
  return Array.from(text, (sign) => known.get(sign) ?? standardOf(sign)).join('')
}
