import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeAs } from '../../src/read/charsets.ts';
import { decode } from '../../src/read/decode.ts';
import { readBytes } from './reading.ts';

const texts: Readonly<Record<string, string>> = {
  ru: 'Совет порта собрался во вторник, чтобы обсудить углубление канала, который обмелел после весенних паводков и больше не пропускает крупные суда.',
  pl: 'Rada portu zebrała się we wtorek, aby omówić pogłębienie kanału, który zamulił się po wiosennych powodziach i nie przepuszcza już większych statków. Dyrektor powiedział, że żegluga będzie możliwa później.',
  de: 'Der Hafenrat traf sich am Dienstag, um über die Vertiefung der Fahrrinne zu sprechen, die nach den Überschwemmungen im Frühjahr für größere Schiffe zu flach geworden ist. Über Maßnahmen wird später entschieden.',
  el: 'Το συμβούλιο του λιμανιού συνεδρίασε την Τρίτη για να συζητήσει την εκβάθυνση του διαύλου, που δεν επιτρέπει πλέον τη διέλευση μεγάλων πλοίων.',
  he: 'מועצת הנמל התכנסה ביום שלישי כדי לדון בהעמקת התעלה שאינה מאפשרת עוד מעבר של ספינות גדולות.',
  ar: 'اجتمع مجلس الميناء يوم الثلاثاء لمناقشة تعميق القناة التي لم تعد تسمح بمرور السفن الكبيرة بعد فيضانات الربيع.',
  ja: '港湾委員会は火曜日に会合を開き、春の洪水以来浅くなって大型船が通れなくなった水路の浚渫について話し合いました。',
  zh: '港口委员会星期二开会，讨论疏浚航道的问题。春季洪水之后，航道变浅，大型船只已经不能通过。',
  tw: '港口委員會星期二開會，討論疏浚航道的問題。春季洪水之後，航道變淺，大型船隻已經不能通過。',
  ko: '항만 위원회는 화요일에 회의를 열어 봄 홍수 이후 얕아져 큰 배가 지나갈 수 없게 된 수로의 준설을 논의했다.',
};

