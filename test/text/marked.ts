/** News-like texts written for these tests, one sentence a line; joined by spaces they are one paragraph. */
export const marked: Readonly<Record<string, string>> = {
  en: `
U.S. Defense Secretary Mara K. Lindqvist landed in Aldborg at 6:40 a.m. on Tuesday.
She met Gen. Tomas Oyelaran, Lt. Col. P. J. Moen and Rep. Ann Lee (R-Mont.) at the base.
The talks, which began at 9 a.m. Eastern time, lasted 2.5 hours.
"We have a deal," she said.
"It is not perfect.
It is what we could get," Oyelaran added.
"Will it hold?" a reporter asked.
"Who knows?" Lindqvist replied.
"No!" Smith shouted from the back.
The deal covers St. Anne's harbour, Mt. Hest and the old Fort Dix Jr. High School.
According to the U.N., about 1.2 million people live there.
The U.S. has pledged $4.5 bn.
The E.U. would pay the rest.
Vessany Oil Co. Ltd. and Brandt Bros. Inc. won the contracts.
They will drill near Cape No. 9.
See Art. 5 and Sec. 12 of the treaty, pp. 33-35, for details.
The vote took place on Jan. 5, not on Feb. 6.
It passed 79-18.
Prices rose 3.4% in Sept. 2030, the bank said.
The paper (see nos. 3 and 4) is at https://www.bank.example/report.html.
Write to press.office@bank.example for a copy.
What was the cost?
Nobody would say...
"It was ... difficult," Brandt admitted.
He paused.
"I was wrong."
The minister -- a former Yahoo! executive -- resigned at 11 p.m.
Her deputy, Dr. A. B. Kumar, Ph.D., took over.
He was born in Washington, D.C., in 1975.
He studied at M.I.T. and at the Univ. of Oslo.
"This is 'the worst year of my life.'"
The crowd (some 3,000 people, police said) went home.
(The police later gave a figure of 2,500.)
[The number could not be checked.]
In 2019. the report said, the dam leaked.
The company's shares fell to $3.15.
iPhone sales were flat.
Is this the end?!
Not for George W. Bush Sr., 81, of Midland, Tex., who plans to run.
He lives on Elm St. with two dogs.
Approx. 40 of the 120 members abstained vs. 12 last year.
The next session is on Mon., May 4.
`,
  de: `
Bundeskanzlerin Dr. Ilse Brandt reist am 3. Oktober nach Aldborg.
Dort trifft sie u. a. Präsident T. Lindqvist und Prof. Dr. h. c. Anna Moen.
Das teilte ein Sprecher am Dienstag, dem 22. Okt. 2031, mit.
Die Gespräche beginnen um 9.30 Uhr und dauern ca. 2,5 Stunden.
„Wir haben eine Einigung“, sagte Brandt.
„Sie ist nicht perfekt.
Aber sie hält“, fügte sie hinzu.
»Wird sie halten?«, fragte ein Reporter.
»Wer weiß?«
Im 19. Jahrhundert gehörte der Hafen zu Norland, d. h. zum Königreich.
Der 2. Weltkrieg zerstörte die Stadt fast ganz.
Die Mannschaft kam auf Platz 3.
Danach verließ der Trainer den Verein.
Die Firma Lenz & Co. GmbH erhielt den Auftrag.
Der Preis stieg um 3,4 Prozent auf 1.250,50 Euro.
Das sind ca. 12 Mio. Euro mehr als 2030.
Die Regierung will z. B. Wagen kaufen, Strecken bauen usw.
Kritik kam von der Opposition.
Vgl. dazu Art. 5 Abs. 2 GG und § 12 des Gesetzes.
Die Linie Nr. 7 fährt ab dem 14. Dezember nicht mehr.
Sie hielt bisher an der Station St. Anna und in Frankfurt a. M.
Was kostet das?
Niemand wollte es sagen …
„Es war … schwierig“, gab der Minister zu.
Er schwieg.
„Ich hatte unrecht.“
Papst Johannes XXIII. besuchte die Stadt nie.
König Karl III. kommt im Mai.
Der Bericht (s. S. 33) steht unter www.bank.example/bericht.html.
Schreiben Sie an presse@bank.example.
Die Partei bekam 12,5 %.
Das reicht nicht!
Der sog. Schattenhaushalt umfasst rd. 40 Mrd. Euro.
Hr. Krüger, ehem. Leiter der Abt. Bau, widersprach.
„Das stimmt nicht!“, rief er.
Laut dpa waren 3000 Menschen auf der Straße.
(Die Polizei sprach von 2500.)
Seit dem 1. Mai gilt die 5. Verordnung.
Die 3. Panzerdivision bleibt bis zum 31.12.2031 in Litauen.
Am Ende stimmten 79 Abgeordnete mit Ja, 18 mit Nein.
Die Sitzung endete gegen 23 Uhr.
Im Jahr 2032 wird neu gewählt.
`,
  fr: `
M. Dupont et Mme Lenoir ont rencontré le Dr Moen mardi à 9 h 30.
Le président J.-P. Martin est arrivé le 3 oct. 2031 à Aldborg.
« Nous avons un accord », a-t-il déclaré.
« Il n'est pas parfait.
Mais il tient », a ajouté M. Moen.
« Va-t-il tenir ? » a demandé un journaliste.
« Qui sait ? »
L'accord prévoit 4,5 millions d'euros, soit 1,2 % du budget, etc.
Les entreprises Lenoir & Cie et Brandt S.A. ont été retenues.
Au XIXe siècle, le port appartenait à Norland.
Il fut fondé vers 300 av. J.-C. par des marchands.
Voir l'art. 5, p. 33, et l'annexe n° 12.
Le texte est disponible sur https://www.banque.example/rapport.html.
Écrivez à presse@banque.example.
Combien cela coûte-t-il ?
Personne n'a voulu le dire...
« C'était... difficile », a reconnu le ministre.
Il s'est tu.
« J'avais tort. »
La ligne 7 s'arrêtera à St-Malo et à Ste-Anne.
Les prix ont augmenté de 3,4 % en sept. 2030.
L'O.N.U. a envoyé 1 200 soldats.
Ils viendront des É.-U. et du Canada.
Le vote a eu lieu le 1er mai.
Il a été acquis par 79 voix contre 18.
Quel désastre !
« Non ! » a crié un député.
La ministre, née en 1975, a étudié à Lyon.
Elle a dirigé le bd. Voltaire, p. ex., pendant dix ans.
Le gén. A. Diallo, commandant de la 3e brigade, a démissionné.
Selon l'AFP, 3 000 personnes ont défilé.
(La police en a compté 2 500.)
Qu'en pense Mgr Petit ?
Il n'a pas répondu.
À 23 heures, la séance a été levée.
Le groupe TF1 a perdu 12,5 %.
« L'Europe doit agir », insiste-t-elle.
D'après M. K. Traoré, la route est coupée depuis lundi.
« Ils sont partis à l'aube », raconte A. Bâ, 34 ans.
Aucun blessé n'est à déplorer.
L'enquête, ouverte le 12 janv. 2031, se poursuit.
Les élections auront lieu en 2032.
`,
  es: `
El Sr. Díaz y la Dra. Ana M. Ruiz llegaron a Aldborg el martes a las 9.30 h.
El presidente de EE. UU., T. Lindqvist, los recibió en el aeropuerto.
EE.UU. y Norland firmaron el acuerdo en 1994.
«Tenemos un acuerdo», dijo Díaz.
«No es perfecto.
Pero se sostiene», añadió la Dra. Ruiz.
—¿Se mantendrá? —preguntó un periodista.
—¿Quién sabe? —respondió Díaz.
¡Qué desastre!
¿Cuánto cuesta?
Nadie quiso decirlo...
«Fue... difícil», admitió el ministro.
El acuerdo prevé 4,5 millones de euros, el 1,2 % del presupuesto, etc.
La empresa Ruiz y Cía. S.A. ganó el contrato.
Véase el art. 5, pág. 33, núm. 12, del tratado.
El texto está en https://www.banco.example/informe.html.
Escriba a prensa@banco.example.
La línea n.º 7 parará en Sta. Ana y en Av. Bolívar.
El puerto fue fundado en el s. III a. C. por mercaderes.
La votación fue a las 6 p. m. del 3 de oct. de 2031.
Se aprobó por 79 votos a favor y 18 en contra.
Los precios subieron un 3,4 % hasta 1.250,50 euros.
Según la ONU, allí viven 1,2 millones de personas.
Las FF. AA. enviaron 1.200 soldados.
El Gral. J. Pérez, jefe de la 3.ª brigada, dimitió.
Él no respondió.
«¡No!», gritó un diputado.
La ministra, nacida en 1975, estudió en Bs. As. y en Lima.
(La policía contó 2.500 personas.)
¿Qué opina Mons. Vega?
No lo sabemos.
El Real Madrid ganó 3-1.
Uds. tienen la palabra, dijo el juez.
A las 23.00 terminó la sesión.
La inflación llegó al 12,5 %.
«Europa debe actuar», insiste Ruiz.
Ayer, p. ej., faltaron 40 diputados.
El juez ordenó «el cierre inmediato».
La defensa recurrirá.
Las obras empezaron el 12 de enero.
Las elecciones serán en 2032.
`,
  uk: `
Президент І. М. Поліщук прибув до м. Луцьк у вівторок о 9.30.
Там він зустрівся з ген. О. Гнатюком, проф. А. Кравець та ін. посадовцями.
Про це повідомила пресслужба 22 жовт. 2031 р.
Переговори тривали прибл. 2,5 год.
«У нас є угода», — сказав президент.
«Вона не ідеальна.
Але вона діє», — додав Гнатюк.
— Чи витримає вона? — запитав журналіст.
— Хто знає? — відповів він.
«Ні!» — вигукнув депутат.
Угода передбачає 4,5 млрд грн.
Це 1,2 % бюджету 2030 р.
Уряд купить вагони, збудує колії тощо.
У XIX ст. порт належав Норланду.
Місто засноване в 300 р. до н. е. купцями.
Див. ст. 5, с. 33 та додаток № 12.
Текст опубліковано на https://www.bank.example/zvit.html.
Пишіть на presa@bank.example.
Скільки це коштує?
Ніхто не сказав…
«Це було… складно», — визнав міністр.
Він замовк.
«Я помилявся».
Потяг № 7 зупинятиметься на вул. Лесі Українки та пл. Свободи.
Ціни зросли на 3,4 % до 1250,50 грн.
За даними ООН, там живуть 1,2 млн людей.
США надіслали 1,2 тис. військових.
Голосування відбулося 1 травня.
«За» проголосували 79 депутатів, «проти» — 18.
Яка ганьба!
Міністерка народилася 1975 року в с. Рудня Житомирської обл.
Вона навчалася в КНУ ім. Т. Шевченка.
Заст. голови В. Коваль, канд. екон. наук, пішов у відставку.
(Поліція нарахувала 2500 осіб.)
Що думає мер?
Він не відповів.
О 23.00 засідання завершилося.
Інфляція сягнула 12,5 %.
Компанія «Лукас і Ко» виграла тендер на 40 млн дол. США.
Будівництво почали 12 січ. 2031 року.
Т. зв. тіньовий бюджет становить 40 млрд грн.
Вибори відбудуться у 2032 р.
`,
  ru: `
Президент И. М. Орлов прибыл в г. Казань во вторник в 9.30.
Там он встретился с ген. О. Петровым, проф. А. Кимом и др. чиновниками.
Об этом сообщила пресс-служба 22 окт. 2031 г.
Переговоры длились ок. 2,5 ч.
«У нас есть соглашение», — сказал президент.
«Оно не идеально.
Но оно действует», — добавил Петров.
— Выдержит ли оно? — спросил журналист.
— Кто знает? — ответил он.
«Нет!» — крикнул депутат.
Соглашение предусматривает 4,5 млрд руб.
Это 1,2 % бюджета 2030 г.
Правительство купит вагоны, построит пути и т. д.
Критика прозвучала сразу.
В XIX в. порт принадлежал Норланду.
Город основан в 300 г. до н. э. купцами.
См. ст. 5, с. 33 и приложение № 12.
Текст опубликован на https://www.bank.example/otchet.html.
Пишите на pressa@bank.example.
Сколько это стоит?
Никто не сказал…
«Это было… сложно», — признал министр.
Он замолчал.
«Я ошибался».
Поезд № 7 остановится на ул. Лескова и пл. Победы.
Цены выросли на 3,4 % до 1250,50 руб.
По данным ООН, там живут 1,2 млн человек.
США направили 1,2 тыс. военных.
Голосование прошло 1 мая.
«За» проголосовали 79 депутатов, «против» — 18.
Какой позор!
Министр родилась в 1975 году в с. Рудня Брянской обл.
Она училась в МГУ им. М. В. Ломоносова.
Зам. председателя В. Коваль, канд. экон. наук, ушёл в отставку.
(Полиция насчитала 2500 человек.)
Что думает мэр?
Он не ответил.
В 23.00 заседание завершилось.
Компания выиграла тендер на 40 млн долл. США.
Строительство начали 12 янв. 2031 года.
Т. н. теневой бюджет составляет 40 млрд руб.
Выборы пройдут в 2032 г.
`,
};
