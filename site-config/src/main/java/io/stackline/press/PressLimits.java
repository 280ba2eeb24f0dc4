package io.stackline.press;

import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Temperature;

/**
 * Hard limits the PLC enforces whatever happens to us (PRESSMAP 1.0, registers 64 to 83).
 *
 * @param forceCap force at which it trips
 * @param rateCap fastest rise of force
 * @param overshootTrip trip above the target once the set-point has reached it
 * @param dieArea for display at the press only
 * @param id names this set of limits, 0 to 2³²−1
 */
public record PressLimits(
    Force forceCap,
    ForceRate rateCap,
    Length positionMax,
    Temperature temperatureCap,
    Force overshootTrip,
    double imbalanceTripPercent,
    ForceRate abortRate,
    Area dieArea,
    long id) {}
