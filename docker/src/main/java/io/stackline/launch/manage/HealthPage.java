package io.stackline.launch.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings as JSON, a line each, for machines and for people. */
final class HealthPage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HealthPage() {}

  /** Status 503 unless all is well. */
  static ManagementPort.Page of(List<Finding> findings) {
    return of(findings, Optional.empty());
  }

  /**
   * The same, with who runs recipes.
   *
   * @param duty empty where this process never does
   */
  static ManagementPort.Page of(List<Finding> findings, Optional<DutyView> duty) {
    boolean ok = findings.stream().allMatch(Finding::ok);
    String lines = findings.stream().map(HealthPage::line).collect(Collectors.joining(",\n"));
    String who = duty.map(each -> ",\"duty\":" + text(duty(each))).orElse("");
    return ManagementPort.Page.json(
        ok, "{\"ok\":" + ok + who + ",\"checks\":[\n" + lines + "\n]}\n");
  }

  private static ObjectNode duty(DutyView duty) {
    ObjectNode view = JSON.createObjectNode();
    view.put("role", duty.role());
    view.put("onDuty", duty.onDuty().orElse(null));
    view.put("term", duty.term().orElse(null));
    return view;
  }

  private static String line(Finding finding) {
    ObjectNode line = JSON.createObjectNode();
    line.put("check", finding.check()).put("ok", finding.ok()).put("reason", finding.reason());
    return text(line);
  }

  private static String text(ObjectNode line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
