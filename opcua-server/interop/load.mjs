// Loads an exported NodeSet into another stack, with the models it requires, and tells its nodes.
//
//   node load.mjs FILE [OUT]     OUT gets JSON; without it a summary is told on stdout

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BASE, addressSpace, lookInto, nodeSetFile } from './base.mjs';
import { Ref } from './names.mjs';
import { snapshot, targets } from './snapshot.mjs';

const HEAD_BYTES = 64 << 10; // The models of a file are told at its beginning.
const BASE_URI = 'http://opcfoundation.org/UA/';

/** The models a NodeSet file has, and those each needs. */
export function models(file) {
  const text = readFileSync(file, 'utf8').slice(0, HEAD_BYTES);
  const list = /<Models>([\s\S]*?)<\/Models>/.exec(text.replace(/<!--[\s\S]*?-->/g, ''))?.[1] ?? '';
  const uris = (tag) =>
    [...list.matchAll(new RegExp(`<${tag}\\s[^>]*?ModelUri="([^"]+)"`, 'g'))].map((hit) => hit[1]);
  return { has: uris('Model'), needs: uris('RequiredModel') };
}

/** The published file of each companion model, by the model's URI. */
function published() {
  const files = new Map();
  for (const name of readdirSync(nodeSetFile('.'))) {
    if (name.toLowerCase().endsWith('.xml') && basename(BASE) !== name) {
      const file = nodeSetFile(name);
      models(file).has.forEach((uri) => files.set(uri, file));
    }
  }
  return files;
}

/** The files to load before this one, those needed first. */
export function order(file) {
  const known = published();
  const done = new Set([BASE_URI]);
  const files = [BASE];
  const add = (uri, by) => {
    if (!done.has(uri)) {
      done.add(uri);
      const needed = known.get(uri);
      if (needed === undefined) {
        throw new Error(`${by} needs the model ${uri}, which nobody has published: export it too`);
      }
      models(needed).needs.forEach((each) => add(each, basename(needed)));
      files.push(needed);
    }
  };
  const { has, needs } = models(file);
  if (has.length === 0) {
    throw new Error(`${file} names no model: is it a NodeSet2 file?`);
  }
  has.forEach((uri) => done.add(uri)); // A file may need a model it has itself.
  needs.forEach((uri) => add(uri, basename(file)));
  return [...files, file];
}

/**
 * The nodes of the models a NodeSet file has, as another stack holds them. Ids are told with their
 * namespace's URI, so that they can be held against a server's.
 */
export async function load(file) {
  const files = order(file);
  const loaded = await addressSpace(files);
  const all = await snapshot(lookInto(loaded));
  return { files: files.map((each) => basename(each)), nodes: describe(all, models(file).has) };
}

/** What of the nodes of these namespaces can be compared between two address spaces, by id. */
export function describe({ nodes, namespaces }, uris) {
  const own = [...nodes.values()].filter(({ nodeId }) => uris.includes(namespaces[nodeId.namespace]));
  const told = own.map((node) => ({
    id: absolute(node.id, namespaces),
    nodeClass: node.nodeClass,
    browseName: node.browseName.replace(/^(\d+):/, (whole, index) => `${namespaces[index]}:`),
    type: targets(node, true, Ref.HasTypeDefinition).map((id) => absolute(id, namespaces))[0] ?? '',
    references: references(node),
  }));
  return told.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How many; some stacks list the instances of a type there, which is no trait of the type. */
function references(node) {
  return new Set(
    node.refs
      .filter(({ type, forward }) => forward || type !== Ref.HasTypeDefinition)
      .map(({ type, forward, target }) => `${type} ${forward} ${target}`),
  ).size;
}

/**
 * What two stacks tell differently of the nodes of one model, as lines. Runs and what else comes and
 * goes on a line must not be there, or they count.
 */
export function compare(loaded, live) {
  const here = new Map(live.map((each) => [each.id, each]));
  const problems = [];
  for (const node of loaded) {
    const other = here.get(node.id);
    here.delete(node.id);
    if (other === undefined) {
      problems.push(`${node.id} is in the file alone`);
    } else {
      for (const trait of ['nodeClass', 'browseName', 'type', 'references']) {
        if (node[trait] !== other[trait]) {
          problems.push(`${node.id}: ${trait} ${node[trait]} in the file, ${other[trait]} live`);
        }
      }
    }
  }
  return [...problems, ...[...here.keys()].map((id) => `${id} is missing in the file`)];
}

function absolute(id, namespaces) {
  return id.replace(/^ns=(\d+);/, (whole, index) => `nsu=${namespaces[index]};`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , file, out] = process.argv;
  try {
    const loaded = await load(file);
    if (out !== undefined) {
      writeFileSync(out, JSON.stringify(loaded, null, 1));
    }
    process.stdout.write(`${loaded.nodes.length} nodes of ${basename(file)}\n`);
    process.exit(0);
  } catch (e) {
    process.stderr.write(`${e.message}\n`);
    process.exit(1);
  }
}
