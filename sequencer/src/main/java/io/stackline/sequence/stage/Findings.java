package io.stackline.sequence.stage;

import io.stackline.run.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What is found while a stroke is judged, and the worst of it. */
final class Findings {
  private final List<String> all = new ArrayList<>();
  private Verdict verdict = Verdict.PASS;

  void add(Verdict worst, String finding) {
    verdict = verdict.and(worst);
    all.add(finding);
  }

  /** Something to know that changes no verdict. */
  void remark(String text) {
    all.add(text);
  }

  Verdict verdict() {
    return verdict;
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
