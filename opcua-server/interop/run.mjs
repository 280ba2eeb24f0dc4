// Judges one running line: first the crawl, then the checks. Started by NodeOpcuaIT.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BORNE, sift } from './borne.mjs';
import { CHECKS } from './checks.mjs';
import { withSession } from './connect.mjs';
import { crawl, lines } from './crawl.mjs';
import { RULES } from './rules.mjs';
import { Stage } from './stage.mjs';
import { Visit } from './visit.mjs';

const SHOWN_MAX = 40;

async function judgeAddressSpace(stage, settings) {
  const observer = { user: 'observer', password: settings.observer };
  const { figures, findings, nodes } = await withSession(settings, observer, (session) =>
    crawl(session, { seconds: 30 }),
  );
  const { counting, idle } = sift(findings);
  writeFileSync(join(settings.out, 'crawl.json'), JSON.stringify({ figures, findings }, null, 1));
  writeFileSync(join(settings.out, 'crawl.txt'), lines(findings).join('\n'));
  for (const [name, figure] of Object.entries(figures)) {
    stage.tell('figure', `${name}=${figure}`);
  }
  verdict(stage, 'crawl sees the whole', nodes.size > 2_000 ? '' : `only ${nodes.size} nodes`);
  for (const rule of Object.keys(RULES)) {
    const broken = lines(counting.filter((each) => each.rule === rule));
    const rest = broken.length > SHOWN_MAX ? ` and ${broken.length - SHOWN_MAX} more` : '';
    verdict(stage, `crawl ${rule}`, broken.slice(0, SHOWN_MAX).join(' ⏎ ') + rest);
  }
  verdict(stage, 'crawl bears nothing that is cured', idle.map((each) => each.why).join(' ⏎ '));
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
  await judgeAddressSpace(stage, settings);
  await runChecks(stage, settings);
} catch (e) {
  verdict(stage, 'run', e.stack ?? String(e));
}
stage.tell('end');
process.exit(0);
