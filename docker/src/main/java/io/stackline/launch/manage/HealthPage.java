package io.stackline.launch.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** Findings as JSON, a line each, for machines and for people. */
final class HealthPage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HealthPage() {}

  /** Status 503 unless all is well. */
  static ManagementPort.Page of(List<Finding> findings) {
    boolean ok = findings.stream().allMatch(Finding::ok);
    String lines = findings.stream().map(HealthPage::line).collect(Collectors.joining(",\n"));
    return ManagementPort.Page.json(ok, "{\"ok\":" + ok + ",\"checks\":[\n" + lines + "\n]}\n");
  }

  private static String line(Finding finding) {
    ObjectNode line = JSON.createObjectNode();
    line.put("check", finding.check()).put("ok", finding.ok()).put("reason", finding.reason());
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
