/**
 * Pages as they look when saved or copied as text, written for these tests after the manners of wires, broadcasters, papers,
 * press offices and newsletters. One block a line: "+" is news, "-" stands around it, "=" is the title, "#" a heading; an empty line
 * stays one. The tags are no part of the text.
 */
export const pages: Readonly<Record<string, string>> = {
  wire: `
= Vessany central bank raises rates to 9% as krone slides
- By Mara Lindqvist and Tomas Oyelaran
- March 4, 2031 9:41 AM UTC Updated 3 hours ago

+ ALDBORG, March 4 (Reuters) - Vessany's central bank lifted its key rate to 9% on Tuesday, the third rise this year, after the krone fell to a record low against the dollar.
+ "We will do what is needed," Governor Ilse Brandt told reporters. "The door to more is open."
- Advertisement · Scroll to continue
+ Markets had expected a half-point move. The krone gained 1.2% after the decision.
- [1/3] A woman walks past an exchange office in Aldborg, Vessany, March 3, 2031. REUTERS/Jon Petri/File Photo
+ Sources said on Monday that the bank had spent $4 billion in reserves since January.
# WIDENING GAP
+ The budget gap reached 6.1% of GDP last year, the finance ministry says.
- The Reuters Daily Briefing newsletter provides all the news you need to start your day. Sign up here.
+ The next meeting is due on April 15.
- Reporting by Mara Lindqvist and Tomas Oyelaran; Additional reporting by Pia Holm in Oslo; Editing by Sam Reed
- Our Standards: The Thomson Reuters Trust Principles.
- Purchase Licensing Rights`,
  agency: `
= Ferry with 212 aboard runs aground off northern island, all rescued
- By LENA KARLSEN and ABU DIALLO
- Updated 4:55 PM GMT, October 22, 2031
- Share

+ SKARVIK, Norland (AP) — A passenger ferry ran aground in thick fog Wednesday off Norland's northern coast, and all 212 people aboard were taken to safety, the coast guard said.
+ The MV Solveig struck rocks at about 6:40 a.m. near the island of Hest, some 15 kilometers (9 miles) from Skarvik.
+ “It was very calm,” said passenger Ida Berg, 34. “The crew did a great job.”
- ___
+ Coast guard Capt. J.P. Moen said divers would inspect the hull on Thursday.
- AP AUDIO: Ferry with 212 aboard runs aground off northern island
- ___
- Associated Press writer Kofi Mensah in Bergen contributed to this report.`,
  broadcaster: `
- Skip to content
- Home
- News
- World
= Dam talks collapse as delegates walk out
- 22 October 2031
- Share
- Save
- Hanna Voss
- East Africa correspondent, Marsa
- Getty Images
- Image caption, The dam has been under construction since 2011
+ Talks on filling the Great Kesh Dam collapsed on Tuesday when delegates from two countries walked out.
+ The three states have argued for a decade over how fast the reservoir should be filled.
# What is the row about?
+ Downstream farmers fear that less water will reach them. The government in Marsa denies this.
- More on this story
- Dam dispute: A visual guide
- Why the river matters to 200 million people
+ It says the dam will bring power to 60 million people.
- Related topics
- Africa
- Water
- Rivers`,
  network: `
= Senate passes $61 billion disaster bill after marathon session
- By Rae Donovan, CNN
- 5 minute read
- Updated 10:12 AM EDT, Tue October 22, 2031
- CNN
-  —
+ The Senate passed a $61 billion disaster relief bill early Tuesday by 79-18, ending a week of delay.
- Ad Feedback
+ Sen. Tom R. Alvarez, the bill's author, called it “a promise kept.”
- Related article Here is what the disaster bill would do
+ The House is set to vote on Thursday, according to two aides.
- This story has been updated with additional information.
- CNN's Lee Marsh contributed to this report.`,
  paper: `
= Strike at Tarn port enters third week as talks stall
- Standfirst
- Olu Bright in Tarn
- Tue 22 Oct 2031 17.30 BST
- Last modified on Tue 22 Oct 2031 19.02 BST
- Share
+ Dockers at Tarn, the country's busiest port, voted on Tuesday to extend their strike for a third week.
- View image in fullscreen
- Pickets outside the north gate on Monday. Photograph: Ann Cole/PA
+ The union wants a 7% rise; the company has offered 4%.
- Sign up to This Is Europe
- Free weekly newsletter
- The most pressing stories for Europeans
- Privacy Notice: Newsletters may contain info about charities, online ads, and content funded by outside parties.
- after newsletter promotion
+ “No one wants this,” said Ruth Mbeki, the union's regional secretary. More than 40 ships are waiting at anchor.
- Explore more on these topics
- Reuse this content`,
  german: `
= Bahn stellt Nachtzüge nach Osten ein
- Stand: 22.10.2031 17:45 Uhr
- Von Jana Krüger, ARD Berlin
+ Die Bahn stellt ihre Nachtzüge nach Warschau und Minsk zum 14. Dezember ein. Das teilte der Konzern am Dienstag mit.
- Bild: dpa
+ Grund seien z. B. fehlende Wagen, sagte Sprecher Dr. H. Lenz.
# Kritik aus Brüssel
+ Die EU-Kommission sprach von einem falschen Signal.
- Mehr zum Thema
- Nachtzug nach Paris startet wieder
- Anzeige
- Über dieses Thema berichtete die tagesschau am 22. Oktober 2031 um 20:00 Uhr.`,
  release: `
- FOR IMMEDIATE RELEASE
- October 22, 2031
- Contact: press@transport.example
= Department of Transport Announces $2.4 Billion for Rural Bridges
+ WASHINGTON — The Department of Transport today announced $2.4 billion for the repair of 1,100 rural bridges in 38 states.
+ “Bridges connect people,” said Secretary Dana W. Hill. “This money will keep them open.”
+ The grants include:
+ • $310 million for 96 bridges in Montana and Idaho;
+ • $120 million for flood damage in Vermont.
+ Applications open on Nov. 4, 2031.
- ###
- Media Contact:
- Jo Park
- (202) 555-0143`,
  newsletter: `
- View in browser
- Good morning,
+ The election commission will announce the final count today at 3 p.m. Turnout reached 71%, the highest since 1994.
# What we're watching
+ • Norland's parliament votes on the fishing treaty on Thursday.
+ • The central bank meets in Aldborg; economists expect no change.
- Was this email forwarded to you? Sign up here.
- Best,
- Anna Petrov
- Unsubscribe | Manage preferences
- © 2031 Morning Note. All rights reserved.`,
  narrow: `
= Rain eases drought in south, but
reservoirs remain half empty

+ By now heavy rain has eased the worst
drought for forty years, the National
Weather Service says.

+ Farmers in three provinces have lost a
third of their wheat.

+ The water authority named another $10m
from its own fund, which makes $27m from
the fund so far.

+ Vegetables worth about $9m are lost, the
Kestrian Bank estimates.`,
  wrapped: `
= Rain eases drought in south, but reservoirs remain half empty

+ Heavy rain over the weekend eased the worst drought in
the south for forty years, but reservoirs are still only
half full, the water authority said on Monday. Farmers in
three provinces had lost a third of their wheat.

+ "It is a start," said A. B. Kumar, who heads the authority.
"We need two more months like this one."

- -30-`,
  printed: `
- NORTHERN COUNCIL                                   S/2026/214
= Report of the Secretary on the situation in the Sel valley
# I. Introduction

+ 1. The present report is submitted pursuant to resolution 2714 (2025), in
which the Council requested me to report every 90 days on the ceasefire in
the Sel valley and on the return of those who had fled to the north of the
coun-
try. It covers the period from 1 December 2025 to 28 February 2026.

- 26-04412 (E)                                                         1/12

- S/2026/214

+ 2. Since the ceasefire, some 9,000 people have returned to their homes, and
the Mission has cleared 140 kilometres of road. The Government of Orlania
and the authorities in Kessa have exchanged 340 pris-
oners under an agreement of 12 January.

- Page 2 of 12

+ 3. On 4 February, the Mission recorded a violation of the line near Belt in
which two soldiers were wounded.1

- 1 See S/2026/101, paragraph 14.

- 2/12                                                         26-04412`,
  ukrainian: `
= У Луцьку відкрили новий міст через Стир
- 22 жовтня 2031, 14:05
- Автор: Олена Гнатюк
+ У Луцьку у вівторок відкрили новий міст через р. Стир завдовжки 340 м. Будівництво коштувало 1,2 млрд грн.
- Фото: пресслужба міськради
+ «Ми чекали на це 10 років», — сказав мер І. Поліщук.
- Читайте також: У Рівному ремонтують вокзал
+ Раніше повідомляли, що міст зведуть до кінця року.
- Підписуйтесь на наш Telegram-канал
- Теги: Луцьк, міст`,
  french: `
= Grève des contrôleurs : un vol sur trois annulé
- Publié le 22 octobre 2031 à 18h05
- Par Julie Marchand (avec AFP)
+ Un vol sur trois a été annulé mardi à Orly en raison d'une grève des contrôleurs aériens, a annoncé la DGAC.
- Lire aussi : Ce qu'il faut savoir sur la grève
+ « Nous demandons des effectifs », a déclaré M. Duval, secrétaire général du syndicat.
- Photo : AFP
+ Les négociations reprendront jeudi.`,
  spanish: `
= El Gobierno aprueba un fondo de 900 millones contra la sequía
- Por Lucía Ferrer
- 22 de octubre de 2031
+ MADRID, 22 oct (EFE) - El Gobierno aprobó el martes un fondo de 900 millones de euros contra la sequía.
- Lea también: Las lluvias llegan tarde al sur
+ El ministro dijo que EE. UU. y Portugal ofrecieron ayuda técnica.
- Publicidad
+ El plan entrará en vigor el 1 de enero.`,
  russian: `
= В Казани открыли новую линию метро
- 22 октября 2031, 12:30
+ КАЗАНЬ, 22 окт — ТАСС. В Казани во вторник открыли вторую линию метро длиной 9 км.
- Читайте также: Мост через Волгу закроют на ремонт
+ По словам мэра, проект стоил 45 млрд руб. Деньги выделил федеральный бюджет.
- Фото: пресс-служба мэрии
- Подписывайтесь на наш канал`,
  sober: `
= Parliament votes to keep summer time
+ Parliament voted on Tuesday to keep summer time all year round.
+ Photo evidence presented to the committee showed darker mornings.
+ Advertisement revenue fell when the clocks changed, broadcasters said.
+ For the latest round of talks, ministers met in Aldborg.
+ Sources close to the minister said he would sign.
+ Terms of the deal were not disclosed.
+ Return to normal trading took two days.
+ Powered by solar panels, the new clock tower needs no grid.
+ An earlier version of the bill had failed by two votes.
+ The company changed its privacy policy after the vote.
+ Share prices fell 2%.
+ By Friday, most members had left.
+ The report was first published in 2019.
+ Watch makers welcomed the vote.
+ More than 300 members took part.
+ Two people died.
+ Produced by a group of 40 scholars, the study ran to 900 pages.
+ A handout of 300 euros will be paid to families.
+ Subscribers to the national health plan will pay less.
+ Comments by the king surprised many.
+ It will take effect on May 1, 2032.
+ Turkey withdrew from the pact in 2011.
+ The dam burst on Monday.
+ The rebels control most of the region.
+ Police clash with protesters in Lima.
+ Shares slid to a record low in Tokyo.
+ Norway and Sweden share a border of 1,630 km.
+ Four ships still wait at anchor.
+ Photographers gathered outside the court.
+ Image rights belong to the club.
+ Video from the scene showed smoke.
+ Update on talks is due on Friday.
+ Home prices rose 4% in May.
+ News of the deal spread quickly.
+ Watch the border, generals warned.
+ Source code was stolen.
+ Contact with the ship was lost at noon.
+ Follow-up talks will be held in Oslo.
+ Listen to the people, he urged.
+ Share buybacks rose.
+ Related charges were dropped.
+ Sign language will be taught.
+ Subscribe numbers fell.
+ Read literally, the law bans it.
+ Download speeds doubled.
+ Get-out-the-vote drives began.
+ Support for the bill grew.
+ This article of the treaty allows it.
+ This story has two sides, the judge said.
+ Note that the figure excludes pensions, the bank said.
+ Reporting by state media was delayed.
+ Editing by hand takes years.
+ By law, the vote must be held in May.
+ By 2030 the plant will close.
+ By Friday 300 had fled.
+ Copyright law is to be reformed.
+ Comments made by the minister drew fire.
+ Tags on the cargo named a firm in Oslo.
+ May 1 is a holiday.
+ Sunday was calm.
+ Today is the last day of voting.
+ At 12:05 the siren sounded.
+ On 3 March 2022 the war began.
+ AP and Reuters reported the strike.
+ (The army denied this.)
+ Thanks to rain, the fires died down.
+ Dear as fuel is, demand rose.
+ All rights were restored.
+ More than 40 were hurt.
+ Live fire was used.
+ Best estimates put the toll at 90.
+ "Never again," she said.
+ What happened next is disputed.
+ He died.
+ Iran fired back.
+ It worked.
+ Nobody was hurt.
+ Exports fell 3%.
+ Talks go on.
+ 1,500 troops crossed the border.
+ $4bn was lost.
+ Q1 profit rose 12%.
+ Q is the latest firm to leave.
+ WHO: Cholera spreads in camps, kills 40.
+ UK: 30 held in raids.
+ From Monday, fares go up.
+ To win, the party needs 40 seats.
+ Sources close to the talks said a deal was near.
+ Terms of use of the base were agreed in 1999.
+ The views expressed by voters differ.
+ Credit Suisse failed in 2023.
+ Getty Images sued the firm.
+ The press office of the army confirmed it.
+ Topics included trade and grain.
+ Skip rope champion Lu Chen won gold.
+ For more information sharing, states signed a pact.
+ Click fraud cost firms $1bn.
+ Allow me to resign, he wrote.
+ Back in Kyiv, sirens wailed.
+ In pictures released by NASA, the moon is red.
+ Stay out, the navy told ships.
+ Note: all times are local.
+ Enable notification rules were passed.
+ Good morning commutes are over for many, the mayor joked.
+ Correction facilities hold 3,000.`,
};
