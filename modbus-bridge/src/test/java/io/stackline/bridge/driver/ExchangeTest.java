package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackline.bridge.driver.Exchange.Trust;
import io.stackline.bridge.register.AckCode;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.press.PressState;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The host's half of the command protocol of PRESSMAP 1.0 as a table. Before each row the PLC has
 * acknowledged 41 in epoch 7, boot 3; ours is 42. The rows are the accidents a model checker finds
 * when a rule is left out: an acknowledgement believed by its number alone, a frame sent again
 * after the PLC has moved on, a restart that nobody notices.
 */
class ExchangeTest {
  private static final CommandBlock FRAME = CommandBlock.plain(7, CommandCode.VALIDATE, 1001, 42);

  private static Verdict judge(Sighting now, Trust trust, int sends, long millis) {
    Exchange exchange =
        new Exchange(
            FRAME,
            Purpose.VALIDATE,
            Exchange.Before.of(new Sighting().block()),
            sends,
            1_000,
            trust);
    return exchange.judge(now.block(), 1_000 + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @ParameterizedTest
  @CsvSource({
    // ack, ours by crc and epoch, code, verdict
    "42, true, true, DONE, Done",
    "42, true, true, NACK, Nacked",
    "42, true, true, ABORTED, Aborted",
    "42, true, true, BUSY, Waiting",
    "42, false, true, DONE, Overtaken", // ACKID: the number alone proves nothing
    "42, true, false, DONE, Overtaken", // the same bytes of another epoch
    "42, false, false, NACK, Overtaken",
    "43, true, true, DONE, Unknown", // beyond ours: somebody came after, or the PLC skipped us
    "1, true, true, DONE, Unknown",
    "40, true, true, DONE, Unknown",
  })
  void anAcknowledgementIsOursOnlyIfNumberAndCrcAndEpochAre(
      int ack, boolean crc, boolean epoch, AckCode code, String verdict) {
    Sighting now = new Sighting();
    now.ackSeq = ack;
    now.ackCrc = crc ? FRAME.crc() : FRAME.crc() ^ 1;
    now.ackEpoch = epoch ? 7 : 6;
    now.ackCode = code;

    for (Trust trust : Trust.values()) {
      assertEquals(verdict, judge(now, trust, 1, 10).getClass().getSimpleName(), trust.name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // trust, sends, ms since, verdict while the status is exactly as before
    "SOUND, 1, 999, Waiting",
    "SOUND, 1, 1000, Doubtful",
    "SOUND, 3, 1000, Doubtful",
    "DOUBTED, 1, 10, Repeatable",
    "DOUBTED, 2, 10, Repeatable",
    "DOUBTED, 3, 10, Unknown", // at most twice again
    "FINAL, 1, 999, Waiting",
    "FINAL, 1, 1000, Unknown",
  })
  void anUnansweredFrameIsDoubtedAfterASecondAndRepeatedAtMostTwice(
      Trust trust, int sends, long millis, String verdict) {
    assertEquals(verdict, judge(new Sighting(), trust, sends, millis).getClass().getSimpleName());
  }

  @Test
  void aDoubtedFrameIsNotRepeatedIfAnythingAtAllHasHappenedSince() {
    Sighting state = new Sighting();
    state.state = PressState.READY;
    Sighting run = new Sighting();
    run.run = 1001;
    Sighting detail = new Sighting();
    detail.ackDetail = 9;
    Sighting code = new Sighting();
    code.ackCode = AckCode.NACK;
    for (Sighting changed : new Sighting[] {state, run, detail, code}) {
      assertInstanceOf(Verdict.Unknown.class, judge(changed, Trust.DOUBTED, 1, 10));
      assertInstanceOf(Verdict.Waiting.class, judge(changed, Trust.SOUND, 1, 10), "control");
    }
    Sighting same = new Sighting();
    same.uptimeMs += 10;
    same.head++;
    assertInstanceOf(Verdict.Repeatable.class, judge(same, Trust.DOUBTED, 1, 10), "control");
  }

  @ParameterizedTest
  @CsvSource({"SOUND", "DOUBTED", "FINAL"})
  void aChangedEpochWithoutOurAcknowledgementCannotBeKnown(Trust trust) {
    Sighting now = new Sighting();
    now.epoch = 8;

    assertInstanceOf(Verdict.Unknown.class, judge(now, trust, 1, 10));
  }

  /**
   * At boot the PLC sets ACK_SEQ to the number it finds in the command block: that is no answer.
   */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void afterARestartNothingIsBelievedNotEvenAnAcknowledgementThatLooksLikeOurs(boolean ours) {
    Sighting now = new Sighting();
    now.boot = 4;
    now.epoch = 8;
    now.ackSeq = 42;
    now.ackCrc = ours ? FRAME.crc() : 0;
    now.ackEpoch = ours ? 7 : 0;

    Verdict.Unknown unknown =
        assertInstanceOf(Verdict.Unknown.class, judge(now, Trust.SOUND, 1, 10));
    assertEquals("the press PLC restarted (boot 3 → 4)", unknown.reason());
  }

  @Test
  void aGrantRaisesTheEpochAndIsStillOurs() {
    Sighting now = new Sighting();
    now.epoch = 8;
    now.ackSeq = 42;
    now.ackCrc = FRAME.crc();
    now.ackEpoch = 7;

    assertInstanceOf(Verdict.Done.class, judge(now, Trust.SOUND, 1, 10));
  }

  @Test
  void aPlcThatStaysBusyForAMinuteIsGivenUp() {
    Sighting now = new Sighting();
    now.ackSeq = 42;
    now.ackCrc = FRAME.crc();
    now.ackEpoch = 7;
    now.ackCode = AckCode.BUSY;

    assertInstanceOf(Verdict.Waiting.class, judge(now, Trust.SOUND, 1, 59_999));
    assertInstanceOf(Verdict.Unknown.class, judge(now, Trust.SOUND, 1, 60_000));
  }
}
