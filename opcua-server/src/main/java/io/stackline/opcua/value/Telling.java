package io.stackline.opcua.value;

/**
 * How the value of one variable is told from a subject. Gives the same on any thread.
 *
 * @param <T> the subject: a press as seen, a run, a stage, a recipe
 */
@FunctionalInterface
public interface Telling<T> {
  Sample of(T subject);

  /** What of the subject the value comes from: the same object again means the same value. */
  default Object source(T subject) {
    return subject;
  }
}
