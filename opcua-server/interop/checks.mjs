// The checks a demanding integrator makes, as far as a client can see them, by their numbers.
// Alarms, job orders and history are not among them yet.

import { CALLS } from './checks/calls.mjs';
import { LEAVING } from './checks/leaving.mjs';
import { LIMITED } from './checks/limits.mjs';
import { REDUNDANCY } from './checks/redundancy.mjs';
import { SECURITY } from './checks/security.mjs';
import { SUBSCRIPTIONS } from './checks/subscriptions.mjs';
import { VALUES } from './checks/values.mjs';
import { WRITES } from './checks/writes.mjs';

/** In this order: the last ends the server. */
export const CHECKS = [
  ...VALUES,
  ...WRITES,
  ...CALLS,
  ...SUBSCRIPTIONS,
  ...SECURITY,
  ...REDUNDANCY,
  ...LIMITED,
  ...LEAVING,
];