describe('encodings', () => {
  test.each([
    ['ru', 'windows-1251'],
    ['ru', 'koi8-r'],
    ['ru', 'cp866'],
    ['ru', 'iso-8859-5'],
    ['ru', 'maccyrillic'],
    ['pl', 'windows-1250'],
    ['pl', 'iso-8859-2'],
    ['de', 'windows-1252'],
    ['el', 'windows-1253'],
    ['he', 'windows-1255'],
    ['ar', 'windows-1256'],
    ['ja', 'shift_jis'],
    ['ja', 'euc-jp'],
    ['zh', 'gb18030'],
    ['tw', 'big5'],
    ['ko', 'euc-kr'],
    ['ru', 'utf-16le'],
    ['de', 'utf-16be'],
    ['ja', 'utf-8'],
  ])('%s in %s is told by its bytes', async (language, encoding) => {
    const text = texts[language] as string;
    expect((await decode(iconv.encode(text, encoding))).text).toBe(text);
  });

  test.each([
    ['utf-8', 'a mark', '\ufeffcafé'],
    ['utf-16le', 'a mark', '\ufeffcafé'],
    ['utf-16be', 'a mark', '\ufeffcafé'],
    ['utf-32le', 'a mark', '\ufeffcafé'],
  ])('%s by %s', async (encoding, _, text) => {
    expect((await decode(iconv.encode(text, encoding))).text).toBe('café');
  });

  test('a declaration is believed where the bytes bear it out', async () => {
    expect((await decode(Buffer.from('caf\xe9', 'latin1'), 'ISO-8859-1')).text).toBe('café');
    expect((await decode(Buffer.from('café'), 'ISO-8859-1')).text).toBe('café');
    expect((await decode(iconv.encode(texts.ru as string, 'windows-1251'), 'utf-8')).text).toBe(texts.ru);
  });

  test.each([
    ['windows-1252', 'She said: “Don’t – not now… €5 ‘off’ — Šiauliai, œuvre”'],
    ['iso-8859-1', '“Curly quotes” are what Windows means by it'],
    ['windows-1250', '„Łódź” – 5 € ‘i’ …'],
    ['windows-1251', '«Київ» — “так” № 5 …'],
    ['windows-1257', '„Šiauliai“ – ąčęėįšųūž'],
    ['koi8-u', 'Їжак і ґава - ні'],
    ['euc-kr', '똠방각하 펲시콜라 햏'],
    ['ks_c_5601-1987', '펲'],
    ['shift_jis', '①②㈱ 髙橋 ～'],
    ['euc-jp', '髙橋①'],
    ['gb2312', '朱镕基 — €'],
    ['big5-hkscs', '啫喱 嘅 㗎'],
    ['iso-8859-15', 'Œuvre à 5 €'],
    ['macintosh', '“œuvre” – à Noël'],
    ['ibm866', 'Ёлка — № 5'.replace('—', '═')],
  ])('every character of %s survives', async (encoding, text) => {
    const bytes = iconv.encode(
      text,
      encoding === 'iso-8859-1' ? 'windows-1252' : encoding === 'euc-kr' || encoding.startsWith('ks') ? 'cp949' : encoding,
    );
    expect(bytes.includes(0x3f)).toBe(false);
    expect(await decode(bytes, encoding)).toMatchObject({ text, by: 'declared', lost: 0 });
  });

  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('a file in %s without a mark is no binary', async (encoding) => {
    for (const language of ['de', 'ru', 'ja']) {
      const text = `${texts[language]}\n${texts[language]} – 2024\n`;
      const { sources, failures } = await readBytes('x.txt', iconv.encode(text, encoding, { addBOM: false }));
      expect([language, sources[0]?.text, failures]).toEqual([language, text, []]);
    }
  });

  test('binaries with zeros between are binaries', async () => {
    const sound = Buffer.alloc(8000);
    for (let i = 0; i < 4000; i++) sound.writeInt16LE(Math.round(90 * Math.abs(Math.sin(i / 7))), i * 2);
    const table = Buffer.alloc(8000);
    for (let i = 0; i < 2000; i++) table.writeUInt32LE(i % 251, i * 4);
    for (const bytes of [sound, table]) expect((await readBytes('x.bin', bytes)).failures[0]?.reason).toMatch(/binary/);
  });

  test('IBM’s code is told by its blanks', async () => {
    const codes = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) codes.set((await decodeAs(Uint8Array.of(byte), 'cp037')) ?? '', byte);
    const text = 'The harbour board met on Tuesday, and decided to dredge the channel.\nShips wait outside.';
    const bytes = Uint8Array.from([...text].map((character) => codes.get(character) as number));
    expect(await decode(bytes)).toMatchObject({ text, encoding: 'cp037', by: 'detected' });
  });

  test('bytes that only set spaces or quotes are Windows’', async () => {
    const text = 'In chapter\u00a0v7 the port, which was closed\u00a01990, is open.\u00a0– ‘Yes’';
    expect((await decode(iconv.encode(text, 'windows-1252'))).text).toBe(text);
  });

  test('rare characters do not hide what language it is', async () => {
    const ko = '똠방각하 펲시콜라\n\n㉯㉯납!! 因九月패믤릔궈 ⓡⓖⓘ!! 뻐거펴 또는';
    expect((await decode(iconv.encode(ko, 'cp949'))).text).toBe(ko);
  });

  test('seven-bit encodings that shift', async () => {
    expect((await decode(Buffer.from('\x1b$B9A\x1b(B', 'latin1'))).text).toBe('港');
    expect((await decode(Buffer.from('~{1+~} ok', 'latin1'))).text).toMatch(/^.+ ok$/u);
    expect((await decode(Buffer.from('Hi +AOk-!', 'latin1'), 'utf-7')).text).toBe('Hi é!');
    expect((await decode(Buffer.from('\x1b$)C\x0eGW\x0f', 'latin1'))).text).toBe('항');
  });

  test('what was lost or spoilt is reported', async () => {
    const { codes } = await readBytes('x.txt', 'The cafÃ© and the naÃ¯ve â€œquotesâ€\u009d in it.');
    expect(codes).toContain('read/mojibake');
    expect((await readBytes('x.txt', 'One \u202e two \u0007 three.')).codes).toEqual(
      expect.arrayContaining(['read/directions-removed', 'read/controls-removed']),
    );
  });
});
