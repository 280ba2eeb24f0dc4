package io.stackline.run;

import io.stackline.press.PressId;
import java.util.List;
import java.util.Optional;

/**
 * Where an order for a run comes from, in the words of whoever placed it: kept with the run and its
 * record, and never interpreted but for {@code press}.
 *
 * @param press the one press that shall do every stage; if empty, the line chooses a press for each
 * @param job id the MES supervises it by, at most {@value #TEXT_MAX} characters, perhaps empty
 * @param task id of the MES's task it belongs to, at most {@value #TEXT_MAX} characters, perhaps
 *     empty
 * @param samples what is worked on, at most {@value #SAMPLES_MAX}
 */
public record Origin(Optional<PressId> press, String job, String task, List<SampleRef> samples) {
  /** Longest text, in characters; a longer one is refused. */
  public static final int TEXT_MAX = 200;

  /** Most samples of one run; more are refused. */
  public static final int SAMPLES_MAX = 64;

  /** Nobody says where it comes from; the line chooses the presses. */
  public static final Origin NONE = new Origin(Optional.empty(), "", "", List.of());

  /** Refuses texts that are too long and too many samples by {@link IllegalArgumentException}. */
  public Origin {
    text("a job's id", job);
    text("a task's id", task);
    if (samples.size() > SAMPLES_MAX) {
      throw new IllegalArgumentException(
          "a run has at most " + SAMPLES_MAX + " samples, not " + samples.size());
    }
    samples = List.copyOf(samples);
  }

  /** The same, on one press. */
  public static Origin on(PressId press) {
    return new Origin(Optional.of(press), "", "", List.of());
  }

  /**
   * A sample, as LADS tells of it; each text has at most {@value #TEXT_MAX} characters and may be
   * empty.
   *
   * @param container id of what holds it
   * @param sample its own id
   * @param position where in the container
   * @param custom what else is said about it
   */
  public record SampleRef(String container, String sample, String position, String custom) {
    /** Refuses texts that are too long by {@link IllegalArgumentException}. */
    public SampleRef {
      text("a container's id", container);
      text("a sample's id", sample);
      text("a sample's position", position);
      text("what is said of a sample", custom);
    }
  }

  private static void text(String what, String text) {
    if (text.length() > TEXT_MAX) {
      throw new IllegalArgumentException(
          what + " has at most " + TEXT_MAX + " characters, not " + text.length());
    }
  }
}
