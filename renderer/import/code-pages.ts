/**
 * Code pages of one byte a letter. Those that the engine knows are read by its `TextDecoder`; the others stand here, as the
 * Unicode Consortium publishes them (unicode.org/Public/MAPPINGS/VENDORS, CP775, CP850 and CENTEURO).
 */

/** The pages in which people here have files, the likeliest first. */
export const codePages = [
  'windows-1257',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'mac-ce',
  'cp775',
  'cp850',
  'ibm866'
] as const

/** One of them. */
export type CodePage = (typeof codePages)[number]

/** What bytes 0x80 to 0xFF mean; U+FFFD where nothing. */
const own: Partial<Record<CodePage, string>> = {
  cp775:
    'ĆüéāäģåćłēŖŗīŹÄÅÉæÆōöĢ¢ŚśÖÜø£Ø×¤ĀĪóŻżź”¦©®¬½¼Ł«»░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐' +
    '└┴┬├─┼ŲŪ╚╔╩╦╠═╬Žąčęėįšųūž┘┌█▄▌▐▀ÓßŌŃõÕµńĶķĻļņĒŅ’\u00ad±“¾¶§÷„°∙·¹³²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  'mac-ce':
    'ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅ' +
    'ņŃ¬√ńŇ∆«»…\u00a0ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ'
}

/** The bytes read as a page; null where one of them means nothing in it. */
export function readAs(page: CodePage, bytes: Uint8Array): string | null {
  const table = own[page]
  const text = table === undefined ? new TextDecoder(page).decode(bytes) : byTable(table, bytes)
  // Where a page has no letter, the engine gives a mark of control.
  return /[\ufffd\u0080-\u009f]/.test(text) ? null : text
}

function byTable(table: string, bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 10_000) {
    const part = [...bytes.subarray(from, from + 10_000)]
    parts.push(part.map((byte) => (byte < 128 ? String.fromCharCode(byte) : table[byte - 128])).join(''))
  }
  return parts.join('')
}
