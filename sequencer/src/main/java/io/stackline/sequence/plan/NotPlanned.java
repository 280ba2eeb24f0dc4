package io.stackline.sequence.plan;

/**
 * An order that comes to nothing.
 *
 * @param number in the order in which runs are ordered, from 1
 * @param why with what to do
 */
public record NotPlanned(int number, PlanOrder order, String why) {}
