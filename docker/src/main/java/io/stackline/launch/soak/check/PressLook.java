package io.stackline.launch.soak.check;

import io.stackline.press.PressId;

/**
 * A press as somebody beside it sees it.
 *
 * @param highestKn highest true force on the specimen since the last look
 * @param runNumber RUN_ID its PLC shows
 * @param state code of its PLC's state
 * @param trusted whether all its sensors have been sound since the stroke began
 * @param turning whether the PLC has power and its program goes on
 */
public record PressLook(
    PressId press, double highestKn, long runNumber, int state, boolean trusted, boolean turning) {}
