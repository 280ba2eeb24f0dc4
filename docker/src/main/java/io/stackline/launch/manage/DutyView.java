package io.stackline.launch.manage;

import io.stackline.board.Board;
import io.stackline.launch.manage.Shift.OnDuty;
import io.stackline.run.ProcessStatus;
import java.util.Optional;

/**
 * Who runs recipes, as a process that could sees it.
 *
 * @param role {@code on duty} or {@code standing by}
 * @param onDuty name of the process that is on duty, as far as this one hears
 * @param term of that one's sequencer
 */
record DutyView(String role, Optional<String> onDuty, Optional<Long> term) {
  static DutyView of(Shift shift, Board board) {
    Optional<OnDuty> own = shift.now().get();
    if (own.isPresent()) {
      return new DutyView(
          "on duty", Optional.of(board.peers().self()), Optional.of(own.get().term()));
    }
    Optional<String> other = board.peers().sequencer();
    return new DutyView(
        "standing by", other, other.flatMap(board.processes()::latest).map(ProcessStatus::term));
  }

  /** In words. */
  String words() {
    if (role.equals("on duty")) {
      return role + term.map(each -> ", term " + each).orElse("");
    }
    return role
        + "; "
        + onDuty
            .map(who -> who + " is on duty" + term.map(each -> ", term " + each).orElse(""))
            .orElse("nobody is heard that is on duty");
  }
}
