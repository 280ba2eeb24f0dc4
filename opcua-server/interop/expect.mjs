// What checks say when something is not so. Few words, for the check's name says the rest.

import client from 'node-opcua-client';

const { StatusCodes } = client;

export function isTrue(fact, words) {
  if (!fact) {
    throw new Error(words);
  }
}

export function equal(wanted, found, words) {
  if (!same(wanted, found)) {
    throw new Error(`${words}: wanted ${text(wanted)}, found ${text(found)}`);
  }
}

function same(a, b) {
  return Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((each, i) => same(each, b[i]))
    : a === b;
}

function text(value) {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

/** A status by name; those that say more than one thing are all right if any is meant. */
export function status(wanted, found, words) {
  const names = [wanted].flat();
  if (!names.includes(found?.name)) {
    throw new Error(`${words}: wanted ${names.join(' or ')}, found ${found?.name}`);
  }
}

/** That something is refused, with this status in what the library says of it. */
export async function refused(wanted, work, words) {
  let said = 'nothing';
  try {
    await work();
  } catch (e) {
    said = e.message;
    const code = e.response?.responseHeader?.serviceResult?.name ?? '';
    if ([wanted].flat().some((name) => `${said} ${code}`.includes(name))) {
      return;
    }
  }
  throw new Error(`${words}: wanted ${wanted}, said was ${said}`);
}

export const GOOD = StatusCodes.Good.name;
