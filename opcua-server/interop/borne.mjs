// Findings that are known and not cured yet. Each says why, and must still be true: one that
// matches nothing any more is itself a fault.

const mandatory = (what, why) => ({ rule: 'mandatory', what, why });

export const BORNE = [
  mandatory(
    /^\/Objects\/Server\/ServerDiagnostics\/.* is BadNotReadable/,
    'EnabledFlag is false, and then the static diagnostics are not readable: OPC 10000-5 §6.3.3',
  ),
  mandatory(
    /^\/Objects\/Server\/ServerCapabilities\/SoftwareCertificates is null/,
    'Milo leaves it out; the base model has declared it obsolete',
  ),
  mandatory(
    /^\/Objects\/Server\/ServerCapabilities\/HistoryServerCapabilities\//,
    'Milo shows the capabilities of a history it does not have',
  ),
  mandatory(
    /^\/Objects\/Server\/DefaultHAConfiguration\//,
    'Milo shows the defaults of a history it does not have',
  ),
  mandatory(
    /^\/Objects\/Server\/ServerConfiguration\//,
    'Milo shows the server configuration it does not serve',
  ),
  mandatory(
    /^\/Objects\/Server\/PublishSubscribe\//,
    'Milo shows the PubSub configuration it does not serve',
  ),
  mandatory(
    /^\/Objects\/Server\/Resources\//,
    'Milo shows resources of a network it does not describe',
  ),
];

/** Sorts findings into those that count and those that are borne; tells reasons without a case. */
export function sift(findings, borne = BORNE) {
  const counting = [];
  const used = new Set();
  for (const finding of findings) {
    const reason = borne.find(
      ({ rule, what }) => rule === finding.rule && what.test(`${finding.path} ${finding.says}`),
    );
    if (reason === undefined) {
      counting.push(finding);
    } else {
      used.add(reason);
    }
  }
  return { counting, idle: borne.filter((each) => !used.has(each)) };
}
