// An audit of a whole address space: reads it all, then judges it. See rules.mjs for what.

import { judge } from './rules.mjs';
import { snapshot } from './snapshot.mjs';

/** Whose nodes are the product's own, by how their namespaces begin. */
export const OURS = ['urn:stackline'];

/**
 * @param session a client's, or a look into an address space of this process
 * @returns {Promise<{figures: object, findings: object[], seen: object}>} `seen` is the snapshot
 */
export async function crawl(session, { seconds = 60, ours = OURS } = {}) {
  const seen = await snapshot(session, { deadline: Date.now() + seconds * 1000 });
  const began = Date.now();
  const findings = judge(seen, ours);
  const figures = { ...seen.figures, judgedMillis: Date.now() - began };
  return { figures, findings, seen };
}

/** Findings for people: one line each. */
export function lines(findings) {
  return findings.map(({ rule, path, node, says }) => `${rule}: ${path} (${node}) ${says}`);
}
