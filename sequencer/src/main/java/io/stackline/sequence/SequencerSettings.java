package io.stackline.sequence;

/**
 * What the records of runs say about the line they were made on.
 *
 * @param software name and version
 * @param simulated whether the presses are simulated
 * @param speed how many times as fast as the wall process time runs; 1 on a real line
 */
public record SequencerSettings(String software, boolean simulated, double speed) {}
