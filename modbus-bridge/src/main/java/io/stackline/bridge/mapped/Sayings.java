package io.stackline.bridge.mapped;

import java.util.List;
import java.util.Optional;

/** What becomes of the command on its way. */
final class Sayings {
  private Sayings() {}

  static void judge(Turn turn, Event.Seen seen) {
    if (turn.saying().isEmpty()) {
      return;
    }
    Saying saying = turn.saying().get();
    Saying.Turnout turnout = saying.judge(turn.map(), seen.image(), turn.at());
    if (turnout instanceof Saying.Turnout.Clear clear) {
      turn.put(Effect.Purpose.CLEARING, List.of(clear.setting()));
    } else if (turnout instanceof Saying.Turnout.Speak speak) {
      speak(turn, seen, speak);
    } else if (!(turnout instanceof Saying.Turnout.Waiting)) {
      turn.silence();
      settle(turn, seen, saying, turnout);
    }
  }

  /** The last look before a stroke: the press may have changed since it was made ready. */
  private static void speak(Turn turn, Event.Seen seen, Saying.Turnout.Speak speak) {
    if (turn.work() instanceof Work.Preparing preparing) {
      var objection = Objections.toStart(turn.press(), seen.status());
      if (objection.isPresent()) {
        turn.silence();
        Preparation.refuse(turn, preparing, objection.get());
        return;
      }
    }
    turn.saying(speak.next());
    turn.say(Effect.Purpose.COMMAND, speak.settings());
  }

  private static void settle(Turn turn, Event.Seen seen, Saying saying, Saying.Turnout turnout) {
    if (turn.work() instanceof Work.Preparing preparing) {
      Preparation.settled(turn, seen, preparing, turnout);
    } else {
      Sides.settled(turn, saying.verb(), turnout);
    }
  }

  /** The wire has said what became of the writing. */
  static void said(Turn turn, Event.Said said) {
    if (turn.saying().isEmpty()) {
      return;
    }
    Saying saying = turn.saying().get();
    Optional<String> givenUp = saying.givenUp(said);
    if (givenUp.isEmpty()) {
      turn.saying(saying.said(said));
      return;
    }
    turn.silence();
    if (turn.work() instanceof Work.Preparing preparing) {
      Preparation.refuse(
          turn, preparing, Objections.notTaken(turn.press(), saying.verb(), givenUp.get()));
    } else {
      Sides.settled(turn, saying.verb(), new Saying.Turnout.Refused(givenUp.get()));
    }
  }
}
