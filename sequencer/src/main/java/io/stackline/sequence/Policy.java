package io.stackline.sequence;

import java.util.List;

/**
 * Who gets what, when several want it. Pure: the same line is always answered the same. It gives
 * only what is free in the view, each press and each die once, and to each run a press that fits it
 * and all dies it waits for.
 */
interface Policy {
  /** Those that wait, the next one first. */
  List<Waiting> order(LineView line);

  /** What is given now; nothing if nobody can get what he needs. */
  List<Grant> grants(LineView line);
}
