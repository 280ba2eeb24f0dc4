package io.stackline.bridge.driver;

import io.stackline.bridge.driver.Work.Preparing;
import io.stackline.bridge.register.Words;
import io.stackline.run.Refusal;
import java.util.List;

/** Limits and program on their way: what was written must read back word for word. */
final class Uploads {
  private static final int TRIES_MAX = 3;

  private Uploads() {}

  static void readBack(Turn turn, Event.ReadBack back) {
    if (!(turn.work() instanceof Preparing preparing)) {
      return;
    }
    List<Words> written = written(preparing);
    if (written.equals(back.blocks())) {
      turn.work(preparing.step(preparing.step().next(), turn.at(), preparing.sinceUptime()));
    } else if (!written.isEmpty()) {
      Preparation.refuse(
          turn,
          preparing,
          new Refusal(
              Refusal.Code.PRESS,
              turn.press()
                  + " reads back other than written: "
                  + difference(written, back.blocks()),
              "look for a second host that writes to this press, then order again"));
    }
  }

  private static List<Words> written(Preparing preparing) {
    return switch (preparing.step()) {
      case WRITE_LIMITS -> List.of(preparing.load().limits());
      case WRITE_PROFILE -> preparing.load().profile();
      default -> List.of();
    };
  }

  private static String difference(List<Words> written, List<Words> read) {
    for (int i = 0; i < Math.min(written.size(), read.size()); i++) {
      Words ours = written.get(i);
      Words theirs = read.get(i);
      for (int at = ours.address(); at < Math.min(ours.end(), theirs.end()); at++) {
        if (ours.u16(at) != theirs.u16(at)) {
          return String.format(
              "register %d holds %04X instead of %04X", at, theirs.u16(at), ours.u16(at));
        }
      }
    }
    return "some registers are missing";
  }

  static void failed(Turn turn, Event.UploadFailed failed) {
    if (turn.work() instanceof Preparing preparing) {
      Preparing tried = preparing.failed();
      turn.work(tried);
      if (failed.definite() || tried.failures() >= TRIES_MAX) {
        Preparation.refuse(turn, tried, Refusals.unreachable(turn.press(), failed.reason()));
      }
    }
  }
}
