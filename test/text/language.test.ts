import { expect, test } from 'vitest';
import { detectLanguage } from '../../src/text/language.ts';

test.each([
  ['en', 'The ministry said on Tuesday that it had signed the agreement.'],
  ['de', 'Die Regierung hat am Dienstag ein neues Gesetz vorgelegt, das im Herbst gelten soll.'],
  ['fr', 'Le gouvernement a annoncé mardi une nouvelle loi qui doit entrer en vigueur en automne.'],
  ['es', 'El gobierno presentó el martes una nueva ley que entrará en vigor en otoño.'],
  ['it', 'Il governo ha presentato martedì una nuova legge che entrerà in vigore in autunno.'],
  ['pt', 'O governo apresentou na terça-feira uma nova lei que não entrará em vigor antes do outono.'],
  ['nl', 'De regering heeft dinsdag een nieuwe wet gepresenteerd die in de herfst van kracht wordt.'],
  ['pl', 'Rząd przedstawił we wtorek nową ustawę, która ma wejść w życie jesienią, i zapowiedział zmiany.'],
  ['uk', 'Уряд у вівторок представив новий закон, який має набути чинності восени.'],
  ['ru', 'Правительство во вторник представило новый закон, который вступит в силу осенью.'],
  ['be', 'Урад у аўторак прадставіў новы закон, які павінен уступіць у сілу восенню.'],
  ['bg', 'Правителството представи във вторник нов закон, който ще влезе в сила през есента.'],
  ['tr', 'Hükümet salı günü sonbaharda yürürlüğe girecek yeni bir yasa için teklif sundu ve bu önemli dedi.'],
  ['sv', 'Regeringen presenterade på tisdagen en ny lag som ska träda i kraft under hösten.'],
  ['cs', 'Vláda v úterý představila nový zákon, který má začít platit na podzim, a uvedla podrobnosti.'],
  ['ro', 'Guvernul a prezentat marți o nouă lege care va intra în vigoare în toamnă și nu doar atât.'],
  ['hu', 'A kormány kedden új törvényt nyújtott be, amely ősszel lép hatályba, és nem csak ezt.'],
  ['ar', 'أعلنت الحكومة يوم الثلاثاء عن قانون جديد يدخل حيز التنفيذ في الخريف.'],
  ['fa', 'دولت روز سه‌شنبه قانون جدیدی را ارائه کرد که پاییز اجرا می‌شود.'],
  ['he', 'הממשלה הציגה ביום שלישי חוק חדש שייכנס לתוקף בסתיו.'],
  ['zh', '政府周二公布了一项新法律,将于秋季生效。'],
  ['ja', '政府は火曜日、秋に施行される新しい法律を発表した。'],
  ['ko', '정부는 화요일 가을에 시행될 새 법안을 발표했다.'],
  ['hi', 'सरकार ने मंगलवार को एक नया कानून पेश किया।'],
  ['th', 'รัฐบาลเสนอกฎหมายใหม่เมื่อวันอังคาร'],
  ['el', 'Η κυβέρνηση παρουσίασε την Τρίτη νέο νόμο.'],
  ['und', ''],
  ['und', '12,5 % — 2024-10-22'],
  ['und', 'Emmanuel Macron'],
  ['und', 'Kyiv'],
])('%s: %s', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test('a long text is told by a sample of it', () => {
  const text = 'The ministry said on Tuesday that it had signed the agreement with the two banks. '.repeat(50_000);
  expect(detectLanguage(text)).toBe('en');
});
