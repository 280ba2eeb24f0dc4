package io.stackline.sequence;

import io.stackline.time.Latencies;

/**
 * How the sequencer is.
 *
 * @param storeAnswers whether the store took what came in last
 * @param waiting inputs that came in and wait for the store
 * @param writes how long entries of the journal took to be written since it started
 * @param failures how often the store has not answered, or refused, since it started
 */
public record SequencerFigures(
    boolean storeAnswers, int waiting, Latencies.Counted writes, long failures) {}
