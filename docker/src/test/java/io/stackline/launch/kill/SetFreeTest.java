package io.stackline.launch.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.kill.Told.Answer;
import io.stackline.launch.kill.Told.What;
import io.stackline.run.CommandId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SetFreeTest {
  private static final String RUN = "run-1";

  private final SetFree setFree = new SetFree();
  private long now = 1;
  private String dies = "D1";

  private SetFreeTest see(String state, String since) {
    setFree.seen(RUN, state, since, dies, now);
    return this;
  }

  private SetFreeTest hear(What what, Answer answer) {
    setFree.heard(new Told(new CommandId("k-1"), what, RUN, 1, new Answer.None()), answer, now);
    return this;
  }

  private SetFreeTest accepted(What what) {
    return hear(what, new Answer.Accepted(""));
  }

  private SetFreeTest refused(What what, String why) {
    return hear(what, new Answer.Refused(why));
  }

  private SetFreeTest later(long nanos) {
    now += nanos;
    return this;
  }

  private void onlyFault(String words) {
    List<String> faults = setFree.faults();
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains(words), faults.get(0));
  }

  @Test
  void aRefusedResumeAndADecisionThatHelpsAreInOrder() {
    see("HELD", "08:00").refused(What.RESUME, "it was not pressed to its end; decide");
    accepted(What.REPEAT).see("HELD", "08:00").see("RUNNING", "08:01");
    see("HELD", "08:02").accepted(What.RESUME).see("HELD", "08:03");
    later(SetFree.GOES_ON_NANOS + 1).see("HELD", "08:03");

    assertEquals(List.of(), setFree.faults());
    assertEquals(Map.of("RESUME refused", 1, "REPEAT", 1, "RESUME", 1), setFree.counts());
  }

  @Test
  void aRunThatDoesNotGoOnThoughItWasAcceptedIsFoundOnce() {
    see("HELD", "08:00").accepted(What.RESUME).later(SetFree.GOES_ON_NANOS).see("HELD", "08:00");
    assertEquals(List.of(), setFree.faults());
    later(1).see("HELD", "08:00").see("HELD", "08:00").onlyFault("held as before");
    assertTrue(setFree.isStuck(RUN));
  }

  @Test
  void aRunThatNothingSetsFreeIsFoundWithWhatItSays() {
    see("HELD", "08:00").refused(What.RESUME, "no; decide").refused(What.REPEAT, "no; wait");
    assertFalse(setFree.isStuck(RUN));
    later(SetFree.REFUSED_NANOS + 1).see("HELD", "08:00").onlyFault("cannot be set free: no; wait");
  }

  @Test
  void aRefusalThatDoesNotSayWhatToDoIsFound() {
    see("HELD", "08:00").refused(What.RESUME, "not now").onlyFault("with \"not now\"");
  }

  @Test
  void whatWaitsForDiesAndGetsThemWhileItIsHeldIsFound() {
    dies = "";
    see("HELD", "08:00").see("HELD", "08:00");
    assertEquals(List.of(), setFree.faults());
    dies = "D1";
    see("HELD", "08:00").onlyFault("was given D1 while it was held");
  }

  @Test
  void anotherLifeBeginsAnew() {
    see("HELD", "08:00").accepted(What.RESUME);
    setFree.begin();
    later(SetFree.GOES_ON_NANOS + 1).see("HELD", "08:00").see("HELD", "08:00");
    assertEquals(List.of(), setFree.faults());
  }
}
