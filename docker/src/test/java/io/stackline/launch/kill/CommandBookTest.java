package io.stackline.launch.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.launch.kill.Told.Answer;
import io.stackline.launch.kill.Told.What;
import org.junit.jupiter.api.Test;

final class CommandBookTest {
  private final CommandBook book = new CommandBook("k");
  private final Told start = book.draw(What.START, "");

  @Test
  void askingTwiceIsNoContradictionIfTheAnswersAgree() {
    book.heard(start.id(), new Answer.Accepted("run-1"));
    book.heard(start.id(), new Answer.Accepted("run-1"));
    assertEquals(0, book.contradictions().size());
    assertEquals(0, book.open().size());
  }

  @Test
  void oneIdThatStartsTwoRunsIsAContradiction() {
    book.heard(start.id(), new Answer.Accepted("run-1"));
    book.heard(start.id(), new Answer.Accepted("run-2"));
    assertEquals(1, book.contradictions().size());
  }

  @Test
  void whatWasAcceptedIsNotRefusedLater() {
    book.heard(start.id(), new Answer.Accepted("run-1"));
    book.heard(start.id(), new Answer.Refused("no"));
    assertEquals(1, book.contradictions().size());
  }
}
