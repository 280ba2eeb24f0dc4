package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults as they are written on a command line. */
class FaultTextTest {
  @Test
  void aLateAnswerHasATimeAndAShare() throws FaultRefused {
    assertEquals(
        Fault.Order.now(Fault.OnWire.late(Duration.ofMillis(300), 0.1)),
        FaultText.parse("late=300ms,share=10%"));
  }

  @Test
  void aFaultBeginsAndEndsInThePlcsTime() throws FaultRefused {
    assertEquals(
        new Fault.Order(
            Fault.OnWire.of(Mishap.DEAD, 1), Duration.ofSeconds(30), Duration.ofMinutes(1)),
        FaultText.parse("dead,after=30s,for=1min"));
  }

  @Test
  void aDelayIsASpan() throws FaultRefused {
    Fault.Order spanned =
        Fault.Order.now(Fault.OnWire.delay(Duration.ofMillis(5), Duration.ofMillis(20)));
    assertEquals(spanned, FaultText.parse("delay=5..20ms"));
    assertEquals(spanned, FaultText.parse("delay=5ms..20ms"));
    assertEquals(
        Fault.Order.now(Fault.OnWire.delay(Duration.ofMillis(7), Duration.ofMillis(7))),
        FaultText.parse("delay=7ms"));
  }

  @Test
  void atThePressATroubleHasItsUsualAmountOrTheOneThatIsNamed() throws FaultRefused {
    assertEquals(Fault.Order.now(Fault.AtPress.of(Trouble.OIL_HOT)), FaultText.parse("oil-hot"));
    assertEquals(
        Fault.Order.now(new Fault.AtPress(Trouble.OIL_HOT, 12.5)),
        FaultText.parse("oil-hot=12.5K"));
  }

  @ParameterizedTest
  @MethodSource("io.stackline.plcsim.server.FaultText#examples")
  void everyExampleIsUnderstood(String example) throws FaultRefused {
    assertEquals(Duration.ZERO, FaultText.parse(example).after());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lat=300ms                | there are lost-request, lost-reply, late
          late                     | write a time for instance as 300ms
          late=300                 | write a time for instance as 300ms
          late=0ms                 | late and delay have a time
          late=5min                | times must lie in 0..60 s
          delay=20..5ms            | the shorter first
          exception                | write for instance exception=6
          exception=0              | an exception has a code of 1..255
          exception=256            | an exception has a code of 1..255
          dead=1                   | write only dead
          dead,share=0%            | share must lie above 0
          dead,share=101%          | share must lie above 0
          dead,share=0.5           | write for instance share=10%
          dead,when=5s             | there are share=10%, after=30s and for=1min
          dead,after=-5s           | write a time for instance as 300ms
          oil-low=101%             | oil-low must lie in 0.0..100.0%
          clock-jump=1000000000s   | clock-jump must lie in
          high-cell-drift=1%       | write for instance high-cell-drift=1.0%/min
          oil-hot=12               | write for instance oil-hot=30.0K
          guard-open=1             | write for instance guard-open
          e-stop,share=5%          | only what befalls transactions has one
          """)
  void whatIsNoFaultIsRefusedWithWhatIsAllowed(String text, String allowed) {
    FaultRefused refused = assertThrows(FaultRefused.class, () -> FaultText.parse(text));
    assertTrue(refused.remedy().contains(allowed), refused.getMessage());
    assertTrue(refused.what().contains(text), refused.getMessage());
  }
}
