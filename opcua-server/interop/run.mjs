// Judges one running line: first the crawl, then the checks. Started by NodeOpcuaIT.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BORNE, sift } from './borne.mjs';
import { CHECKS } from './checks.mjs';
import { withSession } from './connect.mjs';
import { crawl, lines } from './crawl.mjs';
import { compare, describe, load, models } from './load.mjs';
import { RULES } from './rules.mjs';
import { Stage } from './stage.mjs';
import { Visit } from './visit.mjs';

const SHOWN_MAX = 40;

async function judgeAddressSpace(stage, settings) {
  const observer = { user: 'observer', password: settings.observer };
  const { figures, findings, seen } = await withSession(settings, observer, (session) =>
    crawl(session, { seconds: 30 }),
  );
  const { counting, idle } = sift(findings);
  writeFileSync(join(settings.out, 'crawl.json'), JSON.stringify({ figures, findings }, null, 1));
  writeFileSync(join(settings.out, 'crawl.txt'), lines(findings).join('\n'));
  for (const [name, figure] of Object.entries(figures)) {
    stage.tell('figure', `${name}=${figure}`);
  }
  verdict(stage, 'crawl sees the whole', seen.nodes.size > 2_000 ? '' : `only ${seen.nodes.size} nodes`);
  for (const rule of Object.keys(RULES)) {
    verdict(stage, `crawl ${rule}`, shortened(lines(counting.filter((each) => each.rule === rule))));
  }
  verdict(stage, 'crawl bears nothing that is cured', idle.map((each) => each.why).join(' ⏎ '));
  return seen;
}

/** The exported file, loaded by another stack, has the nodes the server shows. */
async function judgeExport(stage, file, seen) {
  const { nodes, files } = await load(file);
  const live = describe(seen, models(file).has);
  stage.tell('figure', `export nodes=${nodes.length} files=${files.length}`);
  verdict(stage, 'export loads elsewhere', nodes.length > 0 ? '' : 'no nodes');
  verdict(stage, 'export has the same nodes', shortened(compare(nodes, live)));
}

function shortened(problems) {
  const rest = problems.length > SHOWN_MAX ? ` and ${problems.length - SHOWN_MAX} more` : '';
  return problems.slice(0, SHOWN_MAX).join(' ⏎ ') + rest;
}

function verdict(stage, name, problem) {
  stage.tell(problem === '' ? 'passed' : 'failed', `${name}\t${problem}`);
}

async function runChecks(stage, settings) {
  const visit = await Visit.of(stage, settings);
  for (const check of CHECKS) {
    const began = Date.now();
    let problem = '';
    try {
      await check.run(visit);
    } catch (e) {
      problem = e.message || String(e);
    }
    if (check !== CHECKS.at(-1)) {
      await visit.tidy(); // After the last there is no server.
    }
    verdict(stage, check.name, judged(check, problem));
    stage.tell('figure', `check ${check.name.split(' ')[0]} millis=${Date.now() - began}`);
  }
}

/** A pending check must fail: one that no longer does is not pending any more. */
function judged({ pending }, problem) {
  if (pending === undefined) {
    return problem;
  }
  return problem === '' ? `is cured, and no longer pending: ${pending}` : '';
}

// Packages of node-opcua warn on stdout, which is ours to talk on.
console.log = console.error;
console.info = console.error;
console.warn = console.error;
const stage = new Stage();
const settings = await stage.settings();
try {
  const seen = await judgeAddressSpace(stage, settings);
  if (settings.nodeset !== undefined) {
    await judgeExport(stage, settings.nodeset, seen);
  }
  await runChecks(stage, settings);
} catch (e) {
  verdict(stage, 'run', e.stack ?? String(e));
}
stage.tell('end');
process.exit(0);
