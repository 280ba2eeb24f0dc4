package io.stackline.plcsim;

/**
 * What a run works on.
 *
 * @param axis the force axis
 * @param figures what is told of the run
 * @param alarms where trips go
 * @param temperatures platens and oil
 */
record Equipment(
    ForceAxis axis, RunFigures figures, AlarmBoard alarms, Temperatures temperatures) {}
