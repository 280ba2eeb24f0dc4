// Where on the line the checks look: the one place that knows the address space by name.

/** Paths of string ids in the line's namespace; presses P1 and P2 are read, P3 never is. */
export const NODES = {
  line: 'line',
  start: 'line/StartRun',
  run: (id) => `run/${id}`,
  runMethod: (id, method) => `run/${id}/${method}`,
  force: (press) => `press/${press}/Force`,
  pressure: (press) => `press/${press}/Pressure`,
  position: (press) => `press/${press}/Position`,
  state: (press) => `press/${press}/State`,
  target: (press) => `press/${press}/PressureTarget`, // The one value an operator writes.
  oil: (press) => `press/${press}/OilTemperature`,
};

/** What a press tells of itself, to be lost and found together. */
export const OF_A_PRESS = ['force', 'pressure', 'position', 'state', 'oil'];
