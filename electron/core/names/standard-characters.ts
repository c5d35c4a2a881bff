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

const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * A text with every traditional or variant character as the standard one. Character by character: what stands beside one
 * must not decide it, or two spellings of one name could part.
 */
export function standardCharacters(text: string): string {
  return Array.from(text, (sign) => {
    const simple = toSimplified(own.get(sign) ?? sign)
    return own.get(simple) ?? simple
  }).join('')
}
