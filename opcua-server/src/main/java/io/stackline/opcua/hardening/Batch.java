package io.stackline.opcua.hardening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.UaException;

/** Takes the entries of a request that are answered at once out of what Milo gets to see. */
final class Batch {
  private Batch() {}

  /** Serves what is left of a batch, an answer for each entry. */
  interface Service<T, R> {
    List<R> serve(List<T> rest) throws UaException;
  }

  /**
   * Answers each entry in its place.
   *
   * @param atOnce the answer to an entry that must not go on
   */
  static <T, R> List<R> answer(
      List<T> batch, Function<T, Optional<R>> atOnce, Service<T, R> service) throws UaException {
    List<Optional<R>> answers = new ArrayList<>();
    List<T> rest = new ArrayList<>();
    for (T one : batch) {
      Optional<R> answer = atOnce.apply(one);
      answers.add(answer);
      if (answer.isEmpty()) {
        rest.add(one);
      }
    }
    List<R> served = rest.isEmpty() ? List.of() : service.serve(rest);
    if (served.size() != rest.size()) {
      throw new IllegalStateException(served.size() + " answers to " + rest.size() + " entries");
    }
    List<R> all = new ArrayList<>();
    int next = 0;
    for (Optional<R> answer : answers) {
      all.add(answer.isPresent() ? answer.get() : served.get(next++));
    }
    return all;
  }
}
