package io.stackline.launch.kill;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits that end when the line dies. */
final class Waiting {
  private static final long ANSWER_S = 20;
  private static final long BRIEFLY_MS = 40;

  private Waiting() {}

  /** Between two looks. */
  static void briefly(CompletableFuture<Void> died) throws InterruptedException {
    died(died, BRIEFLY_MS);
  }

  /** Whether it dies within this time. */
  static boolean died(CompletableFuture<Void> died, long millis) throws InterruptedException {
    try {
      died.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An answer, unless there is none or the line dies first. */
  static <T> Optional<T> forAnswer(CompletableFuture<T> answer, CompletableFuture<Void> died) {
    try {
      CompletableFuture.anyOf(answer, died).get(ANSWER_S, TimeUnit.SECONDS);
      return answer.isDone() && !answer.isCompletedExceptionally()
          ? Optional.of(answer.join())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }
}
