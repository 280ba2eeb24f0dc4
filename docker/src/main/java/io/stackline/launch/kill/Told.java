package io.stackline.launch.kill;

import io.stackline.run.CommandId;

/**
 * What the line was told by a client, and what it answered.
 *
 * @param run the run or press it was for, empty of a start
 * @param tries how often it was sent under this id
 */
record Told(CommandId id, What what, String run, int tries, Answer answer) {
  /** What a client asks for. */
  enum What {
    START,
    CONFIRM,
    HOLD,
    RESUME,
    STOP,
    ABORT,
    REPEAT,
    SKIP,
    CLEAR,
    RESET
  }

  /** What the client heard. */
  sealed interface Answer {
    /** Nothing that says what became of it. */
    record None() implements Answer {}

    /**
     * It is acknowledged.
     *
     * @param run what a start gave, else empty
     */
    record Accepted(String run) implements Answer {}

    /** It was refused, and the line says that it will not be done. */
    record Refused(String why) implements Answer {}

    /** It went out to a press, and nobody can say whether it was done. */
    record Unknown(String why) implements Answer {}
  }

  Told answered(Answer now) {
    return new Told(id, what, run, tries, now);
  }

  Told again() {
    return new Told(id, what, run, tries + 1, answer);
  }

  boolean isOpen() {
    return answer instanceof Answer.None;
  }
}
