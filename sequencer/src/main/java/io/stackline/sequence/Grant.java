package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.run.RunId;

/** A run that waits gets this press, and with it all dies it waits for. */
record Grant(RunId run, PressId press) {}
