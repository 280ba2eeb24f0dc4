package io.stackline.launch.simulate;

import io.stackline.envelope.Cap;
import io.stackline.sequence.stage.StageJob;
import java.util.Optional;

/**
 * A stage with the press that would take it.
 *
 * @param job as it is told to the press; if refused, with a cap that lets the target through
 * @param cap what the envelope allows
 * @param refusal why the envelope forbids it
 */
public record PlannedStage(StageJob job, Cap cap, Optional<String> refusal) {}
