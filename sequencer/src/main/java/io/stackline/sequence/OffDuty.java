package io.stackline.sequence;

import io.stackline.record.RunJournal.Duty;
import io.stackline.run.PressDuty;
import io.stackline.run.Refusal;
import java.time.temporal.ChronoUnit;

/** Why a press is not given work while somebody sets it up or services it. */
final class OffDuty {
  private OffDuty() {}

  static boolean is(Duty duty) {
    return duty.duty() != PressDuty.PROCESSING;
  }

  static String why(Duty duty) {
    String since = duty.since().truncatedTo(ChronoUnit.SECONDS).toString();
    return duty.duty().told(duty.press(), since, duty.by(), duty.note());
  }

  static Refusal refusal(Duty duty) {
    return new Refusal(Refusal.Code.STATE, why(duty), duty.duty().remedy() + ", then ask again");
  }
}
