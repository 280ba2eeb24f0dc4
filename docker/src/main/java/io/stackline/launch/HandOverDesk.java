package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.time.Time;
import io.stackline.why.HandOver;
import io.stackline.why.HandOver.Item;
import java.util.List;

/** Tells beside the running process what waits for whom; see {@link FileDesk}. */
record HandOverDesk(Board board, LineSite site, Time time) implements FileDesk.Served {
  static final String SORT = "handover";

  /** Each line: for whom, the code and the sentence, separated by tabs. */
  @Override
  public List<String> serve(List<String> lines) {
    return HandOver.of(
            board.runs().all().values(),
            board.uses().all().values(),
            site.now().dies().values(),
            time.now())
        .stream()
        .map(HandOverDesk::line)
        .toList();
  }

  private static String line(Item item) {
    String text = item.text().replaceAll("\\s+", " ");
    return item.whom() + "\t" + item.code() + "\t" + text;
  }
}
